// What day it is: at the publisher, whose days count, and where the reader is; and whether the clock of the device can be right.
// The only place that reads the clock.
import { addDays, addMonths, isDay } from "./days.mjs";

// A clock that is so far past the build of the page is more likely wrong than the page so old.
const YEARS_PAST = 10;

/** The day in a time zone such as "Europe/London" now; without one, or one that the browser does not know, the reader's own. */
export function dayIn(zone) {
  const now = new Date();
  try {
    return written(new Intl.DateTimeFormat("en-GB", { ...NUMERIC, ...(zone && { timeZone: zone }) }).formatToParts(now));
  } catch {
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(padded).join("-");
  }
}

/** True when it cannot be, or hardly, that a day the clock gives: before the page was built, or long after. */
export function looksWrong(day, built) {
  if (!isDay(day)) return true;
  if (!built) return false;
  // A build early in the morning at one end of the world is still yesterday at the other.
  return day < addDays(built, -1) || day > (addMonths(built, YEARS_PAST * 12) ?? day);
}

/**
 * The moment in UTC to the second, as ISO text; that of the build where the clock looks wrong, because calendars take the file of
 * the later moment for the newer one.
 */
export function momentNow(built) {
  if (built && looksWrong(dayIn(""), built)) return `${built}T00:00:00Z`;
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

const NUMERIC = { calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit" };

function written(parts) {
  const part = (type) => parts.find((each) => each.type === type).value;
  return [part("year"), part("month"), part("day")].map(padded).join("-");
}

function padded(number, at) {
  return String(number).padStart(at ? 2 : 4, "0");
}
