import assert from "node:assert/strict";
import { test } from "node:test";
import { hasDays, NOTHING_CHOSEN, withDays, withoutLinked, withProcedure, withQuestion } from "../../../navigator/web/deadline/state.mjs";

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
