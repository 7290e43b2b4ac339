// In a page for a frame every link to another page opens it in full: only these pages may be shown in a frame.
import { isFramed } from "../base/home.mjs";
import { embedded, goInFull } from "./around.mjs";

export function openLinksInFull() {
  if (!embedded() || !isFramed()) return;
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link && leadsAway(link)) openInFull(event, link);
  });
}

/** Opens a link in full; where a sandbox forbids that too, in another tab, or else its address is shown to be copied. */
export function openInFull(event, link) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const address = addressOf(link);
  if (!goInFull(address) && !goInNewTab(address)) showAddress(link, address);
}

function goInNewTab(address) {
  try {
    window.open(address).opener = null;
    return true;
  } catch {
    return false; // no window, or, in Firefox, an error
  }
}

function leadsAway(link) {
  const { protocol, href } = new URL(addressOf(link));
  const isPage = protocol === "https:" || protocol === "http:" || protocol === "file:";
  return isPage && !link.hasAttribute("download") && href.split("#")[0] !== location.href.split("#")[0];
}

/** Of a link in a drawing `href` is an object. */
function addressOf(link) {
  return new URL(link.getAttribute("href"), document.baseURI).href;
}

function showAddress(link, address) {
  document.querySelector(".nav-full-address")?.remove();
  const shown = Object.assign(document.createElement("span"), { className: "nav-full-address", textContent: address });
  shown.setAttribute("role", "status");
  (link.closest("svg") ?? link).after(" ", shown);
}
