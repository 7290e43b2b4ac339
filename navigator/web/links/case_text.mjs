// A case and what came of it as a short text of small letters, figures and few signs, for a link. Days are counted from the first
// day that this site knows, and written to the base of 36.
//
//   publisher/procedure reader=complainant :aware+zs1:0920 :received+zs1 :read+zs1.zs7 :lost+ :sent+zs1:email !on.through.version *number reply+zt9.ztg
//
// An answer is name=value, or a name with a day; ":received" is short for "date:received", and "/" for the question that the
// answer "last" leads to. After "!" the name of a clause has its safe and its latest date.
import { addDays, daysBetween, isDay } from "../base/days.mjs";

const FIRST_DAY = "1900-01-01";
const DATE = "date:";
const NEXT = "/";

export function writeCaseText({ procedure, answers, number, on, through, version, dates }) {
  return [
    procedure,
    ...Object.entries(answers).map(([name, answer]) => shortName(name, answers) + answerText(answer)),
    `!${written(on)}.${through && written(through)}.${version}`,
    ...(number ? [`*${number}`] : []),
    ...Object.entries(dates).map(([clause, [due, latest]]) => `${clause}+${spanText(due, latest)}`),
  ].join(" ");
}

/** RangeError or TypeError for a text that is none of these; whether its parts can be used is for others to say. */
export function readCaseText(text) {
  const [procedure, ...parts] = text.split(" ");
  const end = parts.findIndex((part) => part.startsWith("!"));
  const [on, through, version] = parts[end].slice(1).split(".");
  const rest = parts.slice(end + 1);
  const number = rest[0]?.startsWith("*") ? rest.shift().slice(1) : "";
  return {
    procedure,
    answers: withNames(parts.slice(0, end).map(answerIn)),
    number,
    on: read(on),
    through: through && read(through),
    version,
    dates: Object.fromEntries(rest.map(dateIn)),
  };
}

/** What is asked after the last thing that happened: "since:" and what was answered there. */
function nextName(answers) {
  return `since:${answers.last?.value}`;
}

function withNames(entries) {
  const { last } = Object.fromEntries(entries);
  return Object.fromEntries(entries.map(([name, answer]) => [name === NEXT ? nextName({ last }) : name, answer]));
}

function shortName(name, answers) {
  if (name === nextName(answers)) return NEXT;
  return name.startsWith(DATE) ? name.slice(DATE.length - 1) : name;
}

function fullName(name) {
  return name.startsWith(":") ? DATE + name.slice(1) : name;
}

function answerText({ value, from, to, hour, sent, by }) {
  if (value !== undefined) return `=${value}`;
  if (sent) return `+${written(sent)}:${by}`;
  if (hour) return `+${written(from)}:${hour.replace(":", "")}`;
  return from ? `+${spanText(from, to)}` : "+";
}

/** One day as itself; an end that nobody can name is empty. */
function spanText(first, last) {
  return first === last ? written(first) : `${written(first)}.${last && written(last)}`;
}

function answerIn(part) {
  const [, name, sign, rest] = /^([a-z0-9:-]+|\/)([=+])(.*)$/.exec(part);
  if (sign === "=") return [fullName(name), { value: rest }];
  const [days, by] = rest.split(":");
  const [, hours, minutes] = /^(\d\d)(\d\d)$/.exec(by ?? "") ?? [];
  if (hours) return [fullName(name), { from: read(days), to: read(days), hour: `${hours}:${minutes}` }];
  if (by) return [fullName(name), { sent: read(days), by }];
  if (!days) return [fullName(name), { unknown: true }];
  const [from, to] = spanIn(days);
  return [fullName(name), { from, to }];
}

function dateIn(part) {
  const [clause, days] = part.split("+");
  return [clause, spanIn(days)];
}

function spanIn(text) {
  const [first, last = first] = text.split(".");
  return [read(first), last && read(last)];
}

function written(day) {
  return daysBetween(FIRST_DAY, day).toString(36);
}

function read(text) {
  const day = /^[0-9a-z]{1,4}$/.test(text) ? addDays(FIRST_DAY, parseInt(text, 36)) : "";
  if (!isDay(day)) throw new RangeError(text);
  return day;
}
