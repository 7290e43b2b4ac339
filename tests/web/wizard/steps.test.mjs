import assert from "node:assert/strict";
import { test } from "node:test";
import { linkOf } from "../../../navigator/web/links/case_link.mjs";
import { firstStep, stepAfter } from "../../../navigator/web/wizard/steps.mjs";

const KEY = "board/complaints";
const isKnown = (key) => key === KEY;
const ANSWERS = { reader: { value: "parent" } };
const LINK = linkOf({ procedure: KEY, answers: ANSWERS, position: { today: "2026-12-15", version: "3", running: [] }, coverage: [] });

test("without a link a reader begins at the list of procedures, with one at its procedure", () => {
  assert.deepEqual(firstStep("", isKnown, 2), { procedure: "", at: "", answers: {}, depth: 0, exits: 2 });
  assert.equal(firstStep(`#procedure=${KEY}`, isKnown, 0).procedure, KEY);
  assert.equal(firstStep("#procedure=board/other", isKnown, 0).procedure, "");
  assert.equal(firstStep("#elsewhere", isKnown, 0).procedure, "");
});

test("a link with answers leads to their result, and what it held is there to compare", () => {
  const step = firstStep(LINK, isKnown, 0);
  assert.deepEqual([step.procedure, step.at, step.answers, step.opened.on], [KEY, "result", ANSWERS, "2026-12-15"]);
});

test("a link that cannot be used, or is of a procedure that is gone, is refused", () => {
  for (const step of [firstStep("#answers=x", isKnown, 0), firstStep(LINK, () => false, 0)]) {
    assert.deepEqual([step.refused, step.procedure, step.answers], [true, "", {}]);
  }
});

test("the next step keeps the answers, but not what was only filled in or said of a link", () => {
  const step = { ...firstStep(LINK, isKnown, 0), day: "2026-12-16", draft: { question: "reader", answer: {} } };
  const next = stepAfter(step, { at: "reader" });
  assert.deepEqual([next.at, next.answers, next.day, next.depth], ["reader", ANSWERS, "2026-12-16", 1]);
  assert.deepEqual([next.draft, next.opened, next.refused], [undefined, undefined, false]);
});
