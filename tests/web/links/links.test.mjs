// The links that hold answers: what is written is read again, and nothing else is.
import assert from "node:assert/strict";
import { test } from "node:test";

import { dateLink, readDateLink } from "../../../navigator/web/links/date_link.mjs";
import { sumOf } from "../../../navigator/web/links/packed.mjs";
import { addressMeant, unmailed } from "../../../navigator/web/links/mailed.mjs";
import { linkOf, readLink } from "../../../navigator/web/links/case_link.mjs";

const CASE = {
  procedure: "board/complaints",
  answers: {
    reader: { value: "complainant" },
    "date:sent": { from: "2026-12-14", to: "2026-12-14" },
    "date:read": { from: "2026-12-14", to: "2026-12-20" },
    "date:lost": { unknown: true },
    "date:skipped": { value: "no" },
    "date:posted": { sent: "2026-12-14", by: "second-class" },
  },
  position: { today: "2026-12-15", version: "Fassung ß 3", running: [{ clause: "reply", due: "2027-01-07", latest: "2027-01-14" }, { clause: "act", due: null, latest: null }] },
  coverage: [{ through: "2028-12-31" }, { through: "2027-07-31" }],
};

test("what a link holds is read again, with the fields as if they had been filled in here", () => {
  const { procedure, answers, opened } = readLink(linkOf(CASE));
  assert.equal(procedure, CASE.procedure);
  assert.deepEqual(answers.reader, { value: "complainant" });
  assert.deepEqual(answers["date:sent"], { ...CASE.answers["date:sent"], way: "another", typed: { on: { day: "14", month: "12", year: "2026" } } });
  assert.equal(answers["date:read"].way, "unsure");
  assert.deepEqual(answers["date:skipped"], { value: "no" });
  assert.deepEqual(answers["date:read"].typed.latest, { day: "20", month: "12", year: "2026" });
  assert.deepEqual(answers["date:lost"], { unknown: true, way: "unknown" });
  assert.deepEqual(answers["date:posted"], { sent: "2026-12-14", by: "second-class", way: "sent", typed: { sent: { day: "14", month: "12", year: "2026" } } });
  assert.deepEqual(opened, { on: "2026-12-15", version: sumOf("Fassung ß 3"), through: "2027-07-31", dates: { reply: ["2027-01-07", "2027-01-14"] } });
});

test("the question that the last thing leads to is not named twice in a link", () => {
  const last = "since-complaint-received";
  const answers = { reader: { value: "complainant" }, last: { value: last }, [`since:${last}`]: { value: "nothing" } };
  const link = linkOf({ ...CASE, answers });
  assert.deepEqual(readLink(link).answers[`since:${last}`], { value: "nothing" });
  const unnamed = linkOf({ ...CASE, answers: { ...answers, "since:since-elsewhere": { value: "nothing" } } });
  assert.deepEqual(readLink(unnamed).answers["since:since-elsewhere"], { value: "nothing" });
  assert.ok(unnamed.length - link.length > link.length - linkOf({ ...CASE, answers: { reader: answers.reader, last: answers.last } }).length);
});

test("the hour of a day is read again from both links, and in another form refused", () => {
  const at = { from: "2026-10-19", to: "2026-10-19", hour: "09:20" };
  const typed = { ...at, way: "another", typed: { on: { day: "19", month: "10", year: "2026" }, hour: "09:20" } };
  assert.deepEqual(readLink(linkOf({ ...CASE, answers: { "date:aware": at } })).answers["date:aware"], typed);
  const link = dateLink("board/complaints/warn", ["aware=2026-10-19T09:20"], { due: "2026-10-20", latest: "2026-10-20" });
  assert.deepEqual(readDateLink(link).given, { aware: typed });
  for (const other of ["2026-10-19T9:20", "2026-10-19T24:00", "2026-10-19T09:60", "2026-10-19T09:20..2026-10-20", "email:2026-10-19T09:20"]) assert.equal(readDateLink(`#limit=board/complaints/warn&aware=${other}`), null, other);
});

test("another fragment is none of ours", () => {
  for (const fragment of ["", "#", "#procedure=a/b", "#answers", "#Answers=x"]) assert.equal(readLink(fragment), undefined);
  for (const fragment of ["", "#", "#answers=x", "#period=3"]) assert.equal(readDateLink(fragment), undefined);
});

