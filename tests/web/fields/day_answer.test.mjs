import assert from "node:assert/strict";
import { test } from "node:test";
import { isDayAnswer, plainDay, settled, typedAnswer, typedHour } from "../../../navigator/web/fields/day_answer.mjs";

const ANSWERS = [
  { from: "2026-12-14", to: "2026-12-14" },
  { from: "2026-12-14", to: "2026-12-20" },
  { from: "2026-12-14", to: "2026-12-14", hour: "09:20" },
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
    { from: "2026-12-14", to: "2026-12-20", hour: "09:20" }, { from: "2026-12-14", to: "2026-12-14", hour: "9:20" }, { from: "2026-12-14", to: "2026-12-14", hour: ["09:20"] },
    { from: "2026-12-14", to: "2026-12-14", way: "another" }, { sent: "2026-12-14", by: "pigeon" }, { sent: "2026-12-14", by: ["email"] }, { unknown: "yes" },
  ]) assert.equal(isDayAnswer(other), false, JSON.stringify(other));
});

test("today and yesterday stay the dates that they were when they are shown on another day", () => {
  const today = { from: "2026-12-21", to: "2026-12-21", way: "today" };
  assert.equal(settled(today, "2026-12-21"), today);
  assert.deepEqual(settled(today, "2026-12-22"), { from: "2026-12-21", to: "2026-12-21", way: "another", typed: { on: { day: "21", month: "12", year: "2026" } } });
  const yesterday = { from: "2026-12-31", to: "2026-12-31", way: "yesterday" };
  assert.equal(settled(yesterday, "2027-01-01"), yesterday);
  assert.equal(settled(yesterday, "2027-01-02").way, "another");
  for (const other of [{ way: "today" }, { unknown: true, way: "unknown" }, { from: "2026-12-01", to: "2026-12-03", way: "unsure" }]) assert.equal(settled(other, "2026-12-22"), other);
});

test("an hour is read as people write it, and nothing else is one", () => {
  for (const [text, hour] of [["09:20", "09:20"], ["9:20", "09:20"], [" 9.05 ", "09:05"], ["23:59", "23:59"], ["00:00", "00:00"]]) assert.equal(typedHour(text), hour);
  for (const text of ["", "24:00", "9", "9:2", "09:60", "9pm", "0920", "09:20:00"]) assert.equal(typedHour(text), undefined, text);
});
