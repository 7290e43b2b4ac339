// Due dates by looking up alone, so that a page answers at once, on an old phone, and where Python cannot run.
import { addDays, addMonths, earliest, latest } from "../base/days.mjs";
import { dueOf, nthAfter } from "./table.mjs";

/**
 * Each reading of a limit with its due date. `given` holds the days of events, by event.
 *
 * A date that is missing is undefined: `awaits` then says that its event has not happened, or `beyond` that the table ends.
 * `forecast`: what it would be if the awaited event came on the last day on which that is due. It is no date of the limit.
 */
export function readings(limit, tables, given) {
  return limit.readings.map((reading) => {
    const { id, says } = reading;
    const start = picked(reading, tables, given);
    if (start === undefined) return { id, says, awaits: true, forecast: forecastOf(reading, tables, given) };
    const at = start.due && start.hour ? { at: start.hour } : {};
    return { id, says, start: start.day, due: start.due, ...at, beyond: start.due === undefined };
  });
}

const hourOf = ({ hour }) => hour || "24:00";

function forecastOf(reading, tables, given) {
  const before = reading.via ? picked(reading.via, tables, given) : undefined;
  return before?.due && dueOf(tables[reading.tables[0]], before.due);
}

/**
 * The day a limit starts, and when it is then due: of several events the earlier one that has happened, or the later once
 * all have. What is sent may count from a later day than the one given, so it is the due dates that tell which is which.
 */
function picked({ events, pick, several, anew = [], runsOut, hours = [], tables: own }, tables, given) {
  const starts = events.map((event, at) => ({ at, day: given[event], table: tables[own[at]] })).filter(({ day }) => day !== undefined);
  const happened = starts.map(({ at, day, table }) => ({ at, day, due: dueOf(table, day), hour: hours[at] }));
  const dated = anew.reduce((each, places) => withLast(each, places, runsOut), happened);
  const limits = events.length - anew.flat().length + anew.length;
  if (!dated.length || (pick === "later" && dated.length < limits)) return undefined;
  // Of several limits, the one whose date lies beyond its table might be the one that counts.
  if (several && dated.some(({ due }) => !due)) return { day: dated[0].day };
  const key = dated.every(({ due }) => due) ? "due" : "day";
  const wanted = (pick === "later" ? latest : earliest)(dated.map((each) => each[key]));
  // Of two that end on one day, one of them at an hour, that one is the earlier.
  const ends = dated.filter((each) => each[key] === wanted);
  const hour = (pick === "later" ? latest : earliest)(ends.map(hourOf));
  return ends.find((each) => hourOf(each) === hour);
}

/** Of the events at some places each begins one time anew: only the last counts, or the last that came before it ran out. */
function withLast(starts, places, runsOut) {
  const own = starts.filter(({ at }) => places.includes(at)).sort((one, other) => (one.day < other.day ? -1 : 1));
  const isOver = (at) => runsOut && own[at - 1].due < own[at].day;
  const over = own.findIndex((_, at) => at > 0 && isOver(at));
  const last = own[(over < 0 ? own.length : over) - 1];
  return starts.filter(({ at }) => !places.includes(at) || at === last.at);
}

const LENGTHS = { days: 1, weeks: 7 };
const MONTHS = { months: 1, years: 12 };

/** The day some time after a start: working days by the calendar's own list, months to the same day of a later month. */
export function after({ amount, unit, start, table, days }) {
  if (unit in LENGTHS) return addDays(start, amount * LENGTHS[unit]);
  if (unit in MONTHS) return addMonths(start, amount * MONTHS[unit]);
  return nthAfter(days, table, start, amount);
}
