// Any period as a question: how much time, whose bank holidays, from when.
import { dateError, dateQuestion, exampleDate } from "./form.mjs";
import { numberOf, textOf, today } from "./days.mjs";
import { after } from "./reckon.mjs";
import { render, slot } from "./render.mjs";
import { open, openDays } from "./table.mjs";
import { dateText, plural, say } from "./words.mjs";
import { workingsOf } from "./working.mjs";

const MOST = 10000;

export function periodQuestion(calendars, ask) {
  const listed = Object.entries(calendars).map(([id, { title }]) => ({ id, title }));
  const form = render("period", { calendars: listed });
  const [amount, unit, calendar] = ["amount", "unit", "calendar"].map((id) => form.querySelector(`#${id}`));
  const place = slot(form, "calendar");
  const example = exampleDate(numberOf(today()) - 1);
  const start = dateQuestion({ id: "start", ask, hint: say("ui.date.hint", { example }), name: say("ui.date.start") });
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
    inputs: [amount, unit, calendar, ...Object.values(start.inputs)],

    read() {
      const errors = [];
      const typed = amount.value.replace(/[\s,]/g, "");
      const number = /^\d{1,6}$/.test(typed) ? Number(typed) : NaN;
      if (!typed || Number.isNaN(number)) errors.push({ text: say("ui.error.amount"), group: form.querySelector("#period-group"), inputs: [amount] });
      else if (number < 1 || number > MOST) errors.push({ text: say("ui.error.amount_range"), group: form.querySelector("#period-group"), inputs: [amount] });
      if (byCalendar() && !calendar.value) errors.push({ text: say("ui.error.calendar"), group: place, inputs: [calendar] });
      const date = start.read();
      if (date.fault) errors.push(dateError(start, date));
      if (errors.length) return { errors, empty: !typed || date.fault === "missing" };
      return { amount: number, unit: unit.value, calendar: byCalendar() ? calendar.value : "none", start: date.day };
    },

    quick({ amount, unit, calendar, start }) {
      const due = after({ amount, unit, start, ...(byCalendar() ? days(calendar) : {}) });
      return [{ says: "", start, due, beyond: due === undefined, awaits: false, projected: false }];
    },

    requests: ({ amount, unit, calendar, start }) => [
      { ask: "deadline", period: `${amount} ${unit}`, from: textOf(start), calendar },
    ],

    answer(report) {
      const days = [...report.counted, ...report.skipped.map((day) => ({ ...day, number: null }))];
      days.sort((one, other) => (one.date < other.date ? -1 : 1));
      const shown = days.map((day) => ({ ...day, counted: day.number !== null, text: dateText(day.date) }));
      const count = { summary: report.summary, start: report.from, due: report.due, days: shown };
      return {
        readings: [{ says: "", due: numberOf(report.due), provisional: report.provisional, awaits: false, projected: false }],
        workings: workingsOf([{ working: [count] }], { isOpen: true }),
      };
    },

    about: (_date, { amount, unit, calendar, start }) => ({
      sentence: say("ui.deadline.period", { period: plural(`period.${unit.replace(" ", "_")}`, amount), start: dateText(start) }),
      assumed: [...assumptions(unit), ...(byCalendar() ? [bankHolidays(calendar)] : [])],
      through: byCalendar() ? calendars[calendar].through : "",
      exact: true,
    }),
  };

  function bankHolidays(id) {
    return id === "none" ? say("ui.deadline.assumed.weekends") : say("ui.deadline.assumed.calendar", { place: calendars[id].title });
  }
}

function assumptions(unit) {
  const kinds = unit === "working days" ? ["first_day", "receipt"] : ["first_day", "receipt", "last_day"];
  return kinds.map((kind) => say(`deadline.assumed.${kind}`));
}
