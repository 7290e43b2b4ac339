import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { chosenView, isNews, limitsView, resultViews } from "../../../navigator/web/deadline/views.mjs";
import { speakKeys } from "../base/speak.mjs";

beforeEach(() => speakKeys({ "ui.deadline.by": "By {date}", "ui.deadline.limit.hint": "{words}, {stage}" }));

const LIMITS = [
  { clause: "reply", act: "The Chair replies", words: "within 10 days", stage: "Stage 1" },
  { clause: "ask", act: "You ask for a review", words: "within 28 days" },
];
const QUESTION = {
  about: (date) => ({ sentence: "The Chair replies", late: date ? [`Not by ${date}?`] : [], fit: ["example"], clause: "page.html#reply" }),
};
const DUE = "2026-12-18";

test("each limit is shown with its words, and its stage where it has one", () => {
  const [first, second] = limitsView(LIMITS).limits;
  assert.deepEqual(first, { id: "limit-reply", clause: "reply", text: "The Chair replies", hint: "Within 10 days, Stage 1", hintId: "limit-reply-hint" });
  assert.equal(second.hint, "Within 28 days");
  assert.deepEqual(chosenView(LIMITS[1]), { text: "You ask for a review", hint: "Within 28 days" });
});

test("the result says the date, and the same date in what to do when it passes; its links lead to clause and wizard", () => {
  const { result, more } = resultViews(QUESTION, {}, [{ says: "", due: DUE }], { today: "2026-12-14", root: "../", key: "board/complaints" });
  assert.equal(result.heading, "By Friday 18 December 2026");
  assert.deepEqual(more.late, ["Not by Friday 18 December 2026?"]);
  assert.equal(more.clause, "../page.html#reply");
  assert.equal(more.wizard, "../where-am-i/index.html#procedure=board/complaints");
  assert.deepEqual([result.fit, result.arrivals, result.when], [["example"], [], undefined]);
});

test("the day that stands for today decides what is late, and the engine's sums take the place of the example's", () => {
  const shown = (today, engine) => resultViews(QUESTION, {}, [{ says: "", due: DUE }], { today, root: "", key: "", ...engine }).result;
  assert.equal(shown(DUE).when, "today");
  assert.equal(shown("2026-12-19").when, "late");
  assert.deepEqual(shown(DUE, { fit: ["real"], arrivals: ["came"] }).fit, ["real"]);
});

test("what the engine adds to the table's answer is shown; the same again is not", () => {
  const quick = [{ due: DUE }];
  const same = { readings: [{ due: DUE, provisional: false }], arrivals: [], fit: ["1 + 2"] };
  assert.equal(isNews(quick, same, ["1 + 2"]), false);
  assert.equal(isNews(quick, same, ["2 + 2"]), true);
  assert.equal(isNews([{ due: undefined }], same, ["1 + 2"]), true);
  assert.equal(isNews(quick, { ...same, arrivals: ["It came on Monday."] }, ["1 + 2"]), true);
  assert.equal(isNews(quick, { ...same, readings: [{ due: DUE, provisional: true }] }, ["1 + 2"]), true);
  assert.equal(isNews(quick, { readings: same.readings }, undefined), false);
  // A case that may follow the text before as well has more readings than the table knows.
  assert.equal(isNews(quick, { ...same, readings: [...same.readings, { due: "2026-12-21" }] }, ["1 + 2"]), true);
});
