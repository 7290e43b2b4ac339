// Reads {limits: [{limit, tables, given: [{event: date}]}], tables: [{table, starts}], periods: [{table, asked: [{amount,
// unit, start}]}]} from standard input and writes what the page's own scripts answer, with null where there is no date.
import { readFileSync } from "node:fs";
import { numberOf, textOf } from "../../../navigator/web/base/days.mjs";
import { after, readings } from "../../../navigator/web/lookup/due_dates.mjs";
import { dueOf, open, openDays } from "../../../navigator/web/lookup/table.mjs";

const job = JSON.parse(readFileSync(0, "utf8"));
const text = (day) => (day === undefined ? null : textOf(day));

const limits = (job.limits ?? []).map(({ limit, tables, given }) => {
  const ready = tables.map(open);
  return given.map((dates) => {
    const days = Object.fromEntries(Object.entries(dates).map(([event, date]) => [event, numberOf(date)]));
    return readings(limit, ready, days).map(({ due }) => text(due));
  });
});
const tables = (job.tables ?? []).map(({ table, starts }) => {
  const ready = open(table);
  return starts.map((start) => text(dueOf(ready, numberOf(start))));
});
const periods = (job.periods ?? []).map(({ table, asked }) => {
  const ready = table ? open(table) : undefined;
  const days = table ? openDays(ready) : undefined;
  return asked.map(({ amount, unit, start }) => text(after({ amount, unit, start: numberOf(start), table: ready, days })));
});
process.stdout.write(JSON.stringify({ limits, tables, periods }));
