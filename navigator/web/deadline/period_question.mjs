// Any period as a question: how much time, whose bank holidays, from when.
import { dateChoice, enliven } from "../fields/date_choice.mjs";
import { after } from "../lookup/due_dates.mjs";
import { render, slot } from "../base/render.mjs";
import { open, openDays } from "../lookup/table.mjs";
import { dateText, plural, say } from "../base/words.mjs";
import { workingsOf } from "../answer/working.mjs";

const MOST = 10000;
const WAYS = ["today", "yesterday", "another", "unsure"];

export function periodQuestion(calendars, today) {
  const listed = Object.entries(calendars).map(([id, { title }]) => ({ id, title }));
  const form = render("period", { calendars: listed });
  const [amount, unit, calendar] = ["amount", "unit", "calendar"].map((id) => form.querySelector(`#${id}`));
  const place = slot(form, "calendar");
  const question = { ask: say("ui.deadline.start") };
  const start = dateChoice("start", question, WAYS, { way: "another" }, { name: say("ui.date.start"), today });
  const opened = new Map();

  const byCalendar = () => unit.value === "working days";
  unit.addEventListener("change", () => (place.hidden = !byCalendar()));

  function days(id) {
    if (!opened.has(id)) {
      const table = open(calendars[id].open);
      opened.set(id, { table, days: openDays(table) });
    }
    return opened.get(id);
  }

  return {
    elements: [form, start.group],
    inputs: [amount, unit, calendar, ...start.asked.inputs],
    setToday: (day) => start.asked.setToday(day),
    shown: () => enliven(start.group),

    read() {
      const errors = [];
      const typed = amount.value.replace(/[\s,]/g, "");
      const number = /^\d{1,6}$/.test(typed) ? Number(typed) : NaN;
      if (!typed || Number.isNaN(number)) errors.push({ text: say("ui.error.amount"), group: form.querySelector("#period-group"), inputs: [amount] });
      else if (number < 1 || number > MOST) errors.push({ text: say("ui.error.amount_range"), group: form.querySelector("#period-group"), inputs: [amount] });
      if (byCalendar() && !calendar.value) errors.push({ text: say("ui.error.calendar"), group: place, inputs: [calendar] });
      const { answer, errors: wrong = [] } = start.asked.read();
      errors.push(...wrong);
      if (errors.length) return { errors };
      return { amount: number, unit: unit.value, calendar: byCalendar() ? calendar.value : "none", from: answer.from, to: answer.to };
    },

    quick({ amount, unit, calendar, from, to }) {
      const [due, last] = [from, to].map((start) => after({ amount, unit, start, ...(byCalendar() ? days(calendar) : {}) }));
      const beyond = due === undefined || last === undefined;
      return [{ says: "", due: beyond ? undefined : due, last, beyond, awaits: false }];
    },

    requests: ({ amount, unit, calendar, from, to }) => [{ ask: "deadline", period: `${amount} ${unit}`, from, to, calendar }],

    answer(report) {
      const counts = [report, report.latest ?? report];
      const [due, last] = counts.map((count) => count.due);
      const provisional = counts.some((count) => count.provisional);
      return {
        readings: [{ says: "", due, last, provisional, awaits: false }],
        workings: workingsOf([{ working: [...new Set(counts)].map(workingOf) }], { isOpen: true }),
      };
    },

    about: (_date, { amount, unit, calendar, from, to }) => ({
      sentence: say("ui.deadline.period", { period: plural(`period.${unit.replace(" ", "_")}`, amount), start: startText(from, to) }),
      assumed: [...assumptions(unit), ...(byCalendar() ? [bankHolidays(calendar)] : [])],
      since: byCalendar() ? calendars[calendar].since : "",
      through: byCalendar() ? calendars[calendar].through : "",
      known: byCalendar() ? calendars[calendar].known : "",
      exact: true,
    }),
  };

  function bankHolidays(id) {
    return id === "none" ? say("ui.deadline.assumed.weekends") : say("ui.deadline.assumed.calendar", { place: calendars[id].title });
  }
}

function startText(from, to) {
  return from === to ? dateText(from) : say("ui.deadline.between", { first: dateText(from), last: dateText(to) });
}

/** The days of a count in the order of the calendar. */
function workingOf({ counted, skipped, summary, from, due }) {
  const days = [...counted, ...skipped.map((day) => ({ ...day, number: null }))];
  days.sort((one, other) => (one.date < other.date ? -1 : 1));
  const shown = days.map((day) => ({ ...day, counted: day.number !== null, text: dateText(day.date) }));
  return { summary, start: from, due, days: shown };
}

function assumptions(unit) {
  const kinds = unit === "working days" ? ["first_day", "receipt"] : ["first_day", "receipt", "last_day"];
  return kinds.map((kind) => say(`deadline.assumed.${kind}`));
}
