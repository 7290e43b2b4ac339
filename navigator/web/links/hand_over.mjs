// What a reader has answered on one tool, carried to the next when they go there by its link, and in no address.
import { handedOver, handOverWhenLeft, handToNextPage, isLoadedAnew } from "../storage/handed_over.mjs";
import { isAnswers, plainAnswers, typedAnswers } from "./answers.mjs";
import { isCaseNumber } from "./case_number.mjs";

const LONGEST = 8000;

/** Hands the answers about a procedure, by the names of the wizard's questions, and the number of the case to the page opened next. */
export function handOver(procedure, answers, number = "") {
  handToNextPage(JSON.stringify({ procedure, answers: plainAnswers(answers), number }));
}

/**
 * Leaves the number of the case to this page if it is loaded again, and no answer with it: so what is put into a calendar then
 * replaces what was put there before. `held()` gives {key (the procedure), number}.
 */
export function leaveNumber(held) {
  handOverWhenLeft(() => {
    const { key, number } = held();
    return number && JSON.stringify({ procedure: key, again: number });
  });
}

/** {answers, number} handed over for a procedure, as if they had been given here; they can be taken once. */
export function takenOver(procedure) {
  const held = taken();
  if (held?.procedure !== procedure) return { answers: {}, number: "" };
  if (!isAnswers(held.answers)) return { answers: {}, number: isLoadedAnew() && isCaseNumber(held.again) ? held.again : "" };
  return { answers: typedAnswers(held.answers), number: isCaseNumber(held.number) ? held.number : "" };
}

function taken() {
  const text = handedOver();
  try {
    return text.length > LONGEST ? undefined : JSON.parse(text || "null");
  } catch {
    return undefined;
  }
}
