// "Exit this page": govuk-frontend's button, which here clears what was typed and stored before it leaves.
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { countExit } from "../base/exit_count.mjs";
import { forgetSite } from "../offline/page.mjs";

class ClearingExit extends ExitThisPage {
  exitPage() {
    clear();
    super.exitPage();
  }
}

function clear() {
  countExit();
  history.replaceState(null, "", location.pathname);
  document.getElementById("nav-main").replaceChildren();
  document.title = location.hostname;
  forgetSite().catch(() => undefined); // nothing holds up the way out
  // Back may bring the page out of the browser's memory as it was left.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

document.body.classList.add("govuk-frontend-supported");
new ClearingExit(document.querySelector(".nav-exit"));
