// The data the build made for the tools. What each needs to begin stands in its page; the rest comes in scripts that each
// call navigatorData(name, value).
import { loadScript } from "./scripts.mjs";

const held = new Map();

globalThis.navigatorData = (name, value) => held.set(name, value);

/** What stands in the page under a name. */
export function inPage(name) {
  return JSON.parse(document.getElementById("nav-data").textContent)[name];
}

/** The value that a script of {path, integrity} brings under a name. Its error has the `reason` "data" when it does not come. */
export async function load(name, root, { path, integrity }) {
  if (!held.has(name)) await loadScript(root + path, { integrity }).catch(() => undefined);
  if (!held.has(name)) throw Object.assign(new Error(path), { reason: "data" });
  return held.get(name);
}
