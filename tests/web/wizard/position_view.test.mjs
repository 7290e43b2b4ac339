import assert from "node:assert/strict";
import { test } from "node:test";
import { linkNotice } from "../../../navigator/web/links/case_link.mjs";
import { olderNotice, positionView } from "../../../navigator/web/wizard/position_view.mjs";
import { speakKeys } from "../base/speak.mjs";

speakKeys({ "ui.kept.older": "given on {date}" });
const position = (today, ended) => ({ today, ended, version: "3", running: [], open: [], waiting: [], not_told: [] });

test("answers of an earlier day are said to be so: \"not yet\" was said of that day alone", () => {
  const said = { text: "given on Monday 21 December 2026", also: "ui.kept.change" };
  assert.deepEqual(olderNotice({ since: "2026-12-21" }, position("2026-12-22")), said);
  for (const [since, today, ended] of [["2026-12-21", "2026-12-21"], ["2026-12-22", "2026-12-21"], ["", "2026-12-21"], [undefined, "2026-12-21"], ["2026-12-21", "2026-12-22", { text: "over" }]]) {
    assert.equal(olderNotice({ since }, position(today, ended)), undefined);
  }
  assert.equal(olderNotice({ since: "2026-12-21" }, undefined), undefined, "a question is asked first");
});

test("so are those of a link that was made on an earlier day", () => {
  const opened = { on: "2026-12-21", version: "3", through: "", dates: {} };
  assert.equal(linkNotice({ opened }, position("2026-12-22"), []).also, "ui.kept.change");
  assert.ok(!linkNotice({ opened }, position("2026-12-21"), []).also);
  assert.ok(!linkNotice({ opened }, position("2026-12-22", { text: "over" }), []).also);
});

const shown = (over) => {
  const position = { today: "2026-11-27", title: "P", procedure: "p/q", heading: "H", stages: [], running: [], open: [], waiting: [], not_told: [], booked: [], done: [], next: [], then: [], notes: [], arrivals: [], in_force: "", ended: null, ...over };
  position.advice = { steps: [], silence: [], rights: [], lines: [], warnings: [], ...over.advice };
  const policy = { procedure: { stages: [] }, publisher: { contacts: [] } };
  return positionView(position, { entry: { page: "p" }, policy, rings: {}, reader: "parent", root: "" });
};
const did = (what, on, when = on) => ({ text: what, on, when, status: "done" });

test("what happened on a day that nobody told stands behind what came before it", () => {
  const { timeline } = shown({ done: [did("asked", "2026-11-02"), did("met", null, ""), did("answered", "2026-11-20")] });
  assert.deepEqual(timeline.map(({ what }) => what), ["asked", "met", "answered", ""]);
  assert.deepEqual(timeline.map(({ number }) => number), ["1", undefined, "2", "3"]);
});

test("a step of the answer is not told again among the acts, unless it has to contain something", () => {
  const act = (clause, by) => ({ clause, text: clause, roles: [by] });
  const next = [act("appeal", "parent"), act("write", "parent"), act("reply", "manager"), act("read", "parent")];
  const advice = { steps: [{ clause: "appeal", text: "Appeal" }, { clause: "write", text: "Write" }, { clause: "reply", text: "Ask for a reply" }] };
  const said = shown({ next, advice, running: [{ clause: "write", contains: ["your name"] }] });
  assert.deepEqual(said.mine.map(({ text }) => text), ["write", "read"]);
  assert.deepEqual(said.others.map(({ text }) => text), ["reply"]);
});

test("what nobody said was done stands on the line with its date, and what has none is named behind the dates", () => {
  const untold = (act, due) => ({ clause: act, act, due, in_line: due, where: "not said" });
  const { timeline } = shown({ done: [did("asked", "2026-11-02")], not_told: [untold("summed up", "2026-11-10"), untold("heard", null), { ...untold("talked", null), overtaken: true }] });
  assert.deepEqual(timeline.map(({ what, judged }) => [what, judged]), [["asked", undefined], ["summed up", "not said"], ["", undefined], ["heard", undefined]]);
  assert.equal(timeline[3].date, "ui.position.not_told");
});

test("what to do because something is late is not said on its last day", () => {
  const late = (status) => shown({ advice: { clause: "reply" }, running: [{ clause: "reply", act: "reply", status, if_late: ["Do it now"] }] }).late;
  assert.deepEqual(["late", "unclear", "due today", "running"].map(late), [["Do it now"], ["Do it now"], [], []]);
});
