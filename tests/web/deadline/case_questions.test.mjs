import assert from "node:assert/strict";
import { test } from "node:test";
import { caseView, heldBy } from "../../../navigator/web/deadline/case_questions.mjs";
import { NOTHING_CHOSEN, withProcedure, withTold } from "../../../navigator/web/deadline/state.mjs";

const ALL = { clause: "acknowledge" };
const CHILD = { clause: "reply-child", only: { whom: ["child"] } };
const PAPER = { clause: "copy", only: { whom: ["child", "other"], how: ["paper"] } };
const clauses = (limits) => limits.map(({ clause }) => clause);

test("without an answer every limit may hold", () => {
  assert.deepEqual(clauses(heldBy([ALL, CHILD, PAPER], {})), ["acknowledge", "reply-child", "copy"]);
});

test("an answer takes out the limits that are for others alone", () => {
  assert.deepEqual(clauses(heldBy([ALL, CHILD, PAPER], { whom: "adult" })), ["acknowledge"]);
  assert.deepEqual(clauses(heldBy([ALL, CHILD, PAPER], { whom: "other" })), ["acknowledge", "copy"]);
  assert.deepEqual(clauses(heldBy([ALL, CHILD, PAPER], { whom: "child", how: "disk" })), ["acknowledge", "reply-child"]);
});

test("answers stay with their procedure, and one that is taken back is gone", () => {
  const told = withTold(withProcedure(NOTHING_CHOSEN, "board/requests"), "whom", "child");
  assert.deepEqual(told.told, { whom: "child" });
  assert.deepEqual(withProcedure(told, "board/requests").told, { whom: "child" });
  assert.deepEqual(withProcedure(told, "board/disputes").told, {});
  assert.deepEqual(withTold(told, "whom", "").told, {});
});

test("a question shows the answer that it has", () => {
  const questions = [{ id: "whom", title: "Whose is it?", options: [{ value: "child", text: "A child's" }, { value: "adult", text: "Mine" }] }];
  const [shown] = caseView(questions, { whom: "adult" }).questions;
  assert.deepEqual([shown.id, shown.name], ["case-whom", "whom"]);
  assert.deepEqual(shown.options.map(({ selected }) => selected), [false, true]);
});
