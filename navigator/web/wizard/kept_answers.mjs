// Answers that a reader has asked to have kept in this browser, each under a name of the reader's own. A kept case is
// {name, procedure, on (the day of the last answer), answers (as the engine takes them), number (of the case)}.
import { isDay } from "../base/days.mjs";
import { readStored, removeStored, store } from "../storage/storage.mjs";
import { isCaseNumber } from "../links/case_number.mjs";
import { isAnswers, plainAnswers, typedAnswers } from "../links/answers.mjs";

const PLACE = "localStorage";
const NAME = "answers";
const MOST = 20;
export const LONGEST_NAME = 40;

/** All that is kept, the latest first. */
export function keptCases() {
  try {
    return JSON.parse(readStored(PLACE, NAME) ?? "[]").filter(isCase);
  } catch {
    return []; // not what this module writes
  }
}

/** Whether a step's answers are kept now under a name, in place of what was kept under it. */
export function keep(name, { procedure, answers, number = "" }, on) {
  const others = keptCases().filter((each) => each.name !== name);
  return others.length < MOST && write([{ name, procedure, on, answers: plainAnswers(answers), number }, ...others]);
}

/** Keeps the answers of a step up to date where its reader has asked for that; `on` is the day when it was one that was answered. */
export function updateKept(step, on) {
  const found = step.kept && keptCases().find(({ name }) => name === step.kept);
  if (found) keep(step.kept, step, on ?? found.on);
}

/** What a step needs to go on with a kept case. */
export function openedCase({ name, procedure, on, answers, number }) {
  return { procedure, since: on, number: isCaseNumber(number) ? number : "", answers: typedAnswers(answers), kept: name };
}

export function forgetCase(name) {
  const left = keptCases().filter((each) => each.name !== name);
  if (left.length) write(left);
  else removeStored(PLACE, NAME);
}

const write = (cases) => store(PLACE, NAME, JSON.stringify(cases));

function isCase({ name, procedure, on, answers }) {
  return typeof name === "string" && name.length <= LONGEST_NAME && typeof procedure === "string" && isDay(on) && isAnswers(answers);
}
