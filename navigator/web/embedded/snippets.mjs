// The page with the text that others copy into their own pages: fills in where this site is, and copies.
import { copyText } from "../base/clipboard.mjs";
import { home } from "../base/home.mjs";
import { started, whenParsed } from "../base/waiting.mjs";

const { unknown } = document.currentScript.dataset;

whenParsed(() => {
  const status = document.querySelector(".nav-snippet__said");
  for (const box of document.querySelectorAll(".nav-snippet")) {
    const code = box.querySelector("code");
    const button = box.querySelector("[data-copy]");
    if (unknown) code.textContent = code.textContent.replaceAll(unknown, home.href);
    button.addEventListener("click", async () => {
      const isCopied = await copyText(code.textContent);
      if (!isCopied) getSelection().selectAllChildren(code);
      // What the screen reader hears from the status stands for the eye beside the button.
      const text = isCopied ? status.dataset.copied : status.dataset.failed;
      document.querySelector(".nav-copy__said")?.remove();
      const said = Object.assign(document.createElement("span"), { className: "nav-copy__said", textContent: text });
      said.setAttribute("aria-hidden", "true");
      button.after(said);
      status.textContent = "";
      status.textContent = text;
    });
  }
  started(status);
});
