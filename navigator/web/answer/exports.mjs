// Keep this: print, copy, calendar file, link, data. All of it is made in the page, and only when a button is pressed.
import { copyText } from "../base/clipboard.mjs";
import { download } from "../base/download.mjs";
import { addLetters } from "./letters.mjs";
import { render, slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";

const ALL = "*";
// Names that tell nobody who sees the downloads what they are about.
const CALENDAR_NAME = "dates.ics";
const DATA_NAME = "answer.json";

/**
 * Adds it to a page's answer. `kept` is the engine's "keep", `of` the request that was answered and `answer` what came;
 * `askEngine` puts a request to the engine; `link()` gives the address of a link, where there can be one.
 */
export function addKeep({ keep, letters }, { kept, of, answer, version, askEngine, link }) {
  if (letters) addLetters(letters, kept.letters);
  const element = render("keep", { ...viewOf(kept, version), link: Boolean(link) });
  const told = (name, key, values) => (slot(element, `${name}-said`).textContent = say(key, values));

  async function copy(name, text, field, shown) {
    const copied = await copyText(text);
    told(name, copied ? "ui.keep.copied" : "ui.keep.refused");
    if (copied) return;
    shown.hidden = false;
    field.focus();
    field.select();
  }

  const actions = {
    print: () => window.print(),
    copy() {
      const field = slot(element, "text");
      field.value = `${kept.text}\n${location.href.split("#")[0]}\n`;
      return copy("copy", field.value, field, slot(element, "by-hand"));
    },
    data() {
      download(DATA_NAME, "application/json", JSON.stringify({ asked: of, answer, coverage: kept.coverage }, null, 1));
      told("copy", "ui.keep.saved", { name: DATA_NAME });
    },
    link() {
      const field = element.querySelector("#keep-link");
      field.value = link();
      slot(element, "link").hidden = false;
      field.focus();
      field.select();
      told("link", "ui.keep.linked");
    },
    "copy-link"() {
      const field = element.querySelector("#keep-link");
      return copy("link", field.value, field, slot(element, "link"));
    },
  };

  element.addEventListener("click", ({ target }) => actions[target.dataset.do]?.());
  slot(element, "calendar")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const file = await askEngine({ ask: "calendar", of, ...wishes(event.target, kept) }).catch(() => ({ error: {} }));
    if (file.error) return told("calendar", "ui.keep.failed");
    download(CALENDAR_NAME, file.type, file.text);
    told("calendar", "ui.keep.saved", { name: CALENDAR_NAME });
  });
  keep.replaceChildren(element);
}

function viewOf({ dates, coverage }, version) {
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

function wishes(form, { dates }) {
  const which = form.querySelector('[name="keep-which"]:checked')?.value ?? ALL;
  return {
    stamp: `${new Date().toISOString().slice(0, 19)}Z`,
    clauses: which === ALL ? dates.map(({ clause }) => clause) : [which],
    full: form.querySelector("#keep-full").checked,
    days_before: Number(form.querySelector('[name="keep-reminder"]:checked').value) || null,
  };
}
