// A date as people type it into three fields: month names in full or short, spaces and punctuation around them of no account.
import { dayOf } from "../base/days.mjs";
import { nameAt, withoutUnseen, writtenDate } from "./written_date.mjs";

const FIELDS = ["day", "month", "year"];
const AROUND = /^[\s.,/\\'’_-]+|[\s.,/\\'’_-]+$/g;

/**
 * {day: ISO text} or {fault, fields, ...}. Faults, in the order in which they are looked for: "missing" (nothing typed), those of
 * a whole date in one field (see written_date.mjs), "incomplete" (`fields` are the empty ones), "year" (not written with four
 * figures), "impossible" (no such day; a field that holds more than one number is no day, no month and no year).
 */
export function typedDate(typed, months, weekdays = []) {
  const parts = FIELDS.map((field) => withoutUnseen(typed[field] ?? "").replace(AROUND, ""));
  const empty = FIELDS.filter((_, at) => !parts[at]);
  if (empty.length === 3) return { fault: "missing", fields: FIELDS };
  const wholeIn = (field) => {
    const whole = writtenDate(typed[field], { months, weekdays });
    return whole?.fault ? { ...whole, text: parts[FIELDS.indexOf(field)], fields: [field] } : whole;
  };
  if (empty.length === 2) {
    const whole = wholeIn(FIELDS[parts.findIndex(Boolean)]);
    if (whole) return whole;
  }
  if (empty.length) return { fault: "incomplete", fields: empty };
  const day = wholeNumber(parts[0].replace(/^(\d+)(st|nd|rd|th)$/i, "$1"));
  const month = wholeNumber(parts[1]) ?? monthNumber(nameAt(parts[1], months));
  const year = wholeNumber(parts[2]);
  if (year !== undefined && parts[2].length !== 4) return { fault: "year", fields: ["year"] };
  const wrong = FIELDS.filter((_, at) => !inRange([day, month, year][at], at));
  const whole = wrong.length === 1 && wholeIn(wrong[0]);
  if (whole?.fault) return whole;
  if (wrong.length) return { fault: "impossible", fields: wrong };
  const found = dayOf(year, month, day);
  return found ? { day: found } : { fault: "impossible", fields: ["day"] };
}

function wholeNumber(text) {
  return /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;
}

const monthNumber = (at) => (at === undefined ? undefined : at + 1);

function inRange(number, at) {
  return number !== undefined && number >= [1, 1, 1900][at] && number <= [31, 12, 2200][at];
}
