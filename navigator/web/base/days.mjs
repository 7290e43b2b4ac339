// Days as ISO text such as 2026-06-05: so they come, so they are passed on, and so they are compared, because this text sorts
// as the days do. What has to be worked out with days is worked out here alone. Never as moments: those move with time zones.

const MILLISECONDS = 86400000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];

/** True for a day of the years 1900 to 2200, written YYYY-MM-DD. */
export function isDay(text) {
  const [, year, month, day] = (typeof text === "string" && ISO.exec(text)) || [];
  return dayOf(Number(year), Number(month), Number(day)) !== undefined;
}

/** The day of a year, a month (1 to 12) and a day of the month; undefined when there is no such day. */
export function dayOf(year, month, day) {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined;
  const moment = new Date(Date.UTC(year, month - 1, day));
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return exists ? textOf(moment.getTime()) : undefined;
}

export function addDays(day, count) {
  return textOf(Date.parse(day) + count * MILLISECONDS);
}

/** How many days `last` is after `first`. */
export function daysBetween(first, last) {
  return (Date.parse(last) - Date.parse(first)) / MILLISECONDS;
}

/** The same day of a later month, or its last one where there is no such day; undefined after the year 2200. */
export function addMonths(given, count) {
  const { year, month, day } = partsOf(given);
  const months = year * 12 + month + count;
  const ends = [day, 30, 29, 28].filter((end) => end <= day);
  return ends.map((end) => dayOf(Math.floor(months / 12), (months % 12) + 1, end)).find(Boolean);
}

export function monthStart(day) {
  return `${day.slice(0, 7)}-01`;
}

/** The first of some days; undefined of none. */
export function earliest(days) {
  return [...days].sort()[0];
}

/** The last of some days; undefined of none. */
export function latest(days) {
  return [...days].sort().pop();
}

/** Year, month from 0, day of the month, and weekday from 0 for Monday. */
export function partsOf(day) {
  const moment = new Date(Date.parse(day));
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth(),
    day: moment.getUTCDate(),
    weekday: (moment.getUTCDay() + 6) % 7,
  };
}

/** A day as it would be typed into three fields. */
export function fieldsOf(text) {
  const [year, month, day] = text.split("-").map((part) => String(Number(part)));
  return { day, month, year };
}

function textOf(moment) {
  return new Date(moment).toISOString().slice(0, 10);
}
