// The tables made at build time: one number for each day. Nothing is worked out here but by looking up.
import { addDays, daysBetween } from "../base/days.mjs";

/** A table ready for looking up: `at(day)` is what stands there, undefined outside the table; `valueAt` counts days from its first. */
export function open({ first, last, weeks, runs }) {
  const order = [];
  for (let at = 0; at < runs.length; at += 2) for (let times = runs[at + 1]; times > 0; times--) order.push(runs[at]);
  const valueAt = (place) => weeks[order[Math.floor(place / 7)]][place % 7];
  const at = (day) => (day >= first && day <= last ? valueAt(daysBetween(first, day)) : undefined);
  return { first, last, at, valueAt };
}

/** The due date of a start date; undefined where the table has none. */
export function dueOf(table, start) {
  const length = table.at(start);
  return length === undefined ? undefined : addDays(start, length);
}

/** The days on which a calendar is open, in order. */
export function openDays({ first, last, valueAt }) {
  const days = [];
  const length = daysBetween(first, last);
  for (let place = 0; place <= length; place++) if (valueAt(place)) days.push(addDays(first, place));
  return days;
}

/** The n-th of some days after a start that lies within the years of the table; undefined past its end. */
export function nthAfter(days, table, start, n) {
  if (!(start >= table.first && start <= table.last)) return undefined;
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] > start) high = middle;
    else low = middle + 1;
  }
  return days[low + n - 1];
}
