// What a tool shows in place of a part that did not come: what happened, what still works, and a button to try again.
import { render, slot } from "./render.mjs";

/** `links` lead to what still works: [{href, text}]; `again` is called when the reader wants to try again. */
export function failureView({ text, links = [] }, again) {
  const view = render("failed", { text, links, hasAgain: Boolean(again) });
  if (again) slot(view, "again").addEventListener("click", again);
  // The site may have been replaced since the page was loaded; then its parts are gone from the host.
  document.dispatchEvent(new Event("nav-check"));
  return view;
}
