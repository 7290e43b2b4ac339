// The tables made at build time (build_scripts/tables.py): one number for each day. Nothing is worked out here but by looking up.
import { numberOf } from "../base/days.mjs";

/** A table ready for looking up: `at(number of a day)` is what stands there, undefined outside the table. */
export function open({ first, last, weeks, runs }) {
  const begins = numberOf(first);
  const ends = numberOf(last);
  const order = [];
  for (let at = 0; at < runs.length; at += 2) for (let times = runs[at + 1]; times > 0; times--) order.push(runs[at]);
  return {
    first: begins,
    last: ends,
    at(day) {
      if (!(day >= begins && day <= ends)) return undefined;
      const place = day - begins;
      return weeks[order[Math.floor(place / 7)]][place % 7];
    },
  };
}

/** The due date of a start date, both as numbers of days; undefined where the table has none. */
export function dueOf(table, start) {
  const length = table.at(start);
  return length === undefined ? undefined : start + length;
}

/** The days on which a calendar is open, in order. */
export function openDays(table) {
  const days = [];
  for (let day = table.first; day <= table.last; day++) if (table.at(day)) days.push(day);
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
