// The screen of the result: where the case stands, its dates on a line, its stage on the flowchart, and what can be exported of it.
import { chartFrom } from "../links/stage_link.mjs";
import { handOver } from "../links/hand_over.mjs";
import { addExports } from "../answer/exports.mjs";
import { addLetters } from "../answer/letters.mjs";
import { printAlone } from "../answer/print_alone.mjs";
import { addSteps } from "../answer/steps.mjs";
import { linkOf } from "../links/case_link.mjs";
import { contactOf, limitWorkings, positionView } from "./position_view.mjs";
import { pageAddress } from "../base/home.mjs";
import { within } from "../base/waiting.mjs";
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";
import { timelineChart } from "./timeline.mjs";

/**
 * `place` is what the engine said: {position, request (that it answers), exports}; `entry` the procedure's line of the index,
 * `number` is that of the case,
 * `answers` the rows to show of what was answered, `reader` the role of the person who asks.
 */
export function positionScreen({ position, request, exports: made }, { entry, policy, rings, answers, reader, root, askEngine, number }) {
  const view = positionView(position, { entry, policy, rings, reader, root });
  // Nothing goes into a calendar or a letter that is counted from days which cannot all be right.
  const exports = view.mend ? { ...made, dates: [], letters: [] } : made;
  const element = render("position", { ...view, answers });
  const places = element.querySelectorAll('[data-slot="working"]');
  limitWorkings(position).forEach((readings, place) => places[place].append(render("working", { readings })));
  const others = addSteps(element, view.steps, { exports, request, askEngine, number, contactOf: (id) => contactOf(policy, id, rings) });
  slot(element, "letters-part").hidden = !addLetters(slot(element, "letters"), others);
  addExports(slot(element, "keep"), {
    exports,
    request,
    answer: position,
    version: position.version,
    today: position.today,
    askEngine,
    number,
    link: () => pageAddress() + linkOf({ procedure: entry.key, answers: request.answers, position, coverage: exports.coverage, number: number.now() }),
  });
  element.addEventListener("click", (event) => {
    if (event.target.closest("[data-hand-over]")) handOver(entry.key, request.answers, number.now());
    if (event.target.dataset.print === "chronology") printAlone(chronologySheet(element, position));
  });
  const line = timelineChart(view.timeline.filter(({ number }) => number));
  if (line) slot(element, "timeline").append(line);
  if (view.stage) addChart(slot(element, "chart"), new URL(root + entry.page, location.href), position.stages.map(({ id }) => id));
  return element;
}

/** The dates of a case, each with its clause, and what is not certain, as a sheet that somebody else can read. */
function chronologySheet(element, { title, today_text: today, notes, unread }) {
  const sheet = document.createElement("section");
  const heading = document.createElement("h1");
  const asOf = document.createElement("p");
  heading.textContent = say("ui.chronology.title", { title });
  asOf.textContent = say("date.as_of", { date: today });
  const doubts = [...notes, ...unread].map(({ text }) => {
    const doubt = document.createElement("p");
    doubt.textContent = text;
    return doubt;
  });
  sheet.append(heading, asOf, ...doubts, slot(element, "chronology").cloneNode(true));
  return sheet;
}

/** The flowchart is that of the policy page, and is fetched when it is asked for; again, when it did not come. */
function addChart(details, page, stages) {
  let chart;
  details.addEventListener("toggle", async () => {
    const place = details.querySelector(".nav-here__chart");
    if (!details.open || chart) return;
    chart = await within(chartFrom(page, stages)).catch(() => undefined);
    place.replaceChildren(chart ?? render("no-chart", {}));
  });
}
