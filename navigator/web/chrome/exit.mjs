// "Exit this page": govuk-frontend's button, which here forgets what was typed and stored before it leaves, in every tab of
// this site, with storage and without.
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { countExit, exits } from "../storage/exit_count.mjs";
import { home, isFramed } from "../base/home.mjs";
import { forgetSite } from "../offline/page.mjs";
import { embedded, goInFull, onHost, tellHost } from "../embedded/around.mjs";
import { otherTabs } from "./other_tabs.mjs";

const button = document.querySelector(".nav-exit");
const exitsBefore = exits();
const tellOthers = otherTabs(() => {
  clear();
  leave();
});
let isCleared = false;

class ClearingExit extends ExitThisPage {
  exitPage() {
    clear();
    tellOthers();
    forgetSite(home).catch(() => undefined); // nothing holds up the way out
    if (isFramed()) leave();
    else super.exitPage();
  }
}

/** Leaves the whole tab, whatever is around this page; where even that is refused, says so. */
function leave() {
  const address = button.querySelector("a").href;
  if (!isFramed()) location.replace(address);
  else if (!goInFull(address, { replace: true })) document.getElementById("nav-main").textContent = button.dataset.stuck;
}

function clear() {
  countExit();
  history.replaceState(null, "", location.pathname);
  empty();
}

function empty() {
  isCleared = true;
  document.getElementById("nav-main").replaceChildren();
  document.title = location.hostname;
}

// Back may bring a page out of the browser's memory as it was left. Where storage is refused it could not learn of an exit
// meanwhile, so it forgets when it is left.
addEventListener("pagehide", ({ persisted }) => {
  if (persisted && exits() === null) empty();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && (isCleared || exits() !== exitsBefore)) location.replace(location.pathname);
});

// Inside another website the button is offered where that has said that it can be left; see embedded/around.mjs.
if (!isFramed()) offer();
else if (embedded()) {
  onHost(({ leaves }) => leaves && button.hidden && offer());
  tellHost({ asks: true });
}

function offer() {
  button.hidden = false;
  for (const sentence of document.querySelectorAll(".nav-no-exit")) sentence.hidden = true;
  document.body.classList.add("govuk-frontend-supported");
  new ClearingExit(button);
}

// The button lies over the foot of a narrow window. What gets the focus under it comes into sight (WCAG 2.4.11), once
// whoever moved the focus has scrolled as they meant to. Not below a mouse that is held down: what it presses would move away.
let isHeld = false;
addEventListener("pointerdown", () => (isHeld = true), true);
for (const end of ["pointerup", "pointercancel", "keydown"]) addEventListener(end, () => (isHeld = false), true);
addEventListener("focusin", ({ target }) => {
  if (isHeld) return;
  requestAnimationFrame(() => {
    // Where the focus has gone on within the frame, what had it must not pull the page back.
    if (target !== document.activeElement || button.contains(target)) return;
    if (getComputedStyle(button).position !== "fixed") return;
    const { bottom, height } = target.getBoundingClientRect();
    const { top } = button.getBoundingClientRect();
    // What is higher than the window cannot come into sight: the text of the page gets the focus from any press beside a link.
    if (bottom > top && height < top) target.scrollIntoView({ block: "nearest" });
  });
});
