// From the choice of a procedure to the question of its dates, whether a reader chooses or a link does.
import { failureView } from "../base/failure.mjs";
import { load } from "../base/page_data.mjs";
import { render, slot } from "../base/render.mjs";
import { comes } from "../base/waiting.mjs";
import { say } from "../base/words.mjs";
import { showErrors } from "../fields/form.mjs";
import { readDateLink } from "../links/date_link.mjs";
import { takenOver } from "../links/hand_over.mjs";
import { answerWhileTyped, clear } from "./answering.mjs";
import { caseView, heldBy } from "./case_questions.mjs";
import { limitQuestion } from "./limit_question.mjs";
import { periodQuestion } from "./period_question.mjs";
import { daysIn, hasDays, withCarried, withProcedure, withQuestion, withTold } from "./state.mjs";
import { chosenView, limitsView } from "./views.mjs";

/** Chooses what a link names: #limit=publisher/procedure/clause or #procedure=publisher/procedure, with days or not; tells whether. */
export function follow(page, fragment) {
  const link = readDateLink(fragment);
  if (link === undefined) return false;
  const [publisher, procedure, clause] = link ? link.name.split("/") : [];
  const key = `${publisher}/${procedure}`;
  const isKnown = page.index.procedures.some((entry) => entry.key === key);
  if (isKnown) choose(page, key, link.kind === "limit" ? clause : undefined, link);
  // The days leave the address, where others could see or copy them.
  if (Object.keys(link?.given ?? {}).length) history.replaceState(history.state, "", `#${link.kind}=${link.name}`);
  if (!isKnown) page.parts.notice.replaceChildren(refusedNotice());
  return isKnown;
}

function refusedNotice() {
  return render("link-notice", { text: say("ui.link.answer_refused") });
}

/** Shows which procedure is chosen; a page of one alone has no choice of them. */
export function select(page, key) {
  if (page.select && page.select.value !== key) page.select.value = key;
}

/** `clause` and `link` are those of a link that was followed. */
export async function choose(page, key, clause, link) {
  const { index, parts, requests, root, tool } = page;
  const over = takenOver(key);
  const chosen = withProcedure(page.state, key, link && { ...daysIn(over.answers), ...link.given }, link?.number || over.number);
  page.state = withCarried(chosen, over.answers);
  select(page, key);
  ask(page, null);
  parts.limits.replaceChildren();
  if (!key) return comes(tool, false);
  const isLatest = requests.begin();
  const entry = index.procedures.find((each) => each.key === key);
  if (entry) page.engine.about(entry);
  page.today.at(entry?.zone ?? index.zone);
  comes(tool, true);
  try {
    const data = await (entry ? load(key, root, entry.data) : load("calendars", root, index.calendars));
    if (!isLatest()) return;
    comes(tool, false);
    if (entry) offer(page, entry, data, clause, link);
    else ask(page, periodQuestion(data, page.today.day()));
  } catch (error) {
    if (!isLatest()) return;
    comes(tool, false);
    parts.limits.replaceChildren(failureView(failed(root, entry), () => choose(page, key, clause, link)));
    if (!error.reason) throw error;
  }
}

/** What to say when the data of a procedure, or of any period, does not come. */
function failed(root, entry) {
  if (!entry) return { text: say("ui.data.failed") };
  return { text: say("ui.data.failed"), links: [{ href: root + entry.page, text: say("ui.data.page", { title: entry.title }) }] };
}

/** The limits of a procedure to choose from, or the one that was chosen by a link. */
function offer(page, entry, data, clause, link) {
  const chosen = data.limits.find((limit) => limit.clause === clause);
  if (chosen) return offerChosen(page, entry, data, chosen, link);
  ask(page, null);
  if (clause) page.parts.notice.replaceChildren(refusedNotice());
  const { limits } = page.parts;
  if (!data.limits.length) return limits.replaceChildren(render("none", { page: page.root + entry.page }));
  limits.replaceChildren(...(data.questions.length ? [caseQuestions(page, entry, data)] : []), choiceOf(page, entry, data));
}

/** What the case is about decides which limits are offered. */
function caseQuestions(page, entry, data) {
  const box = render("case", caseView(data.questions, page.state.told));
  box.addEventListener("change", ({ target }) => {
    page.state = withTold(page.state, target.name, target.value);
    ask(page, null);
    box.nextElementSibling.replaceWith(choiceOf(page, entry, data));
  });
  return box;
}

function choiceOf(page, entry, data) {
  const choice = render("limits", limitsView(heldBy(data.limits, page.state.told)));
  choice.addEventListener("change", ({ target }) => {
    askLimit(page, entry, data, data.limits.find((limit) => limit.clause === target.value));
  });
  return choice;
}

function offerChosen(page, entry, data, limit, link) {
  const { limits } = page.parts;
  const box = render("chosen", chosenView(limit));
  slot(box, "change").addEventListener("click", () => {
    offer(page, entry, data);
    limits.querySelector("input")?.focus();
  });
  limits.replaceChildren(box);
  askLimit(page, entry, data, limit, link?.was);
}

function askLimit(page, entry, data, limit, linked) {
  ask(page, limitQuestion(entry, data, limit, { given: page.state.days, told: page.state.told, today: page.today.day() }), linked);
  if (hasDays(page.state)) answerWhileTyped(page);
}

function ask(page, question, linked) {
  const { button, dates, errors } = page.parts;
  page.state = withQuestion(page.state, question, linked);
  dates.replaceChildren(...(question?.elements ?? []));
  question?.shown?.();
  button.hidden = !question;
  clear(page);
  showErrors(errors, []);
  for (const input of question?.inputs ?? []) input.addEventListener("input", () => answerWhileTyped(page));
}
