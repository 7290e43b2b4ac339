// The days that a reader has given on one tool, carried to the other when they go there by its link, and in no address.
import { handedOver, handOverWhenLeft, handToNextPage, isLoadedAnew } from "../storage/handed_over.mjs";
import { isCaseNumber } from "./case_number.mjs";
import { isDayAnswer, plainDay, typedAnswer } from "../fields/day_answer.mjs";

const LONGEST = 8000;
const EVENT = /^[a-z0-9-]{1,80}$/;

/** Hands the answers about days of a procedure, by event, and the number of the case to the page that is opened next. */
export function handOver(procedure, days, number = "") {
  const plain = Object.fromEntries(Object.entries(days).map(([event, answer]) => [event, plainDay(answer)]));
  handToNextPage(JSON.stringify({ procedure, days: plain, number }));
}

/**
 * Leaves the number of the case to this page if it is loaded again, and no day with it: so what is put into a calendar then
 * replaces what was put there before. `held()` gives {key (the procedure), number}.
 */
export function leaveNumber(held) {
  handOverWhenLeft(() => {
    const { key, number } = held();
    return number && JSON.stringify({ procedure: key, again: number });
  });
}

/** {days, number} handed over for a procedure: the days by event, as if they had been typed here; they can be taken once. */
export function takenOver(procedure) {
  const held = taken();
  if (held?.procedure !== procedure) return { days: {}, number: "" };
  if (typeof held.days !== "object") return { days: {}, number: isLoadedAnew() && isCaseNumber(held.again) ? held.again : "" };
  const entries = Object.entries(held.days ?? {}).filter(([event, answer]) => EVENT.test(event) && isDayAnswer(answer));
  const days = Object.fromEntries(entries.map(([event, answer]) => [event, typedAnswer(answer)]));
  return { days, number: isCaseNumber(held.number) ? held.number : "" };
}

function taken() {
  const text = handedOver();
  try {
    return text.length > LONGEST ? undefined : JSON.parse(text || "null");
  } catch {
    return undefined;
  }
}
