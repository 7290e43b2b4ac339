// What goes with each step of an answer: its letter, its date for a calendar, a number to ring.
import { download } from "../base/download.mjs";
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";
import { CALENDAR_NAME, stampOf } from "./exports.mjs";
import { letterView, onLetter } from "./letters.mjs";

// A step names what its letter is for as the reader sees it; the engine's letters say more.
const PURPOSES = { own: ["complain", "go on"], chase: ["chase"], hold: ["hold"] };

/**
 * Puts the buttons of each step into its place; gives the letters that no step has. `phoneOf(contact)` is the number of a
 * contact of the policy.
 */
export function addSteps(element, steps, { exports, request, askEngine, phoneOf }) {
  const left = new Set(exports.letters);
  steps.forEach((step, at) => {
    const letter = exports.letters.find(({ purpose, clause }) => clause === step.clause && PURPOSES[step.letter]?.includes(purpose));
    left.delete(letter);
    const phone = step.contact ? phoneOf(step.contact) : undefined;
    const calendar = step.calendar && exports.dates.some(({ clause }) => clause === step.clause);
    if (!letter && !phone && !calendar) return;
    const ways = render("step-ways", {
      letter: letter ? [letterView(letter, `step-letter-${at + 1}`)] : [],
      calendar,
      phone,
      ring: phone && say("ui.step.ring", { phone }),
      phoneLink: phone && `tel:${phone.replace(/ /g, "")}`,
    });
    ways.addEventListener("click", onLetter);
    ways.addEventListener("click", async ({ target }) => {
      if (target.dataset.do !== "add-date") return;
      const asked = { ask: "calendar", of: request, stamp: stampOf(new Date()), clauses: [step.clause], full: false, days_before: null };
      const file = await askEngine(asked).catch(() => ({ error: {} }));
      const said = slot(ways, "letter-said");
      if (file.error) return void (said.textContent = say("ui.keep.failed"));
      download(CALENDAR_NAME, file.type, file.text);
      said.textContent = say("ui.keep.saved", { name: CALENDAR_NAME });
    });
    slot(element.querySelectorAll(".nav-step")[at], "ways").append(ways);
  });
  return [...left];
}
