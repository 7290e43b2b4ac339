// What the deadline page knows, as a value, and the steps from one to the next: {key (the procedure that is chosen), question,
// told (what the case is about, by question), days (answers about days, by event, for all limits of that procedure), number (of the case, once something of it was kept), linked (the answer that a link was made with, until it
// has been compared)}.

export const NOTHING_CHOSEN = { key: "", question: null, told: {}, days: {}, number: "", linked: undefined };

/**
 * A procedure is chosen: the days given for it before, and the number of the case, stay, unless a link brings others.
 * `otherNumber` comes with a link, or from this page before it was loaded again.
 */
export function withProcedure(state, key, linkedDays, otherNumber = "") {
  const { told, days, number } = key === state.key ? state : NOTHING_CHOSEN;
  return { ...NOTHING_CHOSEN, key, told, days: linkedDays ?? days, number: linkedDays ? otherNumber : otherNumber || number };
}

/** Another question, or none; `linked` is what a link says of the answer to it. */
export function withQuestion(state, question, linked) {
  return { ...state, question, linked };
}

/** What the case is about; an answer that was taken back is gone. */
export function withTold(state, question, answer) {
  const told = Object.entries({ ...state.told, [question]: answer }).filter(([, value]) => value);
  return { ...state, told: Object.fromEntries(told) };
}

export function withNumber(state, number) {
  return { ...state, number };
}

/** Days as they were read from the fields; one that was taken out again is undefined there. */
export function withDays(state, read = {}) {
  const days = Object.entries({ ...state.days, ...read }).filter(([, answer]) => answer !== undefined);
  return { ...state, days: Object.fromEntries(days) };
}

export function hasDays({ days }) {
  return Object.keys(days).length > 0;
}

/** The answer of the link has been compared with that of today: once is enough. */
export function withoutLinked(state) {
  return { ...state, linked: undefined };
}
