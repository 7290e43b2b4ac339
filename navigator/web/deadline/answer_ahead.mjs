// Below a question that another one follows: what the answer says, and the way to it. On a phone it stands two screens further down.
import { render } from "../base/render.mjs";
import { say } from "../base/words.mjs";

/** Keeps that line for as long as the questions stand. It takes no focus, and what was answered before is no reason to move it. */
export function leadToAnswer({ dates, result }) {
  let line;
  new MutationObserver(() => {
    const title = result.querySelector("#result-title");
    const group = [...dates.children].slice(0, -1).find((each) => each.contains(document.activeElement));
    if (title && group) group.append((line ??= made(result)));
    // Nothing moves below a field while somebody types in it.
    line?.classList.toggle("nav-answer-ahead--gone", !title);
    if (title && line) line.querySelector("button").textContent = say("ui.deadline.ahead", { answer: title.textContent });
  }).observe(result, { childList: true });
}

function made(result) {
  const line = render("answer-ahead", {});
  line.querySelector("button").addEventListener("click", () => result.querySelector("#result-title").focus());
  return line;
}
