// Finds the sections that fit a question. Loaded after search_index.js, which sets navigatorSearchIndex.
import MiniSearch from "minisearch";

const MOST = 12;
const AROUND = 70;
const WORDS = 4;
const WEIGHT = 5;
const NUMBERS = 6;
const EXACT = 4;
const PHRASE = 3;
const SLIP = (term) => (term.length > 4 ? 0.2 : false);
/** All words as they are typed; all with a slip of the finger; then any of them. */
const WAYS = [
  { combineWith: "AND" },
  { combineWith: "AND", fuzzy: SLIP },
  { combineWith: "OR" },
  { combineWith: "OR", fuzzy: SLIP },
];

const rows = globalThis.navigatorSearchIndex ?? [];
const index = new MiniSearch({
  fields: ["title", "page", "words", "numbers", "text"],
  processTerm: stem,
  searchOptions: {
    boost: { title: 4, words: 4, numbers: 4, page: 2 },
    boostDocument: (id) => rows[id][WEIGHT],
    prefix: (term) => term.length > 2,
  },
});
index.addAll(rows.map(([, title, page, text, words, , numbers], id) => ({ id, title, page, text, words, numbers })));

/** The best results for a question; its small words count only where it has no others. */
globalThis.navigatorSearch = (question, small = []) => {
  const asked = question.split(/[\s,.?!]+/u).filter(Boolean);
  const large = asked.filter((word) => !small.includes(word.toLowerCase()));
  const terms = (large.length ? large : asked).join(" ");
  const found = WAYS.reduce((before, way) => (before.length ? before : index.search(terms, way)), []);
  const exact = stem(question.trim());
  const isTitle = (title) => stem(title) === exact || stem(title) === stem(terms);
  // A phrase that an author has put down whole says more than its words; a single word says no more than others.
  const phrases = (id) => [rows[id][WORDS], rows[id][NUMBERS] ?? ""].join(", ").split(", ");
  const isPhrase = (id) => asked.length > 1 && phrases(id).some((each) => stem(each) === exact);
  const rank = ({ id, score }) => score * (isTitle(rows[id][1]) ? EXACT : isPhrase(id) ? PHRASE : 1);
  found.sort((one, other) => rank(other) - rank(one));
  const best = found.slice(0, MOST).map(({ id, terms: hits }) => {
    const [address, title, page, text] = rows[id];
    return { address, title, page: page === title ? "" : page, excerpt: excerpt(text, hits) };
  });
  return { best, more: found.length > MOST };
};

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
