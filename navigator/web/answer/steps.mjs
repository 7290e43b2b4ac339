// What goes with each step of an answer: its letter, its date for a calendar, a number to ring, an address.
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";
import { calendarFile } from "./exports.mjs";
import { keepChange, letterView, onLetter } from "./letters.mjs";

// A step names what its letter is for as the reader sees it; the engine's letters say more.
const PURPOSES = { own: ["complain", "go on"], chase: ["chase"], hold: ["hold"] };

/**
 * Puts the buttons of each step into its place; gives the letters that no step has. `contactOf(id)` gives a contact of the
 * policy with the links to it: {phone, phoneLink, email, emailLink, address, web, note}.
 */
export function addSteps(element, steps, { exports, request, askEngine, number, contactOf }) {
  const left = new Set(exports.letters);
  steps.forEach((step, at) => {
    const letter = exports.letters.find(({ purpose, clause }) => clause === step.clause && PURPOSES[step.letter]?.includes(purpose));
    left.delete(letter);
    const contact = (step.contact && contactOf(step.contact)) || {};
    const { phone, phoneLink } = contact;
    const calendar = step.calendar && exports.dates.some(({ clause }) => clause === step.clause);
    const reach = reached(contact, letter);
    if (!letter && !phone && !calendar && !reach.length) return;
    const ways = render("step-ways", {
      letter: letter ? [letterView(letter, `step-letter-${at + 1}`, step.text)] : [],
      calendar,
      phone,
      ring: phone && say("ui.step.ring", { phone }),
      phoneLink,
      reach,
    });
    ways.addEventListener("click", onLetter);
    ways.addEventListener("input", keepChange);
    ways.addEventListener("click", async ({ target }) => {
      if (target.dataset.do !== "add-date") return;
      const wishes = { clauses: [step.clause], full: false, days_before: null };
      slot(ways, "letter-said").textContent = await calendarFile({ request, askEngine, number }, wishes);
    });
    slot(element.querySelectorAll(".nav-step")[at], "ways").append(ways);
  });
  return [...left];
}

/** How to reach a contact beside its telephone, in a list: a letter has its address; of one that has none its note says how. */
export function reached({ name, phone, email, emailLink, address, web, note }, letter) {
  const written = [email, address, web].some((each) => each?.length);
  if (written) return letter ? [] : [{ name, email, emailLink, address, web }];
  return note && !phone ? [{ note }] : [];
}
