// The answers of a case by the names of the wizard's questions: {value}, or an answer about a day (see day_answer.mjs).
import { isDayAnswer, plainDay, typedAnswer } from "../fields/day_answer.mjs";
import { hasOnly, isMap, isText } from "./shapes.mjs";

const QUESTION = /^[a-z]{1,20}(:[a-z0-9-]{1,80})?$/;
const VALUE = /^[a-z0-9-]{1,80}$/;

/** Answers as the engine takes them. */
export function plainAnswers(answers) {
  return mapped(answers, (answer) => (answer.value === undefined ? plainDay(answer) : { value: answer.value }));
}

/** Answers as the engine takes them, with the fields filled in as if they had been typed here. */
export function typedAnswers(answers) {
  return mapped(answers, (answer) => (answer.value === undefined ? typedAnswer(answer) : answer));
}

/** True for answers as the engine takes them; what comes from elsewhere is asked. */
export function isAnswers(answers) {
  return isMap(answers, QUESTION, isAnswer);
}

function isAnswer(answer) {
  if (hasOnly(answer, ["value"])) return isText(answer.value, VALUE);
  return isDayAnswer(answer);
}

function mapped(answers, change) {
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, change(answer)]));
}
