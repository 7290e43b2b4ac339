// The parts of a long page, which open on demand. They come open, for readers without scripts, and are closed here.
import { decoded } from "../base/home.mjs";

const PART = "details.nav-fold";

export function startFolds() {
  const parts = [...document.querySelectorAll(PART)];
  if (!parts.length) return;
  for (const part of parts) part.open = false;
  const button = document.querySelector(".nav-open-all");
  const mark = () => {
    const isOpen = parts.every((part) => part.open);
    button.textContent = isOpen ? button.dataset.close : button.dataset.open;
    return isOpen;
  };
  button?.addEventListener("click", () => {
    const open = !mark();
    for (const part of parts) part.open = open;
    mark();
  });
  for (const part of parts) part.addEventListener("toggle", () => button && mark());
  addEventListener("hashchange", showTarget);
  // A link to the place that the address names already changes nothing there.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href^='#']") : null;
    if (link && link.getAttribute("href") === location.hash) showTarget();
  });
  showTarget();
}

/** Opens whatever a place of the page lies in, and what it is the heading of; true when something had to be opened. */
export function unfold(place) {
  const around = [];
  for (let at = place?.closest("details"); at; at = at.parentElement.closest("details")) around.push(at);
  const own = place?.querySelector(`:scope > ${PART}`);
  const closed = [...around, ...(own ? [own] : [])].filter((part) => !part.open);
  for (const part of closed) part.open = true;
  return closed.length > 0;
}

function showTarget() {
  const place = document.getElementById(decoded(location.hash.slice(1)));
  if (place && unfold(place)) place.scrollIntoView();
}
