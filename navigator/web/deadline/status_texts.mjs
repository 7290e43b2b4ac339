// What the deadline page says of the engine while somebody waits: of a date that stands, and of one whose hour is to come.
export const TEXTS = { loading: "ui.status.loading", ready: "ui.status.loading", late: "ui.status.late", without: "ui.status.without" };

const TIMED = Object.fromEntries(Object.entries(TEXTS).map(([name, key]) => [name, `${key}.timed`]));

/** The texts for an answer of the table: {loading, ready, late, without}. */
export function textsFor(quick) {
  return quick.some(({ timed }) => timed) ? TIMED : TEXTS;
}
