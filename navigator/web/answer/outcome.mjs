// What a deadline came to, whether by table or by the engine, and how the page says it.
import { earliest, latest as latestOf } from "../base/days.mjs";
import { dateText, momentText, say } from "../base/words.mjs";

/** Readings as the engine reports them, in the shape of due_dates.mjs; `provisional` when bank holidays may still change it. */
export function engineReadings(report) {
  return report.readings.map((reading) => ({
    says: reading.says,
    due: reading.due ?? undefined,
    // Later than `due` when the reader is not sure of the day it is counted from.
    last: reading.latest ?? undefined,
    // The hours of both, where an hour was told; one that comes twice on the clock gives two.
    at: reading.at,
    lastAt: reading.latest_at ?? undefined,
    forecast: reading.forecast ?? undefined,
    // In some world it has no date, though it may have one in another.
    awaits: reading.open || !reading.due,
    // Which text holds is all that is open about it: it has a date, and by the other text none, or one that nobody knows.
    byText: report.by_text,
    // It has begun, on a day that nobody told: that day gives a date of its own, perhaps the first of all.
    needs: reading.needs,
    unkept: report.kept === false,
    provisional: reading.working.some(({ provisional }) => provisional),
    // Counted back, a bank holiday that is not known yet moves the date to an earlier day.
    earliestUnknown: reading.working.some(({ provisional, start, due }) => provisional && due < start),
  }));
}

/** True when the engine contradicts a date that came from the table. */
export function differ(quick, thorough) {
  return quick.some(({ due, last = due, timed }, at) => {
    const { due: found, last: until = found, provisional } = thorough[at] ?? {};
    return !timed && due !== undefined && (found !== due || until !== last || provisional);
  });
}

/**
 * The words of an outcome: heading, second line, where it stands today, the date as it stands in a sentence, and a date for
 * each reading. `since` and `through` are the first and the last day the calendar knows; empty for a limit that asks no calendar. `ahead` is what was asked
 * about and not filled in.
 */
export function outcomeView(readings, { notBefore = false, since = "", through = "", ahead = [], today }) {
  const dated = readings.filter(({ due }) => due !== undefined);
  const firm = dated.filter(({ provisional }) => !provisional);
  // What the table does not reach may come before all that it does.
  const known = readings.filter(({ due, awaits, earliestUnknown }) => !earliestUnknown && (due !== undefined || awaits));
  const isReached = known.length === readings.length;
  const each = readings.map((reading) => ({ says: reading.says, date: readingDate(reading) }));
  if (isMissing(readings)) return { ...missing(readings), state: "provisional", readings: each };
  if (!firm.length || !isReached) return { ...withoutDate(firm.length ? readings.filter((reading) => !known.includes(reading)) : readings, { since, through, ahead }), state: "provisional", readings: each };
  // Counted on, a bank holiday that is not known yet only moves a date on: one that is not firm may be the safe one all the same.
  const safe = earliest(dated.map(({ due }) => due));
  const latest = latestOf(dated.map(({ due, last = due }) => last));
  // The table knows days alone: with the hour that was told it can be later.
  const isTimed = readings.some(({ timed }) => timed);
  const isComplete = firm.length === readings.length && !isTimed && !readings.some(({ awaits }) => awaits);
  if (notBefore) {
    const second = readings.some(({ awaits }) => awaits) ? say(byTextOr("ui.deadline.open", readings)) : "";
    return { heading: say("ui.deadline.from", { date: dateText(latest) }), second, date: dateText(latest), readings: each };
  }
  const at = dated.filter(({ due }) => due === safe).map((reading) => reading.at ?? "").sort()[0];
  const end = momentText(latest, hourOfLast(dated.filter(({ due, last = due }) => last === latest)));
  const one = momentText(safe, at) === end && isComplete;
  return {
    heading: say(one ? "ui.deadline.by" : "ui.deadline.safe", { date: momentText(safe, at) }),
    second: one ? "" : otherwise(readings, momentText(safe, at), end),
    ...standing(safe, latest, { one, isComplete, isFirm: firm.some(({ due }) => due < today) }, today, at),
    date: inSentence(momentText(safe, at), end, isComplete || isTimed ? "" : byTextOr("tell.safe_open", readings)),
    readings: each,
  };
}

