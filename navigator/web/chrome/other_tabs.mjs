// One tab tells the others of this site that its reader has left in a hurry.
import { home } from "../base/home.mjs";
import { removeStored, store, storedName } from "../storage/storage.mjs";

const NAME = "exit";

/** Calls `left` when another tab says so; gives the function that says it to the others. */
export function otherTabs(left) {
  const channel = opened(`navigator ${home.pathname} ${NAME}`);
  if (channel) {
    channel.addEventListener("message", left);
    return () => channel.postMessage("");
  }
  // A browser without channels tells other tabs of a change to what is stored.
  addEventListener("storage", ({ key, newValue }) => {
    if (key === storedName(NAME) && newValue !== null) left();
  });
  return () => {
    store("localStorage", NAME, "");
    removeStored("localStorage", NAME);
  };
}

function opened(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
