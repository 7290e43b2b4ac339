// A link that holds a case's answers in its fragment, which no browser sends to a host. It is made only when asked for, and as
// short as its answers allow: a mail program may break a long one.
// It also holds what the answer was, so that whoever opens it again learns whether that has changed. Anybody can write one:
// of what it says of that, only dates are shown, and as what the link says. All words are the site's own.
import { isDay } from "../base/days.mjs";
import { dateText, say } from "../base/words.mjs";
import { isAnswers, typedAnswers } from "./answers.mjs";
import { isCaseNumber } from "./case_number.mjs";
import { readCaseText, writeCaseText } from "./case_text.mjs";
import { unmailed } from "./mailed.mjs";
import { packed, sumOf, unpacked } from "./packed.mjs";
import { hasOnly, isMap, isText } from "./shapes.mjs";

const PREFIX = "#answers=";
const LONGEST = 8000;
// Links of the first form are JSON in Base64; they were sent, so they are read for good.
const FIRST_FORM = 1;
const FORM = "2";

const PROCEDURE = /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/;
const NAME = /^[a-z0-9-]{1,80}$/;

/**
 * The fragment for some answers, as the engine takes them, and what came of them; `coverage` says how far the calendars go,
 * `number` is that of the case.
 */
export function linkOf({ procedure, answers, position, coverage, number = "" }) {
  const result = resultOf(position, coverage);
  return PREFIX + FORM + packed(writeCaseText({ procedure, answers, number, ...result, version: sumOf(result.version) }));
}

/**
 * What a fragment holds: {procedure, answers, number (of the case), opened}; undefined when it is no such link, null when it is one
 * that cannot be used. Anybody can write one, so nothing in it is believed that does not have the shape of what linkOf writes.
 */
export function readLink(mailed) {
  if (mailed.length > LONGEST) return mailed.startsWith(PREFIX) ? null : undefined;
  const fragment = unmailed(mailed);
  if (!fragment.startsWith(PREFIX)) return undefined;
  try {
    const held = heldIn(fragment.slice(PREFIX.length));
    if (!isLink(held)) return null;
    const { procedure, answers, number, on, version, through, dates } = held;
    return { procedure, answers: typedAnswers(answers), number, opened: { on, version, through, dates } };
  } catch {
    return null;
  }
}

/** What to say of a link that was opened, for the template "link-notice"; undefined when none was. */
export function linkNotice({ opened, refused }, position, coverage) {
  if (refused) return { text: refused === "procedure" ? say("ui.link.answer_refused") : say("ui.link.refused") };
  if (!opened) return undefined;
  return position ? sinceThen(opened, position, coverage) : { text: say("ui.link.again") };
}

function sinceThen(then, position, coverage) {
  const now = resultOf(position, coverage);
  const changes = [
    ...Object.entries(now.dates).flatMap(([clause, date]) => changeOf(position, clause, then.dates[clause], date)),
    ...Object.keys(then.dates).flatMap((clause) => (clause in now.dates ? [] : goneOf(position, clause, then.dates[clause]))),
    ...([now.version, sumOf(now.version)].includes(then.version) ? [] : [say("ui.link.version", { after: now.version })]),
    ...(then.through === now.through || !now.through || !then.through
      ? []
      : [say("ui.link.coverage", { after: dateText(now.through) })]),
  ];
  const isOlder = then.on < now.on && !position.ended;
  return { text: say(changes.length ? "ui.link.changed" : "ui.link.same", { date: dateText(then.on) }), changes, also: isOlder && say("ui.kept.change") };
}

function resultOf(position, coverage) {
  return {
    on: position.today,
    version: position.version,
    through: coverage.map(({ through }) => through).sort()[0] ?? "",
    dates: Object.fromEntries(position.running.filter(({ due }) => due).map(({ clause, due, latest }) => [clause, spanOf({ due, latest })])),
  };
}

function changeOf(position, clause, before, after) {
  if (before && before[0] === after[0] && before[1] === after[1]) return [];
  const { act } = position.running.find((each) => each.clause === clause);
  if (!before) return [say("ui.link.new", { act, after: spanText(after) })];
  return [say("ui.link.date", { act, before: spanText(before), after: spanText(after) })];
}

function goneOf(position, clause, before) {
  const known = [...position.open, ...position.waiting, ...position.not_told].find((each) => each.clause === clause);
  return [known ? say("ui.link.gone_act", { act: known.act, before: spanText(before) }) : say("ui.link.gone", { before: spanText(before) })];
}

/** The safe and the latest date of an answer; "" for a latest one that nobody can name. */
export function spanOf({ due, latest }) {
  return [due, latest ?? ""];
}

/** A date, or the safe and the latest date, in words. */
export function spanText([due, latest]) {
  if (due === latest) return dateText(due);
  if (!latest) return say("tell.safe_open", { safe: dateText(due) });
  return say("tell.safe_latest", { safe: dateText(due), latest: dateText(latest) });
}

function heldIn(text) {
  if (text.startsWith(FORM)) return { form: FIRST_FORM, ...readCaseText(unpacked(text.slice(FORM.length))) };
  return { number: "", ...decoded(text) };
}

function isLink(held) {
  return (
    hasOnly(held, ["form", "procedure", "answers", "number", "on", "version", "through", "dates"]) &&
    held.form === FIRST_FORM &&
    (held.number === "" || isCaseNumber(held.number)) &&
    isText(held.procedure, PROCEDURE) &&
    isDay(held.on) &&
    isText(held.version, /^.{1,200}$/) &&
    (held.through === "" || isDay(held.through)) &&
    isAnswers(held.answers) &&
    isMap(held.dates, NAME, (span) => Array.isArray(span) && span.length === 2 && isDay(span[0]) && (span[1] === "" || isDay(span[1])))
  );
}

function decoded(text) {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new RangeError("no link of this site");
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}
