import assert from "node:assert/strict";
import { test } from "node:test";
import { linkOf } from "../../../navigator/web/links/case_link.mjs";
import { openedCase } from "../../../navigator/web/wizard/kept_answers.mjs";
import { stepMemory } from "../../../navigator/web/wizard/step_memory.mjs";
import { firstStep, stepAfter } from "../../../navigator/web/wizard/steps.mjs";

const KEY = "board/complaints";
const isKnown = (key) => key === KEY;
const ANSWERS = { reader: { value: "parent" } };
const LINK = linkOf({ procedure: KEY, answers: ANSWERS, position: { today: "2026-12-15", version: "3", running: [] }, coverage: [] });

test("without a link a reader begins at the list of procedures, with one at its procedure", () => {
  assert.deepEqual(firstStep("", isKnown), { procedure: "", at: "", answers: {}, depth: 0 });
  assert.equal(firstStep(`#procedure=${KEY}`, isKnown).procedure, KEY);
  const gone = firstStep("#procedure=board/other", isKnown);
  assert.deepEqual([gone.procedure, gone.refused], ["", "procedure"]);
  assert.equal(firstStep("#elsewhere", isKnown).procedure, "");
});

test("a link with answers leads to their result, and what it held is there to compare", () => {
  const step = firstStep(LINK, isKnown);
  assert.deepEqual([step.procedure, step.at, step.answers, step.opened.on], [KEY, "result", ANSWERS, "2026-12-15"]);
});

test("a link that cannot be used, or is of a procedure that is gone, is refused", () => {
  for (const step of [firstStep("#answers=x", isKnown), firstStep(LINK, () => false)]) {
    assert.deepEqual([step.refused, step.procedure, step.answers], [true, "", {}]);
  }
});

test("the next step keeps the answers, but not what was only filled in or said of a link", () => {
  const step = { ...firstStep(LINK, isKnown), day: "2026-12-16", draft: { question: "reader", answer: {} } };
  const next = stepAfter(step, { at: "reader" });
  assert.deepEqual([next.at, next.answers, next.day, next.depth], ["reader", ANSWERS, "2026-12-16", 1]);
  assert.deepEqual([next.draft, next.opened, next.refused], [undefined, undefined, false]);
});

test("a case that was kept says on which day its answers were given, until one of them is changed", () => {
  const kept = openedCase({ name: "mine", procedure: KEY, on: "2026-12-21", answers: ANSWERS, number: "" });
  const opened = stepAfter(firstStep("", isKnown), kept);
  assert.equal(opened.since, "2026-12-21");
  assert.equal(stepAfter(opened, { answers: ANSWERS }).since, "");
});

test("what is remembered of a procedure for families is in no storage; of one for people at work it is, in this tab", () => {
  const held = new Map();
  globalThis.sessionStorage = { getItem: (name) => held.get(name) ?? null, setItem: (name, text) => held.set(name, text), removeItem: (name) => held.delete(name) };
  const step = { answers: ANSWERS, at: "reader", depth: 1 };
  const memory = stepMemory((key) => key === KEY);
  memory.put(1, { ...step, procedure: KEY });
  assert.deepEqual([memory.get(1).answers, held.size], [ANSWERS, 0]);
  memory.put(2, { ...step, procedure: "board/work" });
  assert.deepEqual([...held.keys()].map((name) => name.split(" ").pop()), ["steps"]);
  const reloaded = stepMemory((key) => key === KEY);
  assert.deepEqual([reloaded.get(1), reloaded.get(2).answers, reloaded.last()], [undefined, ANSWERS, 2]);
  for (const odd of ["[1]", "{}", "null", "[[1, {}]]", "x"]) {
    for (const name of held.keys()) held.set(name, odd);
    assert.equal(stepMemory(() => false).last(), 0);
  }
});
