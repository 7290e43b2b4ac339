// The dates of a case on a line, to scale. The list beside it says the same in words, with the same numbers.
import { daysBetween } from "../base/days.mjs";
import { dateAs, say } from "../base/words.mjs";

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 5; // per cent of the width left free at either end
const APART = 9; // per cent between two marks of one row: a mark's width on the narrowest screen
const ROW = 26;
const RADIUS = 11;
const FOOT = 28;

/** A drawing of moments {number, at, state}, which are in order; none when fewer than two days differ. */
export function timelineChart(moments) {
  const days = moments.map(({ at }) => at);
  const [first, last] = [days[0], days[days.length - 1]];
  if (!(last > first)) return undefined;
  const place = (day) => EDGE + ((100 - 2 * EDGE) * daysBetween(first, day)) / daysBetween(first, last);
  const rows = rowsOf(days.map(place));
  const axis = (Math.max(...rows) + 1) * ROW + RADIUS;
  const drawing = element("svg", { class: "nav-line", width: "100%", height: axis + FOOT, role: "img" });
  drawing.setAttribute("aria-label", say("ui.timeline.label", { first: date(first), last: date(last) }));
  drawing.append(element("line", { class: "nav-line__axis", x1: `${EDGE}%`, x2: `${100 - EDGE}%`, y1: axis, y2: axis }));
  moments.forEach(({ number, state }, at) => {
    const x = `${place(days[at])}%`;
    const y = axis - (rows[at] + 1) * ROW;
    drawing.append(element("line", { class: "nav-line__stem", x1: x, x2: x, y1: y, y2: axis }));
    drawing.append(element("circle", { class: `nav-line__mark nav-line__mark--${state}`, cx: x, cy: y, r: RADIUS }));
    drawing.append(element("text", { class: `nav-line__number nav-line__number--${state}`, x, y: y + 5 }, number));
  });
  const foot = axis + FOOT - 8;
  drawing.append(element("text", { class: "nav-line__end", x: "0", y: foot }, date(first)));
  drawing.append(element("text", { class: "nav-line__end nav-line__end--last", x: "100%", y: foot }, date(last)));
  return drawing;
}

/** A mark that would touch one before it goes a row up. */
function rowsOf(places) {
  const ends = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= APART);
    const row = free < 0 ? ends.length : free;
    ends[row] = place;
    return row;
  });
}

function date(day) {
  return dateAs("date.short", day);
}

function element(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}
