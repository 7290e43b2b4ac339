// The two modes in which Python starts, and the files that each needs: see boot.mjs.

export const START_MODES = {
  lean: ["glue", "lean", "memory", "lock", "start"],
  complete: ["glue", "wasm", "stdlib", "lock", "engine", "start"],
};

/** The mode to try first: a build without the lean files has the other alone. */
export function firstMode(files) {
  return files.lean ? "lean" : "complete";
}

/** Bytes that a start in a mode fetches. */
export function sizeOf(mode, files) {
  return START_MODES[mode].reduce((sum, role) => sum + files[role].size, 0);
}
