// A date as people type it into three fields: month names in full or short, spaces and punctuation of no account.
import { dayOf } from "../base/days.mjs";

const FIELDS = ["day", "month", "year"];

/**
 * {day: ISO text} or {fault, fields}. Faults, in the order in which they are looked for: "missing" (nothing typed),
 * "incomplete" (`fields` are the empty ones), "year" (not written with four figures), "impossible" (no such day).
 */
export function typedDate(typed, months) {
  const parts = complete(typed) ?? FIELDS.map((field) => tidy(typed[field]));
  const empty = FIELDS.filter((_, at) => !parts[at]);
  if (empty.length === 3) return { fault: "missing", fields: FIELDS };
  if (empty.length) return { fault: "incomplete", fields: empty };
  const day = wholeNumber(parts[0].replace(/^(\d+)(st|nd|rd|th)$/i, "$1"));
  const month = wholeNumber(parts[1]) ?? monthNamed(parts[1], months);
  const year = wholeNumber(parts[2]);
  if (year !== undefined && parts[2].length !== 4) return { fault: "year", fields: ["year"] };
  const wrong = FIELDS.filter((_, at) => !inRange([day, month, year][at], at));
  if (wrong.length) return { fault: "impossible", fields: wrong };
  const found = dayOf(year, month, day);
  return found ? { day: found } : { fault: "impossible", fields: ["day"] };
}

/** A complete date in the first field, typed or pasted: 27/3/2026, 27 March 2026 or 2026-03-27. */
function complete({ day, month, year }) {
  if (tidy(month) || tidy(year)) return undefined;
  const parts = (day ?? "").split(/[\s./,-]+/).filter(Boolean);
  if (parts.length !== 3) return undefined;
  return parts[0].length === 4 ? parts.reverse() : parts;
}

function tidy(text) {
  return (text ?? "").replace(/[\s.,/\\'’_-]/g, "");
}

function wholeNumber(text) {
  return /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;
}

/** "mar", "March" or "sept": the only month that begins so. */
function monthNamed(text, months) {
  const typed = text.toLowerCase();
  const found = months.filter((name) => name.toLowerCase().startsWith(typed));
  return typed.length >= 3 && found.length === 1 ? months.indexOf(found[0]) + 1 : undefined;
}

function inRange(number, at) {
  return number !== undefined && number >= [1, 1, 1900][at] && number <= [31, 12, 2200][at];
}
