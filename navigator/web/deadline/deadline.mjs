// The deadline page: the date at once from the table, the working as soon as the engine is there.
import { latestRequest } from "../base/latest_request.mjs";
import { inPage } from "../base/page_data.mjs";
import { started, whenParsed } from "../base/waiting.mjs";
import { render, slot } from "../base/render.mjs";
import { speak } from "../base/words.mjs";
import { toolEngine } from "../engine/status.mjs";
import { keepFieldsThroughBack, supportComponents } from "../fields/form.mjs";
import { byPublisher } from "../fields/procedure_options.mjs";
import { todayOverride } from "../fields/today_override.mjs";
import { numberOfCase } from "../links/case_number.mjs";
import { handOver, leaveNumber } from "../links/hand_over.mjs";
import { leadToAnswer } from "./answer_ahead.mjs";
import { answerWhenAsked, answerWhileTyped, clear } from "./answering.mjs";
import { choose, follow, select } from "./choosing.mjs";
import { TEXTS } from "./status_texts.mjs";
import { NOTHING_CHOSEN, answersOf, withNumber } from "./state.mjs";

// What is what on the page, and the name of its place in the markup.
const PARTS = {
  form: "form",
  limits: "limit",
  dates: "dates",
  button: "button",
  said: "said",
  result: "result",
  working: "working",
  more: "more",
  exports: "keep",
  errors: "errors",
  notice: "notice",
};

whenParsed(start);

function start() {
  speak(inPage("words"));
  supportComponents();
  keepFieldsThroughBack();
  const tool = document.getElementById("nav-tool");
  const page = deadlinePage(tool, inPage("index"));
  started(tool);
  document.addEventListener("nav-newer", () => clear(page));
  // A page of one procedure has it chosen, whatever a link says or leaves out.
  if (page.only && !follow(page, location.hash)) choose(page, page.only);
  else if (!page.only) follow(page, location.hash);
  addEventListener("hashchange", () => follow(page, location.hash));
}

/** The page as the other modules here take it; only `state` is ever replaced. */
function deadlinePage(tool, index) {
  const page = {
    index,
    tool,
    root: tool.dataset.root,
    only: tool.dataset.procedure,
    parts: Object.fromEntries(Object.entries(PARTS).map(([part, name]) => [part, slot(tool, name)])),
    select: tool.querySelector("#procedure"),
    requests: latestRequest(),
    texts: { ...TEXTS },
    state: NOTHING_CHOSEN,
  };
  page.number = numberOfCase(
    () => page.state.number,
    (number) => (page.state = withNumber(page.state, number)),
  );
  // In a frame on another website no page of this site ever takes it out again.
  if (!page.only) leaveNumber(() => page.state);
  page.engine = toolEngine(tool, page.texts, () => answerAgain(page));
  page.today = todayOverride(tool, index, () => {
    page.state.question?.setToday(page.today.day());
    answerAgain(page);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    comeBack(page);
    setTimeout(() => comeBack(page)); // a browser may empty fields only after it has said that the page is back
  });
  page.select?.replaceChildren(...render("procedures", { publishers: byPublisher(index.procedures) }).children);
  select(page, "");
  listen(page);
  leadToAnswer(page.parts);
  page.engine.engine.warm(page.parts.form);
  return page;
}

/** What comes back out of the browser's memory may have lost what stood in its fields: the answer goes by what is there now. */
function comeBack(page) {
  select(page, page.state.key);
  answerAgain(page);
}

function answerAgain(page) {
  if (page.state.question) answerWhileTyped(page);
}

function listen(page) {
  const { button, more } = page.parts;
  page.select?.addEventListener("change", () => choose(page, page.select.value));
  // Not "submit", which never comes in a frame whose sandbox forbids forms; Enter in a field presses the button too.
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (page.state.question) answerWhenAsked(page);
  });
  more.addEventListener("click", (event) => {
    if (event.target.closest("[data-hand-over]")) handOver(page.state.key, answersOf(page.state), page.number.now());
  });
}
