// How often a reader left in a hurry while this tab was open. A page that the browser had put aside, and brings back by the
// Back button, learns from it that it has to forget what was typed.
import { canStore, emptyStorage, readStored, store } from "./storage.mjs";

const PLACE = "sessionStorage";
const NAME = "exits";

/** Null where storage is refused: then nobody can know. */
export function exits() {
  return canStore(PLACE) ? Number(readStored(PLACE, NAME) ?? 0) : null;
}

/** Empties the storage of this site but for the number of exits. */
export function countExit() {
  const count = exits() + 1;
  emptyStorage();
  store(PLACE, NAME, String(count));
}
