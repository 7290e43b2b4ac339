// What the engine's client asks of the browser. `base` is the address of the site's root.
import { hasOrigin } from "../base/home.mjs";
import { currentBuild } from "../newest/build_number.mjs";

// Somebody waits for what follows.
const SOON = 2000;

export function browserHost(base) {
  const root = new URL(base, document.baseURI).href;
  const addressOf = (path) => new URL(path, root).href;

  return {
    root,
    obstacle,
    savesData: () => Boolean(navigator.connection?.saveData),

    startWorker: (path) => new Worker(addressOf(path), { type: "module", name: "navigator" }),

    /** The build that the site has now; undefined when it cannot be asked. */
    currentBuild: () => currentBuild(root, SOON),

    /** A service worker that came after these files has not seen them: it gets their addresses, and stores them. */
    reportUsed(paths) {
      navigator.serviceWorker?.ready.then(({ active }) => active.postMessage({ used: paths.map(addressOf) }));
    },

    /** Calls `leave` when the page is left and the browser may keep it, `comeBack` when it is shown again as it was. */
    whileAway({ leave, comeBack }) {
      addEventListener("pagehide", leave);
      addEventListener("pageshow", ({ persisted }) => persisted && comeBack());
    },

    whenIdle(task) {
      if (window.requestIdleCallback) requestIdleCallback(task, { timeout: 5000 });
      else setTimeout(task, 1000);
    },
  };
}

/** The reason why Python cannot run here, as far as it shows without trying; null when nothing speaks against it. */
function obstacle() {
  if (!hasOrigin) return location.protocol === "file:" ? "file" : "sandbox";
  const needed = [window.Worker, window.WebAssembly?.compileStreaming, window.DecompressionStream];
  return needed.every(Boolean) ? null : "old";
}
