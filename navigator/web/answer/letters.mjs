// Drafts of letters, each in a field in which it can be changed before it is copied.
import { copyText } from "../base/clipboard.mjs";
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";

/** `letters` as the engine gives them with the exports; nothing when there are none. */
export function addLetters(place, letters) {
  if (!letters.length) return;
  const element = render("letters", { letters: letters.map((letter, at) => ({ ...letter, id: `letter-${at + 1}` })) });
  element.addEventListener("click", async ({ target }) => {
    if (target.dataset.do !== "copy-letter") return;
    const part = target.closest("details");
    const field = part.querySelector("textarea");
    const copied = await copyText(field.value);
    slot(part, "letter-said").textContent = say(copied ? "ui.keep.copied" : "ui.keep.refused");
    if (!copied) field.select();
  });
  place.append(element);
}
