import assert from "node:assert/strict";
import { test } from "node:test";
import { linkNotice } from "../../../navigator/web/links/case_link.mjs";
import { olderNotice } from "../../../navigator/web/wizard/position_view.mjs";
import { speakKeys } from "../base/speak.mjs";

speakKeys({ "ui.kept.older": "given on {date}" });
const position = (today, ended) => ({ today, ended, version: "3", running: [], open: [], waiting: [], not_told: [] });

test("answers of an earlier day are said to be so: \"not yet\" was said of that day alone", () => {
  const said = { text: "given on Monday 21 December 2026", also: "ui.kept.change" };
  assert.deepEqual(olderNotice({ since: "2026-12-21" }, position("2026-12-22")), said);
  for (const [since, today, ended] of [["2026-12-21", "2026-12-21"], ["2026-12-22", "2026-12-21"], ["", "2026-12-21"], [undefined, "2026-12-21"], ["2026-12-21", "2026-12-22", { text: "over" }]]) {
    assert.equal(olderNotice({ since }, position(today, ended)), undefined);
  }
  assert.equal(olderNotice({ since: "2026-12-21" }, undefined), undefined, "a question is asked first");
});

test("so are those of a link that was made on an earlier day", () => {
  const opened = { on: "2026-12-21", version: "3", through: "", dates: {} };
  assert.equal(linkNotice({ opened }, position("2026-12-22"), []).also, "ui.kept.change");
  assert.ok(!linkNotice({ opened }, position("2026-12-21"), []).also);
  assert.ok(!linkNotice({ opened }, position("2026-12-22", { text: "over" }), []).also);
});
