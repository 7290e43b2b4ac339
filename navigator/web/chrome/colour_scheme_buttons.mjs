// The buttons that choose between light, dark and what the device says.
import { choose, chosen } from "./colour_scheme.mjs";

export function startSchemeChoice() {
  const buttons = [...document.querySelectorAll(".nav-scheme__choice")];
  const mark = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.scheme === chosen()));
  };
  for (const button of buttons)
    {button.addEventListener("click", () => {
      choose(button.dataset.scheme);
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    });}
  mark();
}
