// What a reader is told of keeping answers on this device: what is kept already, beside the first screen; the offer to keep,
// and what is lost without it, beside every other one of a procedure for families.
import { render, slot } from "../base/render.mjs";
import { canStore } from "../storage/storage.mjs";
import { dateText, say } from "../base/words.mjs";
import { showErrors } from "../fields/form.mjs";
import { LONGEST_NAME, forgetCase, keep, keptCases, openedCase } from "./kept_answers.mjs";
import { RESULT } from "./interview.mjs";

/** Puts them into their place; `entry` is the line of the index of the step's procedure, if there is one. */
export function addKept(page, step, entry) {
  const parts = [];
  if (!step.depth) parts.push(keptList(page));
  if (entry?.families && Object.keys(step.answers).length) parts.push(keptOffer(page, step));
  page.kept.replaceChildren(...parts.filter(Boolean));
}

/** What to say of answers that went when the page was loaded anew, for the template "link-notice". */
export function lostNotice({ lost }) {
  return lost ? { text: say(keptCases().length ? "ui.kept.lost_but_kept" : "ui.kept.lost") } : undefined;
}

function keptList(page, said = "") {
  const { index, kept, steps } = page;
  const titles = new Map(index.procedures.map(({ key, title }) => [key, title]));
  const cases = keptCases().filter(({ procedure }) => titles.has(procedure));
  if (!cases.length && !said) return undefined;
  const element = render("kept", {
    any: cases.length > 0,
    cases: cases.map(({ name, procedure, on }, at) => ({ at, name, about: say("ui.kept.about", { title: titles.get(procedure), date: dateText(on) }) })),
  });
  slot(element, "said").textContent = said;
  element.addEventListener("click", ({ target }) => {
    const { open, forget } = target.closest("button")?.dataset ?? {};
    if (open) return steps.go({ ...openedCase(cases[open]), at: RESULT, day: "" });
    if (!forget) return;
    forgetCase(cases[forget].name);
    const list = keptList(page, say("ui.kept.forgotten"));
    kept.replaceChildren(list);
    slot(list, "said").focus();
  });
  return element;
}

function keptOffer(page, step) {
  const isKept = Boolean(step.kept) && keptCases().some(({ name }) => name === step.kept);
  if (isKept) return keptNote(page, step.kept);
  const element = render("keep-here", { possible: canStore("localStorage"), longest: String(LONGEST_NAME) });
  slot(element, "form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = element.querySelector("#kept-name");
    const fault = keepUnder(page, field.value.trim());
    const group = element.querySelector("#kept-name-group");
    showErrors(slot(element, "errors"), fault ? [{ text: say(fault), group, inputs: [field] }] : []);
    if (fault) return;
    const note = keptNote(page, page.steps.now().kept);
    page.kept.replaceChildren(note);
    note.focus();
  });
  return element;
}

/** Keeps the answers of the step that is open; gives the key of what is wrong, if anything is. */
function keepUnder({ steps, today }, name) {
  if (!name) return "ui.kept.nameless";
  if (keptCases().some((each) => each.name === name)) return "ui.kept.taken";
  steps.number.now();
  if (!keep(name, steps.now(), today.day())) return "ui.kept.refused";
  steps.remember({ kept: name });
  return "";
}

function keptNote(page, name) {
  const element = render("kept-here", { text: say("ui.kept.here", { name }) });
  slot(element, "forget").addEventListener("click", () => {
    forgetCase(name);
    page.steps.remember({ kept: "" });
    const offer = keptOffer(page, page.steps.now());
    page.kept.replaceChildren(offer);
    slot(offer, "said").textContent = say("ui.kept.forgotten");
    slot(offer, "said").focus();
  });
  return element;
}
