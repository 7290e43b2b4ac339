// Which build of the site a page is of, and which one the host has now. The number is one over all that is published.
import { loadScript } from "../base/scripts.mjs";

/** The number that the build wrote into this page. */
export function ownBuild() {
  return document.querySelector('meta[name="navigator-build"]')?.content;
}

/** The number that the host has now; undefined when it cannot be asked in time. `root` is the address of the site's root. */
export async function currentBuild(root, patience) {
  delete globalThis.navigatorBuild;
  // No cache knows an address that nobody has asked for. A page that runs no Python may fetch nothing but scripts.
  const address = new URL(`assets/build.js?${Date.now()}`, root).href;
  await loadScript(address, { patience }).catch(() => undefined);
  return globalThis.navigatorBuild;
}
