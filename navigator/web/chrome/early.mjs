// Comes before all else, and holds nothing up: says that scripts work, sets the colours the reader chose, takes over the days
// that were given on the page before, and looks after what would leave a page blank or in pieces without a word. On the page of a
// host for what is not there it goes on to the address that was meant.
import { takeOver } from "../storage/handed_over.mjs";
import { hasOrigin } from "../base/home.mjs";
import { PATIENCE, sayThatScriptsWork, whenParsed } from "../base/waiting.mjs";
import { addressMeant } from "../links/mailed.mjs";
import { asked, chosen, show } from "./colour_scheme.mjs";
import { loadWithoutHashes } from "./without_origin.mjs";

const STYLE = 5000;
const root = document.documentElement;

const meant = addressMeant(location.href);
if (meant) location.replace(meant);
sayThatScriptsWork();
show(asked() || chosen());
takeOver();
if (!hasOrigin) whenParsed(loadWithoutHashes);
whenParsed(sayIfCut);
addEventListener("load", lookForFrame);
setTimeout(lookForFrame, PATIENCE);
setTimeout(goOnWithoutStyle, STYLE);

/** Without theme.js the buttons of the frame do nothing: the page is shown as one that never had them. */
function lookForFrame() {
  root.classList.toggle("no-frame", !("ready" in root.dataset));
}

/** A page that ends before its foot is only a part of a policy. */
function sayIfCut() {
  if (document.querySelector("footer")) return;
  const text = document.querySelector('meta[name="navigator-cut"]')?.content;
  document.body.prepend(Object.assign(document.createElement("p"), { className: "nav-notice", textContent: text }));
}

/** A style sheet that stalls keeps the page from being drawn. It is asked for again, for when it comes. */
function goOnWithoutStyle() {
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
    if (link.sheet) continue;
    const late = link.cloneNode();
    late.media = "print";
    late.onload = () => (late.media = "all");
    link.replaceWith(late);
  }
}
