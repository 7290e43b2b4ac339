// An answer about a day as plain data: {from, to}, with `hour` where it is one day and the hour is told, {sent, by} or
// {unknown: true}. `way`, `typed` and `by` say how it was given,
// so that it can be shown again as it was.
import { addDays, fieldsOf, isDay } from "../base/days.mjs";
import { dateText, momentText, say, title } from "../base/words.mjs";

const SENDING = /^(by-hand|first-class|second-class|email|email-late)$/;

const HOUR = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const TYPED_HOUR = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** An answer as the engine takes it. */
export function plainDay({ from, to, hour, sent, by }) {
  if (sent) return { sent, by };
  return from ? { from, to, ...(hour && { hour }) } : { unknown: true };
}

/** "9.20" as 09:20; undefined for what is no hour of a day. */
export function typedHour(text) {
  const [, hours, minutes] = TYPED_HOUR.exec(text.trim()) ?? [];
  return hours && `${hours.padStart(2, "0")}:${minutes}`;
}

/** True for what plainDay gives; what comes from elsewhere is asked. */
export function isDayAnswer(answer) {
  if (typeof answer !== "object" || answer === null) return false;
  const keys = Object.keys(answer).sort().join();
  if (keys === "unknown") return answer.unknown === true;
  if (keys === "by,sent") return isDay(answer.sent) && typeof answer.by === "string" && SENDING.test(answer.by);
  if (keys === "from,hour,to") return isDay(answer.from) && answer.from === answer.to && typeof answer.hour === "string" && HOUR.test(answer.hour);
  return keys === "from,to" && isDay(answer.from) && isDay(answer.to) && answer.from <= answer.to;
}

/** What plainDay gives, with the fields filled in as if it had been typed here. */
export function typedAnswer(answer) {
  return { ...answer, ...typedAs(answer) };
}

/** How many days ago the ways to answer are that need no date. */
export const AGO = { today: 0, yesterday: 1 };

/** An answer as it is shown again: "today" is a date from the moment it is given, and stays that date on another day. */
export function settled(answer, today) {
  const isMoved = answer.way in AGO && answer.from && answer.from !== addDays(today, -AGO[answer.way]);
  return isMoved ? typedAnswer(plainDay({ ...answer, to: answer.from })) : answer;
}

function typedAs({ from, to, hour, sent }) {
  if (sent) return { way: "sent", typed: { sent: fieldsOf(sent) } };
  if (!from) return { way: "unknown" };
  return from === to ? { way: "another", typed: { on: fieldsOf(from), ...(hour && { hour }) } } : { way: "unsure", typed: { earliest: fieldsOf(from), latest: fieldsOf(to) } };
}

/** A day, or the days between which it was, or when and how something was sent, as a reader would say it. */
export function dayAnswerText({ from, to, hour, sent, by }) {
  if (sent) return title(say(`tell.sent.${by}`, { sent: dateText(sent) }));
  if (hour) return momentText(from, hour);
  return from === to ? dateText(from) : say("ui.wizard.between", { first: dateText(from), last: dateText(to) });
}
