// A whole date in one piece of text, as people write it and as this site does: "Wednesday 1 April 2026", "1st of April 2026",
// "April 1, 2026", 2026-04-01, 27/3/2026, 1.4.2026.
import { dayOf, partsOf } from "../base/days.mjs";

// What may stand between the parts of a date, and what belongs to none of them.
const BETWEEN = /[\s.,/\\()'"\u2018-\u201d\u2010-\u2015\u2212-]+/;
// Marks that have no width and turn the direction of writing, which come along with a date that is copied.
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]/g;
// An hour behind a date. With a time zone it is left there, and so refused: it can be another day at the publisher.
const HOUR = /(?:,?\s+(?:at\s+)?|(\d)t)(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?|(?:\.[0-5]\d)?\s?[ap]\.?m\.?)$/;
const RUN_TOGETHER = [/(\d)([a-z]{3})/g, /([a-z]{3})(\d)/g];
const ORDINAL = /^(\d{1,2})(st|nd|rd|th)$/;
// Nobody who writes dates with dots writes the month before the day.
const DOTTED = /^\D*\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?!\d)/;
const EMPTY_WORDS = ["of", "the"];
const WEDS = /^(\w{3})s$/; // as many write Wednesday for short
const CENTURY = 2000;

/**
 * {day}, or {fault}: "ambiguous" with the `days` that it can be, "year" for one without its four figures, "impossible" for a
 * date that does not exist, "weekday" for one that falls on another day of the week, with the one of the `days` that it would be.
 * Undefined when the text is no whole date. Only what has no fault has a `day`.
 */
export function writtenDate(text, { months, weekdays }) {
  const pieces = piecesOf(text ?? "");
  const [parts, named] = withoutWeekday(pieces, weekdays);
  if (parts.length !== 3) return undefined;
  const read = withMonthName(parts, months) ?? inFigures(parts, DOTTED.test(withoutUnseen(text)));
  if (!read?.day || named === undefined || partsOf(read.day).weekday === named) return read;
  return { fault: "weekday", days: [read.day] };
}

/** Which of "day", "month" and "year" stand in a text that is no whole date; undefined where anything else does. */
export function partsWritten(text, field, { months, weekdays }) {
  const [pieces] = withoutWeekday(piecesOf(text), weekdays);
  const figures = pieces.filter((piece) => isFigures(piece, 1, 2));
  const years = pieces.filter((piece) => isFigures(piece, 4, 4));
  const names = pieces.filter((piece) => nameAt(piece, months) !== undefined);
  const short = names.length || figures.length < 2 ? 1 : 2;
  if (!pieces.length || figures.length > short || years.length > 1 || names.length > 1) return undefined;
  if (figures.length + years.length + names.length < pieces.length) return undefined;
  const alone = pieces.length === 1 && field === "month" ? ["month"] : ["day", "month"].slice(0, figures.length);
  return [...(figures.length ? alone : []), ...(names.length ? ["month"] : []), ...(years.length ? ["year"] : [])];
}

/** A text without the marks that nobody sees. */
export function withoutUnseen(text) {
  return text.replace(UNSEEN, "");
}

function piecesOf(text) {
  const date = withoutUnseen(text).toLowerCase().trim().replace(HOUR, "$1");
  const apart = RUN_TOGETHER.reduce((so, together) => so.replace(together, "$1 $2"), date);
  return apart.split(BETWEEN).filter((piece) => piece && !EMPTY_WORDS.includes(piece)).map((piece) => piece.replace(ORDINAL, "$1"));
}

/** The pieces but for a day of the week at either end, and its place in the week. */
function withoutWeekday(pieces, weekdays) {
  for (const [at, rest] of [[0, pieces.slice(1)], [pieces.length - 1, pieces.slice(0, -1)]]) {
    const named = weekdays.findIndex((name) => isShortFor(pieces[at]?.replace(WEDS, "$1"), name));
    if (named >= 0) return [rest, named];
  }
  return [pieces, undefined];
}

/** "mar", "March" or "sept": the only name that begins so, by its place. */
export function nameAt(text, names) {
  const found = names.filter((name) => isShortFor(text, name));
  return found.length === 1 ? names.indexOf(found[0]) : undefined;
}

function isShortFor(text, name) {
  const typed = (text ?? "").toLowerCase();
  return typed.length >= 3 && name.toLowerCase().startsWith(typed);
}

/** With the month as a word the day is the other short number, on whichever side it stands; the year is the last part, or the first. */
function withMonthName(given, months) {
  const parts = isFigures(given[0], 4, 4) ? [...given.slice(1), given[0]] : given;
  const at = parts.slice(0, 2).findIndex((part) => nameAt(part, months) !== undefined);
  if (at < 0 || !isFigures(parts[1 - at], 1, 2) || !isFigures(parts[2], 1, 4)) return undefined;
  return one(parts[2], nameAt(parts[at], months) + 1, parts[1 - at]);
}

/** In figures alone a date is read only in an order that cannot be mistaken: the year first, a day above 12, or dots. */
function inFigures(parts, isDotted) {
  if (isFigures(parts[0], 4, 4) && parts.slice(1).every((part) => isFigures(part, 1, 2))) return one(...parts);
  if (!parts.slice(0, 2).every((part) => isFigures(part, 1, 2)) || !(isFigures(parts[2], 2, 2) || isFigures(parts[2], 4, 4))) return undefined;
  const [first, second, year] = parts;
  const full = year.length === 4 ? year : String(CENTURY + Number(year));
  const days = [dayOf(Number(full), Number(second), Number(first)), dayOf(Number(full), Number(first), Number(second))];
  const [day, other] = days.filter(Boolean);
  if (other && other !== day && !isDotted) return { fault: "ambiguous", days: [day, other] };
  return day ? one(year, ...(days[0] ? [second, first] : [first, second])) : { fault: "impossible" };
}

function one(year, month, day) {
  if (year.length !== 4) return { fault: "year" };
  const found = dayOf(Number(year), Number(month), Number(day));
  return found ? { day: found } : { fault: "impossible" };
}

function isFigures(text, least, most) {
  return /^[0-9]+$/.test(text) && text.length >= least && text.length <= most;
}
