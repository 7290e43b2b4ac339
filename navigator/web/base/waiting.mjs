// What has to be waited for: the page itself, and how long its reader is left without a word.

/** Milliseconds that a part of the page may take before its reader is told. */
export const PATIENCE = 8000;

/** What a promise gives; rejects when that takes too long. */
export function within(promise, patience = PATIENCE) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("too slow")), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Does something once the page is parsed; not later, as DOMContentLoaded is while a script stalls. */
export function whenParsed(task) {
  if (document.readyState === "loading") document.addEventListener("readystatechange", () => task(), { once: true });
  else task();
}

/** A part of the page that is nothing without its script has started: see chrome/not_started.mjs. */
export function started(element) {
  element.dataset.started = "";
  showFor({ scripts: true });
}

/** Shows what is for readers with scripts, or for those without; also where the styles that do so have not come. */
export function showFor({ scripts }) {
  const [from, to] = scripts ? ["no-js", "js"] : ["js", "no-js"];
  document.documentElement.classList.replace(from, to);
  for (const part of document.querySelectorAll(".nav-only-no-js")) part.hidden = scripts;
}
