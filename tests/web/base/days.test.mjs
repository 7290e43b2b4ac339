import assert from "node:assert/strict";
import { test } from "node:test";
import { numberFrom, numberOf, partsOf, textOf } from "../../../navigator/web/base/days.mjs";

test("each day of three centuries has a number of its own, one more than the day before", () => {
  let last = numberOf("1900-01-01");
  for (let day = last + 1; day <= numberOf("2200-12-31"); day++) {
    assert.equal(numberOf(textOf(day)), day);
    assert.equal(day, last + 1);
    last = day;
  }
});

test("weekdays count from Monday", () => {
  assert.equal(partsOf(numberOf("2026-12-14")).weekday, 0);
  assert.equal(partsOf(numberOf("2026-12-20")).weekday, 6);
});

test("what is no day has no number", () => {
  for (const text of ["2026-02-29", "2026-13-01", "2026-00-10", "1899-12-31", "2201-01-01", "20260101", "2026-1-1", "", undefined])
    {assert.ok(Number.isNaN(numberOf(text)), text);}
  assert.ok(Number.isNaN(numberFrom(2026, 4, 31)));
});