test("a link with any one letter changed is refused or read as what it says, and never breaks", () => {
  const link = linkOf(CASE);
  for (let at = "#answers=".length; at < link.length; at++) {
    for (const letter of ["A", "_", "%", ""]) {
      const read = readLink(link.slice(0, at) + letter + link.slice(at + 1));
      assert.ok(read === null || typeof read.procedure === "string");
    }
  }
});

test("a link to a date is read again", () => {
  const link = dateLink("board/complaints/reply", ["sent=2026-12-14", "read=2026-12-16..2026-12-18", "got=first-class:2026-12-17"], { due: "2027-01-07", latest: "2027-01-14" });
  const { kind, name, given, was } = readDateLink(link);
  assert.deepEqual([kind, name, was], ["limit", "board/complaints/reply", ["2027-01-07", "2027-01-14"]]);
  assert.deepEqual(Object.values(given).map(({ from, to, sent, by, way }) => [way, from ?? sent, to ?? by]), [
    ["another", "2026-12-14", "2026-12-14"],
    ["unsure", "2026-12-16", "2026-12-18"],
    ["sent", "2026-12-17", "first-class"],
  ]);
  assert.deepEqual(readDateLink("#limit=board/complaints/reply").given, {});
});

test("a link keeps that no latest date can be named", () => {
  const link = dateLink("board/complaints/reply", ["sent=2026-12-14"], { due: "2027-01-07", latest: null });
  assert.ok(link.endsWith("~2027-01-07..open"));
  assert.deepEqual(readDateLink(link.replace("open", "")).was, ["2027-01-07", ""]);
  assert.deepEqual(readDateLink(link).was, ["2027-01-07", ""]);
  const running = [{ clause: "reply", due: "2027-01-07", latest: null }];
  assert.deepEqual(readLink(linkOf({ ...CASE, position: { ...CASE.position, running } })).opened.dates, { reply: ["2027-01-07", ""] });
});

test("a link to a date with a day that is none, or with anything else in it, is refused", () => {
  for (const rest of ["&sent=2026-02-30", "&sent=2026-12-14..2026-12-13", "&sent=pigeon:2026-12-14", "&sent=email:2026-02-30", "&sent=2026-12-14&", "&sent=<b>", "~2027-01-07", "~2027-13-07..2027-01-07", "&__proto__=2026-12-14", "&x=2026-12-14".repeat(8000)]) {
    assert.equal(readDateLink(`#limit=board/complaints/reply${rest}`), null);
  }
});

// What the first form of a link was, before links were made short.
const FIRST = "#answers=" + Buffer.from(JSON.stringify({
  form: 1, procedure: "board/complaints", answers: CASE.answers, on: "2026-12-15", version: "Fassung ß 3", through: "2027-07-31", dates: { reply: ["2027-01-07", ""] },
})).toString("base64url");

test("links of the first form are read for good", () => {
  const { procedure, answers, number, opened } = readLink(FIRST);
  assert.deepEqual([procedure, number, opened.version, answers["date:posted"].by], ["board/complaints", "", "Fassung ß 3", "second-class"]);
});

