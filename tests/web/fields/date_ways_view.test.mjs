import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { dateIds, waysView, wayText } from "../../../navigator/web/fields/date_ways_view.mjs";
import { speakKeys } from "../base/speak.mjs";

const SENDINGS = [
  { by: "by-hand", text: "By hand" },
  { by: "email", text: "By email" },
];

beforeEach(() => speakKeys({ "ui.way.today": "Today, {date}", "ui.way.yesterday": "Yesterday, {date}", "ui.date.hint": "Such as {example}", "ui.date.example": "{day} {month} {year}" }));

function shown(ways, answer, prefix = "") {
  return waysView(ways, answer, { prefix, ids: dateIds(prefix, `${prefix}on`), today: "2027-01-01", sendings: SENDINGS });
}

test("today and yesterday are said with their dates, across a year's end", () => {
  assert.equal(wayText("today", "2027-01-01"), "Today, Friday 1 January 2027");
  assert.equal(wayText("yesterday", "2027-01-01"), "Yesterday, Thursday 31 December 2026");
  assert.equal(wayText("another", "2027-01-01"), "ui.way.another");
});

test("a way has the fields of the dates it asks for, with a day that has passed as an example", () => {
  const [today, unsure, sent] = shown(["today", "unsure", "sent"]);
  assert.deepEqual([today.days, today.controls, today.hows], [undefined, false, []]);
  assert.deepEqual(unsure.days.map(({ groupId, hint }) => [groupId, hint]), [["earliest-group", "Such as 31 12 2026"], ["latest-group", "Such as 31 12 2026"]]);
  assert.deepEqual(sent.hows[0].options.map(({ id, value }) => [id, value]), [["how", "by-hand"], ["how-email", "email"]]);
});

test("what was answered before is chosen again", () => {
  const [today, sent] = shown(["today", "sent"], { way: "sent", by: "email" });
  assert.deepEqual([today.checked, sent.checked], [false, true]);
  assert.deepEqual(sent.hows[0].options.map(({ checked }) => checked), [false, true]);
});

test("an answer of the question's own that is no day stands last, and is chosen again", () => {
  const own = [{ value: "no", text: "This did not happen" }];
  const view = (answer) => waysView(["today", "no"], answer, { prefix: "", ids: dateIds("", "on"), today: "2027-01-01", sendings: [], own });
  assert.deepEqual(view({ value: "no" }).map(({ text, checked }) => [text, checked]), [["Today, Friday 1 January 2027", false], ["This did not happen", true]]);
  assert.deepEqual(view({ way: "today" }).map(({ checked }) => checked), [true, false]);
});

test("no id stands twice, not even with a second question on the page", () => {
  const ids = ["", "reply-"].flatMap((prefix) => shown(["today", "another", "unsure", "sent"], {}, prefix)).flatMap(({ id, days = [], hows }) => [
    id,
    ...days.flatMap(({ day, month, year, groupId, hintId }) => [day, month, year, groupId, hintId]),
    ...hows.flatMap(({ groupId, options }) => [groupId, ...options.flatMap((option) => [option.id, option.hintId])]),
  ]);
  assert.equal(new Set(ids).size, ids.length);
});
