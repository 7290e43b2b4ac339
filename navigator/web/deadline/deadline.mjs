// The deadline page: the date at once from the table, the working as soon as the engine is there.
import { todayOverride } from "../fields/today_override.mjs";
import { load, loaded } from "../base/page_data.mjs";
import { dateLink, readDateLink, sinceLink } from "../links/date_link.mjs";
import { toolEngine } from "../engine/status.mjs";
import { showErrors, supportComponents } from "../fields/form.mjs";
import { addKeep } from "../answer/exports.mjs";
import { handOver, takenOver } from "../links/hand_over.mjs";
import { limitQuestion } from "./limit_question.mjs";
import { differ, outcomeView } from "../answer/outcome.mjs";
import { periodQuestion } from "./period_question.mjs";
import { byPublisher } from "../fields/procedure_options.mjs";
import { render, slot } from "../base/render.mjs";
import { say, speak, title } from "../base/words.mjs";

const ANY = "any";
const TEXTS = { loading: "ui.status.loading", ready: "ui.status.loading", without: "ui.status.without" };

document.addEventListener("DOMContentLoaded", start);

function start() {
  const tool = document.getElementById("nav-tool");
  speak();
  supportComponents();
  const page = deadlinePage(tool, loaded("index"));
  page.follow(location.hash);
  addEventListener("hashchange", () => page.follow(location.hash));
}

