import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, addMonths, dayOf, daysBetween, earliest, fieldsOf, isDay, latest, monthStart, partsOf } from "../../../navigator/web/base/days.mjs";

const [FIRST, LAST] = ["1900-01-01", "2200-12-31"];

test("each day of three centuries is one after the day before, and sorts after it", () => {
  let count = 0;
  for (let day = FIRST; day < LAST; count++) {
    const next = addDays(day, 1);
    assert.ok(isDay(next) && next > day, next);
    day = next;
  }
  assert.equal(count, daysBetween(FIRST, LAST));
  assert.equal(addDays(LAST, -count), FIRST);
});

test("weekdays count from Monday, months from 0", () => {
  assert.deepEqual(partsOf("2026-12-14"), { year: 2026, month: 11, day: 14, weekday: 0 });
  assert.equal(partsOf("2026-12-20").weekday, 6);
});

test("what is no day is none", () => {
  for (const text of ["2026-02-29", "2026-13-01", "2026-00-10", "1899-12-31", "2201-01-01", "20260101", "2026-1-1", "", undefined, null, 20260101])
    {assert.equal(isDay(text), false, String(text));}
  assert.equal(dayOf(2026, 4, 31), undefined);
  assert.equal(dayOf(2028, 2, 29), "2028-02-29");
});

test("a month that has no such day ends on its last one", () => {
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
  assert.equal(addMonths("2027-12-31", 2), "2028-02-29");
  assert.equal(addMonths("2026-03-31", 1), "2026-04-30");
  assert.equal(addMonths("2026-03-30", 12), "2027-03-30");
  assert.equal(addMonths("2026-11-14", 2), "2027-01-14");
  assert.equal(addMonths("2200-12-01", 1), undefined);
});

test("the first and the last of some days, whatever their order", () => {
  const days = ["2026-12-14", "2026-02-01", "2027-01-07"];
  assert.deepEqual([earliest(days), latest(days)], ["2026-02-01", "2027-01-07"]);
  assert.deepEqual([earliest([]), latest([])], [undefined, undefined]);
  assert.equal(monthStart("2026-12-14"), "2026-12-01");
  assert.deepEqual(fieldsOf("2026-03-07"), { day: "7", month: "3", year: "2026" });
});
