// A tool whose script does not come shows what a reader without scripts sees: what still works, and a link to try again.
import { PATIENCE, showFor } from "../base/waiting.mjs";

export function watchStart() {
  const look = () => {
    if (document.querySelector("[data-needs-script]:not([data-started])")) showFor({ scripts: false });
  };
  if (document.readyState === "complete") look();
  addEventListener("load", look);
  setTimeout(look, PATIENCE);
}
