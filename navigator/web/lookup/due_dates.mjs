// Due dates by looking up alone, so that a page answers at once, on an old phone, and where Python cannot run.
import { addDays, addMonths, earliest, latest } from "../base/days.mjs";
import { dueOf, nthAfter } from "./table.mjs";

/**
 * Each reading of a limit with its due date. `given` holds the days of events, by event.
 *
 * A date that is missing is undefined: `awaits` then says for which event, or `beyond` that the table ends before it.
 * `projected`: counted from the last day on which the awaited event itself was due.
 */
export function readings(limit, tables, given) {
  return limit.readings.map((reading) => {
    const start = picked(reading, given);
    if (start !== undefined) return found(reading, tables, start, false);
    const { via } = reading;
    const before = via ? picked(via, given) : undefined;
    if (before === undefined) return { id: reading.id, says: reading.says, awaits: true };
    const last = dueOf(tables[via.table], before);
    return last === undefined ? { id: reading.id, says: reading.says, beyond: true } : found(reading, tables, last, true);
  });
}

function found(reading, tables, start, projected) {
  const due = dueOf(tables[reading.table], start);
  return { id: reading.id, says: reading.says, start, due, projected, beyond: due === undefined };
}

/** The day a limit starts: of several events the earlier one that has happened, or the later once all have. */
function picked({ events, pick }, given) {
  const days = events.map((event) => given[event]).filter((day) => day !== undefined);
  if (!days.length || (pick === "later" && days.length < events.length)) return undefined;
  return pick === "later" ? latest(days) : earliest(days);
}

const LENGTHS = { days: 1, weeks: 7 };
const MONTHS = { months: 1, years: 12 };

/** The day some time after a start: working days by the calendar's own list, months to the same day of a later month. */
export function after({ amount, unit, start, table, days }) {
  if (unit in LENGTHS) return addDays(start, amount * LENGTHS[unit]);
  if (unit in MONTHS) return addMonths(start, amount * MONTHS[unit]);
  return nthAfter(days, table, start, amount);
}
