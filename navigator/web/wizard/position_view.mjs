// The engine's answer about a case as the template "position" needs it. Every sentence is the engine's own.
import { engineReadings, outcomeView } from "../answer/outcome.mjs";
import { hereLink } from "../links/stage_link.mjs";
import { dateText, say, title } from "../base/words.mjs";
import { workingsOf } from "../answer/working.mjs";

// What to do because it is late: nothing is on its last day.
const LATE_TITLES = { late: "ui.position.is_late", unclear: "ui.position.late" };

// Some of the days that were told have to be mended before anything is counted from them.
const CHECK = "check";

/**
 * `entry` is the procedure's line of the index, `policy` its data, `rings` the link to the telephone of each
 * contact that has one, `reader` the role of the person who asks.
 */
export function positionView(position, { entry, policy, rings, reader, root }) {
  const clause = (id) => `${root}${entry.page}#${id}`;
  const main = mainOf(position);
  const standings = new Map([...position.running, ...position.open].map((each) => [each.clause, each]));
  // What stands at the top is not said once more of the same act.
  const isTold = (each, where) => each.clause === main?.clause || (each.clause === position.advice.clause && position.advice.lines.includes(where));
  const act = (each) => {
    const { where, contains, holders } = standings.get(each.clause) ?? {};
    const hidden = say("ui.wizard.hidden", { question: each.text });
    return { text: each.text, hidden, link: clause(each.clause), where: isTold(each, where) ? "" : where, holders, contains };
  };
  const steps = new Set(position.advice.steps.map((each) => each.clause));
  // What is a step of the answer is told again only with what it has to contain.
  const isNew = (each) => !steps.has(each.clause) || standings.get(each.clause)?.contains?.length;
  const mine = position.next.filter((each) => each.roles.includes(reader) && isNew(each)).map(act);
  const others = position.next.filter(({ roles }) => !roles.includes(reader)).map(act);
  // What others may do to the reader is theirs to know, too.
  const told = new Set([...steps, ...position.advice.rights.map((each) => each.clause)]);
  const othersMay = position.may.filter(({ roles, clause }) => roles && !roles.includes(reader) && !told.has(clause)).map(act);
  const contacts = contactsOf(position, policy, { rings, reader });
  const late = main && main.status in LATE_TITLES ? main.if_late : [];
  const stage = position.ended ? null : position.stages[0];
  const { advice } = position;
  const linked = (each) => ({ ...each, link: clause(each.clause), hidden: say("ui.wizard.hidden", { question: each.text }) });
  return {
    procedure: say("ui.wizard.procedure", { title: position.title }),
    heading: position.heading,
    state: advice.state,
    // What has to be mended first stands open.
    mend: advice.state === CHECK,
    folded: advice.state !== CHECK,
    lines: advice.lines,
    warnings: advice.warnings,
    steps: advice.steps.map(linked),
    silence: advice.silence,
    silenceTitle: say(advice.steps.some(({ letter }) => letter === "own") ? "ui.position.then_note" : "ui.position.silence"),
    rights: advice.rights.map(linked),
    stage: stage && position.stages.map((each) => each.title).join(say("list.between")),
    ended: position.ended?.more,
    asOf: [say("date.as_of", { date: position.today_text }), position.in_force].join(" ").trim(),
    notes: position.notes,
    arrivals: position.arrivals,
    late,
    lateTitle: say(LATE_TITLES[main?.status] ?? LATE_TITLES.unclear),
    mine,
    others,
    othersTitle: say(reader ? "ui.position.others" : "ui.position.next"),
    othersMay,
    acts: [mine, others, othersMay, late, contacts].some(({ length }) => length),
    contacts,
    limits: position.running.filter(hasWorking).map((each) => limitView(each, position, { clause, root })),
    then: position.running.length || position.done.length || position.then.length,
    timeline: timeline(position),
    stages: stage && policy.procedure.stages.map((each) => step(each, position, clause)),
    policyLink: stage && `${root}${entry.page}${hereLink(position.stages.map(({ id }) => id))}`,
    transitions: position.then.map((each) => ({ if: title(each.if), to: title(each.to) })),
  };
}

