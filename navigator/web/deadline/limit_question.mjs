// A time limit of a procedure as a question: which dates it needs, its date from the table, and what to ask the engine.
import { dateChoice, enliven } from "../fields/date_choice.mjs";
import { dayAnswerText, plainDay } from "../fields/day_answer.mjs";
import { earliest } from "../base/days.mjs";
import { engineReadings } from "../answer/outcome.mjs";
import { readings } from "../lookup/due_dates.mjs";
import { dueOf, open } from "../lookup/table.mjs";
import { say, title } from "../base/words.mjs";
import { workingsOf } from "../answer/working.mjs";

const WAYS = ["today", "yesterday", "another", "unsure", "sent"];

/** `given` holds the answers about days that were given before, by event; `told` what the case is about, by question. */
export function limitQuestion(entry, data, limit, { given: before, told, today }) {
  const tables = data.tables.map(open);
  const questions = limit.events.map((event) => question(event, limit, { before, today, sendings: data.sendings[event.event] ?? [] }));

  return {
    elements: questions.map(({ group }) => group),
    inputs: questions.flatMap(({ asked }) => asked.inputs),
    setToday: (day) => questions.forEach(({ asked }) => asked.setToday(day)),
    shown: () => questions.forEach(({ group }) => enliven(group)),

    /**
     * {given}, an answer for each event whose day was filled in, when one at least was; else {errors}. `answers` has them for every
     * event, undefined where nothing was filled in; it is missing when something is wrong.
     */
    read() {
      const read = questions.map(({ event, asked }) => ({ event, ...asked.read() }));
      const wrong = read.filter(({ errors, empty }) => errors && !empty);
      if (wrong.length) return { errors: wrong.flatMap(({ errors }) => errors) };
      const answers = Object.fromEntries(read.map(({ event, answer }) => [event, answer]));
      const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer));
      if (!Object.keys(given).length) return { errors: read[0].errors, answers };
      return { given, answers };
    },

    /** The tables are those of the version in force now; a case that began before it may fall under another. */
    quick({ given }) {
      const [early, late] = ["first", "last"].map((end) => daysOf(given, end, data, tables));
      if (isBefore(early, data.since)) return limit.readings.map(({ says }) => ({ says, earlier: true }));
      if (Object.keys(given).every((event) => data.begun.includes(event))) return limit.readings.map(({ says }) => ({ says, earlier: true, unsure: true }));
      if (Object.values({ ...early, ...late }).includes(undefined)) return limit.readings.map(({ id, says }) => ({ id, says, beyond: true }));
      const needed = limit.events.filter(({ event }) => !given[event] && limit.events.some(({ event: told, needs }) => given[told] && needs.includes(event)));
      if (needed.length) return limit.readings.map(({ id, says }) => ({ id, says, needs: needed.map(({ what }) => what) }));
      const isSure = Object.keys(given).every((event) => early[event] === late[event]);
      // The table knows days alone: an hour can end on another one, and the engine has the last word.
      const isTimed = Object.values(given).some(({ hour }) => hour);
      const found = readings(limit, tables, early).map((reading) => (isTimed ? { ...reading, timed: true } : reading));
      return isSure ? found : between(found, readings(limit, tables, late));
    },

    requests: ({ given }) => [
      { ask: "load", policy: data.policy, earlier: data.earlier },
      {
        ask: "limit",
        procedure: entry.key,
        clause: limit.clause,
        chosen: Object.values(told),
        from: Object.values(given).map(({ from, sent }) => from ?? sent).sort()[0],
        facts: Object.entries(given).map(([event, answer]) => `${event}=${factText(answer)}`),
      },
    ],

    /** The hour of an event is one that no clock shows: what is wrong, at its field. */
    fault: ({ event, text }) => questions.find((each) => each.event === event).asked.fault("skipped hour", text),

    /** The engine's report as readings, and the working of each that has one. */
    answer(report) {
      const workings = workingsOf(report.readings, { isOpen: true });
      return { readings: engineReadings(report), arrivals: [...report.notes, ...report.arrivals], fit: report.fit, workings };
    },

    /** What the result says besides the date; `date` is the date as it stands in a sentence. */
    about: (date, { given = {} }) => ({
      sentence: limit.act,
      given: limit.events.flatMap(({ event, what }) => (given[event] ? [givenText(what, given[event])] : [])),
      ahead: limit.events.filter(({ event }) => !given[event]).map(({ what }) => what),
      unclear: limit.readings.length > 1 ? limit.unclear : "",
      changes: limit.changes,
      fit: limit.fit,
      late: date ? limit.late.map((line) => line.replace("{date}", date)) : [],
      assumed: limit.assumed,
      notBefore: limit.notBefore,
      since: limit.since ?? "",
      through: limit.through,
      known: limit.known,
      clause: `${entry.page}#${limit.clause}`,
    }),
  };
}

/** The single date is filled in at once by most; the other ways stand beside it. */
function question({ event, what, ask, hour }, limit, { before, today, sendings }) {
  const ways = sendings.length ? WAYS : WAYS.filter((way) => way !== "sent");
  const held = before[event];
  // A day that nobody knows, or a sending where nothing is sent, is no way to answer here.
  const given = ways.includes(held?.way) ? held : { way: "another" };
  const name = say("ui.date.when", { what });
  return { event, ...dateChoice(event, { ask, hint: hintOf(event, limit) }, ways, given, { name, today, sendings, hour }) };
}

function hintOf(event, { readings, events }) {
  const first = readings[0].events;
  if (first.length > 1) return say("ui.date.hint.either");
  return first.includes(event) || events.length === 1 ? "" : say("ui.date.hint.optional");
}

/** The first or the last day that each event can have been; an answer that lies outside the tables has none. */
function daysOf(given, end, { sendings }, tables) {
  const day = (event, { from, to, sent, by }) => {
    if (!sent) return end === "first" ? from : to;
    return dueOf(tables[sendings[event].find((way) => way.by === by)[end]], sent);
  };
  return Object.fromEntries(Object.entries(given).map(([event, answer]) => [event, day(event, answer)]));
}

/** True when all days are known and one of them is before `since`, if there is such a day. */
function isBefore(days, since) {
  const all = Object.values(days);
  return Boolean(since) && !all.includes(undefined) && earliest(all) < since;
}

/** Readings from the first day something can have happened to the last. */
function between(early, late) {
  return early.map((reading, at) => {
    if (reading.due === undefined || late[at].due === undefined) return { ...reading, due: undefined };
    return { ...reading, last: late[at].due };
  });
}

/** The day that a date is counted from, as it was understood, so that a slip in the fields is seen beside the answer. */
function givenText(what, answer) {
  return say("ui.deadline.given", { what: title(what), date: dayAnswerText(answer) });
}

/** An answer in the form in which the engine reads a fact. */
function factText(answer) {
  const { from, to, hour, sent, by } = plainDay(answer);
  if (hour) return `${from}T${hour}`;
  if (sent) return `${by}:${sent}`;
  return from === to ? from : `${from}..${to}`;
}