test("a link is short, holds letters and figures that nobody changes, and ends in one of them", () => {
  const link = linkOf({ ...CASE, number: "abcdefghij" });
  assert.match(link, /^#answers=[A-Za-z0-9_-]+[A-Za-z0-9]$/);
  assert.ok(link.length < FIRST.length / 2, `${link.length} and ${FIRST.length}`);
  assert.equal(readLink(link).number, "abcdefghij");
  assert.ok(!link.includes("complain"));
});

const MAILED = [
  ".", ")", ").", ",", ";", ":", ">", "\"", "'", "”", "!", "?", "]", "%20", " ", "%29", "%3E", "\n", "\u200b", "*",
  "…", "...", "\u2014", "。", "_", "/", "#", "\\", "&gt;", "&quot;", "&nbsp;", "> .", "</a>", "<br>", "%3C/a%3E",
  "?utm_source=mail&utm_medium=email", "&utm_source=mail", "&fbclid=IwAR0x-y_z", "&data=05%7C02%7Cjane%40board.example%7C&sdata=x%3D&reserved=0", "&amp;data=05|02|jane",
];

test("a link survives what mail programs put behind it, into it and in the place of its signs", () => {
  const date = dateLink("board/complaints/reply", ["sent=first-class:2026-12-14", "read=2026-12-16..2026-12-18"], { due: "2027-01-07", latest: null }, "abcdefghij");
  for (const [link, read] of [[linkOf({ ...CASE, number: "abcdefghij" }), readLink], [FIRST, readLink], [date, readDateLink]]) {
    const whole = read(link);
    assert.ok(whole);
    for (const end of MAILED) assert.deepEqual(read(link + end), whole, link + end);
    for (const at of [12, 40, link.length - 2]) {
      for (const gap of ["\n", " ", "%20", "%0D%0A", "\u00ad", "\n> ", "\n>> ", "%0A%3E%20"]) assert.deepEqual(read(link.slice(0, at) + gap + link.slice(at)), whole, gap);
    }
    assert.deepEqual(read(`#${encodeURIComponent(link.slice(1))}`), whole);
    for (const and of ["&amp;", "&amp;amp;", "&#38;", "&#x26;", "%26"]) assert.deepEqual(read(link.replaceAll("&", and)), whole, and);
    // Quoted-printable, as a message is sent, and with its soft line breaks.
    const quoted = link.replaceAll("=", "=3D").replaceAll("~", "=7E");
    for (const at of [20, 40, link.length - 2]) {
      for (const gap of ["", "=\r\n", "=\n", "="]) assert.deepEqual(read(quoted.slice(0, at) + gap + quoted.slice(at)), whole, quoted);
    }
    assert.deepEqual(read(`#${encodeURIComponent(encodeURIComponent(link.slice(1)))}`), whole);
    for (const dash of ["\u2010", "\u2011", "\u2013", "\\-"]) assert.deepEqual(read(link.replaceAll("-", dash)), whole, dash);
    assert.deepEqual(read(link.replaceAll("..", "\u2025")), whole);
    for (const sign of ["##", "#%23"]) assert.deepEqual(read(sign + link.slice(1)), whole);
  }
});

test("a link to a procedure or to a time limit survives it too", () => {
  for (const link of ["#procedure=board/complaints", "#limit=board/complaints/reply"]) {
    for (const end of MAILED) assert.deepEqual(readDateLink(link + end), readDateLink(link), link + end);
    assert.deepEqual(readDateLink(link.replace("=", "=3D")), readDateLink(link));
  }
});

test("a link to a time limit names one", () => {
  for (const link of ["#limit=board/complaints", "#limit=board/complaints/<b>", "#limit=board/complaints/", "#limit=board", "#procedure=board", "#procedure=board/complaints/reply"]) assert.equal(readDateLink(link), null, link);
});

test("what a link says is never changed by what is taken off it", () => {
  const link = "#limit=cambridgeshire/complaints/reply&sent=2026-12-14";
  assert.deepEqual(Object.keys(readDateLink(link).given), ["sent"]);
  assert.equal(readDateLink(link).name, "cambridgeshire/complaints/reply");
  for (const more of ["&read=2026-02-30", "&read=2026-12-1", "&read", "&data=2026-02-30", "&utm=2026-12-14x"]) assert.equal(readDateLink(link + more), null, more);
  assert.deepEqual(Object.keys(readDateLink(`${link}&data=2026-12-16`).given), ["sent", "data"], "an event may have that name");
});

test("what is far too long for a link is not gone through sign by sign", () => {
  const long = `#${".".repeat(1000000)}x`;
  assert.equal(unmailed(long), long);
});

test("an address whose # was written as %23 is the one that was meant", () => {
  const meant = "https://board.example/policies/where-am-i/index.html#answers=2abc";
  for (const sent of ["https://board.example/policies/where-am-i/index.html%23answers=2abc", "https://board.example/policies/where-am-i/index.html%23answers%3D2abc", "https://board.example/policies/where-am-i/index.html%2523answers%253D2abc"]) {
    assert.equal(addressMeant(sent), meant, sent);
  }
  for (const other of [meant, "https://board.example/policies/", "https://board.example/a%20b?x=%23y", "file:///C:/My%20site/index.html#x", "https://board.example/a%E0%A4%A"]) assert.equal(addressMeant(other), undefined, other);
  assert.equal(addressMeant("https://board.example//evil.example/%23x"), undefined, "only what a link of this site holds");
});

test("a link that has lost its end is refused, and never read as a shorter one", () => {
  const link = linkOf({ ...CASE, number: "abcdefghij" });
  for (let end = "#answers=".length; end < link.length; end++) assert.equal(readLink(link.slice(0, end)), null);
});