/**
 * What to say of answers that were given on an earlier day, `since`, for the template "link-notice": "not yet" was said of that
 * day alone. Undefined where nothing more can have happened.
 */
export function olderNotice({ since }, position) {
  if (!since || !position || position.ended || since >= position.today) return undefined;
  return { text: say("ui.kept.older", { date: dateText(since) }), also: say("ui.kept.change") };
}

/** The workings of the limits of a view, in the same order. */
export function limitWorkings({ running }) {
  return running.filter(hasWorking).map(({ readings }) => workingsOf(readings));
}

/** What the heading speaks of, where its time runs. */
export function mainOf({ running, advice }) {
  return running.find(({ clause }) => clause === advice.clause);
}

function hasWorking(each) {
  return each.readings?.some(({ working }) => working.length);
}

function limitView(each, position, { clause, root }) {
  const readings = engineReadings(each);
  const { readings: dated } = outcomeView(readings, { today: position.today });
  return {
    text: each.sentence,
    // One date that all readings come to needs no reasons for two.
    unclear: new Set(dated.map(({ date }) => date)).size > 1 ? each.unclear : "",
    readings: dated,
    changes: each.changes,
    fit: each.fit,
    assumed: each.assumed,
    link: clause(each.clause),
    calculator: `${root}deadline/index.html#limit=${position.procedure}/${each.clause}`,
    clause: each.clause,
  };
}

/** A contact of a policy by its name, with the links to ring and to write to it; undefined where there is none. */
export function contactOf({ publisher, procedure }, wanted, rings) {
  const contact = [...publisher.contacts, ...(procedure.contacts ?? [])].find(({ id }) => id === wanted);
  return contact && { ...contact, phoneLink: rings[contact.id], emailLink: contact.email && `mailto:${contact.email}` };
}

/** The contact of the act that the answer is about; of no later one, and not the reader's own. */
function contactsOf({ advice, running, open, waiting }, policy, { rings, reader }) {
  const wanted = [...running, ...open, ...waiting].find(({ clause }) => clause === advice.clause)?.contact;
  if (policy.procedure.roles?.some(({ id, contact }) => id === reader && contact === wanted)) return [];
  const contact = contactOf(policy, wanted, rings);
  return contact ? [contact] : [];
}

/** A stage in the list of them all. */
function step({ id, title: name }, { stages }, clause) {
  const isHere = stages.some((stage) => stage.id === id);
  return { title: name, link: clause(id), state: isHere ? "here" : "", current: isHere ? "step" : "", here: isHere && say("ui.position.here") };
}

/** What was done, today, every date to come or of what nobody said was done, in order; then what has no date. */
function timeline(position) {
  let before = "";
  const done = position.done.map((each) => ({
    // The day that the text names: that of sending, where no more is known. What has none stays behind what came before it.
    at: (before = each.on ?? before),
    undated: !each.on,
    date: each.when ? title(each.when) : say("ui.position.done_unknown"),
    what: each.text,
    judged: each.judged,
    place: each.place,
    state: each.status === "done late" ? "late" : "done",
  }));
  const now = { at: position.today, date: say("ui.position.now", { date: position.today_text }), what: position.stages.map((each) => each.title).join(say("list.between")), state: "now" };
  const due = position.running
    .filter((each) => each.due)
    .map((each) => ({ at: each.due, date: each.in_line, what: each.act, state: each.status === "late" ? "late" : "later" }));
  const open = position.not_told.filter(({ overtaken }) => !overtaken);
  const untold = open
    .filter((each) => each.due)
    .map((each) => ({ at: each.due, date: each.in_line, what: each.act, judged: each.where, state: "later" }));
  const booked = position.booked.map((each) => ({ at: each.date, date: title(each.when), what: each.text, state: "later" }));
  const dated = [...done, ...booked, ...due, ...untold, now].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  dated.filter(({ undated }) => !undated).forEach((moment, place) => (moment.number = String(place + 1)));
  const waiting = position.waiting.filter(({ by }) => by).map((each) => ({ date: say("ui.position.later"), what: each.act, state: "later" }));
  const undated = open.filter(({ due }) => !due).map((each) => ({ date: say("ui.position.not_told"), what: each.act, state: "later" }));
  return [...dated, ...undated, ...waiting];
}
