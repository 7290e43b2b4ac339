// From the dates in the fields to the answer: at once from the table, then with its working from the engine.
import { failureView } from "../base/failure.mjs";
import { pageAddress } from "../base/home.mjs";
import { render } from "../base/render.mjs";
import { addExports } from "../answer/exports.mjs";
import { differ } from "../answer/outcome.mjs";
import { showErrors } from "../fields/form.mjs";
import { dateLink, sinceLink } from "../links/date_link.mjs";
import { withDays, withoutLinked } from "./state.mjs";
import { textsFor } from "./status_texts.mjs";
import { disagreementView, isNews, resultViews } from "./views.mjs";

/** While a date is typed: the answer as soon as there is one, never an error; one that was told goes when it is mended. */
export function answerWhileTyped(page) {
  const read = readFields(page);
  if (!read.errors) showErrors(page.parts.errors, []);
  if (read.errors || page.engine.isOutdated()) return clear(page);
  answer(page, read);
  speak(page.parts);
}

/** When the button is pressed: the answer, or what is wrong with the dates. */
export function answerWhenAsked(page) {
  const { errors, result } = page.parts;
  const read = readFields(page);
  showErrors(errors, read.errors ?? []);
  if (read.errors || page.engine.isOutdated()) return clear(page);
  answer(page, read, (fault) => {
    clear(page);
    showErrors(errors, [fault]);
  });
  result.querySelector("#result-title").focus();
}

/** Takes away the answer, and whatever may still arrive for it. */
export function clear({ parts, requests, engine }) {
  requests.begin();
  for (const part of [parts.result, parts.working, parts.more, parts.exports, parts.notice]) part.replaceChildren();
  parts.said.textContent = "";
  if (engine.isOutdated()) engine.tell();
  else engine.hush();
}

function readFields(page) {
  const read = page.state.question.read();
  page.state = withDays(page.state, read.answers);
  return read;
}

/** `refuse`, where the button was pressed, is told what is wrong with an hour. */
async function answer(page, read, refuse) {
  const { engine, parts, requests, state } = page;
  const { question } = state;
  const isLatest = requests.begin();
  const quick = question.quick(read);
  Object.assign(page.texts, textsFor(quick));
  show(page, question, read, quick);
  for (const part of [parts.working, parts.exports, parts.notice]) part.replaceChildren();
  try {
    const asked = question.requests(read);
    const report = await engine.ask(...asked);
    if (!isLatest()) return;
    engine.hush();
    // A day so far away that nobody counts there: what the table says stands, and the engine's reason beside it.
    if (report.error) {
      if (refuse && report.error.event) return refuse(question.fault(report.error));
      // With an hour the engine has the last word: of one that no clock shows there is no date.
      if (quick.some(({ timed }) => timed)) return showInPlaceOfDate(page, { heading: report.error.text, state: "provisional" });
      parts.working.replaceChildren(failureView({ text: report.error.text }));
      if (parts.said.textContent) parts.said.textContent = report.error.text;
      return;
    }
    const thorough = question.answer(report);
    if (differ(quick, thorough.readings)) return showInPlaceOfDate(page, disagreementView());
    if (isNews(quick, thorough, question.about("", read).fit)) show(page, question, read, thorough.readings, thorough);
    parts.working.replaceChildren(render("working", { readings: thorough.workings }));
    await offerExports(page, asked[asked.length - 1], report, isLatest);
  } catch (error) {
    // Without the engine the page says why there is no working, and the date stands.
    if (!error.reason) throw error;
  }
}

function show({ parts, root, state, today }, question, read, readings, { arrivals, fit } = {}) {
  const views = resultViews(question, read, readings, { today: today.day(), root, key: state.key, arrivals, fit });
  const hadFocus = document.activeElement?.id === "result-title";
  parts.result.replaceChildren(render("result", views.result));
  parts.more.replaceChildren(render("more", views.more));
  if (hadFocus) parts.result.querySelector("#result-title").focus();
  // What was said while a date was typed may have changed since.
  if (parts.said.textContent) speak(parts);
}

function speak({ said, result }) {
  said.textContent = result.querySelector(".nav-result").innerText;
}

function showInPlaceOfDate({ parts }, view) {
  parts.result.replaceChildren(render("result", view));
  parts.more.replaceChildren();
  parts.said.textContent = view.heading;
}

async function offerExports(page, request, report, isLatest) {
  const { engine, number, parts } = page;
  const exports = await engine.ask({ ask: "export", of: request });
  if (!isLatest()) return;
  engine.hush();
  // A link that is kept leads to the page for all, also from one inside another website.
  const address = page.only ? new URL(`${page.root}deadline/index.html`, location).href : pageAddress();
  const hasLink = request.ask === "limit" && report.due;
  const link = hasLink ? () => address + dateLink(`${request.procedure}/${request.clause}`, request.facts, report, number.now()) : undefined;
  addExports(parts.exports, { exports, request, answer: report, version: report.version, today: page.today.day(), askEngine: engine.ask, link, number, address });
  const { linked } = page.state;
  if (linked) parts.notice.append(render("link-notice", sinceLink(linked, report)));
  page.state = withoutLinked(page.state);
}
