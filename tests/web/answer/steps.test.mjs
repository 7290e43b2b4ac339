import assert from "node:assert/strict";
import { test } from "node:test";

import { reached } from "../../../navigator/web/answer/steps.mjs";

const LETTER = { text: "Dear" };

test("a step that has no letter says where its contact can be written to", () => {
  const address = ["5 Russell Place", "Nottingham"];
  assert.deepEqual(reached({ name: "NACCC", address, note: "Old." }), [{ name: "NACCC", email: undefined, emailLink: undefined, address, web: undefined }]);
  assert.deepEqual(reached({ phone: "01", email: "a@b.org", emailLink: "mailto:a@b.org" })[0].email, "a@b.org");
});

test("a letter has the address, and a number has its own button", () => {
  assert.deepEqual(reached({ address: ["5 Russell Place"] }, LETTER), []);
  assert.deepEqual(reached({ phone: "01" }), []);
  assert.deepEqual(reached({}), []);
});

test("of a contact without any address its note says how to reach it, with a letter too", () => {
  const note = "The details are on the letter that invited you.";
  assert.deepEqual(reached({ note }), [{ note }]);
  assert.deepEqual(reached({ note, address: [] }, LETTER), [{ note }]);
  assert.deepEqual(reached({ note, phone: "01" }), []);
});
