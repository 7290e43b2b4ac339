import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { differ, engineReadings, outcomeView } from "../../../navigator/web/answer/outcome.mjs";
import { workingsOf } from "../../../navigator/web/answer/working.mjs";
import { speakKeys } from "../base/speak.mjs";

const [DUE, LATER] = ["2026-12-18", "2027-01-05"];

beforeEach(() => speakKeys({ "ui.deadline.by": "By {date}", "ui.deadline.safe": "Safe by {date}", "ui.deadline.latest": "At latest {date}", "ui.deadline.from": "From {date}" }));

test("of two readings the earlier is the safe date and the later the latest", () => {
  const view = outcomeView([{ says: "one", due: LATER }, { says: "two", due: DUE }], { today: "2026-12-14" });
  assert.deepEqual([view.heading, view.second], ["Safe by Friday 18 December 2026", "At latest Tuesday 5 January 2027"]);
  assert.equal(view.when, undefined);
});

test("between the safe and the latest date it is late to be safe; after both it is late", () => {
  const at = (today) => outcomeView([{ says: "one", due: LATER }, { says: "two", due: DUE }], { today });
  assert.deepEqual([at(DUE).where, at("2026-12-19").where, at("2027-01-06").where], ["ui.deadline.today_safe", "ui.deadline.passed_safe", "ui.deadline.passed_both"]);
  assert.equal(outcomeView([{ says: "", due: DUE }], { today: LATER }).where, "ui.deadline.passed", "one date alone");
});

test("where only the text that holds is open, that is said, and not that there is no date yet", () => {
  for (const byText of ["not_kept", "by_newer", "by_older"]) {
    const view = outcomeView([{ says: "one", due: DUE, awaits: true, byText }, { says: "two", due: LATER, awaits: true, byText }], { today: DUE });
    assert.equal(view.second, `ui.deadline.open.${byText}`);
    assert.equal(view.date, `tell.safe_open.${byText}`);
    assert.deepEqual(view.readings.map(({ date }) => date), ["Friday 18 December 2026", "Tuesday 5 January 2027"]);
  }
});

test("where what was filled in is not enough, the one thing that is left is named", () => {
  const second = (ahead) => outcomeView([{ says: null, awaits: true }], { ahead, today: DUE }).second;
  assert.match(second(["the Director got it"]), /ui\.deadline\.early\.ahead/);
  assert.match(second(["one", "two"]), /ui\.deadline\.early\.why/);
});

test("a date that is not firm can only come later, so the safe date is never after it", () => {
  const view = (readings, today = "2026-12-14") => outcomeView(readings, { today });
  const earlier = view([{ says: "one", due: LATER }, { says: "two", due: DUE, provisional: true }]);
  assert.deepEqual([earlier.heading, earlier.second], ["Safe by Friday 18 December 2026", "ui.deadline.open_beyond"]);
  assert.deepEqual(earlier.readings.map(({ date }) => date), ["Tuesday 5 January 2027", "ui.deadline.reading.beyond"]);
  const three = view([{ says: "one", due: DUE }, { says: "two", due: "2026-12-22" }, { says: "three", due: LATER, provisional: true }]);
  assert.equal(three.second, "ui.deadline.open_beyond", "no latest date");
  const back = engineReadings({ readings: [{ says: "one", due: LATER, working: [{ start: "2027-01-12", due: LATER }] }, { says: "two", due: DUE, working: [{ start: "2027-01-12", due: DUE, provisional: true }] }] });
  assert.equal(view(back).heading, "ui.deadline.beyond", "counted back, it can come earlier too");
  const passed = view([{ says: "one", due: LATER }, { says: "two", due: DUE, provisional: true }], "2026-12-19");
  assert.deepEqual([passed.where, passed.when], ["ui.deadline.passed_safe", "today"], "nothing that is not firm looks late");
  const later = view([{ says: "one", due: DUE }, { says: "two", due: LATER, provisional: true }], "2027-01-06");
  assert.deepEqual([later.heading, later.where], ["Safe by Friday 18 December 2026", "ui.deadline.passed_safe"]);
});

test("of a day from before all that is known nobody is told that new holidays can change it", () => {
  const view = (due, covers) => outcomeView([{ says: "", due, provisional: true }], { ...covers, today: "2026-12-29" }).second;
  const covers = { since: "2005-01-01", through: "2028-12-31" };
  assert.equal(view("1926-12-31", covers), "ui.deadline.beyond.before ui.deadline.provisional.before");
  assert.equal(view("2029-01-08", covers), "ui.deadline.beyond.why ui.deadline.provisional");
  // Counted back from a day of 2029, and of a limit that asks no calendar.
  assert.equal(view("2028-12-28", covers), "ui.deadline.beyond.why ui.deadline.provisional");
  assert.equal(view("1926-12-31", {}), "ui.deadline.beyond.table ui.deadline.provisional");
});

test("where a day is missing from which the time runs too, no date is safe", () => {
  const view = outcomeView([{ says: "one", needs: ["the complaint came"] }, { says: "two", due: DUE }], { today: DUE });
  assert.deepEqual([view.heading, view.date, view.when], ["ui.deadline.needs", undefined, undefined]);
  assert.deepEqual(view.readings.map(({ date }) => date), ["ui.deadline.reading.needs", "Friday 18 December 2026"]);
});

test("where another text may apply, the table has no date", () => {
  const unsure = outcomeView([{ says: "one", earlier: true, unsure: true }], { today: DUE });
  const sure = outcomeView([{ says: "one", earlier: true }], { today: DUE });
  assert.deepEqual([unsure.heading, unsure.date, sure.heading, sure.date], ["ui.deadline.text", undefined, "ui.deadline.earlier", undefined]);
});

