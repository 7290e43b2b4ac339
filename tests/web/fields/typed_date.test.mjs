import assert from "node:assert/strict";
import { test } from "node:test";
import { typedDate } from "../../../navigator/web/fields/typed_date.mjs";
import { writtenDate } from "../../../navigator/web/fields/written_date.mjs";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

function read(day, month, year) {
  const { day: found, ...fault } = typedDate({ day, month, year }, MONTHS, WEEKDAYS);
  return found ?? fault;
}

test("figures and month names give a date, with spaces and punctuation of no account", () => {
  for (const typed of [
    ["27", "3", "2026"], ["27", "03", "2026"], [" 27 ", "march", "2026"], ["27", "Mar", "2026"], ["27.", "MARCH,", " 2026"],
    ["27th", "mar.", "2026"], ["027", "3", "2026"],
  ]) assert.equal(read(...typed), "2026-03-27", typed.join(" "));
  assert.equal(read("1", "sept", "2026"), "2026-09-01");
  assert.equal(read("29", "2", "2028"), "2028-02-29");
});

test("a whole date in any one field is taken apart", () => {
  for (const typed of ["27/3/2026", "3/27/2026", "27 March 2026", "27-03-2026", "2026-03-27", "27.3.2026", "27-Mar-2026", "Friday 27 March 2026", "Fri, 27 Mar 2026", "27th of March, 2026", "March 27, 2026", "friday the 27th of march 2026", " Friday\u00a027\u00a0March\u00a02026. "]) {
    assert.equal(read(typed, "", ""), "2026-03-27", typed);
    assert.equal(read("", typed, ""), "2026-03-27", typed);
    assert.equal(read("", "", typed), "2026-03-27", typed);
  }
  assert.equal(read("1st of April 2026", "", ""), "2026-04-01");
  assert.equal(read("04/04/2026", "", ""), "2026-04-04");
});

