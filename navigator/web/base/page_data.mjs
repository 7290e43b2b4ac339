// The data the build made for the tools, in scripts that each call navigatorData(name, value).
import { loadScript } from "./scripts.mjs";

const held = new Map();

globalThis.navigatorData = (name, value) => held.set(name, value);

/** What a script that the page itself names has brought. */
export function loaded(name) {
  return held.get(name);
}

/** The value that the script at an address brings under a name. Rejects when the script does not come. */
export async function load(name, address) {
  if (!held.has(name)) await loadScript(address);
  return held.get(name);
}