test("where the table does not reach one of the readings, no date is safe", () => {
  const view = outcomeView([{ says: "one", due: DUE }, { says: "two", due: undefined, beyond: true }], { today: "2027-01-06" });
  assert.deepEqual([view.heading, view.second, view.state, view.where], ["ui.deadline.beyond", "ui.deadline.beyond.table", "provisional", undefined]);
  const waits = outcomeView([{ says: "one", due: DUE }, { says: "two", due: undefined, awaits: true }], { today: DUE });
  assert.equal(waits.heading, "Safe by Friday 18 December 2026");
});

test("a limit that says from when asks for the last of its days", () => {
  assert.equal(outcomeView([{ says: "", due: DUE, last: LATER }], { notBefore: true, today: DUE }).heading, "From Tuesday 5 January 2027");
  const second = (...readings) => outcomeView(readings, { notBefore: true, today: DUE }).second;
  assert.deepEqual([second({ due: DUE }), second({ due: DUE }, { awaits: true })], ["", "ui.deadline.open"], "it may not be allowed yet");
});

test("the engine's null is no date", () => {
  const [reading] = engineReadings({ readings: [{ says: "", due: null, latest: null, working: [] }] });
  assert.deepEqual([reading.due, reading.last, reading.awaits], [undefined, undefined, true]);
});

test("a case older than the oldest text that is kept has no date, and is told why", () => {
  const readings = engineReadings({ kept: false, readings: [{ says: "", due: null, latest: null, open: true, working: [] }] });
  const view = outcomeView(readings, { today: DUE });
  assert.deepEqual([view.heading, view.second], ["ui.deadline.not_kept", "ui.deadline.not_kept.why"]);
});

test("only a date of the table that the engine contradicts is a disagreement", () => {
  assert.equal(differ([{ due: DUE }], [{ due: DUE, last: DUE }]), false);
  assert.equal(differ([{ due: undefined }], [{ due: DUE }]), false);
  assert.equal(differ([{ due: DUE }], [{ due: LATER }]), true);
  assert.equal(differ([{ due: DUE }], [{ due: DUE, last: LATER }]), true);
  assert.equal(differ([{ due: DUE }], [{ due: DUE, provisional: true }]), true);
  assert.equal(differ([{ due: DUE }], []), true);
});

test("a count that runs into the next year is drawn as whole months, each day in its week", () => {
  const day = (date, number) => ({ date, text: date, number, counted: number !== null, why: "weekend" });
  const days = [day("2026-12-31", 1), day("2027-01-01", null), day("2027-01-04", 2)];
  const [{ months, days: rows }] = workingsOf([{ says: "", working: [{ summary: "", start: "2026-12-30", due: "2027-01-04", days }] }]);
  assert.deepEqual(months.map(({ name }) => name), ["December 2026", "January 2027"]);
  assert.deepEqual(months.map(({ weeks }) => weeks.flatMap((week) => week.days).filter(({ number }) => number).length), [31, 31]);
  assert.deepEqual(months[0].weeks[0].days.map(({ number }) => number ?? ""), ["", "1", "2", "3", "4", "5", "6"]);
  assert.deepEqual(months[1].weeks[1].days[0], { number: "4", state: "due", mark: "2", said: "ui.working.due, ui.working.counted" });
  assert.deepEqual(rows.map(({ state }) => state), ["counted", "skipped", "due"]);
});

test("a date that has its hour is told with it, and a table that knows no hours is not contradicted by it", () => {
  speakKeys({ "ui.deadline.by": "By {date}", "date.at": "{at} on {date}", "ui.deadline.today_at": "Today at {at}" });
  const [reading] = engineReadings({ readings: [{ says: "one", due: DUE, latest: DUE, at: "02:10", working: [{ start: DUE, due: DUE }] }] });
  const view = outcomeView([reading], { today: DUE });
  assert.deepEqual([view.heading, view.where, view.date, view.readings[0].date], ["By 02:10 on Friday 18 December 2026", "Today at 02:10", "02:10 on Friday 18 December 2026", "02:10 on Friday 18 December 2026"]);
  assert.equal(differ([{ due: "2026-12-17", timed: true }], [reading]), false);
  assert.equal(differ([{ due: "2026-12-17" }], [reading]), true);
});

test("of an hour that comes twice both ends of the time are told, though they are on one day", () => {
  speakKeys({ "ui.deadline.safe": "Safe by {date}", "date.at": "{at} on {date}", "ui.deadline.latest_hour": "Latest {date}", "ui.deadline.reading.between": "{first} to {last}", "tell.safe_latest": "{safe} or {latest}" });
  const [reading] = engineReadings({ readings: [{ says: "one", due: DUE, at: "01:30", latest: DUE, latest_at: "02:30", working: [{ start: DUE, due: DUE }] }] });
  const [first, last] = ["01:30 on Friday 18 December 2026", "02:30 on Friday 18 December 2026"];
  const view = outcomeView([reading], { today: DUE });
  assert.deepEqual([view.heading, view.second, view.where], [`Safe by ${first}`, `Latest ${last}`, "ui.deadline.today_safe"]);
  assert.deepEqual([view.date, view.readings[0].date], [`${first} or ${last}`, `${first} to ${last}`]);
});

test("of an hour that was told the table knows the safe day alone, and nothing is late by it", () => {
  const view = (today) => outcomeView([{ says: null, due: DUE, timed: true }], { today });
  assert.deepEqual([view("2026-12-14").heading, view("2026-12-14").second], ["Safe by Friday 18 December 2026", "ui.deadline.timed"]);
  assert.deepEqual([view("2026-12-19").where, view("2026-12-19").date], ["ui.deadline.passed_safe", "Friday 18 December 2026"]);
});
