// The engine of a tool page, and what the page says about it: on its way, here, or not available and what still works.
import { createEngine } from "./client.mjs";
import { slot } from "../base/render.mjs";
import { say } from "../base/words.mjs";

// Asking again can fix these; a page that is older than its site has to be loaded anew.
const RETRY = new Set(["offline", "missing", "changed", "slow", "memory", "broken"]);
const MEGABYTE = 1000000;

/**
 * `texts` are the keys of what the page says: {loading, ready, late (when that takes long), without (what still works without the engine)}. While
 * nobody waits for an answer nothing is said. `again` repeats what was asked last, once the reader wants to try again.
 */
export function toolEngine(tool, texts, again = () => {}) {
  const [box, text, size, retry, reload, agree, links] = ["", "-text", "-size", "-retry", "-reload", "-agree", "-links"].map(
    (part) => slot(tool, `engine${part}`),
  );
  const assets = JSON.parse(tool.dataset.engine);
  const saves = Boolean(navigator.connection?.saveData);
  let waiting = false;
  let asked = 0;
  let agreed;

  const engine = createEngine({ base: tool.dataset.root, assets, onState: show });

  function show(state) {
    const lost = state.name === "unavailable";
    retry.hidden = !(lost ? RETRY.has(state.reason) : state.isLate);
    links.hidden = !(lost ? state.reason !== "newer" : state.isLate);
    reload.hidden = !(lost && state.reason === "newer");
    agree.hidden = true;
    size.textContent = "";
    if (!waiting) return;
    if (isOutdated()) become(say("ui.engine.newer"));
    else if (lost) become(`${say(`ui.engine.${state.reason}`)} ${say(texts.without)}`);
    else if (state.isLate) become(say(texts.late));
    else if (state.name === "ready") become(say(texts.ready));
    else if (state.name === "loading") {
      become(say(texts.loading));
      size.textContent = say("ui.status.size", { loaded: megabytes(Math.min(state.loaded, state.total)), total: megabytes(state.total) });
    }
  }

  const isOutdated = () => engine.state.reason === "newer";

  // Only a change is written, because whatever is written is read out.
  function become(sentence) {
    box.hidden = false;
    if (text.textContent !== sentence) text.textContent = sentence;
  }

  // A reader who saves data decides alone whether these megabytes are worth it.
  function agreement() {
    if (!saves || engine.state.name !== "idle") return Promise.resolve();
    agreed ??= new Promise((resolve) => agree.addEventListener("click", resolve, { once: true }));
    become(say("ui.status.offer", { total: megabytes(engine.size) }));
    agree.hidden = false;
    return agreed;
  }

  function hush() {
    waiting = false;
    box.hidden = true;
    text.textContent = "";
  }

  retry.addEventListener("click", () => {
    engine.retry();
    again();
  });
  reload.addEventListener("click", () => location.reload());

  document.addEventListener("nav-newer", () => engine.outdate());
  if ("newer" in document.documentElement.dataset) engine.outdate();

  return {
    engine,
    /** The site has been replaced since this page was loaded: nothing is to be worked out with it any longer. */
    isOutdated,
    /** What still works is of this procedure, a line of the index. */
    about({ key, page }) {
      for (const link of links.querySelectorAll("[data-of]"))
        {link.setAttribute("href", tool.dataset.root + (link.dataset.of === "page" ? page : `${link.dataset.of}#procedure=${key}`));}
    },
    /** Says what the state is, whether somebody waits for an answer or not. */
    tell() {
      waiting = true;
      show(engine.state);
    },
    /** Asks questions in order, reports progress, and gives the last answer. Rejects when there is none. */
    async ask(...requests) {
      await agreement();
      waiting = true;
      asked += 1;
      const latest = asked;
      if (engine.state.name !== "idle") show(engine.state);
      const answers = await Promise.all(requests.map((request) => engine.ask(request)));
      // Nothing is said any longer once the answer that was asked for last is there, whoever asked.
      if (latest === asked) hush();
      return answers[answers.length - 1];
    },
    /** Nothing is waited for any longer. */
    hush,
  };
}

function megabytes(bytes) {
  return (bytes / MEGABYTE).toFixed(1);
}
