// The two ways to start Python, and the files that each needs: see boot.mjs.

export const WAYS = {
  lean: ["glue", "lean", "memory", "lock"],
  whole: ["glue", "wasm", "stdlib", "lock", "engine", "start"],
};
