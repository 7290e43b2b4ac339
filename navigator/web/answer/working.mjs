// How a date was counted, as the engine reports it, laid out as a table of days and as months.
import { addDays, addMonths, earliest, latest, monthStart, partsOf } from "../base/days.mjs";
import { dateText, monthText, say } from "../base/words.mjs";

/**
 * The workings of all readings of a limit, as the engine reports them: which reading, or which of several limits, each belongs
 * to and, when it is not sure on which day that began, which day it is counted from.
 */
export function workingsOf(readings, { isOpen = false } = {}) {
  const counts = readings.flatMap(({ says, working }) =>
    working.map((count) => {
      const own = working.filter((other) => other.says === count.says);
      const day = own.length > 1 ? say("ui.working.if", { date: dateText(count.start) }) : "";
      const part = count.says ?? (readings.length > 1 ? says : "");
      return { count, says: [part, day].filter(Boolean).join(" ") };
    }),
  );
  return counts.map(({ count, ...how }, at) => workingView(count, { ...how, open: isOpen && at === 0 }));
}

/** One count for the template "working": its sentence, its months and its days in the order of the calendar. */
function workingView({ summary, due, start, days, over }, { says = "", open = false } = {}) {
  const listed = new Map(days.map((day) => [day.date, day]));
  const ends = { start, due, names: { start: "ui.working.start", due: over ? "ui.working.due.over" : "ui.working.due" } };
  return {
    says,
    summary,
    open,
    months: months(listed, ends),
    days: days.map((day) => ({
      text: day.text,
      number: day.number ?? say("ui.working.not_counted"),
      why: day.why,
      state: stateOf(day.date, day, ends),
    })),
  };
}

function stateOf(date, day, ends) {
  if (date === ends.due) return "due";
  if (date === ends.start) return "start";
  return day.counted ? "counted" : "skipped";
}

/** Every month from the first day of the count to the last. */
function months(listed, ends) {
  const dates = [...listed.keys(), ends.due];
  const last = latest(dates);
  const views = [];
  for (let first = monthStart(earliest(dates)); first <= last; first = addMonths(first, 1)) views.push(month(first, listed, ends));
  return views;
}

function month(first, listed, ends) {
  const { month: own, weekday } = partsOf(first);
  const cells = Array.from({ length: weekday }, () => ({}));
  for (let date = first; partsOf(date).month === own; date = addDays(date, 1)) cells.push(cell(date, listed.get(date), ends));
  const weeks = [];
  for (let at = 0; at < cells.length; at += 7) weeks.push({ days: cells.slice(at, at + 7) });
  return { name: monthText(first), weeks };
}

function cell(date, day, ends) {
  const view = { number: String(partsOf(date).day) };
  if (!day) return view;
  const said = day.counted ? say("ui.working.counted", { n: day.number }) : say("ui.working.skipped", { why: day.why });
  const state = stateOf(date, day, ends);
  const named = state in ends.names ? say(ends.names[state]) : "";
  const mark = state === "start" ? named : day.number;
  return { ...view, state, mark: mark ? String(mark) : "", said: named ? `${named}, ${said}` : said };
}
