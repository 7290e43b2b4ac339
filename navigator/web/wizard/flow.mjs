// From a step to its screen: what has to be fetched and asked for it, and what is said when that fails. A page is {index, root,
// screen, notice, intro, title, status, today, steps, requests}, see wizard.mjs.
import { failureView } from "../base/failure.mjs";
import { load } from "../base/page_data.mjs";
import { render } from "../base/render.mjs";
import { say } from "../base/words.mjs";
import { enliven } from "../fields/date_choice.mjs";
import { linkNotice } from "../links/case_link.mjs";
import { nextAfter, openingPlace, placeIn, requestOf } from "./interview.mjs";
import { positionScreen } from "./position_screen.mjs";
import { olderNotice } from "./position_view.mjs";
import { addKept, lostNotice } from "./kept_screen.mjs";
import { answerRows } from "./question_screens.mjs";
import { addBack, addChanges, askScreen, chooseScreen } from "./screens.mjs";

/** Shows the screen of a step; `moved` when the reader has come to it, so that the focus goes there too. */
export async function show(page, step, { moved = false } = {}) {
  const { index, notice, requests, root, status, steps, today } = page;
  const isLatest = requests.begin();
  const entry = index.procedures.find(({ key }) => key === step.procedure);
  today.at(entry?.zone ?? index.zone);
  today.use(step.day, step.asOf);
  notice.replaceChildren();
  if (!step.procedure) {
    put(page, chooseScreen(steps, index.procedures), page.title, moved);
    addKept(page, step);
    return notify(page, lostNotice(step) ?? linkNotice(step));
  }
  try {
    status.about(entry);
    const data = await load(entry.key, root, entry.data);
    if (!isLatest()) return;
    const place = openingPlace(data, step) ?? (await askPlace(page, data, step));
    if (!isLatest()) return;
    status.hush();
    // An answer is as of a day from then on, also when the page is loaded again on another one.
    if (place.position && !step.day && !step.asOf) steps.remember({ asOf: today.day() });
    if (place.position) put(page, resultScreen(page, entry, data, place, step), place.position.heading, moved);
    else put(page, questionOf(page, entry, data, place, step), place.question.title, moved);
    addKept(page, step, entry);
    notify(page, lostNotice(step) ?? linkNotice(step, place.position, place.exports?.coverage) ?? olderNotice(step, place.position));
  } catch (error) {
    if (isLatest()) showFailure(page, error);
  }
}

/** What the engine says: the question this step is about, or the position with what can be exported of it. */
async function askPlace(page, data, step) {
  const report = await interview(page, data, step, step.answers);
  if (report.error) throw Object.assign(new Error(report.error.code), { refused: report.error });
  const place = placeIn(report, step);
  if (!place.position) return place;
  const request = requestOf(step, step.answers, page.today.day());
  return { ...place, request, exports: await page.status.ask({ ask: "export", of: request }) };
}

function interview({ status, today }, data, step, answers) {
  return status.ask({ ask: "load", policy: data.policy, earlier: data.earlier }, requestOf(step, answers, today.day()));
}

function questionOf(page, entry, data, { question, answered }, step) {
  const asked = { entry, data, question, answered, step, today: page.today.day() };
  return askScreen(asked, page.steps, (answer) => submit(page, data, step, question, answer));
}

/** Goes on with an answer, or gives what the engine finds wrong with it. */
async function submit(page, data, step, question, answer) {
  const { requests, steps } = page;
  const answers = { ...step.answers, [question.name]: answer };
  const isLatest = requests.begin();
  try {
    const faults = question.kind === "date" ? await faultsOf(page, data, step, answers, question) : [];
    if (!isLatest()) return [];
    if (!faults.length) steps.go({ answers, at: nextAfter(data, answers, question) }, { answers, at: question.name, draft: undefined });
    return faults;
  } catch (error) {
    if (isLatest()) showFailure(page, error);
    return [];
  }
}

async function faultsOf(page, data, step, answers, question) {
  // A new answer is of today, whenever the others were given.
  const report = await interview(page, data, { ...step, since: "" }, answers);
  page.status.hush();
  return report.faults.filter((fault) => fault.question === question.name).map(page.today.excused);
}

function resultScreen({ root, status, steps }, entry, data, place, step) {
  const element = positionScreen(place, {
    entry,
    policy: data.policy,
    rings: data.rings,
    answers: answerRows(place.answered, step.answers),
    reader: readerOf(step.answers),
    root,
    askEngine: status.ask,
    number: steps.number,
  });
  addBack(element, steps);
  addChanges(element, steps);
  return element;
}

/** The role of the person who asks; of somebody who has to deal with it, the one chosen after that. */
function readerOf({ reader, role }) {
  return reader?.value === "staff" ? role?.value : reader?.value;
}

function put(page, element, heading, moved) {
  const { intro, screen, title } = page;
  const isIntro = heading === title;
  for (const part of intro) part.hidden = !isIntro;
  screen.replaceChildren(element);
  enliven(element);
  document.title = isIntro ? title : say("ui.wizard.page", { step: isForFamilies(page) ? stepText(page) : heading, page: title });
  if (!moved) return;
  window.scrollTo(0, 0);
  (isIntro ? element.querySelector("select") : element.querySelector("h1")).focus({ preventScroll: true });
}

/** The browser writes the titles of pages to disk, so those of a procedure for families say nothing of a case. */
function isForFamilies({ index, steps }) {
  return index.procedures.find(({ key }) => key === steps.now().procedure)?.families;
}

function stepText({ steps }) {
  return say("ui.wizard.step", { n: steps.now().depth + 1 });
}

function notify({ notice }, view) {
  if (view) notice.append(render("link-notice", view));
}

/** Without the engine the page says so itself; what else can go wrong is one calm sentence. */
function showFailure(page, error) {
  const { index, root, screen, steps, title } = page;
  if (error.reason === "data") {
    const entry = index.procedures.find(({ key }) => key === steps.now().procedure);
    const links = [
      { href: root + entry.page, text: say("ui.data.page", { title: entry.title }) },
      { href: `${root}deadline/index.html#procedure=${entry.key}`, text: say("ui.data.deadline") },
    ];
    return put(page, failureView({ text: say("ui.data.failed"), links }, () => show(page, steps.now())), title, false);
  }
  if (error.reason) {
    if (!screen.childElementCount) put(page, failureView({ text: say("ui.wizard.without") }), title, false);
    return;
  }
  const isRefused = error.refused?.code === "refused";
  put(page, failureView({ text: isRefused ? error.refused.text : say("ui.wizard.odd") }), title, false);
  screen.append(chooseScreen(steps, index.procedures));
  if (!isRefused) throw error;
}
