// How a date was counted, as the engine tells it, laid out as a table of days and as months.
import { numberOf, partsOf } from "../base/days.mjs";
import { dateText, monthText, say } from "../base/words.mjs";

/**
 * The workings of all readings of a limit, as the engine reports them: which reading each belongs to and, when it is not sure
 * on which day that began, which day it is counted from.
 */
export function workingsOf(readings, { isOpen = false } = {}) {
  const counts = readings.flatMap(({ says, projected, working }) =>
    working.map((count) => {
      const day = working.length > 1 ? say("ui.working.if", { date: dateText(count.start) }) : "";
      return { count, projected, says: [readings.length > 1 ? says : "", day].filter(Boolean).join(" ") };
    }),
  );
  return counts.map(({ count, ...how }, at) => workingView(count, { ...how, open: isOpen && at === 0 }));
}

/** One count for the template "working": its sentence, its months and its days in the order of the calendar. */
function workingView({ summary, due, start, days }, { says = "", projected = false, open = false } = {}) {
  const known = new Map(days.map((day) => [numberOf(day.date), day]));
  const ends = { start: numberOf(start), due: numberOf(due) };
  return {
    says,
    projected,
    summary,
    open,
    months: months(known, ends),
    days: days.map((day) => ({
      text: day.text,
      number: day.number ?? say("ui.working.not_counted"),
      why: day.why,
      state: stateOf(numberOf(day.date), day, ends),
    })),
  };
}

function stateOf(number, day, ends) {
  if (number === ends.due) return "due";
  if (number === ends.start) return "start";
  return day.counted ? "counted" : "skipped";
}

function months(known, ends) {
  const numbers = [...known.keys()];
  const first = Math.min(...numbers, ends.due);
  const last = Math.max(...numbers, ends.due);
  const views = [];
  for (let day = first - partsOf(first).day + 1; day <= last; day += views[views.length - 1].length) views.push(month(day, known, ends));
  return views;
}

function month(first, known, ends) {
  const { month: own, weekday } = partsOf(first);
  const cells = Array.from({ length: weekday }, () => ({}));
  let day = first;
  for (; partsOf(day).month === own; day++) cells.push(cell(day, known.get(day), ends));
  const weeks = [];
  for (let at = 0; at < cells.length; at += 7) weeks.push({ days: cells.slice(at, at + 7) });
  return { name: monthText(first), weeks, length: day - first };
}

function cell(number, day, ends) {
  const view = { number: String(partsOf(number).day) };
  if (!day) return view;
  const said = day.counted ? say("ui.working.counted", { n: day.number }) : say("ui.working.skipped", { why: day.why });
  const state = stateOf(number, day, ends);
  const named = state === "due" || state === "start" ? say(`ui.working.${state}`) : "";
  const mark = state === "start" ? named : day.number;
  return { ...view, state, mark: mark ? String(mark) : "", said: named ? `${named}, ${said}` : said };
}
