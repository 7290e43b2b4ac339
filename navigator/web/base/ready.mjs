// When a page is there, whichever of its scripts still are on their way.

/** Does something once the page is parsed; not later, as DOMContentLoaded is while a script stalls. */
export function whenParsed(task) {
  if (document.readyState === "loading") document.addEventListener("readystatechange", () => task(), { once: true });
  else task();
}

/** A part of the page that is nothing without its script has started: see chrome/not_started.mjs. */
export function started(element) {
  element.dataset.started = "";
  document.documentElement.classList.replace("no-js", "js");
}
