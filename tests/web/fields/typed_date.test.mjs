import assert from "node:assert/strict";
import { test } from "node:test";
import { typedDate } from "../../../navigator/web/fields/typed_date.mjs";

const MONTHS = "January February March April May June July August September October November December".split(" ");

function read(day, month, year) {
  const { day: found, ...fault } = typedDate({ day, month, year }, MONTHS);
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

test("a whole date in the first field is taken apart", () => {
  for (const typed of ["27/3/2026", "27 March 2026", "27-03-2026", "2026-03-27", "27.3.2026"]) assert.equal(read(typed, "", ""), "2026-03-27", typed);
});

test("nothing typed is missing, a part left out is incomplete", () => {
  assert.deepEqual(read("", " ", ""), { fault: "missing", fields: ["day", "month", "year"] });
  assert.deepEqual(read("27", "", "2026"), { fault: "incomplete", fields: ["month"] });
  assert.deepEqual(read("", "", "2026"), { fault: "incomplete", fields: ["day", "month"] });
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
