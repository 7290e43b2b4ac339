// One question a page: its screen, and what was answered. An answer is {value}, {from, to} or {unknown: true}; `typed` and
// `way` say how it was given, so that it can be shown again as it was.
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";
import { dateError, dateFields, exampleDate } from "./form.mjs";
import { numberOf, textOf } from "./days.mjs";
import { render } from "./render.mjs";
import { dateText, say } from "./words.mjs";

const IDS = { groupId: "answer-group", whyId: "answer-why" };

/** {element, read(), draft()}; read() gives {answer} or {errors}, draft() what is filled in so far. `today` is a day's text. */
export function questionScreen(question, answer, { today, what }) {
  return question.kind === "date" ? dateScreen(question, answer, today, what) : choiceScreen(question, answer);
}

/** Starts govuk-frontend's own script for what a screen reveals; only once the screen is in the page. */
export function enliven(element) {
  const radios = element.querySelector('[data-module="govuk-radios"]');
  if (radios) new Radios(radios);
}

/** An answer as a reader would say it. */
function answerText(question, answer) {
  if (answer.unknown) return say("ui.wizard.unknown");
  if (answer.from) {
    if (answer.from === answer.to) return dateText(answer.from);
    return say("ui.wizard.between", { first: dateText(answer.from), last: dateText(answer.to) });
  }
  return question.options.find(({ value }) => value === answer.value)?.text ?? "";
}

/** What was answered, a row for each question. */
export function answerRows(answered, answers) {
  return answered.map((question) => ({
    name: question.name,
    title: question.title,
    text: answerText(question, answers[question.name]),
    hidden: say("ui.wizard.hidden", { question: question.title }),
  }));
}

function choiceScreen(question, answer) {
  const groups = [];
  question.options.forEach(({ value, text, hint, group }, at) => {
    if (groups[groups.length - 1]?.group !== group || !groups.length) {
      groups.push({ group, ...(group ? { role: "group", titleId: `options-${at}` } : {}), options: [] });
    }
    const id = at ? `answer-${at + 1}` : "answer";
    groups[groups.length - 1].options.push({ id, value, text, hint, hintId: hint ? `${id}-hint` : "", checked: value === answer?.value });
  });
  const element = render("choice", { ...IDS, title: question.title, why: question.why, groups });
  return {
    element,
    read() {
      const chosen = element.querySelector("input:checked");
      return chosen ? { answer: { value: chosen.value } } : unchosen(element);
    },
    draft: () => ({ value: element.querySelector("input:checked")?.value }),
  };
}

function dateScreen(question, answer, today, what) {
  const day = numberOf(today);
  const element = render("date", {
    ...IDS,
    title: question.title,
    why: question.why,
    today: say("ui.wizard.way.today", { date: dateText(day) }),
    yesterday: say("ui.wizard.way.yesterday", { date: dateText(day - 1) }),
    hint: say("ui.date.hint", { example: exampleDate(day - 1) }),
  });
  const names = { on: say("ui.date.when", { what }), earliest: say("ui.wizard.earliest"), latest: say("ui.wizard.latest") };
  const fields = {};
  for (const [id, name] of Object.entries(names))
    {fields[id] = dateFields(element.querySelector(`#${id}-group`), { id, name, typed: answer?.typed?.[id] });}
  const ways = [...element.querySelectorAll('[name="way"]')];
  for (const way of ways) way.checked = way.value === answer?.way;

  const typed = () => Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, field.typed()]));
  const given = (way, from, to = from) => ({ answer: { from: textOf(from), to: textOf(to), way, typed: typed() } });

  return {
    element,
    read() {
      const way = ways.find(({ checked }) => checked)?.value;
      if (!way) return unchosen(element);
      if (way === "unknown") return { answer: { unknown: true, way, typed: typed() } };
      if (way === "today") return given(way, day);
      if (way === "yesterday") return given(way, day - 1);
      const asked = way === "another" ? [fields.on] : [fields.earliest, fields.latest];
      const read = asked.map((field) => ({ field, result: field.read() }));
      const wrong = read.filter(({ result }) => result.fault);
      if (wrong.length) return { errors: wrong.map(({ field, result }) => dateError(field, result)) };
      const [from, to = from] = read.map(({ result }) => result.day);
      if (to < from) return { errors: [errorAt(fields.latest, say("ui.error.order"))] };
      return given(way, from, to);
    },
    draft: () => ({ way: ways.find(({ checked }) => checked)?.value, typed: typed() }),
    /** The same sentence that the engine gives about this answer, at the field it is about. */
    fault(text) {
      const way = ways.find(({ checked }) => checked)?.value;
      if (way === "another") return errorAt(fields.on, text);
      if (way === "unsure") return errorAt(fields.earliest, text);
      return { text, group: element.querySelector("#answer-group"), inputs: [ways[0]] };
    },
  };
}

function errorAt(field, text) {
  return dateError(field, { fields: ["day", "month", "year"] }, text);
}

function unchosen(element) {
  const group = element.querySelector("#answer-group");
  return { errors: [{ text: say("ui.error.choose"), group, inputs: [group.querySelector("input")] }] };
}
