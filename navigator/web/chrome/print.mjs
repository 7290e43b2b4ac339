// On paper nothing can be opened: all details are printed, and the address of the page with them. One button prints
// the flowchart alone.
import { pageAddress } from "../base/home.mjs";

export function startPrint() {
  const opened = new Set();

  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      if (details.closest(".nav-no-print")) continue;
      details.open = true;
      opened.add(details);
    }
    const line = document.querySelector(".nav-footer__address");
    if (!line) return;
    line.querySelector(".nav-footer__url").textContent = pageAddress();
    line.hidden = false;
  });

  document.querySelector(".nav-print-chart")?.addEventListener("click", () => {
    document.documentElement.dataset.print = "chart";
    print();
  });

  addEventListener("afterprint", () => {
    delete document.documentElement.dataset.print;
    for (const details of opened) details.open = false;
    opened.clear();
    const line = document.querySelector(".nav-footer__address");
    if (line) line.hidden = true;
  });
}
