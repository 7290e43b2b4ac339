// A text that one page hands to the page that is opened next in this tab, whose first script takes it out. It goes in the name of
// the window, which is in the browser's memory alone: storage is written to disk when a page is slow. Any website can read such a
// name where it follows, and give a window one in which it opens this site. So the name is locked with a key that is made by
// chance, used once, and stored meanwhile; the key says nothing of a reader.
// What says nothing of a reader may be stored, so that it is there after a reload too.
import { exits } from "./exit_count.mjs";
import { readStored, removeStored, store, storedName } from "./storage.mjs";

const PLACE = "sessionStorage";
const NAME = "days";
const KEY = "key";
const OWN = storedName(NAME);

/** For who follows a link of this page. Where storage is refused nobody could tell whose it is, so there it is not handed over. */
export function handToNextPage(text) {
  const bytes = new TextEncoder().encode(text);
  const key = crypto.getRandomValues(new Uint8Array(bytes.length));
  if (store(PLACE, KEY, written(key))) globalThis.name = OWN + written(mixed(bytes, key));
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
  return document.wasDiscarded || wayIn() === "reload";
}

/** Whether its reader came back to this page, and the browser had not kept it. */
export function isComeBackTo() {
  return wayIn() === "back_forward";
}

const wayIn = () => performance.getEntriesByType("navigation")[0]?.type;

/** Takes out what was handed to this page; every page does so as early as it can. */
export function takeOver() {
  const [stored, key] = [NAME, KEY].map(taken);
  const { name } = globalThis;
  const isNamed = name?.startsWith(OWN);
  if (isNamed) globalThis.name = "";
  const text = isNamed && key?.length === name.length - OWN.length ? unlocked(name.slice(OWN.length), key) : stored;
  if (text !== null) globalThis.navigatorHandedOver = text;
}

function taken(name) {
  const stored = readStored(PLACE, name);
  if (stored !== null) removeStored(PLACE, name);
  return stored;
}

/** What a name was made of, if it was made with this key; else nothing that anybody can have meant. */
function unlocked(name, key) {
  return new TextDecoder().decode(mixed(read(name), read(key)));
}

const mixed = (bytes, key) => bytes.map((byte, at) => byte ^ key[at]);

const written = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const read = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** What was handed over, once. */
export function handedOver() {
  takeOver();
  const text = globalThis.navigatorHandedOver ?? "";
  delete globalThis.navigatorHandedOver;
  return text;
}
