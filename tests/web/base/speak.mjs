// A language for tests: each text is its key, but for dates and the texts that a test gives.
import { speak } from "../../../navigator/web/base/words.mjs";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const DATES = { "date.full": "{weekday} {day} {month} {year}", "date.month": "{month} {year}" };

/** Speaks it; `texts` are the texts that a test needs, any other is its key. */
export function speakKeys(texts = {}) {
  const known = { ...DATES, ...texts };
  const all = new Proxy(known, { get: (held, key) => held[key] ?? key, has: () => true });
  speak({ code: "en", months: MONTHS, weekdays: WEEKDAYS, texts: all });
}
