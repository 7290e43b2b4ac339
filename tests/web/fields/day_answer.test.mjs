import assert from "node:assert/strict";
import { test } from "node:test";
import { isDayAnswer, plainDay, typedAnswer } from "../../../navigator/web/fields/day_answer.mjs";

const ANSWERS = [
  { from: "2026-12-14", to: "2026-12-14" },
  { from: "2026-12-14", to: "2026-12-20" },
  { sent: "2026-12-14", by: "second-class" },
  { unknown: true },
];

test("an answer that is shown as if it had been typed is the same answer to the engine", () => {
  for (const answer of ANSWERS) {
    assert.ok(isDayAnswer(answer));
    assert.deepEqual(plainDay(typedAnswer(answer)), answer);
  }
});

test("nothing else is an answer about a day", () => {
  for (const other of [
    undefined, null, "2026-12-14", [], {}, { from: "2026-12-14" }, { from: "2026-12-20", to: "2026-12-14" }, { from: "2026-02-30", to: "2026-12-14" },
    { from: "2026-12-14", to: "2026-12-14", way: "another" }, { sent: "2026-12-14", by: "pigeon" }, { sent: "2026-12-14", by: ["email"] }, { unknown: "yes" },
  ]) assert.equal(isDayAnswer(other), false, JSON.stringify(other));
});
