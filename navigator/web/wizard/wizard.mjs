// What happens next in my case: one question a page, from the first one to where the case stands.
import { latestRequest } from "../base/latest_request.mjs";
import { inPage } from "../base/page_data.mjs";
import { comes, started, whenParsed } from "../base/waiting.mjs";
import { slot } from "../base/render.mjs";
import { speak } from "../base/words.mjs";
import { toolEngine } from "../engine/status.mjs";
import { ignoreDoublePresses, keepFieldsThroughBack, supportComponents } from "../fields/form.mjs";
import { todayOverride } from "../fields/today_override.mjs";
import { show } from "./flow.mjs";
import { stepsOf } from "./steps.mjs";

const TEXTS = { loading: "ui.wizard.loading", ready: "ui.wizard.loading", late: "ui.wizard.late", without: "ui.wizard.without" };

whenParsed(start);

function start() {
  speak(inPage("words"));
  supportComponents();
  ignoreDoublePresses();
  keepFieldsThroughBack();
  const tool = document.getElementById("nav-tool");
  const page = wizardPage(tool, inPage("index"));
  page.status.engine.warm(tool);
  comes(tool, true);
  show(page, page.steps.now()).finally(() => comes(tool, false));
  started(tool);
}

function wizardPage(tool, index) {
  const page = {
    index,
    root: tool.dataset.root,
    screen: slot(tool, "screen"),
    notice: slot(tool, "notice"),
    kept: slot(tool, "kept"),
    intro: [document.querySelector("h1"), slot(tool, "lead")],
    title: document.title,
    requests: latestRequest(),
  };
  page.status = toolEngine(tool, TEXTS, () => show(page, page.steps.now()));
  page.today = todayOverride(tool, index, (day) => {
    // Worked out again for this day, the answers stay those of the day on which they were given.
    const { asOf, since } = page.steps.now();
    page.steps.remember({ day, asOf: "", since: since || asOf });
    show(page, page.steps.now());
  });
  const entryOf = (key) => index.procedures.find((entry) => entry.key === key);
  page.steps = stepsOf({ isKnown: (key) => Boolean(entryOf(key)), isForFamilies: (key) => entryOf(key)?.families, today: () => page.today.day() }, (step) => show(page, step, { moved: true }));
  return page;
}
