// Light or dark. The device decides unless the reader pressed a button; only then is anything stored.
import { readStored, removeStored, store } from "../storage/storage.mjs";

const PLACE = "localStorage";
const NAME = "colours";

/** "light", "dark" or "" for what the device says. */
export function chosen() {
  const value = readStored(PLACE, NAME);
  return value === "light" || value === "dark" ? value : "";
}

export function choose(scheme) {
  // Where storage is refused the choice holds for this page.
  if (scheme) store(PLACE, NAME, scheme);
  else removeStored(PLACE, NAME);
  show(scheme);
}

export function show(scheme) {
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
}
