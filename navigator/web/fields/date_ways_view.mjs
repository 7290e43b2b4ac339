// The ways to give a day as the data that the template "date-ways" needs. A way is "today", "yesterday", "another" (date),
// "unsure" (between which days), "sent" or "unknown", or one of the question's own, which needs no date: {value, text}.
import { addDays } from "../base/days.mjs";
import { dateText, say } from "../base/words.mjs";
import { AGO } from "./day_answer.mjs";
import { exampleDate } from "./form.mjs";

/** The dates that the other ways ask for. */
export const FIELDS = { another: ["on"], unsure: ["earliest", "latest"], sent: ["sent"] };

/** The ids of the dates: they begin with `prefix`, but that of the single date is `on`. */
export function dateIds(prefix, on) {
  return { on, earliest: `${prefix}earliest`, latest: `${prefix}latest`, sent: `${prefix}sent` };
}

export function wayText(way, today, own = []) {
  return own.find(({ value }) => value === way)?.text ?? say(`ui.way.${way}`, { date: way in AGO && dateText(addDays(today, -AGO[way])) });
}

/** `answer` is what was given before; `sendings` are the ways of sending, `own` the question's own ways. */
export function waysView(ways, answer, { prefix, ids, today, sendings, own }) {
  const hint = say("ui.date.hint", { example: exampleDate(addDays(today, -1)) });
  return ways.map((way, at) => ({
    id: at ? `${prefix}answer-${way}` : `${prefix}answer`,
    name: `${prefix}way`,
    value: way,
    text: wayText(way, today, own),
    checked: way === (answer?.value ?? answer?.way),
    controls: way in FIELDS && `${prefix}conditional-${way}`,
    days: FIELDS[way]?.map((field) => dayView(field, ids[field], hint)),
    hows: way === "sent" ? [{ groupId: `${prefix}how-group`, options: howsView(sendings, answer, prefix) }] : [],
  }));
}

function dayView(field, id, hint) {
  return {
    day: `${id}-day`,
    month: `${id}-month`,
    year: `${id}-year`,
    groupId: `${id}-group`,
    hintId: `${id}-hint`,
    hint,
    legendClass: field === "on" ? "govuk-visually-hidden" : "govuk-fieldset__legend",
    legend: say(`ui.way.legend.${field}`),
  };
}

function howsView(sendings, answer, prefix) {
  return sendings.map(({ by, text, hint }, at) => {
    const id = at ? `${prefix}how-${by}` : `${prefix}how`;
    return { id, name: `${prefix}how`, value: by, text, hint, hintId: `${id}-hint`, checked: by === answer?.by };
  });
}
