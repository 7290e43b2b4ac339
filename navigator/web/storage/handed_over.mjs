// A text that one page hands to the page that is opened next in this tab. It is stored from the moment the first is left
// until the first script of the next one runs, which takes it out: a browser writes its storage to disk only now and then.
import { exits } from "./exit_count.mjs";
import { readStored, removeStored, store } from "./storage.mjs";

const PLACE = "sessionStorage";
const NAME = "days";

/** Where storage is refused nothing is handed over. */
export function handToNextPage(text) {
  addEventListener("pagehide", () => store(PLACE, NAME, text), { once: true });
}

/** Hands over what `text()` gives each time the page is left, unless that is nothing or its reader left by Exit. */
export function handOverWhenLeft(text) {
  const before = exits();
  addEventListener("pagehide", () => {
    const given = exits() === before && text();
    if (given) store(PLACE, NAME, given);
  });
}

/** Whether this page was loaded again by its reader, or by a device that had dropped it from its memory. */
export function isLoadedAnew() {
  return document.wasDiscarded || performance.getEntriesByType("navigation")[0]?.type === "reload";
}

/** Takes out what was handed to this page; every page does so as early as it can. */
export function takeOver() {
  const text = readStored(PLACE, NAME);
  if (text === null) return;
  removeStored(PLACE, NAME);
  globalThis.navigatorHandedOver = text;
}

/** What was handed over, once. */
export function handedOver() {
  takeOver();
  const text = globalThis.navigatorHandedOver ?? "";
  delete globalThis.navigatorHandedOver;
  return text;
}
