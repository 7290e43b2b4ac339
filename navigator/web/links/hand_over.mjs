// The days that a reader has given on one tool, carried to the other when they go there by its link: stored in this tab from
// the click until the other page has read them, and in no address.
import { isDayAnswer, plainDay, typedAnswer } from "../fields/day_answer.mjs";

const NAME = "navigator days";
const LONGEST = 8000;
const EVENT = /^[a-z0-9-]{1,80}$/;

/** Stores the answers about days of a procedure, by event, for the page that is opened next. */
export function handOver(procedure, days) {
  const plain = Object.fromEntries(Object.entries(days).map(([event, answer]) => [event, plainDay(answer)]));
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ procedure, days: plain }));
  } catch {
    // Storage is refused: then the days are asked for again.
  }
}

/** The days that were handed over for a procedure, by event, as if they had been typed here; they can be taken once. */
export function takenOver(procedure) {
  const held = taken();
  if (held?.procedure !== procedure || typeof held.days !== "object") return {};
  const entries = Object.entries(held.days ?? {}).filter(([event, answer]) => EVENT.test(event) && isDayAnswer(answer));
  return Object.fromEntries(entries.map(([event, answer]) => [event, typedAnswer(answer)]));
}

function taken() {
  try {
    const text = sessionStorage.getItem(NAME) ?? "";
    sessionStorage.removeItem(NAME);
    return text.length > LONGEST ? undefined : JSON.parse(text || "null");
  } catch {
    return undefined;
  }
}
