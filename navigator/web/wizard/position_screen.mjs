// The screen of the result: where the case stands, its dates on a line, its stage on the flowchart, and what can be exported of it.
import { chartFrom } from "../links/stage_link.mjs";
import { handOver } from "../links/hand_over.mjs";
import { addExports } from "../answer/exports.mjs";
import { linkOf } from "../links/case_link.mjs";
import { limitWorkings, positionView } from "./position_view.mjs";
import { within } from "../base/waiting.mjs";
import { render, slot } from "../base/render.mjs";
import { timelineChart } from "./timeline.mjs";

/**
 * `place` is what the engine said: {position, request (that it answers), exports}; `entry` the procedure's line of the index,
 * `number()` gives that of the case,
 * `answers` the rows to show of what was answered, `reader` the role of the person who asks.
 */
export function positionScreen({ position, request, exports }, { entry, policy, answers, reader, root, askEngine, number }) {
  const view = positionView(position, { entry, policy, reader, root });
  const element = render("position", { ...view, answers });
  const places = element.querySelectorAll('[data-slot="working"]');
  limitWorkings(position).forEach((readings, place) => places[place].append(render("working", { readings })));
  addExports(
    { panel: slot(element, "keep"), letters: slot(element, "letters") },
    {
      exports,
      request,
      answer: position,
      version: position.version,
      askEngine,
      number,
      link: () => location.href.split("#")[0] + linkOf({ procedure: entry.key, answers: request.answers, position, coverage: exports.coverage, number: number() }),
    },
  );
  element.addEventListener("click", (event) => {
    const days = event.target.closest("[data-hand-over]") ? dayAnswers(request.answers) : undefined;
    if (days) handOver(entry.key, days, number());
  });
  const line = timelineChart(view.timeline.filter(({ number }) => number));
  if (line) slot(element, "timeline").append(line);
  if (view.stage) addChart(slot(element, "chart"), new URL(root + entry.page, location.href), position.stages.map(({ id }) => id));
  return element;
}

/** What was answered about days, by event. */
function dayAnswers(answers) {
  const asked = Object.entries(answers).filter(([name]) => name.startsWith("date:"));
  return Object.fromEntries(asked.map(([name, answer]) => [name.slice("date:".length), answer]));
}

/** The flowchart is that of the policy page, and is fetched when it is asked for. */
function addChart(details, page, stages) {
  details.addEventListener("toggle", async () => {
    const place = details.querySelector(".nav-here__chart");
    if (!details.open || place.childElementCount) return;
    const chart = await within(chartFrom(page, stages)).catch(() => undefined);
    place.replaceChildren(chart ?? render("no-chart", {}));
  });
}
