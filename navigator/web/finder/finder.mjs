// Find the right procedure: the nested list of the page, asked one question at a time. The list is all there is to know;
// this script only walks through it. A place on the way is given by the numbers of the answers so far. They are in the page's
// memory; an entry of the browser's history, which browsers write to disk, holds the number of the step and nothing else.
import { inPage } from "../base/page_data.mjs";
import { started, whenParsed } from "../base/waiting.mjs";
import { ignoreDoublePresses, showErrors, supportComponents } from "../fields/form.mjs";
import { render, slot } from "../base/render.mjs";
import { say, speak } from "../base/words.mjs";
import { handOver } from "../links/hand_over.mjs";

whenParsed(start);

function start() {
  const page = document.getElementById("nav-finder");
  const first = page.querySelector("[data-question]");
  if (!first) return;
  speak(inPage("words"));
  supportComponents();
  ignoreDoublePresses();
  const [back, errors, step] = ["back", "errors", "step"].map((name) => slot(page, name));
  const lead = document.getElementById("nav-finder-lead");
  const title = document.title;
  let path = []; // the numbers of the answers given
  let before = []; // those given before, offered again after Change
  const paths = []; // by the number of the step
  let number = 0;

  function show() {
    showErrors(errors, []);
    back.replaceChildren(...(path.length ? [render("back", {})] : []));
    const { question, answer, given } = follow(first, path);
    step.replaceChildren(question ? form(question) : result(answer, given));
    // What this page is for has been read: the question, or what fits, comes first.
    lead.hidden = path.length > 0;
    // A title is written to disk too, and what is asked says what was answered before.
    document.title = say("ui.wizard.page", { step: say("ui.wizard.step", { n: path.length + 1 }), page: title });
  }

  function form(question) {
    const { other } = question.dataset;
    const listed = [...answersOf(question).map(textsOf), ...(other ? [{ label: other }] : [])];
    const answers = listed.map((texts, at) => ({
      ...texts,
      id: at ? `answer-${at + 1}` : "answer",
      hintId: texts.hint && `answer-${at + 1}-hint`,
      value: at,
      checked: isPrefix(path, before) && before[path.length] === at,
    }));
    return render("question", { ask: question.dataset.question, answers });
  }

  function result(answer, given) {
    const places = answer ? [...answer.querySelectorAll("[data-place]")] : [];
    const view = render("answers", { rows: given.map((row, at) => ({ ...row, step: at })) });
    if (places.length > 1) slot(view, "places").append(render("several", {}));
    if (!places.length) slot(view, "places").append(render("place-none", {}));
    slot(view, "places").append(...places.map(placeView));
    return view;
  }

  function go(next) {
    if (isPrefix(next, path)) before = path;
    path = next;
    number += 1;
    paths.length = number;
    paths.push(path);
    history.pushState({ step: number }, "");
    show();
    attend();
  }

  function attend() {
    step.querySelector("h2").focus();
    step.scrollIntoView({ block: "nearest" });
  }

  page.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = step.querySelector("input:checked");
    if (chosen) return go([...path, Number(chosen.value)]);
    const group = step.querySelector("#answer-group");
    showErrors(errors, [{ text: say("ui.error.choose"), group, inputs: [step.querySelector("input")] }]);
  });

  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-step], .govuk-back-link");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.step) go(path.slice(0, Number(link.dataset.step)));
    else history.back();
  });

  addEventListener("popstate", ({ state }) => {
    // A link inside the page was followed: no question is left for that.
    if (!Number.isInteger(state?.step)) return history.replaceState({ step: number }, "");
    const next = paths[state.step] ?? [];
    if (isPrefix(next, path)) before = path;
    path = next;
    number = state.step;
    show();
    attend();
  });

  number = Number.isInteger(history.state?.step) ? history.state.step : 0;
  history.replaceState({ step: number }, "");
  show();
  started(page);
}

/** Where a path leads: to the next question, or to an answer without one; undefined for "something else". */
function follow(first, path) {
  const given = [];
  let question = first;
  let answer;
  for (const at of path) {
    answer = answersOf(question)[at];
    given.push({ ask: question.dataset.question, label: answer ? textsOf(answer).label : question.dataset.other });
    question = answer?.querySelector(":scope > [data-question]");
  }
  return { question, answer, given };
}

function answersOf(question) {
  return [...question.querySelectorAll(":scope > [data-answer]")];
}

function textsOf(answer) {
  const text = (name) => answer.querySelector(`:scope > [data-${name}]`)?.textContent;
  return { label: text("label"), hint: text("hint") };
}

/** Where the answers lead, as the list has it: a procedure, or a place that a procedure sends to. */
function placeView(place) {
  const part = (name) => place.querySelector(`[data-${name}]`);
  const link = place.querySelector("a");
  const page = link.getAttribute("href");
  if (!part("go")) {
    const [title, publisher, summary] = [link, part("publisher"), part("summary")].map((each) => each.textContent);
    const tool = (name) => `../${name}/index.html#procedure=${place.dataset.place}`;
    const deadline = "untimed" in place.dataset ? "" : tool("deadline");
    const view = render("place", { title, publisher, summary, page, deadline, where: tool("where-am-i") });
    view.addEventListener("click", ({ target }) => {
      if (target.closest("[data-hand-over]")) handOver(place.dataset.place, toldBy(place));
    });
    if (part("contact")) slot(view, "contact").append(...part("contact").cloneNode(true).childNodes);
    return view;
  }
  const view = render("place-outside", { go: part("go").textContent, says: link.textContent, page });
  if (part("contact")) slot(view, "contact").append(...part("contact").cloneNode(true).childNodes);
  return view;
}

/** What the answers have said of a place already, as answers of the wizard: they go along, and nobody is asked twice. */
function toldBy({ dataset: { told = "" } }) {
  const pairs = told.split(" ").filter(Boolean).map((pair) => pair.split("="));
  return Object.fromEntries(pairs.map(([name, value]) => [name, { value }]));
}

function isPrefix(shorter, longer) {
  return shorter.length <= longer.length && shorter.every((at, place) => at === longer[place]);
}
