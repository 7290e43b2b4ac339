"""What an engine writes into Python's memory before the kept one is laid over it: no number of its own but those known.

A start adds functions to a table, and each engine numbers them in its own way. Here they are numbered far above what
else a start writes, so that such a number is told wherever it is.
"""

from __future__ import annotations

import gzip
import json
import struct
from pathlib import Path

import pytest

from tests.browsers.host import AN_IPHONE_TEXT, before
from tests.browsers.walk_python import WORKER, Client, client, script

__all__ = ["client", "script"]

# Of all that a worker fills with zeros, only the memory of Python is this large.
TELL = """
{
  const { fetch } = self;
  const { fill } = Uint8Array.prototype;
  const { instantiate } = WebAssembly;
  let fresh;
  let table;
  let first;
  WebAssembly.instantiate = async (source, imports) => {
    const made = await instantiate(source, imports);
    const { exports } = made.instance ?? made;
    if (!exports?.__indirect_function_table) return made;
    table = exports.__indirect_function_table;
    first = table.length + 100_000;
    table.grow(100_000);
    fresh = new Uint32Array((exports.memory ?? imports.env.memory).buffer.slice(0));
    return made;
  };
  Uint8Array.prototype.fill = function (value, from, to) {
    if (to > 1e6) {
      const places = [];
      const words = new Uint32Array(this.buffer, 0, to >> 2);
      words.forEach((word, index) => {
        if (word !== fresh[index] && word >= first && word < table.length) places.push(4 * index);
      });
      fetch(new URL(`told/${JSON.stringify(places)}/${table.length - first}`, location.href));
    }
    return fill.call(this, value, from, to);
  };
}
"""


def own_words(site: Path) -> list[int]:
    """The addresses of the words that a browser keeps, from the head of the kept memory."""
    manifest = json.loads((site / "assets/runtime.json").read_text("utf-8"))
    content = gzip.decompress((site / manifest["files"]["memory"]["path"]).read_bytes())
    _, _, pages, own = struct.unpack_from("<4I", content)
    return list(struct.unpack_from(f"<{own}I", content, 4 * (4 + pages)))


@pytest.mark.parametrize("iphone", [False, True])
def test_no_other_word_holds_a_number_of_the_machine(client: Client, published: Path, iphone: bool) -> None:  # noqa: FBT001
    client.host.faults[WORKER] = before((AN_IPHONE_TEXT if iphone else "") + TELL)
    assert client.ask().get("due") == "2027-01-07"
    assert client.states() == ["loading", "ready lean"]
    (told,) = [path.split("/told/")[1] for path in client.host.asked if "/told/" in path]
    places, added = told.replace("%5B", "[").replace("%5D", "]").split("/")
    assert int(added) > 100
    assert json.loads(places) == ([] if iphone else own_words(published))
    assert len(own_words(published)) == 1
