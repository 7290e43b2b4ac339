// A link to a date of the calculator: the time limit, the days it is counted from, and the answer they gave.
import { isDay } from "../base/days.mjs";
import { say } from "../base/words.mjs";
import { isDayAnswer, typedAnswer } from "../fields/day_answer.mjs";
import { unmailed } from "./mailed.mjs";
import { spanOf, spanText } from "./case_link.mjs";

const LONGEST = 2000;
const OPEN = "open";
const DAY = String.raw`\d{4}-\d{2}-\d{2}`;
const NAME = "[a-z0-9-]+";
const WHOLE = `(?:limit=${NAME}/${NAME}/${NAME}|procedure=${NAME}/${NAME})(?![a-z0-9/-])`;
const FACT = String.raw`&[a-z0-9-]+=(?:${DAY}(?:\.\.${DAY}|T\d{2}:\d{2})?|[a-z-]+:${DAY})`;
const FORM = new RegExp(String.raw`^#(?=${WHOLE})(limit|procedure)=([a-z0-9/-]+)((?:${FACT})*)(?:~(${DAY})\.\.(${DAY}|${OPEN})?(?:~([a-z0-9]{10}))?)?$`);

/** The fragment for a limit, by its name publisher/procedure/clause, the engine's report of it, and the number of the case. */
export function dateLink(name, facts, report, number) {
  const [due, latest] = spanOf(report);
  return `#limit=${name}&${facts.join("&")}~${due}..${latest || OPEN}${number ? `~${number}` : ""}`;
}

/**
 * What a fragment names: {kind, name, given (answers about days by event), was ([due, latest], if it says), number (of the case)};
 * undefined when it is no such link, null when it is one that cannot be used.
 */
export function readDateLink(mailed) {
  // Two full stops were the end of a link without a latest date; now a word is.
  const fragment = mailed.length <= LONGEST ? (FORM.test(mailed) ? mailed : unmailed(mailed)) : mailed;
  if (!/^#(limit|procedure)=/.test(fragment)) return undefined;
  const [, kind, name, facts, due, until = "", number = ""] = (fragment.length <= LONGEST && FORM.exec(fragment)) || [];
  if (!name) return null;
  const latest = until === OPEN ? "" : until;
  const given = facts.split("&").slice(1).map(answerOf);
  if (!given.every(([, answer]) => isDayAnswer(answer)) || ![due, latest].every((day) => !day || isDay(day))) return null;
  return { kind, name, given: Object.fromEntries(given.map(([event, answer]) => [event, typedAnswer(answer)])), was: due && [due, latest], number };
}

function answerOf(fact) {
  const [event, value] = fact.split("=");
  const [day, hour] = value.split("T");
  if (hour) return [event, { from: day, to: day, hour }];
  if (value.includes(":")) return [event, { sent: value.split(":")[1], by: value.split(":")[0] }];
  const [from, to = from] = value.split("..");
  return [event, { from, to }];
}

/** What to say of the answer that a link was made with, for the template "link-notice". */
export function sinceLink(was, report) {
  const now = spanOf(report);
  if (now[0] === was[0] && now[1] === was[1]) return { text: say("ui.link.answer_same") };
  const after = report.due ? spanText(now) : say("ui.deadline.reading.awaits");
  return { text: say("ui.link.answer_changed", { before: spanText(was), after }) };
}
