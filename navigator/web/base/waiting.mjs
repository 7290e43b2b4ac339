// What has to be waited for: the page itself, and how long its reader is left without a word.

import { isFramed } from "./home.mjs";

/** Milliseconds that a part of the page may take before its reader is told. */
export const PATIENCE = 8000;

/** What a promise gives; rejects when that takes too long. */
export function within(promise, patience = PATIENCE) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("too slow")), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Does something once the page is parsed; not later, as DOMContentLoaded is while a script stalls. */
export function whenParsed(task) {
  if (document.readyState === "loading") document.addEventListener("readystatechange", () => task(), { once: true });
  else task();
}

/** A part of the page that is nothing without its script has started: see chrome/not_started.mjs. */
export function started(element) {
  element.dataset.started = "";
  showFor({ scripts: true });
}

/** Says that a tool has more to show and waits for it: its place is kept, see styles/_tools.scss. */
export function comes(tool, isToCome) {
  tool.toggleAttribute("data-comes", isToCome);
}

/** Tells the styles that scripts work, and what keeps a place before the script of a page has come; whichever script is first. */
export function sayThatScriptsWork() {
  const { classList } = document.documentElement;
  classList.replace("no-js", "js");
  classList.toggle("framed", isFramed());
  classList.toggle("addressed", location.hash.length > 1);
}

/** Shows what is for readers with scripts, or for those without; also where the styles that do so have not come. */
export function showFor({ scripts }) {
  if (scripts) sayThatScriptsWork();
  else document.documentElement.classList.replace("js", "no-js");
  for (const part of document.querySelectorAll(".nav-only-no-js")) part.hidden = scripts;
}
