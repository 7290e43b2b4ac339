// The states of the engine as values, and what follows on trouble. Nothing here starts or stops anything.
//
// A reason is a key that the page turns into words:
//   file     the page was opened from a folder, not from a web address
//   sandbox  the page is in a frame whose sandbox forbids it
//   old      the browser lacks what is needed
//   blocked  the browser or the network forbids WebAssembly
//   offline  a file could not be fetched
//   missing  the site lacks a file
//   changed  a file is not what it should be
//   newer    the site has been replaced since this page was loaded: reload
//   slow     nothing happened for too long
//   memory   there is not enough memory
//   broken   it started or ran into an error of its own

export const IDLE = { name: "idle" };
// `isLate` is added when nothing has come for a while.
export const loading = (loaded, total) => ({ name: "loading", loaded, total });
export const ready = (mode) => ({ name: "ready", mode });
export const unavailable = (reason, detail) => ({ name: "unavailable", reason, detail });

// Trouble that may be with the lean mode alone, so that the complete one is worth a try.
const LEAN_TROUBLE = new Set(["broken", "missing", "changed", "memory"]);

/** A file that is gone or changed usually means that the site was replaced under the page: worth a look. */
export function mayBeReplaced(reason) {
  return LEAN_TROUBLE.has(reason);
}

/** What follows on trouble in a mode: {start: the mode to start in next} or {giveUp: the reason}. */
export function afterFailure({ mode, reason, isReplaced }) {
  if (isReplaced) return { giveUp: "newer" };
  return mode === "complete" || !LEAN_TROUBLE.has(reason) ? { giveUp: reason } : { start: "complete" };
}

/** A worker that ends is replaced by one like it, if it had answered before: then it is not the start that fails. */
export function isReplaceable(state, hasAnswered) {
  return state.name === "ready" && hasAnswered;
}
