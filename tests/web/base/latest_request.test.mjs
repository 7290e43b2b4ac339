import assert from "node:assert/strict";
import { test } from "node:test";
import { latestRequest } from "../../../navigator/web/base/latest_request.mjs";

test("a request is the latest until the next one begins", () => {
  const requests = latestRequest();
  const isFirst = requests.begin();
  assert.ok(isFirst());
  const isSecond = requests.begin();
  assert.ok(!isFirst());
  assert.ok(isSecond());
});

test("the requests of one part of a page do not make those of another old", () => {
  const isOne = latestRequest().begin();
  latestRequest().begin();
  assert.ok(isOne());
});
