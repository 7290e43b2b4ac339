// Reads {limits: [{limit, tables, given: [{event: date}]}], tables: [{table, starts}], periods: [{table, asked: [{amount,
// unit, start}]}]} from standard input and writes what the page's own scripts answer, with null where there is no date,
// and with the hour of a last day that has one.
import { readFileSync } from "node:fs";
import { after, readings } from "../../../navigator/web/lookup/due_dates.mjs";
import { dueOf, open, openDays } from "../../../navigator/web/lookup/table.mjs";

const job = JSON.parse(readFileSync(0, "utf8"));

const limits = (job.limits ?? []).map(({ limit, tables, given }) => {
  const ready = tables.map(open);
  return given.map((dates) => readings(limit, ready, dates).map(({ due, at }) => (due && at ? `${due}T${at}` : due ?? null)));
});
const tables = (job.tables ?? []).map(({ table, starts }) => {
  const ready = open(table);
  return starts.map((start) => dueOf(ready, start) ?? null);
});
const periods = (job.periods ?? []).map(({ table, asked }) => {
  const ready = table ? open(table) : undefined;
  const days = table ? openDays(ready) : undefined;
  return asked.map(({ amount, unit, start }) => after({ amount, unit, start, table: ready, days }) ?? null);
});
process.stdout.write(JSON.stringify({ limits, tables, periods }));
