// What the deadline page knows, as a value, and the steps from one to the next: {key (the procedure that is chosen), question,
// told (what the case is about, by question), days (answers about days, by event, for all limits of that procedure),
// carried (answers of the wizard that came along, by question), number (of the case, once something of it was kept), linked (the
// answer that a link was made with, until it has been compared)}.

const CASE = "case:";
const DATE = "date:";
// What the wizard knows of somebody whatever has happened since.
const LASTING = ["reader", "role", "area"];
const UNKNOWN = "unknown";

export const NOTHING_CHOSEN = { key: "", question: null, told: {}, days: {}, carried: {}, number: "", linked: undefined };

/**
 * A procedure is chosen: the days given for it before, and the number of the case, stay, unless a link brings others.
 * `otherNumber` comes with a link, or from this page before it was loaded again.
 */
export function withProcedure(state, key, linkedDays, otherNumber = "") {
  const { told, days, carried, number } = key === state.key ? state : NOTHING_CHOSEN;
  const own = { key, told, carried: linkedDays ? {} : carried, days: linkedDays ?? days };
  return { ...NOTHING_CHOSEN, ...own, number: linkedDays ? otherNumber : otherNumber || number };
}

/** With the answers that another tool has handed over: what the case is about, and what is kept for the wizard. */
export function withCarried(state, answers) {
  if (!Object.keys(answers).length) return state;
  const about = namedBy(CASE, answers).filter(([, { value }]) => value !== UNKNOWN);
  return { ...state, carried: answers, told: { ...state.told, ...Object.fromEntries(about.map(([question, { value }]) => [question, value])) } };
}

/** The days among answers of the wizard, by event; of what did not happen there is none. */
export function daysIn(answers) {
  return Object.fromEntries(namedBy(DATE, answers).filter(([, { value }]) => value === undefined));
}

/**
 * What is known of the case, as answers of the wizard. A day of something else than what was carried here says that more has
 * happened: the wizard then asks again how far it has got.
 */
export function answersOf({ carried, told, days }) {
  const isFurther = Object.keys(days).some((event) => !(`${DATE}${event}` in carried));
  const isKept = ([name, { value }]) => (name.startsWith(CASE) ? value === UNKNOWN : LASTING.includes(name) || !(isFurther || (name.startsWith(DATE) && value === undefined)));
  return {
    ...Object.fromEntries(Object.entries(carried).filter(isKept)),
    ...Object.fromEntries(Object.entries(told).map(([question, value]) => [CASE + question, { value }])),
    ...Object.fromEntries(Object.entries(days).map(([event, answer]) => [DATE + event, answer])),
  };
}

function namedBy(prefix, answers) {
  const named = Object.entries(answers).filter(([name]) => name.startsWith(prefix));
  return named.map(([name, answer]) => [name.slice(prefix.length), answer]);
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
