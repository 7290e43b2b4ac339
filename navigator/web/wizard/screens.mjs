// The screens of the wizard but for the last: choose a procedure, answer a question, and what went wrong. `steps` are those of
// steps.mjs; a screen says what its reader does by calling them, or the function it is given.
import { forgetChanges } from "../answer/letters.mjs";
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";
import { showErrors } from "../fields/form.mjs";
import { byPublisher } from "../fields/procedure_options.mjs";
import { filledIn } from "./interview.mjs";
import { answerRows, questionScreen } from "./question_screens.mjs";

export function chooseScreen(steps, procedures) {
  const element = render("choose", { publishers: byPublisher(procedures) });
  const select = element.querySelector("select");
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const group = element.querySelector("#procedure-group");
    const wrong = select.value ? [] : [{ text: say("ui.error.procedure"), group, inputs: [select] }];
    showErrors(slot(element, "errors"), wrong);
    if (!wrong.length) steps.go({ procedure: select.value, at: "", answers: {} });
  });
  return element;
}

/**
 * A question of the procedure `entry`, whose data is `data`; `answered` are the questions before it. `submitted(answer)` promises
 * what the engine finds wrong with an answer: a list of {kind, text}.
 */
export function askScreen({ entry, data, question, answered, step, today }, steps, submitted) {
  const event = data.policy.procedure.events.find(({ id }) => id === question.event);
  const { element, read, fault, draft } = questionScreen(question, filledIn(step, question), {
    today,
    procedure: entry.title,
    what: question.what ?? event?.what,
    sendings: data.sendings[event?.id] ?? [],
  });
  // What is filled in and not sent on yet is there again after Back, Forward and reload.
  element.addEventListener("change", () => steps.remember({ draft: { question: question.name, answer: draft() } }));
  addBack(element, steps);
  const before = answered.filter(({ name }) => name !== question.name);
  if (before.length) slot(element, "so-far").append(soFar(entry, before, step, steps));
  const errors = slot(element, "errors");
  element.addEventListener("submit", async (submission) => {
    submission.preventDefault();
    const result = read();
    showErrors(errors, result.errors ?? []);
    if (result.errors) return;
    const faults = await submitted(result.answer);
    if (faults.length) showErrors(errors, faults.map(({ kind, text }) => fault(kind, text)));
  });
  return element;
}

function soFar(entry, answered, step, steps) {
  const rows = answerRows(answered, step.answers);
  const element = render("so-far", { procedure: say("ui.wizard.procedure", { title: entry.title }), answers: rows });
  addChanges(element, steps);
  return element;
}

/** The link back, where there is a screen of the wizard to go back to. */
export function addBack(element, steps) {
  const back = slot(element, "back");
  if (!steps.now().depth) return back.remove();
  back.addEventListener("click", (event) => {
    event.preventDefault();
    history.back();
  });
}

/** The links that lead to an answer to change it, or to the start. */
export function addChanges(element, steps) {
  element.addEventListener("click", (event) => {
    const change = event.target.closest("[data-change]");
    const again = event.target.closest("[data-again]");
    if (!change && !again) return;
    event.preventDefault();
    if (again) forgetChanges();
    if (change) steps.go({ at: change.dataset.change });
    else steps.go({ procedure: "", at: "", answers: {}, day: "", kept: "", number: "" });
  });
}
