// The day that counts as today: the one at the publisher when the page was opened or last worked out, and never another one
// behind the reader's back; or one chosen in its place, by trainers and testers and where the clock of the device is wrong.
import { dateError, dateFields, showErrors } from "./form.mjs";
import { isDay } from "../base/days.mjs";
import { dayIn, looksWrong } from "../base/now.mjs";
import { render, slot } from "../base/render.mjs";
import { dateText, isSaid, say } from "../base/words.mjs";

const OFTEN = 30000; // milliseconds between two looks at the clock

/**
 * `built` is the day on which the page was built, `zone` the time zone whose day counts until at() names another. `onChange` is
 * called with the day that was chosen, or "", when the reader asks for another day than the one before.
 */
export function todayOverride(tool, { built, zone }, onChange) {
  const place = slot(tool, "as-if");
  const errors = slot(place, "errors");
  const real = slot(place, "as-if-real");
  const notes = Object.fromEntries(["as-if-note", "clock", "whose-day"].map((name) => [name, slot(tool, name)]));
  const other = slot(tool, "other-day");
  const question = dateFields(place.querySelector("#as-if-group"), { id: "as-if", name: say("ui.as_if.name") });
  let where = zone;
  let chosen = "";
  let opened = now();
  let answered = "";

  /** The day of the clock; where that is none that can be counted with, the day of the build. */
  function now() {
    const day = dayIn(where);
    return isDay(day) ? day : built;
  }

  const isDoubtful = () => !chosen && looksWrong(dayIn(where), built);

  function use(day, asOf) {
    chosen = day ?? "";
    answered = asOf ?? "";
    real.hidden = !chosen;
    tell();
  }

  const day = () => chosen || answered || opened;

  /** What has to be said of today, said only when it is not said yet: a status is read out each time it changes. */
  function tell() {
    const own = dayIn("");
    put(notes["as-if-note"], chosen && say("ui.as_if.note", { date: dateText(chosen) }));
    put(notes.clock, isDoubtful() && say("ui.day.clock", { date: clockText(dayIn(where)), built: dateText(built), day: dateText(day()) }));
    const isElsewhere = where && !chosen && own !== dayIn(where) && isDay(own);
    put(notes["whose-day"], isElsewhere && say("ui.day.whose", { place: placeOf(where), date: dateText(now()), own: dateText(own) }));
    tellOther();
  }

  /** Says that the page is of another day than this one; the dates stay until the reader asks. */
  function tellOther() {
    const today = now();
    if (chosen || today === day()) return other.replaceChildren();
    const text = say("ui.day.other", { date: dateText(day()), today: dateText(today) });
    if (other.textContent.includes(text)) return;
    const note = render("other-day", { text, button: say("ui.day.again", { today: dateText(today) }) });
    slot(note, "again").addEventListener("click", () => begin(""));
    other.replaceChildren(note);
  }

  /** Begins anew on the day that was chosen, or on this one. */
  function begin(day) {
    opened = now();
    use(day);
    onChange(chosen);
  }

  place.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const read = question.read();
    showErrors(errors, read.fault ? [dateError(question, read)] : []);
    if (!read.fault) begin(read.day);
  });
  real.addEventListener("click", () => begin(""));

  setInterval(tell, OFTEN);
  document.addEventListener("visibilitychange", () => document.hidden || tell());
  for (const event of ["focus", "pageshow"]) addEventListener(event, tell);
  tell();

  return {
    /** Another day in the place of today, or ""; `asOf` is the day of an answer that is on the screen already. */
    use,
    day,
    /** The time zone of the procedure that is chosen. */
    at(zone) {
      const isUntouched = opened === now();
      where = zone;
      if (isUntouched) opened = now();
      tell();
    },
    /** What the engine finds wrong, without blame for what the clock of the device does. */
    excused: (fault) => (fault.kind === "future" && isDoubtful() ? { kind: "clock", text: say("ui.day.clock_first") } : fault),
  };
}

function put(element, text) {
  const said = text || "";
  if (element.textContent !== said) element.textContent = said;
}

/** A day of a clock that may be far out of what this site counts. */
function clockText(day) {
  return isDay(day) ? dateText(day) : day;
}

function placeOf(zone) {
  const key = `ui.day.place.${zone}`;
  return isSaid(key) ? say(key) : zone;
}