/** The hour at which the last of some readings of one day ends; none where one lasts for the whole of the day. */
function hourOfLast(readings) {
  const hours = readings.map(({ at = "", lastAt = at }) => lastAt);
  return hours.includes("") ? "" : latestOf(hours);
}

function isMissing(readings) {
  return readings.some(({ needs = [] }) => needs.length);
}

function missing(readings) {
  const [what] = readings.flatMap(({ needs = [] }) => needs);
  return { heading: say("ui.deadline.needs"), second: say("ui.deadline.needs.why", { what }) };
}

function readingDate({ due, last = due, at, lastAt = at, forecast, awaits, byText, provisional, earlier, needs = [] }) {
  if (earlier) return "";
  if (needs.length && !due) return say("ui.deadline.reading.needs");
  if (awaits && due && !byText) return say("ui.deadline.reading.open", { date: dateText(due) });
  if (awaits && !due) return forecast ? say("ui.deadline.reading.forecast", { date: dateText(forecast) }) : say("ui.deadline.reading.awaits");
  if (due === undefined || provisional) return say("ui.deadline.reading.beyond");
  const [first, end] = [momentText(due, at), momentText(last, lastAt)];
  return first === end ? first : say("ui.deadline.reading.between", { first, last: end });
}

function withoutDate(readings, { since, through, ahead }) {
  if (readings.some(({ unkept }) => unkept)) return { heading: say("ui.deadline.not_kept"), second: say("ui.deadline.not_kept.why") };
  if (readings.some(({ unsure }) => unsure)) return { heading: say("ui.deadline.text"), second: say("ui.deadline.text.why") };
  if (readings.some(({ earlier }) => earlier)) return { heading: say("ui.deadline.earlier"), second: say("ui.deadline.earlier.why") };
  const known = readings.filter(({ due }) => due !== undefined).map(({ due }) => due);
  const heading = say("ui.deadline.beyond");
  if (known.length && known.every((due) => due < since)) {
    // It is no day to come whose days off nobody has set yet.
    const said = say("ui.deadline.provisional.before", { date: dateText(earliest(known)) });
    return { heading, second: `${say("ui.deadline.beyond.before")} ${said}` };
  }
  const reach = say(through ? "ui.deadline.beyond.why" : "ui.deadline.beyond.table", { date: through && dateText(through) });
  if (known.length) {
    return { heading, second: `${reach} ${say("ui.deadline.provisional", { date: dateText(earliest(known)) })}` };
  }
  if (readings.some(({ beyond }) => beyond)) return { heading, second: reach };
  // Where it is the only one, what was filled in is not enough without it.
  const why = ahead.length === 1 ? say("ui.deadline.early.ahead", { what: ahead[0] }) : say("ui.deadline.early.why");
  return { heading: say("ui.deadline.early"), second: why };
}

function otherwise(readings, safe, latest) {
  if (readings.some(({ awaits }) => awaits)) return say(byTextOr("ui.deadline.open", readings));
  if (readings.some(({ timed }) => timed)) return say("ui.deadline.timed");
  if (readings.some(({ provisional }) => provisional)) return say("ui.deadline.open_beyond");
  if (latest === safe) return "";
  if (readings.length > 1) return say("ui.deadline.latest", { date: latest });
  return say(readings[0].at ? "ui.deadline.latest_hour" : "ui.deadline.latest_day", { date: latest });
}

/** The words for what has no last date; others, where that is because another text may hold. */
function byTextOr(key, readings) {
  const by = readings.find(({ byText }) => byText)?.byText;
  return by ? `${key}.${by}` : key;
}

function inSentence(safe, latest, open) {
  if (open) return say(open, { safe });
  return safe === latest ? safe : say("tell.safe_latest", { safe, latest });
}

function standing(safe, latest, { one, isComplete, isFirm }, today, at) {
  if (today > latest && isComplete) return { where: say(one ? "ui.deadline.passed" : "ui.deadline.passed_both"), when: "late" };
  if (today > safe) return { where: say("ui.deadline.passed_safe"), when: isFirm ? "late" : "today" };
  if (today === safe && at && one) return { where: say("ui.deadline.today_at", { at }), when: "today" };
  if (today === safe) return { where: say(one ? "ui.deadline.today" : "ui.deadline.today_safe"), when: "today" };
  return {};
}
