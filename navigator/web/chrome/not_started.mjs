// A tool whose script does not come shows what a reader without scripts sees: what still works, and a link to try again.
import { PATIENCE } from "../base/waiting.mjs";

export function watchStart() {
  const look = () => {
    if (document.querySelector("[data-needs-script]:not([data-started])")) document.documentElement.classList.replace("js", "no-js");
  };
  if (document.readyState === "complete") look();
  addEventListener("load", look);
  setTimeout(look, PATIENCE);
}
