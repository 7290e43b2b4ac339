// Which question comes, and what is put to the engine: all from the procedure's data, the answers so far and what the engine
// said. A step is {procedure, at (the question it is about, or RESULT), answers, day, ...}, see steps.mjs.
import { plainAnswers } from "../links/answers.mjs";

export const RESULT = "result";

/**
 * The questions that are asked of everybody stand in the procedure's data: they need no engine. {question, answered} when the
 * step is about one of them; undefined when the engine has to be asked.
 */
export function openingPlace(data, { at, answers }) {
  if (at === RESULT) return undefined;
  const opening = openingFor(data, answers);
  const missing = opening.find(({ name }) => !(name in answers));
  const question = opening.find(({ name }) => name === at) ?? (at ? undefined : missing);
  return question && { question, answered: opening.filter(({ name }) => name in answers) };
}

/** The first questions for those who gave these answers: some, and some of their options, are there only after one of them. */
function openingFor({ opening }, answers) {
  const fits = ({ only = {} }) => Object.entries(only).every(([name, values]) => values.includes(answers[name]?.value));
  return opening.filter(fits).map((question) => (question.options?.some(({ only }) => only) ? { ...question, options: question.options.filter(fits) } : question));
}

/** Where a step stands by what the engine said: at the question it is about, at the next one, or at the position. */
export function placeIn({ answered, question, position }, { at }) {
  const named = at === RESULT ? undefined : [...answered, question].find((each) => each?.name === at);
  if (named) return { question: named, answered };
  return position ? { position, answered } : { question, answered };
}

/** A first question leads to the next first one; after the last of them the engine knows what comes. */
export function nextAfter(data, answers, { name }) {
  const opening = openingFor(data, answers);
  const at = opening.findIndex((question) => question.name === name);
  const next = opening.slice(at + 1).find((question) => !(question.name in answers));
  return at >= 0 && next ? next.name : RESULT;
}

/**
 * The request for a step; `today` is a day. What had happened when kept answers were given, `since`, had happened by then: the
 * last date that can be of it does not move on while somebody waits for it.
 */
export function requestOf({ procedure, since }, answers, today) {
  const request = { ask: "wizard", procedure, answers: plainAnswers(answers), today };
  return since && since < today ? { ...request, told_on: since } : request;
}

/** What is filled in for a question: not sent on yet, or as it was answered. */
export function filledIn({ draft, answers }, { name }) {
  return draft?.question === name ? draft.answer : answers[name];
}
