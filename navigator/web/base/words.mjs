// The words of the page's language, from the catalogue in navigator/words.
import { partsOf } from "./days.mjs";

let language;
let plurals;

/** Takes the language that came with the page. */
export function speak(given) {
  language = given;
  plurals = new Intl.PluralRules(language.code);
}

/** The text of a key with its {placeholders} filled. */
export function say(key, values = {}) {
  const text = language.texts[key];
  if (text === undefined) throw new Error(`no word for ${key}`);
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder);
}

/** True when there is a text for a key. */
export function isSaid(key) {
  return key in language.texts;
}

/** The form of a text that fits a number: key.one, key.other and so on. */
export function plural(key, n, values = {}) {
  const form = `${key}.${plurals.select(n)}`;
  return say(isSaid(form) ? form : `${key}.other`, { n, ...values });
}

/** "Friday 5 June 2026" */
export function dateText(day) {
  return dateAs("date.full", day);
}

/** A day with its hour, where it has one: "09:20 on Tuesday 1 December 2026". */
export function momentText(day, at) {
  return at ? say("date.at", { at, date: dateText(day) }) : dateText(day);
}

/** "June 2026" */
export function monthText(day) {
  return dateAs("date.month", day);
}

export function monthNames() {
  return language.months;
}

export function weekdayNames() {
  return language.weekdays;
}

/** A capital letter in front. */
export function title(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A date in one of the catalogue's forms: "date.full", "date.short", "date.month". */
export function dateAs(key, given) {
  const { year, month, day, weekday } = partsOf(given);
  return say(key, { weekday: language.weekdays[weekday], day, month: language.months[month], year });
}
