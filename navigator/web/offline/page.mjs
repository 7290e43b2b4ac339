// Starts the service worker when a page has nothing else to do, and runs the page on which a reader can have the complete
// site stored.
import { ownBuild } from "../newest/build_number.mjs";

const SCRIPT = "service-worker.js";
const MEGABYTE = 1000000;
// Milliseconds without a sign of life until the reader is told.
const PATIENCE = 8000;

/** `home` is the address of the site's root. */
export function startOffline(home) {
  const shown = document.getElementById("nav-offline");
  if (!navigator.serviceWorker || location.protocol === "file:") {
    if (shown) show(shown, "impossible");
    return;
  }
  if (shown) offer(shown, home);
  // A site of which ours is a part has no service worker of ours, and may have one of its own.
  else if (document.querySelector('meta[name="navigator-part"]')) return;
  // Where the browser refuses to store anything, the site works as it did before there was a service worker.
  else if (!navigator.connection?.saveData) addEventListener("load", () => idle(() => begin(home).catch(() => {})), { once: true });
}

/** Removes the pages and parts of this site that are stored in this browser; other sites of the host keep theirs. */
export async function forgetSite(home) {
  const found = await navigator.serviceWorker?.getRegistration(home);
  const registration = found?.scope === home.href ? found : undefined;
  // A new version may be gathering what the old one has.
  for (const state of ["installing", "waiting", "active"]) registration?.[state]?.postMessage({ forget: true });
  await registration?.unregister();
  const names = ((await globalThis.caches?.keys()) ?? []).filter((name) => name.startsWith(`navigator ${home.pathname} `));
  await Promise.all(names.map((name) => caches.delete(name)));
}

const idle = (task) => (window.requestIdleCallback ? requestIdleCallback(task, { timeout: 5000 }) : setTimeout(task, 1000));

async function begin(home) {
  // The host alone tells which version is the newest. What that one is made of has its content in its name.
  await navigator.serviceWorker.register(new URL(SCRIPT, home), { scope: home, updateViaCache: "imports" });
  const { active } = await navigator.serviceWorker.ready;
  const used = performance.getEntriesByType("resource").map(({ name }) => name);
  active.postMessage({ used: [location.href.split("#")[0], ...used], build: ownBuild() });
  return active;
}

function offer(box, home) {
  const [keep, remove] = ["keep", "remove"].map((name) => box.querySelector(`[data-do="${name}"]`));
  const bar = box.querySelector("progress");
  let timer;
  // A list or a file may stall, and the worker with it.
  const expectLife = () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(box, "failed"), PATIENCE);
  };
  navigator.serviceWorker.addEventListener("message", ({ data }) => data.offline && showState(data.offline));
  tell({ report: true });
  keep.addEventListener("click", () => {
    show(box, "fetching");
    tell({ keep: true });
  });
  remove.addEventListener("click", async () => {
    await forgetSite(home);
    clearTimeout(timer);
    show(box, "removed");
  });

  /** Tells the service worker, which is begun anew each time: what had stalled or was missing may be there now. */
  async function tell(message) {
    expectLife();
    try {
      (await begin(home)).postMessage(message);
    } catch (error) {
      clearTimeout(timer);
      // A script that does not come is a TypeError; any other is the browser's own no.
      show(box, error instanceof TypeError ? "failed" : "impossible");
    }
  }

  function showState(said) {
    clearTimeout(timer);
    if (said.total) showSize(box, megabytes(said.total));
    if (said.done) {
      expectLife();
      show(box, "fetching");
      bar.max = said.total;
      bar.value = said.done;
      box.querySelector("[data-done]").textContent = megabytes(said.done);
    } else if (said.failed) show(box, "failed");
    else if (said.kept) show(box, "kept");
    else if (said.kept === false) show(box, "possible");
  }
}

// Exactly one of the parts is shown; the box is a status, so that the change is read out.
function show(box, state) {
  box.hidden = false;
  for (const part of box.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(state);
}

// Sentences about the size are shown once it is known.
function showSize(box, size) {
  for (const place of box.querySelectorAll("[data-size]")) place.textContent = size;
  for (const sentence of box.querySelectorAll("[data-sized]")) sentence.hidden = false;
}

const megabytes = (bytes) => `${Math.max(1, Math.round(bytes / MEGABYTE))} MB`;
