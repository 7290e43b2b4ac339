// Says that the host has a newer build than the one this page is of. Asked when a page starts, unless it has just come from
// the host, and each time it is looked at again.
import { currentBuild, ownBuild } from "./build_number.mjs";

// The host may be slow: nobody waits for this.
const PATIENCE = 30000;

/** `root` is the address of the site's root. A tool hears the event "nav-newer", and asks for a look with "nav-check". */
export function startNewer(root) {
  const box = document.getElementById("nav-newer");
  const own = ownBuild();
  if (!box || !own || location.protocol === "file:" || globalThis.origin === "null") return;
  const [button, stale] = ["button", "p + p"].map((part) => box.querySelector(part));
  const [visit] = performance.getEntriesByType("navigation");
  let isAsking = false;
  let wasCurrent = false;

  async function check() {
    if (isAsking || !box.hidden) return;
    isAsking = true;
    const current = await currentBuild(root, PATIENCE);
    isAsking = false;
    if (current === own) wasCurrent = true;
    else if (current) show();
  }

  function show() {
    // A host that gives the old page after a reload too has it in a cache of its own: the reader can do nothing about it.
    stale.hidden = wasCurrent || visit?.type !== "reload";
    box.hidden = false;
    if (!stale.hidden) return;
    document.documentElement.dataset.newer = "";
    document.dispatchEvent(new Event("nav-newer"));
  }

  button.addEventListener("click", () => location.reload());
  document.addEventListener("nav-check", check);
  document.addEventListener("visibilitychange", () => document.hidden || check());
  addEventListener("focus", check);
  addEventListener("pageshow", ({ persisted }) => persisted && check());
  navigator.serviceWorker?.addEventListener("controllerchange", check);
  if (!visit?.transferSize || document.querySelector("[data-needs-script]")) check();
}
