// A day as a person can give it: today, yesterday, another date, the days between which it was, when it was sent, or not at
// all. For the answer see day_answer.mjs.
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";
import { addDays, fieldsOf } from "../base/days.mjs";
import { render, slot } from "../base/render.mjs";
import { say, title } from "../base/words.mjs";
import { FIELDS, dateIds, wayText, waysView } from "./date_ways_view.mjs";
import { AGO, settled, typedHour } from "./day_answer.mjs";
import { dateError, dateFields } from "./form.mjs";

/** govuk-frontend's own, but for an attribute that ARIA does not allow on a radio; what it reveals comes next to it anyway. */
class RevealingRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}

/** Lets an element's radios reveal what belongs to them; only once the element is in the page. */
export function enliven(element) {
  for (const radios of element.querySelectorAll('[data-module="govuk-radios"]')) new RevealingRadios(radios);
}

/**
 * A question on a page with others about a day, with ids that begin with `id`; for the rest see dateAnswer().
 *
 * {group, asked}: its element and what dateAnswer() gives.
 */
export function dateChoice(id, { ask, hint = "" }, ways, answer, asking) {
  const group = render("date-choice", { group: `${id}-question`, hintId: `${id}-question-hint`, ask, hint });
  const asked = dateAnswer(ways, answer, { ...asking, prefix: `${id}-`, on: id });
  slot(group, "ways").replaceWith(asked.element);
  return { group, asked };
}

/**
 * The ways to give one day. Ids and names begin with `prefix`, those of the single date with `on`; `given` is what was given
 * before, `name` the date as it stands in an error, `today` a day, `sendings` the ways of sending, where something is
 * sent, `hour` whether the hour makes a difference, `own` answers of this question that are no day: {value, text}.
 *
 * {element, inputs, setToday(), read(), draft(), fault()}: read() gives {answer} or {errors, empty}.
 */
export function dateAnswer(ways, given, { prefix = "", on = `${prefix}on`, name, today, sendings = [], hour = false, own = [] }) {
  let now = today;
  const answer = given && settled(given, today);
  const ids = dateIds(prefix, on);
  const names = { on: name, earliest: say("ui.wizard.earliest"), latest: say("ui.wizard.latest"), sent: say("ui.date.sent_on") };
  const offered = [...ways.filter((way) => way !== "sent" || sendings.length), ...own.map(({ value }) => value)];
  const hourIds = hour && { hour, hourId: `${prefix}hour`, hourGroup: `${prefix}hour-group`, hourHint: `${prefix}hour-hint` };
  const element = render("date-ways", { ways: waysView(offered, answer, { prefix, ids, today, sendings, own }), ...hourIds });
  const hourInput = element.querySelector("[data-hour]");
  if (hourInput) hourInput.value = answer?.typed?.hour ?? "";
  const fields = {};
  for (const id of offered.flatMap((way) => FIELDS[way] ?? [])) {
    fields[id] = dateFields(element.querySelector(`[id="${ids[id]}-group"]`), { id: ids[id], name: names[id], typed: answer?.typed?.[id] });
  }
  const choices = [...element.querySelectorAll(`[name="${prefix}way"]`)];
  const hows = [...element.querySelectorAll(`[name="${prefix}how"]`)];

  const chosen = () => choices.find(({ checked }) => checked)?.value;
  const how = () => hows.find(({ checked }) => checked)?.value;
  const draft = () => ({
    way: chosen(),
    ...(chosen() in AGO && { from: addDays(now, -AGO[chosen()]) }),
    by: how(),
    typed: { ...Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, field.typed()])), ...(hourInput && { hour: hourInput.value }) },
  });
  function stayOn(day) {
    const another = choices.find(({ value }) => value === "another");
    for (const [part, text] of Object.entries(fieldsOf(day))) fields.on.inputs[part].value = text;
    another.click();
  }

  const span = (from, to = from) => ({ answer: { from, to, ...draft() } });

  function readDay() {
    const way = chosen();
    if (!way) return { errors: [{ text: say("ui.error.choose"), group: element.parentElement.closest(".govuk-form-group"), inputs: [choices[0]] }] };
    if (way === "unknown") return { answer: { unknown: true, ...draft() } };
    if (own.some(({ value }) => value === way)) return { answer: { value: way } };
    if (way in AGO) return span(addDays(now, -AGO[way]));
    const read = FIELDS[way].map((id) => ({ field: fields[id], result: fields[id].read() }));
    const errors = read.filter(({ result }) => result.fault).map(({ field, result }) => dateError(field, result));
    if (way === "sent" && !how()) errors.push({ text: say("ui.error.how"), group: element.querySelector(`[id="${prefix}how-group"]`), inputs: [hows[0]] });
    if (errors.length) return { errors, empty: read.every(({ result }) => result.fault === "missing") };
    const [from, to] = read.map(({ result }) => result.day);
    if (to < from) return { errors: [errorAt(fields.latest, say("ui.error.order"))] };
    return way === "sent" ? { answer: { sent: from, ...draft() } } : span(from, to);
  }

  const atHour = (text) => ({ text, group: hourInput.closest(".govuk-form-group"), inputs: [hourInput] });

  /** With the hour, where one is filled in; it belongs to one day. */
  function withHour(read) {
    const text = hourInput?.value.trim();
    if (!text) return read;
    if (read.errors) return { ...read, empty: false };
    const hour = typedHour(text);
    const wrong = (key) => ({ errors: [atHour(say(key))] });
    if (!hour) return wrong("ui.error.hour");
    const { from, to } = read.answer;
    return from && from === to ? { answer: { ...read.answer, hour } } : wrong("ui.error.hour_day");
  }

  return {
    element,
    inputs: [...element.querySelectorAll("input")],
    draft,

    /** Another day in the place of today; what was filled in stays, and so does the date that a choice stood for. */
    setToday(day) {
      const { from } = draft();
      if (from && day !== now) stayOn(from);
      now = day;
      for (const choice of choices) element.querySelector(`[for="${choice.id}"]`).textContent = wayText(choice.value, now, own);
    },

    read() {
      return withHour(readDay());
    },

    /** What the engine finds wrong with this answer, at the field it is about, in GOV.UK's words where they have some. */
    fault(kind, text) {
      if (kind === "skipped hour" && hourInput) return atHour(text);
      const field = fields[FIELDS[chosen()]?.[0]];
      const said = kind === "future" ? say("ui.error.future", { name: title(field === fields.sent ? names.sent : names.on) }) : text;
      if (field) return errorAt(field, said);
      return { text: said, group: element.parentElement.closest(".govuk-form-group"), inputs: [choices[0]] };
    },
  };
}

function errorAt(field, text) {
  return dateError(field, { fields: ["day", "month", "year"] }, text);
}
