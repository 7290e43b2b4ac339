// A date as people type it into three fields: month names in full or short, spaces and punctuation around them of no account.
import { dayOf } from "../base/days.mjs";
import { nameAt, partsWritten, withoutUnseen, writtenDate } from "./written_date.mjs";

const FIELDS = ["day", "month", "year"];
const LONGEST = 50;
const AROUND = /^[\s.,/\\'’_-]+|[\s.,/\\'’_-]+$/g;

/**
 * {day: ISO text} or {fault, fields, ...}. Faults, in the order in which they are looked for: "missing" (nothing typed), those of
 * a whole date in one field (see written_date.mjs), "unread" (the `text` in the one field that is filled is no part of a date),
 * "incomplete" (`fields` are those that are not there), "year" (not written with four figures), "impossible" (no such day; a
 * field that holds more than one number is no day, no month and no year).
 */
export function typedDate(typed, months, weekdays = []) {
  const parts = FIELDS.map((field) => withoutUnseen(typed[field] ?? "").replace(AROUND, ""));
  const empty = FIELDS.filter((_, at) => !parts[at]);
  if (empty.length === 3) return { fault: "missing", fields: FIELDS };
  if (empty.length) return inFewer(typed, parts, { months, weekdays });
  const day = wholeNumber(parts[0].replace(/^(\d+)(st|nd|rd|th)$/i, "$1"));
  const month = wholeNumber(parts[1]) ?? monthNumber(nameAt(parts[1], months));
  const year = wholeNumber(parts[2]);
  if (year !== undefined && parts[2].length !== 4) return { fault: "year", fields: ["year"] };
  const wrong = FIELDS.filter((_, at) => !inRange([day, month, year][at], at));
  const whole = wrong.length === 1 && writtenDate(typed[wrong[0]], { months, weekdays });
  if (whole?.fault) return { ...whole, text: parts[FIELDS.indexOf(wrong[0])], fields: wrong };
  if (wrong.length) return { fault: "impossible", fields: wrong };
  const found = dayOf(year, month, day);
  return found ? { day: found } : { fault: "impossible", fields: ["day"] };
}

/** A date of which a field was left empty: the others may hold all of it, as may one of them. */
function inFewer(typed, parts, names) {
  const filled = FIELDS.filter((_, at) => parts[at]);
  const [first] = filled;
  const whole = writtenDate(filled.map((field) => typed[field]).join(" "), names);
  const text = parts.filter(Boolean).join(" ");
  if (whole) return whole.fault ? { ...whole, text, fields: [first] } : whole;
  if (filled.length > 1) return { fault: "incomplete", fields: FIELDS.filter((field) => !filled.includes(field)) };
  const there = partsWritten(text, first, names);
  if (!there) return { fault: "unread", text: cut(text), fields: [first] };
  return { fault: "incomplete", fields: FIELDS.filter((field) => !there.includes(field)) };
}

/** What was typed, as long as a line has room for it. */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")}\u2026` : text;
}

function wholeNumber(text) {
  return /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;
}

const monthNumber = (at) => (at === undefined ? undefined : at + 1);

function inRange(number, at) {
  return number !== undefined && number >= [1, 1, 1900][at] && number <= [31, 12, 2200][at];
}
