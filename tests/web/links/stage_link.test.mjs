// The flowchart beside an answer, which comes out of a page that may have been published since.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { chartFrom } from "../../../navigator/web/links/stage_link.mjs";

const CHART = { querySelectorAll: () => [] };

/** A page of a build, with a flowchart on it. */
function pageOf(build) {
  const elements = { 'meta[name="navigator-build"]': { content: build }, ".nav-chart": CHART };
  return { querySelector: (name) => elements[name], dispatchEvent: mock.fn(), adoptNode: (node) => node };
}

beforeEach(() => {
  globalThis.document = pageOf("1");
  globalThis.fetch = async (page) => ({ ok: true, text: async () => page });
  globalThis.DOMParser = class {
    parseFromString = (text) => pageOf(text);
  };
});
afterEach(() => {
  for (const name of ["document", "fetch", "DOMParser"]) delete globalThis[name];
});

test("a flowchart of the same build is shown", async () => {
  assert.equal(await chartFrom("1", []), CHART);
  assert.equal(globalThis.document.dispatchEvent.mock.callCount(), 0);
});

test("one of another build is not, and the page is to ask whether there is a newer one", async () => {
  assert.equal(await chartFrom("2", []), undefined);
  assert.deepEqual(
    globalThis.document.dispatchEvent.mock.calls.map(({ arguments: [event] }) => event.type),
    ["nav-check"],
  );
});