test("every day that this site writes is read again", () => {
  for (let moment = Date.UTC(2026, 0, 1); moment < Date.UTC(2029, 0, 1); moment += 86400000) {
    const at = new Date(moment);
    const text = `${WEEKDAYS[(at.getUTCDay() + 6) % 7]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
    assert.equal(read(text, "", ""), at.toISOString().slice(0, 10), text);
  }
});

test("signs that nobody sees, and what programs put around a date that is copied, are of no account", () => {
  for (const typed of ["\u200e27/\u200e03/\u200e2026", "\u200b27 March 2026\u200b", "\u202a27 March 2026\u202c", "27\u221203\u22122026", "\u201c27 March 2026\u201d", "'27 March 2026'", "27Mar2026", "2026-Mar-27", "2026 March 27", "Fri 27 March 2026", "27 March 2026 (Friday)", "2026-03-27 (Fri)", "27 March 2026, Friday"]) {
    assert.equal(read(typed, "", ""), "2026-03-27", typed);
  }
  assert.equal(read("Weds 1 April 2026", "", ""), "2026-04-01");
  assert.equal(read("27\u200b", "\u200e3", "2026\ufeff"), "2026-03-27");
});

test("an hour behind a whole date changes nothing of the date", () => {
  for (const typed of ["2026-03-27T00:00", "2026-03-27T09:30:05", "27 March 2026 10:30", "Friday 27 March 2026, 10:30", "Fri, 27 Mar 2026 at 10:30 AM", "27/03/2026 09:30", "27 March 2026 at 5pm", "27 March 2026 10.30 p.m."]) {
    assert.equal(read(typed, "", ""), "2026-03-27", typed);
  }
  // At that hour it can be another day at the publisher.
  for (const typed of ["2026-03-27T23:30:00Z", "2026-03-27T23:30+05:00", "27 March 2026 10:30 GMT"]) assert.equal(read(typed, "", "").fault, "unread", typed);
  assert.equal(read("27 March 2026 25:30", "", "").fault, "unread");
  assert.equal(read("01/04/2026 09:30", "", "").fault, "ambiguous");
});

test("a year of two figures is asked for whole, whatever stands before it", () => {
  for (const typed of ["27 March '26", "27 March \u201926", "27-Mar-26", "the 27th of March, 26"]) assert.equal(read(typed, "", "").fault, "year", typed);
});

test("a date that can be read in two ways is asked", () => {
  for (const typed of ["01/04/26", "1.4.26", "01/04/2026", "1-4-2026"]) {
    const { fault, days, fields } = read(typed, "", "");
    assert.deepEqual([fault, days, fields], ["ambiguous", ["2026-04-01", "2026-01-04"], ["day"]], typed);
  }
  assert.equal(read("27/3/26", "", "").fault, "year");
  assert.equal(read("", "27 March 26", "").fault, "year");
});

test("with dots and a whole year the day comes first, as everywhere that dates are written so", () => {
  for (const typed of ["1.4.2026", "01.04.2026", "1. 4. 2026", "1.4.2026.", "Wednesday 1.4.2026", "1.4.2026 10:30"]) assert.equal(read(typed, "", ""), "2026-04-01", typed);
  assert.equal(read("Saturday 1.4.2026", "", "").fault, "weekday");
  for (const typed of ["1/4.2026", "1.4/2026", "1 4 2026"]) assert.equal(read(typed, "", "").fault, "ambiguous", typed);
});

test("a whole date over one of three fields is asked as one in empty fields is", () => {
  for (const [text, fault] of [["01/04/26", "ambiguous"], ["Thursday 1 April 2026", "weekday"], ["1 April 26", "year"]]) {
    assert.deepEqual([read(text, "3", "2026").fault, read(text, "3", "2026").fields], [fault, ["day"]], text);
    assert.deepEqual([read("3", text, "2026").fault, read("3", text, "2026").fields], [fault, ["month"]], text);
    assert.deepEqual([read("3", "3", text).fault, read("3", "3", text).fields], [fault, ["year"]], text);
  }
  assert.deepEqual(read("1 April 2026", "5", "2026"), { fault: "impossible", fields: ["day"] }, "which of the two is meant is not guessed");
});

test("a whole date that contradicts itself or does not exist is refused", () => {
  for (const typed of ["Monday 1 April 2026", "Thu 1 Apr 2026", "1 April 2026 (Monday)", "Mon 2026-04-01", "Thursday, 1 April 2026 at 10:30"]) {
    // What has a fault has no day that a page could put into its fields.
    assert.deepEqual(writtenDate(typed, { months: MONTHS, weekdays: WEEKDAYS }), { fault: "weekday", days: ["2026-04-01"] }, typed);
  }
  for (const typed of ["31 April 2026", "2026-13-01", "2026-02-29", "31/31/2026", "1 April 2301"]) assert.equal(read(typed, "", "").fault, "impossible", typed);
  for (const typed of ["1 April 2026 2027", "1 Smarch 2026", "20260401", "1 2 3"]) assert.equal(read(typed, "", "").fault, "unread", typed);
});

test("a field with a separator inside is no number", () => {
  for (const [typed, field] of [
    [["1/4", "3", "2026"], "day"], [["1.5", "3", "2026"], "day"], [["2 7", "3", "2026"], "day"], [["1-4", "3", "2026"], "day"], [["1'4", "3", "2026"], "day"], [["1,4", "3", "2026"], "day"],
    [["1", "1/2", "2026"], "month"], [["1", "1.2", "2026"], "month"], [["1", "1 2", "2026"], "month"], [["1", "ma-r", "2026"], "month"], [["1", "3", "20/26"], "year"], [["1", "3", "2 026"], "year"],
  ]) assert.deepEqual(read(...typed), { fault: "impossible", fields: [field] }, typed.join(" "));
});

test("nothing typed is missing, a part left out is incomplete", () => {
  assert.deepEqual(read("", " ", ""), { fault: "missing", fields: ["day", "month", "year"] });
  assert.deepEqual(read("27", "", "2026"), { fault: "incomplete", fields: ["month"] });
  assert.deepEqual(read("", "", "2026"), { fault: "incomplete", fields: ["day", "month"] });
});

test("of a date that stands in one field, only what is not in it is left out", () => {
  for (const typed of ["2nd Nov", "Nov 2", "2 of November", "Mon 2 November", "2/11", "02.11.", "11-2"]) {
    assert.deepEqual(read(typed, "", ""), { fault: "incomplete", fields: ["year"] }, typed);
    assert.deepEqual(read("", typed, ""), { fault: "incomplete", fields: ["year"] }, typed);
  }
  for (const typed of ["Nov 2026", "2026 November"]) assert.deepEqual(read(typed, "", ""), { fault: "incomplete", fields: ["day"] }, typed);
  for (const typed of [["2 Nov", "", "2026"], ["", "2nd November", "2026"], ["2", "Nov 2026", ""]]) {
    assert.equal(read(...typed), "2026-11-02", typed.join("|"));
  }
  assert.deepEqual(read("2/11", "", "2026"), { fault: "ambiguous", days: ["2026-11-02", "2026-02-11"], text: "2/11 2026", fields: ["day"] });
});

test("words that are no date are said to be none, not to lack a month", () => {
  for (const typed of ["yesterday", "a week ago", "Christmas", "about 2 Nov 2026", "2 or 3 Nov 2026", "early November", "two"]) {
    assert.deepEqual(read(typed, "", ""), { fault: "unread", text: typed, fields: ["day"] }, typed);
    assert.deepEqual(read("", "", typed), { fault: "unread", text: typed, fields: ["year"] }, typed);
  }
  const long = read("see the letter of the committee that came in the second week of that month", "", "");
  assert.equal(long.text, "see the letter of the committee that came in the\u2026");
  assert.deepEqual(read("November", "", ""), { fault: "incomplete", fields: ["day", "year"] });
  assert.deepEqual(read("2nd", "", ""), { fault: "incomplete", fields: ["month", "year"] });
});

test("a year has four figures", () => {
  for (const year of ["26", "202", "20266"]) assert.deepEqual(read("27", "3", year), { fault: "year", fields: ["year"] });
});

test("a day that does not exist is impossible, at the field that is wrong", () => {
  assert.deepEqual(read("31", "4", "2026"), { fault: "impossible", fields: ["day"] });
  assert.deepEqual(read("29", "2", "2026"), { fault: "impossible", fields: ["day"] });
  assert.deepEqual(read("32", "1", "2026"), { fault: "impossible", fields: ["day"] });
  assert.deepEqual(read("27", "13", "2026"), { fault: "impossible", fields: ["month"] });
  assert.deepEqual(read("27", "ma", "2026"), { fault: "impossible", fields: ["month"] });
  assert.deepEqual(read("27", "ju", "2026"), { fault: "impossible", fields: ["month"] });
  assert.deepEqual(read("0", "0", "2026"), { fault: "impossible", fields: ["day", "month"] });
  assert.deepEqual(read("27", "3", "1899"), { fault: "impossible", fields: ["year"] });
  assert.deepEqual(read("27", "3", "abcd"), { fault: "impossible", fields: ["year"] });
});

test("nothing but plain figures is a number", () => {
  for (const day of ["１２", "٣", "0x1b", "1e1", "²", "-5x", "NaN", "27 3"]) assert.equal(typeof read(day, "3", "2026"), "object", day);
});
