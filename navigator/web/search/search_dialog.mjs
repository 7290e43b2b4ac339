// The search dialog. The index and the code that reads it come with the first opening.
import { loadScript } from "../base/scripts.mjs";

export function startSearch() {
  const button = document.querySelector(".nav-header__button--search");
  const dialog = document.getElementById("nav-search");
  if (!button || !dialog) return;
  if (!dialog.showModal) {
    button.hidden = true;
    return;
  }

  const query = dialog.querySelector(".nav-search__query");
  const list = dialog.querySelector(".nav-search__results");
  const status = dialog.querySelector(".nav-search__status");

  async function answer() {
    const text = query.value.trim();
    try {
      const { index, script } = dialog.dataset;
      await loadScript(index, { brings: "navigatorSearchIndex" });
      await loadScript(script, { brings: "navigatorSearch" });
    } catch {
      status.textContent = status.dataset.broken;
      return;
    }
    // Another letter may have been typed while the index was on its way.
    if (text !== query.value.trim()) return;
    const { best, more } = text ? globalThis.navigatorSearch(text, dialog.dataset.small.split(" ")) : { best: [], more: false };
    list.replaceChildren(...best.map((result) => item(result, dialog.dataset.root)));
    status.textContent = text ? outcome(best.length, more) : "";
  }

  function outcome(count, more) {
    if (count === 0) return status.dataset.none;
    if (more) return status.dataset.more.replace("{n}", count);
    return (count === 1 ? status.dataset.one : status.dataset.other).replace("{n}", count);
  }

  button.addEventListener("click", () => {
    dialog.showModal();
    query.select();
    answer();
  });
  query.addEventListener("input", answer);
  query.addEventListener("keydown", (event) => {
    // In a search field Escape first empties the field; here it always closes.
    if (event.key === "Escape") dialog.close();
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  dialog.querySelector(".nav-search__close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // A press beside the dialog, or a link to a place on this page.
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
}

function item({ address, title, page, excerpt }, root) {
  const link = document.createElement("a");
  link.className = "nav-search__link";
  link.href = new URL(address, new URL(root, location.href));
  link.textContent = title;
  const entry = document.createElement("li");
  entry.className = "nav-search__result";
  entry.append(link);
  if (page) entry.append(line("nav-search__page", page));
  if (excerpt.length) {
    const text = line("nav-search__excerpt", "");
    for (const { text: part, hit } of excerpt) {
      if (!hit) text.append(part);
      else text.append(Object.assign(document.createElement("mark"), { textContent: part }));
    }
    entry.append(text);
  }
  return entry;
}

function line(name, text) {
  return Object.assign(document.createElement("p"), { className: name, textContent: text });
}
