// Where this site stands: its scripts are in assets/navigator/ of it. Other sites may stand on the same host. And how an address
// is read, which anybody can have written.

/** The address of the site's root. */
export const home = new URL("../../", globalThis.document?.currentScript?.src || "https://site.example/assets/navigator/page.js");

/** False for a page of a disk, and for one in a sandbox that takes its origin away: to both, files of their own site are a stranger's. */
export const hasOrigin = globalThis.location?.protocol !== "file:" && globalThis.origin !== "null";

/** The address of the page. Whoever made the link to it may have written anything after it, so that is never shown or kept. */
export const pageAddress = () => location.href.split(/[?#]/)[0];

/** Whether this page is inside another. */
export function isFramed() {
  return window.parent !== window;
}

/** A part of an address without its escapes; as it is, where they are none. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a sign of percent that stands for itself
  }
}
