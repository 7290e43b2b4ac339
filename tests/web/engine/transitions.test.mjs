import assert from "node:assert/strict";
import { test } from "node:test";
import { firstMode, sizeOf } from "../../../navigator/web/engine/start_modes.mjs";
import { IDLE, afterFailure, isReplaceable, loading, mayBeReplaced, ready } from "../../../navigator/web/engine/transitions.mjs";

test("trouble that may be with the lean mode alone leads to the complete one", () => {
  for (const reason of ["broken", "missing", "changed", "memory"]) assert.deepEqual(afterFailure({ mode: "lean", reason, isReplaced: false }), { start: "complete" });
});

test("trouble that the complete mode would have too is given as the reason at once", () => {
  for (const reason of ["blocked", "offline", "slow"]) assert.deepEqual(afterFailure({ mode: "lean", reason, isReplaced: false }), { giveUp: reason });
});

test("after the complete mode there is no other", () => {
  for (const reason of ["broken", "missing", "slow"]) assert.deepEqual(afterFailure({ mode: "complete", reason, isReplaced: false }), { giveUp: reason });
});

test("on a site that was replaced nothing is started again", () => {
  for (const mode of ["lean", "complete"]) assert.deepEqual(afterFailure({ mode, reason: "changed", isReplaced: true }), { giveUp: "newer" });
  assert.ok(mayBeReplaced("missing"));
  assert.ok(!mayBeReplaced("slow"));
});

test("only a worker that had answered is replaced by one like it", () => {
  assert.ok(isReplaceable(ready("lean"), true));
  assert.ok(!isReplaceable(ready("lean"), false));
  assert.ok(!isReplaceable(loading(1, 2), true));
  assert.ok(!isReplaceable(IDLE, true));
});

test("a build without the lean files starts in the complete mode; the sizes are of the files that a mode needs", () => {
  const files = Object.fromEntries(["glue", "wasm", "stdlib", "lock", "engine", "start"].map((role, at) => [role, { size: 10 ** at }]));
  assert.equal(firstMode(files), "complete");
  assert.equal(sizeOf("complete", files), 111111);
  assert.equal(firstMode({ ...files, lean: { size: 5 }, memory: { size: 6 } }), "lean");
  assert.equal(sizeOf("lean", { ...files, lean: { size: 5 }, memory: { size: 6 } }), 1 + 5 + 6 + 1000 + 100000);
});
