// One question a page: its screen, and what was answered. An answer is {value}, or one about a day (see day_answer.mjs).
import { dateAnswer } from "../fields/date_choice.mjs";
import { dayAnswerText } from "../fields/day_answer.mjs";
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";

const IDS = { groupId: "answer-group", whyId: "answer-why" };
const WAYS = ["today", "yesterday", "another", "unsure", "sent", "unknown"];

/** {element, read(), draft()}; read() gives {answer} or {errors}, draft() what is filled in so far. `asked` as dateAnswer's. */
export function questionScreen(question, answer, asked) {
  return question.kind === "date" ? dateScreen(question, answer, asked) : choiceScreen(question, answer, asked);
}

/** An answer as a reader would say it. */
function answerText(question, answer) {
  if (answer.unknown) return say("ui.wizard.unknown");
  if (answer.from || answer.sent) return dayAnswerText(answer);
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

function choiceScreen(question, answer, { procedure }) {
  const groups = [];
  question.options.forEach(({ value, text, hint, group }, at) => {
    if (groups[groups.length - 1]?.group !== group || !groups.length) {
      groups.push({ group, ...(group ? { role: "group", titleId: `options-${at}` } : {}), options: [] });
    }
    const id = at ? `answer-${at + 1}` : "answer";
    groups[groups.length - 1].options.push({ id, value, text, hint, hintId: hint ? `${id}-hint` : "", checked: value === answer?.value });
  });
  const element = render("choice", { ...IDS, procedure, title: question.title, why: question.why, groups });
  return {
    element,
    read() {
      const chosen = element.querySelector("input:checked");
      return chosen ? { answer: { value: chosen.value } } : unchosen(element);
    },
    draft: () => ({ value: element.querySelector("input:checked")?.value }),
  };
}

function dateScreen(question, answer, { what, procedure, ...asked }) {
  const element = render("date", { ...IDS, procedure, title: question.title, why: question.why });
  const ways = dateAnswer(WAYS, answer, { name: say("ui.date.when", { what }), hour: question.hour, own: question.options, ...asked });
  slot(element, "ways").replaceWith(ways.element);
  return { ...ways, element };
}

function unchosen(element) {
  const group = element.querySelector("#answer-group");
  return { errors: [{ text: say("ui.error.choose"), group, inputs: [group.querySelector("input")] }] };
}
