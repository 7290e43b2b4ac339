// A text that one page hands to the page that is opened next in this tab, whose first script takes it out. It goes in the name of
// the window, which is in the browser's memory alone and ends with the site: storage is written to disk when a page is slow.
// What says nothing of a reader may be stored, so that it is there after a reload too.
import { exits } from "./exit_count.mjs";
import { readStored, removeStored, store, storedName } from "./storage.mjs";

const PLACE = "sessionStorage";
const NAME = "days";
const SIGN = storedName(NAME);

/** For who follows a link of this page. */
export function handToNextPage(text) {
  globalThis.name = SIGN + text;
}

/**
 * Stores what `text()` gives each time the page is left, unless that is nothing or its reader left by Exit. It may say nothing of
 * what was answered.
 */
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
  const stored = readStored(PLACE, NAME);
  if (stored !== null) removeStored(PLACE, NAME);
  const { name } = globalThis;
  const isNamed = name?.startsWith(SIGN);
  if (isNamed) globalThis.name = "";
  const text = isNamed ? name.slice(SIGN.length) : stored;
  if (text !== null) globalThis.navigatorHandedOver = text;
}

/** What was handed over, once. */
export function handedOver() {
  takeOver();
  const text = globalThis.navigatorHandedOver ?? "";
  delete globalThis.navigatorHandedOver;
  return text;
}
