// What the deadline page shows, as the data that its templates need.
import { dateText, say, title } from "../base/words.mjs";
import { outcomeView } from "../answer/outcome.mjs";

/** The time limits of a procedure, to choose from. */
export function limitsView(limits) {
  return {
    limits: limits.map((limit) => ({
      id: `limit-${limit.clause}`,
      clause: limit.clause,
      text: limit.act,
      hint: hintOf(limit),
      hintId: `limit-${limit.clause}-hint`,
    })),
  };
}

/** The time limit that was chosen. */
export function chosenView(limit) {
  return { text: limit.act, hint: hintOf(limit) };
}

function hintOf({ words, stage }) {
  return stage ? say("ui.deadline.limit.hint", { words: title(words), stage }) : title(words);
}

/**
 * {result, more}: the date with what belongs to it, and what is worth knowing besides. `key` is the procedure; `arrivals` and
 * `fit` are the engine's, which knows the days; until it answers, the sums have an example's.
 */
export function resultViews(question, read, readings, { today, root, key, arrivals = [], fit }) {
  const { date, ...outcome } = outcomeView(readings, { ...question.about("", read), today });
  const about = question.about(date, read);
  const links = about.clause ? { clause: root + about.clause, wizard: `${root}where-am-i/index.html#procedure=${key}` } : {};
  const assumed = [...(about.assumed ?? []), about.known].filter(Boolean);
  const asOf = say("ui.day.as_of", { date: dateText(today) });
  return { result: { ...about, ...outcome, asOf, arrivals, fit: fit ?? about.fit }, more: { ...about, assumed, ...links } };
}

/** In place of a date when the table and the engine disagree. */
export function disagreementView() {
  return { heading: say("ui.deadline.disagree"), second: say("ui.deadline.disagree.why"), state: "provisional" };
}

/** True when the engine knows more than the table did: dates that were missing, why there are two, an hour, or sums with these days. */
export function isNews(quick, { readings, arrivals = [], fit }, exampleFit) {
  if (quick.some(({ timed }) => timed)) return true;
  const isOtherDate = readings.some(({ due, at, provisional }, place) => due !== quick[place]?.due || Boolean(at || provisional));
  return isOtherDate || arrivals.length > 0 || String(fit) !== String(exampleFit);
}
