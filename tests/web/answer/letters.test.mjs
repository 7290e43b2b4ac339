import assert from "node:assert/strict";
import { test } from "node:test";

import { forgetChanges, keepChange, letterView } from "../../../navigator/web/answer/letters.mjs";
import { speakKeys } from "../base/speak.mjs";

speakKeys({});
const LETTER = { text: "Dear Coordinator,", subject: "About", email: "a@b.org" };

test("what was written into a draft is there again when its screen is made anew", () => {
  letterView(LETTER, "step-letter-1", "Ask");
  keepChange({ target: { id: "step-letter-1", value: "Dear Ms Jones," } });
  keepChange({ target: { id: "keep-name", value: "mine" } });
  const again = letterView(LETTER, "letter-2", "Ask");
  assert.equal(again.text, "Dear Ms Jones,");
  assert.ok(again.mailto.endsWith(encodeURIComponent("Dear Ms Jones,")));
  assert.equal(letterView({ ...LETTER, text: "Dear Chair," }, "letter-3", "Ask").text, "Dear Chair,");
});

test("with a new case it is gone", () => {
  forgetChanges();
  assert.equal(letterView(LETTER, "step-letter-1", "Ask").text, "Dear Coordinator,");
});
