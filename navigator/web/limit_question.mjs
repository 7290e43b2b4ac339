// A time limit of a procedure as a question: which dates it needs, its date from the table, and what to ask the engine.
import { dateError, dateQuestion, exampleDate } from "./form.mjs";
import { fieldsOf, numberOf, textOf, today } from "./days.mjs";
import { engineReadings } from "./outcome.mjs";
import { readings } from "./reckon.mjs";
import { open } from "./table.mjs";
import { say } from "./words.mjs";

/** `given` holds days that are known already, by event. */
export function limitQuestion(entry, data, limit, given = new Map()) {
  const tables = data.tables.map(open);
  const since = data.since ? numberOf(data.since) : -Infinity;
  const first = limit.readings[0].events;
  const questions = limit.events.map(({ event, what, ask }) => ({ event, ...question(event, what, ask, first, limit, given.get(event)) }));

  return {
    elements: questions.map(({ group }) => group),
    inputs: questions.flatMap(({ inputs }) => Object.values(inputs)),

    /** {given} when every date that was typed is one, and one at least was; else {errors}. */
    read() {
      const read = questions.map((each) => ({ each, result: each.read() }));
      const wrong = read.filter(({ result }) => result.fault && result.fault !== "missing");
      if (wrong.length) return { errors: wrong.map(({ each, result }) => dateError(each, result)) };
      const dated = read.filter(({ result }) => !result.fault);
      if (!dated.length) return { errors: [dateError(questions[0], read[0].result)], empty: true };
      return { given: Object.fromEntries(dated.map(({ each, result }) => [each.event, result.day])) };
    },

    /** The tables are those of the version in force now; a case that began before it may fall under another. */
    quick({ given }) {
      if (Math.min(...Object.values(given)) < since) return limit.readings.map(({ says }) => ({ says, earlier: true }));
      return readings(limit, tables, given);
    },

    requests: ({ given }) => [
      { ask: "load", policy: data.policy, earlier: data.earlier },
      {
        ask: "limit",
        procedure: entry.key,
        clause: limit.clause,
        from: textOf(Math.min(...Object.values(given))),
        facts: Object.entries(given).map(([event, day]) => `${event}=${textOf(day)}`),
      },
    ],

    /** The engine's report as readings, and the working of each that has one. */
    answer(report) {
      const several = report.readings.length > 1;
      return {
        readings: engineReadings(report),
        workings: report.readings.flatMap(({ says, projected, working }) =>
          working.slice(0, 1).map((count) => ({ count, says: several ? says : "", projected })),
        ),
      };
    },

    /** What the result says besides the date; `date` is the date as it stands in a sentence. */
    about: (date) => ({
      sentence: limit.act,
      unclear: limit.readings.length > 1 ? limit.unclear : "",
      changes: limit.changes,
      late: date ? limit.late.map((line) => line.replace("{date}", date)) : [],
      assumed: limit.assumed,
      notBefore: limit.notBefore,
      through: limit.through,
      clause: `${entry.page}#${limit.clause}`,
    }),
  };
}

function question(event, what, ask, first, limit, day) {
  const example = exampleDate(numberOf(today()) - 1);
  const hint = first.length > 1 ? "ui.date.hint.either" : first.includes(event) || limit.events.length === 1 ? "ui.date.hint" : "ui.date.hint.optional";
  return dateQuestion({ id: event, ask, hint: say(hint, { example }), name: say("ui.date.when", { what }), typed: day && fieldsOf(day) });
}