function deadlinePage(tool, index) {
  const root = tool.dataset.root;
  const parts = "form limit dates button said result working more keep errors notice".split(" ");
  const [form, limits, dates, button, said, result, working, more, keep, errors, notice] = parts.map((name) => slot(tool, name));
  const select = tool.querySelector("#procedure");
  const engine = toolEngine(tool, TEXTS, () => question && live());
  const asIf = todayOverride(tool, changeDay);
  let question = null;
  let known = new Map(); // what was said of days, by event; for all limits of the procedure that is chosen
  let opened; // the answer that a link was made with, until it has been compared
  let turn = 0; // an answer to anything but the latest question is not shown

  select.replaceChildren(...render("procedures", { publishers: byPublisher(index.procedures) }).children);
  select.value = "";

  function changeDay() {
    question?.setToday?.(asIf.day());
    if (question) live();
  }

  async function choose(key, clause, link) {
    if (key !== select.value || link) known = new Map(Object.entries(link ? { ...takenOver(key), ...link.given } : {}));
    select.value = key;
    ask(null);
    limits.replaceChildren();
    if (!key) return;
    const mine = turn;
    try {
      if (key === ANY) {
        const calendars = await load("calendars", root + index.calendars);
        if (mine === turn) ask(periodQuestion(calendars, asIf.day()));
        return;
      }
      const entry = index.procedures.find((each) => each.key === key);
      const data = await load(key, root + entry.data);
      if (mine === turn) offer(entry, data, clause, link);
    } catch (error) {
      if (mine !== turn) return;
      limits.replaceChildren(render("failed", { text: say("ui.data.failed") }));
      throw error;
    }
  }

  /** The limits of a procedure to choose from, or the one that was chosen by a link. */
  function offer(entry, data, clause, link) {
    const chosen = data.limits.find((limit) => limit.clause === clause);
    if (chosen) {
      const text = { text: chosen.act, hint: hintOf(chosen) };
      const box = render("chosen", text);
      slot(box, "change").addEventListener("click", () => {
        offer(entry, data);
        limits.querySelector("input")?.focus();
      });
      limits.replaceChildren(box);
      ask(limitQuestion(entry, data, chosen, { known, today: asIf.day() }));
      opened = link?.was;
      if (known.size) live();
      return;
    }
    ask(null);
    if (!data.limits.length) {
      limits.replaceChildren(render("none", { page: root + entry.page }));
      return;
    }
    const options = data.limits.map((limit) => ({
      id: `limit-${limit.clause}`,
      clause: limit.clause,
      text: limit.act,
      hint: hintOf(limit),
      hintId: `limit-${limit.clause}-hint`,
    }));
    const choice = render("limits", { limits: options });
    choice.addEventListener("change", (event) => {
      const limit = data.limits.find((each) => each.clause === event.target.value);
      ask(limitQuestion(entry, data, limit, { known, today: asIf.day() }));
      if (known.size) live();
    });
    limits.replaceChildren(choice);
  }

  function ask(next) {
    question = next;
    dates.replaceChildren(...(next?.elements ?? []));
    next?.shown?.();
    button.hidden = !next;
    clear();
    showErrors(errors, []);
    for (const input of next?.inputs ?? []) input.addEventListener("input", live);
  }

  function clear() {
    turn++;
    for (const part of [result, working, more, keep, notice]) part.replaceChildren();
    said.textContent = "";
    engine.hush();
  }

  /** While a date is typed: the answer as soon as there is one, never an error. */
  function live() {
    const read = question.read();
    if (read.errors) return clear();
    answer(read);
    said.textContent = result.querySelector(".nav-result").innerText;
  }

  function submit(event) {
    event.preventDefault();
    if (!question) return;
    const read = question.read();
    showErrors(errors, read.errors ?? []);
    if (read.errors) return clear();
    answer(read);
    result.querySelector("#result-title").focus();
  }

  async function answer(read) {
    const mine = ++turn;
    const asked = question;
    const quick = asked.quick(read);
    show(asked, quick, read);
    working.replaceChildren();
    for (const part of [keep, notice]) part.replaceChildren();
    try {
      const requests = asked.requests(read);
      const report = await engine.ask(...requests);
      if (mine !== turn) return;
      engine.hush();
      const thorough = asked.answer(report);
      if (differ(quick, thorough.readings)) return disagree();
      const hasOtherSums = String(thorough.fit) !== String(asked.about("", read).fit);
      if (hasOtherSums || changed(quick, thorough)) show(asked, thorough.readings, read, thorough);
      working.replaceChildren(render("working", { readings: thorough.workings }));
      await offerKeep(requests[requests.length - 1], report, mine);
    } catch (error) {
      // Without the engine the page says why there is no working, and the date stands.
      if (!error.reason) throw error;
    }
  }

  async function offerKeep(of, report, mine) {
    const kept = await engine.ask({ ask: "keep", of });
    if (mine !== turn) return;
    engine.hush();
    const address = location.href.split("#")[0];
    const link = of.ask === "limit" && report.due ? () => address + dateLink(`${of.procedure}/${of.clause}`, of.facts, report) : undefined;
    addKeep({ keep }, { kept, of, answer: report, version: report.version, askEngine: engine.ask, link });
    if (opened) notice.append(render("link-notice", sinceLink(opened, report)));
    opened = undefined;
  }

  /** `arrivals` and `fit` are the engine's, which knows the days; until it answers, the sums have an example's. */
  function show(asked, readings, read, { arrivals = [], fit } = {}) {
    const { date, ...view } = outcomeView(readings, { ...asked.about("", read), today: asIf.day() });
    const about = asked.about(date, read);
    const links = about.clause ? { clause: root + about.clause, wizard: `${root}where-am-i/index.html#procedure=${select.value}` } : {};
    const focused = document.activeElement?.id === "result-title";
    result.replaceChildren(render("result", { ...about, ...view, arrivals, fit: fit ?? about.fit }));
    more.replaceChildren(render("more", { ...about, ...links }));
    if (focused) result.querySelector("#result-title").focus();
  }

  function disagree() {
    const view = { heading: say("ui.deadline.disagree"), second: say("ui.deadline.disagree.why"), state: "provisional" };
    result.replaceChildren(render("result", view));
    more.replaceChildren();
    said.textContent = view.heading;
  }

  more.addEventListener("click", (event) => {
    if (event.target.closest("[data-hand-over]")) handOver(select.value, Object.fromEntries(known));
  });
  select.addEventListener("change", () => choose(select.value));
  form.addEventListener("submit", submit);
  engine.engine.warm(form);

  return {
    /** Chooses what a link names: #limit=publisher/procedure/clause or #procedure=publisher/procedure, with days or not. */
    follow(fragment) {
      const link = readDateLink(fragment);
      if (link === undefined) return;
      const [publisher, procedure, clause] = link ? link.name.split("/") : [];
      const key = `${publisher}/${procedure}`;
      const isKnown = index.procedures.some((entry) => entry.key === key);
      if (isKnown) choose(key, link.kind === "limit" ? clause : undefined, link);
      // The days leave the address, where others could see or copy them.
      if (Object.keys(link?.given ?? {}).length) history.replaceState(history.state, "", `#${link.kind}=${link.name}`);
      if (!isKnown) notice.replaceChildren(render("link-notice", { text: say("ui.link.answer_refused") }));
    },
  };
}

function hintOf({ words, stage }) {
  return stage ? say("ui.deadline.limit.hint", { words: title(words), stage }) : title(words);
}

/** More is known than before: dates that were missing, or why there are two. */
function changed(quick, { readings, arrivals = [] }) {
  return arrivals.length > 0 || readings.some(({ due, provisional }, at) => due !== quick[at].due || Boolean(provisional));
}
