// Find out where I am: one question a page, from the first one to where the case stands.
import { todayOverride } from "../fields/today_override.mjs";
import { load, loaded } from "../base/page_data.mjs";
import { toolEngine } from "../engine/status.mjs";
import { showErrors, supportComponents } from "../fields/form.mjs";
import { linkNotice } from "../links/case_link.mjs";
import { positionScreen } from "./position_screen.mjs";
import { enliven } from "../fields/date_choice.mjs";
import { plainDay } from "../fields/day_answer.mjs";
import { answerRows, questionScreen } from "./question_screens.mjs";
import { byPublisher } from "../fields/procedure_options.mjs";
import { render, slot } from "../base/render.mjs";
import { RESULT, stepsOf } from "./steps.mjs";
import { say, speak } from "../base/words.mjs";

const TEXTS = { loading: "ui.wizard.loading", ready: "ui.wizard.loading", without: "ui.wizard.without" };

document.addEventListener("DOMContentLoaded", start);

function start() {
  speak();
  supportComponents();
  wizardPage(document.getElementById("nav-tool"), loaded("index"));
}

function wizardPage(tool, index) {
  const root = tool.dataset.root;
  const screen = slot(tool, "screen");
  const notice = slot(tool, "notice");
  const intro = [document.querySelector("h1"), slot(tool, "lead")];
  const pageTitle = document.title;
  const status = toolEngine(tool, TEXTS, () => show(steps.now()));
  const asIf = todayOverride(tool, changeDay);
  const known = (key) => index.procedures.some((entry) => entry.key === key);
  const steps = stepsOf(known, (step) => show(step, { moved: true }));
  let turn = 0; // what arrives for anything but the latest step is not shown

  status.engine.warm(tool);
  show(steps.now());

  function changeDay(day) {
    steps.remember({ day });
    show(steps.now());
  }

  async function show(at, { moved = false } = {}) {
    const mine = ++turn;
    asIf.use(at.day);
    notice.replaceChildren();
    if (!at.procedure) {
      put(chooseScreen(), pageTitle, moved);
      return tell(linkNotice(at));
    }
    try {
      const entry = index.procedures.find(({ key }) => key === at.procedure);
      const data = await load(entry.key, root + entry.data);
      if (mine !== turn) return;
      const early = at.at === RESULT ? undefined : openingQuestion(data, at);
      const place = early ? { question: early, answered: [] } : await ask(data, at);
      if (mine !== turn) return;
      status.hush();
      const answered = early ? openingAnswered(data, at) : place.answered;
      if (place.position) put(resultScreen(entry, data, place, at), place.position.heading, moved);
      else put(askScreen(entry, data, place.question, answered, at), place.question.title, moved);
      tell(linkNotice(at, place.position, place.kept));
    } catch (error) {
      if (mine === turn) failed(error);
    }
  }

  function tell(view) {
    if (view) notice.append(render("link-notice", view));
  }

  /** The questions that are asked of everybody stand in the procedure's data: they need no engine. */
  function openingQuestion({ opening }, { at, answers }) {
    const missing = opening.find(({ name }) => !(name in answers));
    return opening.find(({ name }) => name === at) ?? (at ? undefined : missing);
  }

  function openingAnswered({ opening }, { answers }) {
    return opening.filter(({ name }) => name in answers);
  }

  /** What the engine says: the question this step is about, or the position. */
  async function ask(data, at) {
    const report = await interview(data, at.answers);
    if (report.error) throw new Error(report.error.code);
    const named = [...report.answered, report.question].find((question) => question?.name === at.at);
    if (named && at.at !== RESULT) return { question: named, answered: report.answered };
    if (!report.position) return { question: report.question, answered: report.answered };
    const of = request(at.answers);
    return { ...report, of, kept: await status.ask({ ask: "keep", of }) };
  }

  function interview(data, answers) {
    return status.ask({ ask: "load", policy: data.policy, earlier: data.earlier }, request(answers));
  }

  function request(answers) {
    const sent = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, plain(answer)]));
    return { ask: "wizard", procedure: steps.now().procedure, answers: sent, today: asIf.day() };
  }

  function put(element, title, moved) {
    const isIntro = title === pageTitle;
    for (const part of intro) part.hidden = !isIntro;
    screen.replaceChildren(element);
    enliven(element);
    document.title = isIntro ? pageTitle : say("ui.wizard.page", { step: title, page: pageTitle });
    if (!moved) return;
    window.scrollTo(0, 0);
    (isIntro ? element.querySelector("select") : element.querySelector("h1")).focus({ preventScroll: true });
  }

  function chooseScreen() {
    const element = render("choose", { publishers: byPublisher(index.procedures) });
    const select = element.querySelector("select");
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      const group = element.querySelector("#procedure-group");
      const wrong = select.value ? [] : [{ text: say("ui.error.procedure"), group, inputs: [select] }];
      showErrors(slot(element, "errors"), wrong);
      if (!wrong.length) steps.go({ procedure: select.value, at: "", answers: {} });
    });
    return element;
  }

  function askScreen(entry, data, question, answered, at) {
    const event = data.policy.procedure.events.find(({ id }) => id === question.event);
    const shown = at.draft?.question === question.name ? at.draft.answer : at.answers[question.name];
    const { element, read, fault, draft } = questionScreen(question, shown, {
      today: asIf.day(),
      what: event?.what,
      sendings: event?.sent ? data.sendings : [],
    });
    // What is filled in and not sent on yet is there again after Back, Forward and reload.
    element.addEventListener("change", () => steps.remember({ draft: { question: question.name, answer: draft() } }));
    const errors = slot(element, "errors");
    addBack(element);
    const before = answered.filter(({ name }) => name !== question.name);
    if (before.length) slot(element, "so-far").append(soFar(entry, before, at));
    element.addEventListener("submit", async (submitted) => {
      submitted.preventDefault();
      const result = read();
      showErrors(errors, result.errors ?? []);
      if (result.errors) return;
      const answers = { ...at.answers, [question.name]: result.answer };
      const mine = ++turn;
      try {
        const wrong = question.kind === "date" ? await faultsOf(data, answers, question) : [];
        if (mine !== turn) return;
        if (wrong.length) showErrors(errors, wrong.map(({ kind, text }) => fault(kind, text)));
        else steps.go({ answers, at: nextStep(data, answers, question) }, { answers, at: question.name, draft: undefined });
      } catch (error) {
        if (mine === turn) failed(error);
      }
    });
    return element;
  }

  /** A first question leads to the next first one; after the last of them the engine knows what comes. */
  function nextStep({ opening }, answers, question) {
    const at = opening.findIndex(({ name }) => name === question.name);
    const next = opening.slice(at + 1).find(({ name }) => !(name in answers));
    return at >= 0 && next ? next.name : RESULT;
  }

  async function faultsOf(data, answers, question) {
    const report = await interview(data, answers);
    status.hush();
    return report.faults.filter((found) => found.question === question.name);
  }

  function resultScreen(entry, data, place, at) {
    const element = positionScreen(place, {
      entry,
      policy: data.policy,
      answers: answerRows(place.answered, at.answers),
      reader: at.answers.reader?.value,
      root,
      askEngine: status.ask,
    });
    addBack(element);
    addChanges(element);
    return element;
  }

  function soFar(entry, answered, at) {
    const element = render("so-far", { procedure: say("ui.wizard.procedure", { title: entry.title }), answers: answerRows(answered, at.answers) });
    addChanges(element);
    return element;
  }

  function addBack(element) {
    const back = slot(element, "back");
    if (!steps.now().depth) return back.remove();
    back.addEventListener("click", (event) => {
      event.preventDefault();
      history.back();
    });
  }

  function addChanges(element) {
    element.addEventListener("click", (event) => {
      const change = event.target.closest("[data-change]");
      const again = event.target.closest("[data-again]");
      if (!change && !again) return;
      event.preventDefault();
      if (change) steps.go({ at: change.dataset.change });
      else steps.go({ procedure: "", at: "", answers: {}, day: "" });
    });
  }

  /** Without the engine the page says so itself; what else can go wrong is one calm sentence. */
  function failed(error) {
    if (error.reason) {
      if (!screen.childElementCount) put(render("failed", { text: say("ui.wizard.without") }), pageTitle, false);
      return;
    }
    put(render("failed", { text: say("ui.wizard.odd") }), pageTitle, false);
    screen.append(chooseScreen());
    throw error;
  }
}

/** An answer as the engine takes it. */
function plain(answer) {
  return answer.value === undefined ? plainDay(answer) : { value: answer.value };
}
