// How long a part of the page may take before its reader is told.

/** Milliseconds. */
export const PATIENCE = 8000;

/** What a promise gives; rejects when that takes too long. */
export function within(promise, patience = PATIENCE) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("too slow")), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
