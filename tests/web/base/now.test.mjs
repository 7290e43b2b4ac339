import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIn, looksWrong, momentNow } from "../../../navigator/web/base/now.mjs";

test("the day is that of the zone, whatever the zone of the device", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-12-21T12:30:00Z") });
  assert.deepEqual(["Europe/London", "Pacific/Kiritimati", "Pacific/Auckland", "Pacific/Pago_Pago"].map(dayIn), ["2026-12-21", "2026-12-22", "2026-12-22", "2026-12-21"]);
  context.mock.timers.setTime(Date.parse("2026-06-30T23:30:00Z"));
  assert.equal(dayIn("Europe/London"), "2026-07-01", "summer time");
});

test("a zone that the browser does not know gives the reader's own day", () => {
  assert.match(dayIn("Nowhere/None"), /^\d{4}-\d{2}-\d{2}$/);
  assert.equal(dayIn("Nowhere/None"), dayIn(""));
});

test("a clock before the build of the page, or long after it, looks wrong", () => {
  const built = "2026-11-27";
  for (const day of ["2026-11-26", "2026-11-27", "2026-12-21", "2036-11-27"]) assert.equal(looksWrong(day, built), false, day);
  for (const day of ["2019-03-01", "2026-11-25", "2036-11-28", "2300-01-01", "1899-12-31"]) assert.equal(looksWrong(day, built), true, day);
  assert.equal(looksWrong("2019-03-01", ""), false, "nobody knows when the page was built");
});

test("the moment of a file is the clock's, or that of the build where the clock looks wrong", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-12-21T12:30:15.900Z") });
  assert.equal(momentNow("2026-11-27"), "2026-12-21T12:30:15Z");
  // Calendars take the file with the later moment: one of the year 2300 would outlast all that come after it.
  for (const wrong of ["2300-03-01T12:00:00Z", "2019-03-01T12:00:00Z", "2037-01-01T00:00:00Z"]) {
    context.mock.timers.setTime(Date.parse(wrong));
    assert.equal(momentNow("2026-11-27"), "2026-11-27T00:00:00Z", wrong);
  }
  assert.equal(momentNow(""), "2037-01-01T00:00:00Z", "nobody knows when the page was built");
});
