// Finds the sections that fit a question. Loaded after search_index.js, which sets navigatorSearchIndex.
import MiniSearch from "minisearch";

const MOST = 12;
const AROUND = 70;

const rows = globalThis.navigatorSearchIndex ?? [];
const pages = new Map(rows.filter(([address]) => !address.includes("#")).map(([address, title]) => [address, title]));
const index = new MiniSearch({
  fields: ["title", "page", "text"],
  processTerm: stem,
  searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false) },
});
index.addAll(rows.map(([address, title, text], id) => ({ id, title, text, page: pageOf(address) })));

globalThis.navigatorSearch = (question) => {
  let found = index.search(question, { combineWith: "AND" });
  if (!found.length) found = index.search(question, { combineWith: "OR" });
  const best = found.slice(0, MOST).map(({ id, terms }) => {
    const [address, title, text] = rows[id];
    const page = pageOf(address);
    return { address, title, page: page === title ? "" : page, excerpt: excerpt(text, terms) };
  });
  return { best, more: found.length > MOST };
};

function pageOf(address) {
  return pages.get(address.split("#")[0]) ?? "";
}

/** "Complaints" finds "complaint": plurals are taken off on both sides. */
function stem(word) {
  const lower = word.toLowerCase();
  return lower.length > 3 ? lower.replace(/([^s])s$/, "$1") : lower;
}

/** A piece of the text around the first word found, cut into parts of which some are hits. */
function excerpt(text, terms) {
  const words = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(\\b(?:${words.join("|")})[\\p{L}\\p{N}]*)`, "giu");
  const first = words.length ? text.search(pattern) : -1;
  if (first < 0) return text ? [{ text: cut(text, 0, 2 * AROUND), hit: false }] : [];
  const piece = cut(text, Math.max(0, first - AROUND), first + 2 * AROUND);
  return piece
    .split(pattern)
    .map((part, place) => ({ text: part, hit: place % 2 === 1 }))
    .filter((part) => part.text);
}

/** A stretch of text that begins and ends with whole words. */
function cut(text, from, to) {
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const end = to >= text.length ? text.length : text.lastIndexOf(" ", to);
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
