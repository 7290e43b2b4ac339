// Light or dark. The device decides unless the reader pressed a button; only then is anything stored.
const KEY = "navigator.colours";

/** "light", "dark" or "" for what the device says. */
export function chosen() {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "";
  } catch {
    return "";
  }
}

export function choose(scheme) {
  try {
    if (scheme) localStorage.setItem(KEY, scheme);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
  show(scheme);
}

export function show(scheme) {
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
}
