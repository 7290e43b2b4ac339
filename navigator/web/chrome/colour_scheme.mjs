// Light or dark. The device decides unless the reader pressed a button; only then is anything stored. In a frame the page
// around may have asked for one of them by ?colours=light, because it may have no other.
import { isFramed } from "../base/home.mjs";
import { readStored, removeStored, store } from "../storage/storage.mjs";

const PLACE = "localStorage";
const NAME = "colours";

/** "light", "dark" or "" for what the device says. */
export function chosen() {
  return schemeOf(readStored(PLACE, NAME));
}

/** The same, of the page around. */
export function asked() {
  return isFramed() ? schemeOf(new URLSearchParams(location.search).get(NAME)) : "";
}

function schemeOf(value) {
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
