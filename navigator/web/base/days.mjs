// Days as numbers, counted from 1 January 1970, and as text such as 2026-06-05. Never as moments: those move with time zones.

const MILLISECONDS = 86400000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The number of a day; NaN for anything that is not a day of the years 1900 to 2200 written YYYY-MM-DD. */
export function numberOf(text) {
  const [, year, month, day] = ISO.exec(text) ?? [];
  return numberFrom(Number(year), Number(month), Number(day));
}

/** The number of a day from its year, month (1 to 12) and day; NaN when there is no such day. */
export function numberFrom(year, month, day) {
  if (!(year >= 1900 && year <= 2200)) return NaN;
  const moment = new Date(Date.UTC(year, month - 1, day));
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return exists ? moment.getTime() / MILLISECONDS : NaN;
}

export function textOf(number) {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

/** Year, month from 0, day, and weekday from 0 for Monday. */
export function partsOf(number) {
  const moment = new Date(number * MILLISECONDS);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth(),
    day: moment.getUTCDate(),
    weekday: (moment.getUTCDay() + 6) % 7,
  };
}

/** A day's text as it would be typed into three fields. */
export function fieldsOf(text) {
  const [year, month, day] = text.split("-").map((part) => String(Number(part)));
  return { day, month, year };
}

/** Today where the reader is. */
export function today() {
  const now = new Date();
  return textOf(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MILLISECONDS);
}
