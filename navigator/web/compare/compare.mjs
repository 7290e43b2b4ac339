// Compare: two or three procedures side by side, made from the whole table of the page, which stands open for readers
// without scripts and is one press away for the others. What was picked stands in the address, so that it can be sent to
// somebody; it says nothing of a case.
import { decoded } from "../base/home.mjs";
import { started, whenParsed } from "../base/waiting.mjs";

const FRAGMENT = /^#with=(.+)$/;
const FEWEST = 2;
const MOST = 3;

whenParsed(start);

function start() {
  const form = document.querySelector(".nav-pick");
  if (!form) return;
  const whole = document.querySelector(".nav-compare-all");
  const side = document.querySelector(".nav-side");
  const said = document.querySelector(".nav-pick__said");
  const boxes = [...form.querySelectorAll("input")];
  const picked = () => boxes.filter((box) => box.checked);

  function show(text) {
    const chosen = picked();
    const isSide = chosen.length >= FEWEST;
    whole.hidden = isSide;
    side.hidden = !isSide;
    side.replaceChildren(...(isSide ? [table(chosen.map((box) => document.getElementById(`of-${box.value}`)), side.dataset)] : []));
    said.textContent = text ?? (chosen.length === 1 ? said.dataset.one : isSide ? said.dataset.shown.replace("{n}", chosen.length) : "");
  }

  form.addEventListener("change", ({ target }) => {
    const isTooMany = picked().length > MOST;
    if (isTooMany) target.checked = false;
    const names = picked().map((box) => box.value).join("+");
    history.replaceState(null, "", names ? `#with=${names}` : location.pathname);
    show(isTooMany ? said.dataset.most : undefined);
  });

  const [, named = ""] = FRAGMENT.exec(decoded(location.hash)) ?? [];
  const wanted = named.split("+").slice(0, MOST);
  for (const box of boxes) box.checked = wanted.includes(box.value);
  whole.open = false;
  show();
  started(form);
}

/** One column for each procedure, one row for what stands in the same place in all of them. */
function table(bodies, { caption, nthOne, nthTwo, nthFew, nthOther, none, noCap, outside, cap }) {
  const columns = bodies.map((body) => {
    const [head, ...rows] = body.rows;
    const of = (kind) => rows.filter((row) => row.dataset.row === kind);
    return { title: head.cells[0].querySelector("a").textContent, head, stages: of("stage"), caps: of("cap"), outside: of("outside") };
  });
  const made = make("table", "nav-table nav-side__table", "table");
  made.append(Object.assign(document.createElement("caption"), { className: "nav-hidden", textContent: caption }));
  const head = make("tr", "", "row");
  head.append(cell("td", ""), ...columns.map(({ head: first }) => cell("th", "columnheader", first.cells[0].childNodes)));
  const top = make("thead", "", "rowgroup");
  top.append(head);
  const inside = make("tbody", "", "rowgroup");
  const nth = { one: nthOne, two: nthTwo, few: nthFew, other: nthOther };
  const ordinals = new Intl.PluralRules(document.documentElement.lang || "en", { type: "ordinal" });
  const most = Math.max(...columns.map(({ stages }) => stages.length));
  for (let at = 0; at < most; at++) inside.append(row(nth[ordinals.select(at + 1)].replace("{n}", at + 1), columns, (each) => each.stages.slice(at, at + 1), none));
  if (columns.some(({ caps }) => caps.length)) inside.append(row(cap, columns, (each) => each.caps, noCap));
  inside.append(row(outside, columns, (each) => each.outside, none));
  made.append(top, inside);
  return made;
}

function row(name, columns, rowsOf, none) {
  const made = make("tr", "", "row");
  const first = cell("th", "rowheader", [name]);
  first.scope = "row";
  made.append(
    first,
    ...columns.map((column) => {
      const parts = rowsOf(column).flatMap((source) => [...source.cells].filter(({ dataset }) => !("named" in dataset)).map(part));
      const filled = cell("td", "cell", parts.length ? parts : [none]);
      filled.dataset.label = column.title;
      return filled;
    }),
  );
  return made;
}

/** What stands in a cell of the whole table, under its heading. */
function part(source) {
  const made = make("div", "nav-side__part");
  if (source.dataset.label) made.append(Object.assign(make("span", "nav-side__label"), { textContent: source.dataset.label }));
  made.append(...[...source.childNodes].map((node) => node.cloneNode(true)));
  return made;
}

function cell(tag, role, content = []) {
  const made = make(tag, "", role);
  if (tag === "th") made.scope = "col";
  made.append(...[...content].map((each) => (typeof each === "string" ? each : each.cloneNode(true))));
  return made;
}

function make(tag, className, role) {
  const made = Object.assign(document.createElement(tag), { className });
  if (role) made.setAttribute("role", role);
  return made;
}
