// "As if today were": another day in the place of today, for trainers and testers.
import { dateError, dateFields, showErrors } from "./form.mjs";
import { today } from "../base/days.mjs";
import { slot } from "../base/render.mjs";
import { dateText, say } from "../base/words.mjs";

/** `day()` is today or the day chosen instead; `onChange` is called when it changes, `use` sets it without. */
export function todayOverride(tool, onChange) {
  const place = slot(tool, "as-if");
  const errors = slot(place, "errors");
  const real = slot(place, "as-if-real");
  const note = slot(tool, "as-if-note");
  const question = dateFields(place.querySelector("#as-if-group"), { id: "as-if", name: say("ui.as_if.name") });
  let chosen = "";

  function use(day) {
    chosen = day ?? "";
    real.hidden = !chosen;
    note.textContent = chosen ? say("ui.as_if.note", { date: dateText(chosen) }) : "";
  }

  place.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const read = question.read();
    showErrors(errors, read.fault ? [dateError(question, read)] : []);
    if (read.fault) return;
    use(read.day);
    onChange(chosen);
  });
  real.addEventListener("click", () => {
    use("");
    onChange("");
  });
  return { use, day: () => chosen || today() };
}
