import assert from "node:assert/strict";
import { test } from "node:test";
import { filledIn, nextAfter, openingPlace, placeIn, requestOf, RESULT } from "../../../navigator/web/wizard/interview.mjs";

const [WHO, WHERE, WHEN] = ["reader", "area", "date:sent"].map((name) => ({ name }));
const DATA = { opening: [WHO, WHERE] };
const ANSWERED = { reader: { value: "parent" } };

test("the first questions are asked in their order, without the engine", () => {
  assert.deepEqual(openingPlace(DATA, { at: "", answers: {} }), { question: WHO, answered: [] });
  assert.deepEqual(openingPlace(DATA, { at: "", answers: ANSWERED }), { question: WHERE, answered: [WHO] });
});

test("a first question that is named is shown again, whether it was answered or not", () => {
  assert.deepEqual(openingPlace(DATA, { at: "reader", answers: ANSWERED }), { question: WHO, answered: [WHO] });
});

test("what cannot have happened in such a case is not offered", () => {
  const options = [{ value: "nothing" }, { value: "refused", only: { "case:kind": ["urgent", "unknown"] } }];
  const data = { opening: [{ name: "case:kind" }, { name: "last", options }] };
  const offered = (kind) => openingPlace(data, { at: "last", answers: { "case:kind": { value: kind } } }).question.options.map(({ value }) => value);
  assert.deepEqual(offered("urgent"), ["nothing", "refused"]);
  assert.deepEqual(offered("unknown"), ["nothing", "refused"]);
  assert.deepEqual(offered("ordinary"), ["nothing"]);
});

test("the engine is asked for the result, for its own questions, and once the first ones are answered", () => {
  const both = { ...ANSWERED, area: { value: "north" } };
  for (const step of [{ at: RESULT, answers: {} }, { at: "date:sent", answers: {} }, { at: "", answers: both }]) assert.equal(openingPlace(DATA, step), undefined);
});

test("a step stands at the question it names, else at what the engine asks next, else at the position", () => {
  const report = { answered: [WHO, WHERE], question: WHEN, position: null };
  assert.deepEqual(placeIn(report, { at: "area" }), { question: WHERE, answered: report.answered });
  assert.deepEqual(placeIn(report, { at: "date:sent" }), { question: WHEN, answered: report.answered });
  assert.deepEqual(placeIn(report, { at: RESULT }), { question: WHEN, answered: report.answered });
  const position = { heading: "Stage 2" };
  const ended = { answered: [WHO], question: null, position };
  assert.deepEqual(placeIn(ended, { at: RESULT }), { position, answered: [WHO] });
  assert.deepEqual(placeIn(ended, { at: "no-longer-asked" }), { position, answered: [WHO] });
  assert.deepEqual(placeIn(ended, { at: "reader" }), { question: WHO, answered: [WHO] });
});

test("after a first question comes the next that has no answer, and after the last of them the engine", () => {
  assert.equal(nextAfter(DATA, ANSWERED, WHO), "area");
  assert.equal(nextAfter(DATA, { ...ANSWERED, area: { value: "north" } }, WHO), RESULT);
  assert.equal(nextAfter(DATA, ANSWERED, WHERE), RESULT);
  assert.equal(nextAfter(DATA, {}, WHEN), RESULT);
});

test("the engine gets the answers without how they were typed", () => {
  const answers = { ...ANSWERED, "date:sent": { from: "2026-12-14", to: "2026-12-14", way: "another", typed: { on: { day: "14", month: "12", year: "2026" } } } };
  assert.deepEqual(requestOf({ procedure: "board/complaints" }, answers, "2026-12-15"), {
    ask: "wizard",
    procedure: "board/complaints",
    answers: { reader: { value: "parent" }, "date:sent": { from: "2026-12-14", to: "2026-12-14" } },
    today: "2026-12-15",
  });
});

test("the engine knows on which day kept answers were given, where that was before", () => {
  const asked = (since, today) => requestOf({ procedure: "board/complaints", since }, ANSWERED, today).told_on;
  assert.equal(asked("2026-12-28", "2027-01-20"), "2026-12-28");
  assert.equal(asked("2026-12-28", "2026-12-28"), undefined);
  assert.equal(asked("", "2027-01-20"), undefined);
});

test("what was filled in and not sent on is shown in place of the answer, at its question alone", () => {
  const step = { draft: { question: "reader", answer: { value: "worker" } }, answers: ANSWERED };
  assert.deepEqual(filledIn(step, WHO), { value: "worker" });
  assert.deepEqual(filledIn({ answers: ANSWERED }, WHO), { value: "parent" });
  assert.equal(filledIn(step, WHERE), undefined);
});
