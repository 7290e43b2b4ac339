// What this site stores in the browser: texts under names that begin with its own path, because all sites of a host share
// one storage. Where storage is refused there is nothing, and nothing fails.
import { home } from "../base/home.mjs";

const OWN = `navigator ${home.pathname} `;
const PLACES = ["localStorage", "sessionStorage"];

/** The name under which others of this host see it. */
export const storedName = (name) => OWN + name;

/** `place` is "localStorage", for the browser, or "sessionStorage", for this tab. Null when there is none. */
export function readStored(place, name) {
  try {
    return globalThis[place].getItem(storedName(name));
  } catch {
    return null;
  }
}

/** Whether it is stored now. */
export function store(place, name, text) {
  try {
    globalThis[place].setItem(storedName(name), text);
    return true;
  } catch {
    return false;
  }
}

export function removeStored(place, name) {
  try {
    globalThis[place].removeItem(storedName(name));
  } catch {
    // Storage is refused: then nothing is stored either.
  }
}

/** Whether this browser stores anything for this page. */
export function canStore(place) {
  const stored = store(place, "trial", "");
  removeStored(place, "trial");
  return stored;
}

/** Removes all that is stored under this site's path, or handed over, and nothing of other sites on the same host. */
export function emptyStorage() {
  if (globalThis.name?.startsWith(OWN)) globalThis.name = "";
  for (const place of PLACES) {
    try {
      for (const name of Object.keys(globalThis[place])) if (name.startsWith(OWN)) globalThis[place].removeItem(name);
    } catch {
      // Storage is refused: then nothing is stored either.
    }
  }
}
