// Classic scripts that are added to the page when they are needed: a page opened from a disk can load nothing else.
import { hasOrigin } from "./home.mjs";
import { PATIENCE } from "./waiting.mjs";

const LOADING = new Map();

/**
 * Loads a script, once; rejects when it does not come in time, is not the one that was meant, or does not set the global
 * that it `brings`. It may then be tried again.
 */
export function loadScript(address, { integrity, brings, patience = PATIENCE } = {}) {
  if (!LOADING.has(address)) {
    const loading = added(address, integrity, patience).then(() => {
      // A script that was cut short has arrived as far as the browser can tell.
      if (brings && !(brings in globalThis)) throw new Error(address);
    });
    LOADING.set(address, loading);
    loading.catch(() => LOADING.delete(address));
  }
  return LOADING.get(address);
}

function added(address, integrity, patience) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    const end = (settle) => () => {
      clearTimeout(timer);
      element.remove();
      settle(new Error(address));
    };
    const timer = setTimeout(end(reject), patience);
    // Without an origin browsers refuse every file that has to match a hash.
    if (integrity && hasOrigin) element.integrity = integrity;
    element.src = address;
    element.onload = end(() => resolve());
    element.onerror = end(reject);
    document.head.append(element);
  });
}
