// What can be exported of an answer: print, copy, calendar file, link, data. All of it is made in the page, and only when a
// button is pressed.
import { copyText } from "../base/clipboard.mjs";
import { addDays } from "../base/days.mjs";
import { download } from "../base/download.mjs";
import { pageAddress } from "../base/home.mjs";
import { momentNow } from "../base/now.mjs";
import { inPage } from "../base/page_data.mjs";
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";

const ALL = "*";
// Names that say nothing to others who see the downloads.
const CALENDAR_NAME = "dates.ics";
const DATA_NAME = "answer.json";

/**
 * Puts them into their place beside a page's answer. `exports` is what the engine answers to "export", `request` the request that
 * was answered and `answer` what came on `today`; `askEngine` puts a request to the engine; `link()` gives the address of a link,
 * where there can be one; `address` that of the page, when it is kept; `number` is that of the case, which is made when something
 * of it is kept for the first time.
 */
export function addExports(panel, { exports, request, answer, version, today, askEngine, link, number, address = pageAddress() }) {
  const element = render("keep", { ...exportsView(exports, version), link: Boolean(link) });
  dropPastReminders(element, exports.dates, today);
  const report = (name, key, values) => (slot(element, `${name}-said`).textContent = say(key, values));

  async function copy(name, text, field, shown) {
    const copied = await copyText(text);
    report(name, copied ? "ui.keep.copied" : "ui.keep.refused");
    if (copied) return;
    shown.hidden = false;
    field.focus();
    field.select();
  }

  // Once something of the case was kept, a file either replaces its dates in a calendar or is about another case.
  const same = element.querySelector("#keep-same");
  function offerSame() {
    if (same) slot(element, "same").hidden = !number.isKnown();
  }

  const actions = {
    print: () => window.print(),
    copy() {
      const field = slot(element, "text");
      field.value = `${exports.text}\n${address}\n`;
      return copy("copy", field.value, field, slot(element, "by-hand"));
    },
    data() {
      download(DATA_NAME, "application/json", JSON.stringify({ case: number.now(), asked: request, answer, coverage: exports.coverage }, null, 1));
      report("copy", "ui.keep.saved", { name: DATA_NAME });
    },
    link() {
      const field = element.querySelector("#keep-link");
      field.value = link();
      slot(element, "link").hidden = false;
      field.focus();
      field.select();
      report("link", "ui.keep.linked");
    },
    "copy-link"() {
      const field = element.querySelector("#keep-link");
      return copy("link", field.value, field, slot(element, "link"));
    },
  };

  element.addEventListener("click", ({ target }) => {
    actions[target.dataset.do]?.();
    offerSame();
  });
  slot(element, "calendar")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isAnotherCase = number.isKnown() && !same.checked;
    if (isAnotherCase) number.begin();
    slot(element, "calendar-said").textContent = await calendarFile({ request, askEngine, number }, calendarWishes(event.target, exports));
    same.checked = true;
    offerSame();
  });
  offerSame();
  panel.replaceChildren(element);
}

/** A reminder that would have rung before today, whichever date is kept, is not offered. */
function dropPastReminders(element, dates, today) {
  for (const choice of element.querySelectorAll('[name="keep-reminder"]')) {
    const rings = dates.some(({ date }) => addDays(date, -Number(choice.value)) >= today);
    if (choice.value && !rings) choice.closest(".govuk-radios__item").remove();
  }
}

// How many calendar files this page has made: a later one of the same second counts as later too.
let filesMade = 0;

/** What can be put into a calendar, and what the answer stands on. */
export function exportsView({ dates, coverage }, version) {
  const several = dates.length > 1;
  const each = dates.map(({ clause, text, what }, at) => ({ id: `keep-which-${at + 1}`, clause, text: say("ui.keep.one", { date: text, what }) }));
  const all = { id: "keep-which-all", clause: ALL, text: say("ui.keep.all", { n: dates.length }), checked: true };
  return {
    dates: several ? [all, ...each] : each,
    several,
    single: several ? "" : each[0]?.text,
    basis: [version && say("ui.keep.version", { version }), ...coverage.map(({ text }) => text)].filter(Boolean).join(" "),
  };
}

/** Downloads a calendar file of some dates; gives what to say of it. */
export async function calendarFile({ request, askEngine, number }, wishes) {
  const stamp = momentNow(inPage("index").built);
  const asked = { ask: "calendar", of: request, case: number.now(), earlier: filesMade++, stamp, ...wishes };
  const file = await askEngine(asked).catch(() => ({ error: {} }));
  if (file.error) return say("ui.keep.failed");
  download(CALENDAR_NAME, file.type, file.text);
  return say("ui.keep.saved", { name: CALENDAR_NAME });
}

function calendarWishes(form, { dates }) {
  const which = form.querySelector('[name="keep-which"]:checked')?.value ?? ALL;
  return {
    clauses: which === ALL ? dates.map(({ clause }) => clause) : [which],
    full: form.querySelector("#keep-full").checked,
    days_before: Number(form.querySelector('[name="keep-reminder"]:checked').value) || null,
  };
}
