import assert from "node:assert/strict";
import { test } from "node:test";
import { answersOf, daysIn, hasDays, NOTHING_CHOSEN, withCarried, withDays, withoutLinked, withProcedure, withQuestion, withTold } from "../../../navigator/web/deadline/state.mjs";

const [MONDAY, TUESDAY] = ["2026-12-14", "2026-12-15"].map((day) => ({ from: day, to: day }));

test("days that were given stay for the other limits of the procedure, and for no other procedure", () => {
  const given = withDays(withProcedure(NOTHING_CHOSEN, "board/complaints"), { sent: MONDAY });
  assert.ok(hasDays(given));
  assert.deepEqual(withProcedure(given, "board/complaints").days, { sent: MONDAY });
  assert.deepEqual(withProcedure(given, "board/disputes").days, {});
});

test("a link brings its own days, or none", () => {
  const given = withDays(withProcedure(NOTHING_CHOSEN, "board/complaints"), { sent: MONDAY });
  assert.deepEqual(withProcedure(given, "board/complaints", { read: TUESDAY }).days, { read: TUESDAY });
  assert.deepEqual(withProcedure(given, "board/complaints", {}).days, {});
});

test("a day that was taken out of its fields is no longer known, and others are", () => {
  const given = withDays(NOTHING_CHOSEN, { sent: MONDAY, read: TUESDAY });
  const read = withDays(given, { sent: undefined });
  assert.deepEqual(read.days, { read: TUESDAY });
  assert.deepEqual(given.days, { sent: MONDAY, read: TUESDAY });
  assert.deepEqual(withDays(given).days, given.days);
  assert.ok(!hasDays(withDays(read, { read: undefined })));
});

test("what a link says of an answer is compared once, and with no other question", () => {
  const question = {};
  const linked = withQuestion(NOTHING_CHOSEN, question, ["2027-01-07", "2027-01-07"]);
  assert.equal(linked.question, question);
  assert.equal(withoutLinked(linked).linked, undefined);
  assert.equal(withQuestion(linked, {}).linked, undefined);
  assert.equal(withProcedure(linked, "board/complaints").question, null);
});

const FROM_WIZARD = {
  reader: { value: "staff" },
  role: { value: "chair" },
  area: { value: "north" },
  "case:whose": { value: "own" },
  "case:kept-how": { value: "unknown" },
  last: { value: "since-sent" },
  "since:since-sent": { value: "nothing" },
  "date:sent": MONDAY,
};

test("what was answered on the wizard goes back to it whole, and decides here which limits there are", () => {
  const days = daysIn(FROM_WIZARD);
  assert.deepEqual(days, { sent: MONDAY });
  const state = withCarried(withProcedure(NOTHING_CHOSEN, "board/complaints", days), FROM_WIZARD);
  assert.deepEqual(state.told, { whose: "own" });
  assert.deepEqual(answersOf(state), FROM_WIZARD);
  assert.deepEqual(answersOf(withDays(state, { sent: TUESDAY })), { ...FROM_WIZARD, "date:sent": TUESDAY });
  assert.deepEqual(answersOf(withTold(state, "whose", "child"))["case:whose"], { value: "child" });
  assert.equal("case:whose" in answersOf(withTold(state, "whose", "")), false);
});

test("what was left out on the wizard has no day here, and goes back to it", () => {
  const answers = { ...FROM_WIZARD, "date:asked": { value: "no" } };
  assert.deepEqual(daysIn(answers), { sent: MONDAY });
  const state = withCarried(withProcedure(NOTHING_CHOSEN, "board/complaints", daysIn(answers)), answers);
  assert.deepEqual(answersOf(state), answers);
  assert.deepEqual(answersOf(withDays(state, { asked: TUESDAY }))["date:asked"], TUESDAY);
});

test("a day of something later says that the case has got further: how far is asked again, and who asks is not", () => {
  const state = withCarried(withProcedure(NOTHING_CHOSEN, "board/complaints", daysIn(FROM_WIZARD)), FROM_WIZARD);
  const { last, "since:since-sent": since, ...lasting } = FROM_WIZARD;
  assert.ok(last && since);
  assert.deepEqual(answersOf(withDays(state, { read: TUESDAY })), { ...lasting, "date:read": TUESDAY });
});

test("what was carried along is of one procedure, and of no link that is opened after it", () => {
  const state = withCarried(withProcedure(NOTHING_CHOSEN, "board/complaints", {}), FROM_WIZARD);
  assert.equal(withCarried(state, {}).carried, FROM_WIZARD);
  assert.deepEqual(withProcedure(state, "board/disputes").carried, {});
  assert.deepEqual(withProcedure(state, "board/complaints", { sent: TUESDAY }).carried, {});
});
