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

const shown = ({ policy = { procedure: { stages: [] }, publisher: { contacts: [] } }, ...over }) => {
  const position = { today: "2026-11-27", title: "P", procedure: "p/q", heading: "H", stages: [], running: [], open: [], waiting: [], not_told: [], booked: [], done: [], next: [], may: [], then: [], notes: [], arrivals: [], in_force: "", ended: null, ...over };
  position.advice = { steps: [], silence: [], rights: [], lines: [], warnings: [], ...over.advice };
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

test("that an act has no time limit is not told a second time below the heading that says so", () => {
  const none = "The policy states no time limit for this.";
  const next = [{ clause: "help", text: "help", roles: ["board"] }, { clause: "write", text: "write", roles: ["board"] }];
  const open = next.map(({ clause }) => ({ clause, where: none }));
  const { others } = shown({ next, open, advice: { clause: "help", lines: [none] } });
  assert.deepEqual(others.map(({ where }) => where), ["", none]);
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

const CHAIR = { id: "chair", name: "The Chair" };
const MANAGER = { id: "manager", name: "The Manager" };
const contactsOf = (over) => {
  const roles = [{ id: "parent", contact: "parents" }, { id: "manager", contact: "manager" }];
  const policy = { procedure: { stages: [], roles, contacts: [CHAIR, MANAGER, { id: "parents", name: "You" }] }, publisher: { contacts: [] } };
  return shown({ ...over, policy }).contacts.map(({ id }) => id);
};

test("whom to contact is whoever has to act now, not who may act later", () => {
  const later = { clause: "appeal", contact: "chair", by: ["chair"] };
  const reply = (contact) => ({ clause: "reply", status: "late", contact, if_late: [], by: ["manager"] });
  assert.deepEqual(contactsOf({ advice: { clause: "reply" }, running: [reply("manager")], open: [later], waiting: [later] }), ["manager"]);
  assert.deepEqual(contactsOf({ advice: { clause: "reply" }, running: [reply(null)], open: [later], waiting: [later] }), []);
  assert.deepEqual(contactsOf({ advice: { clause: "appeal" }, open: [{ clause: "other", contact: "manager" }, later] }), ["chair"]);
  assert.deepEqual(contactsOf({ advice: {}, waiting: [later] }), []);
});

test("nobody is told to contact themselves", () => {
  const own = { clause: "write", status: "running", contact: "parents", if_late: [], by: ["parent"] };
  assert.deepEqual(contactsOf({ advice: { clause: "write" }, running: [own] }), []);
  assert.deepEqual(contactsOf({ advice: { clause: "write" }, running: [{ ...own, contact: "chair" }] }), ["chair"]);
});

test("there is no panel of acts where nobody has to do anything, and nobody is named", () => {
  const reply = { clause: "reply", text: "reply", roles: ["manager"] };
  assert.equal(shown({}).acts, false);
  assert.equal(shown({ next: [reply] }).acts, true);
});

test("what others may do now is told, and not a second time what the reader may do", () => {
  const may = [{ clause: "meet", text: "The manager may meet again.", roles: ["manager"] }, { clause: "appeal", text: "You may appeal.", roles: ["parent"] }, { clause: "rule", text: "A rule." }];
  const said = shown({ may });
  assert.deepEqual(said.othersMay.map(({ text, link }) => [text, link]), [["The manager may meet again.", "p#meet"]]);
  assert.equal(said.acts, true);
  assert.deepEqual(shown({ may, advice: { rights: [{ clause: "meet", text: "told" }] } }).othersMay, []);
});

test("an answer whose days cannot all be right opens what has to be mended", () => {
  assert.deepEqual([shown({ advice: { state: "check" } }).mend, shown({}).mend], [true, false]);
});
