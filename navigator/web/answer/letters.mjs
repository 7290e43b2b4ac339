// Drafts of letters, each in a field in which it can be changed before it is sent, copied or printed. Nothing is sent from here:
// an address that begins with mailto: opens the reader's own program for that.
import { copyText } from "../base/clipboard.mjs";
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";
import { printAlone, sheetOf } from "./print_alone.mjs";

// What was changed in a draft, by the draft: a way back or forward makes the screen anew. It ends with the page, or a new case.
const changed = new Map();
const drafts = new Map();

/** What was changed in drafts belongs to one case. */
export function forgetChanges() {
  changed.clear();
}

/** `letters` as the engine gives them with the exports; nothing when there are none. True when there are some. */
export function addLetters(place, letters) {
  if (!letters.length) return false;
  const element = render("letters", { letters: letters.map((letter, at) => letterView(letter, `letter-${at + 1}`, letter.title)) });
  element.addEventListener("click", onLetter);
  element.addEventListener("input", keepChange);
  place.append(element);
  return true;
}

/** A letter for the templates that show one; `of` is what its buttons are told apart by where they are heard alone. */
export function letterView(letter, id, of) {
  drafts.set(id, letter.text);
  const text = changed.get(letter.text) ?? letter.text;
  return { ...letter, text, id, of: say("ui.wizard.hidden", { question: of }), mailto: letter.email && mailto(letter, text), email: letter.email, subject: letter.subject, read: say("ui.step.read") };
}

function mailto({ email, subject }, text) {
  return `mailto:${encodeURIComponent(email).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
}

/** Remembers what somebody writes into a draft. */
export function keepChange({ target }) {
  if (drafts.has(target.id)) changed.set(drafts.get(target.id), target.value);
}

/** What a press inside a letter asks for: to copy it, to print it, or to open it as it has been changed. */
export async function onLetter({ target }) {
  const part = target.closest("[data-letter]");
  const field = part && slot(part, "letter");
  if (!field) return;
  switch (target.dataset.do) {
    case "copy-letter": {
      const copied = await copyText(field.value);
      slot(part, "letter-said").textContent = say(copied ? "ui.keep.copied" : "ui.keep.refused");
      if (copied) return;
      const closed = field.closest("details:not([open])");
      if (closed) closed.open = true;
      field.select();
      return;
    }
    case "print-letter":
      printAlone(sheetOf(field.value));
      return;
    case "mail-letter":
      target.href = target.href.replace(/&body=.*/, `&body=${encodeURIComponent(field.value.replace(/\n/g, "\r\n"))}`);
  }
}
