// A calendar that takes up files one after the other, as ical.js reads them; prints what is in it then as JSON. An entry takes the
// place of one with the same UID when it is the later revision (RFC 5546, 2.1.5): by SEQUENCE, then by DTSTAMP.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const held = new Map();
for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  for (const part of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(part);
    const revision = [event.sequence, part.getFirstPropertyValue("dtstamp").toUnixTime()];
    const known = held.get(event.uid);
    if (known && !isLater(revision, known.revision)) continue;
    held.set(event.uid, { revision, start: event.startDate.toString(), isWhole: event.startDate.isDate, title: event.summary });
  }
}
console.log(JSON.stringify([...held.values()].map(({ start, isWhole, title }) => [start, isWhole, title])));

function isLater([sequence, stamp], [known, stamped]) {
  return sequence > known || (sequence === known && stamp > stamped);
}
