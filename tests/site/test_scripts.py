"""The scripts of pages: each has its hash, and what is nothing without its own says so: no form stands there dead."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from build_scripts.publish import page_kinds

EVERYWHERE = {"early", "theme", "exit"}
SCRIPT = re.compile(r'<script\b[^>]*\ssrc="[^"]*/(\w+)-[0-9a-f]{12}\.js"')


def test_what_needs_the_script_of_its_page_is_marked(built_site: Path) -> None:
    texts = {path: (built_site / path).read_text(encoding="utf-8") for path in page_kinds.pages(built_site)}
    own = {path: set(SCRIPT.findall(text)) - EVERYWHERE for path, text in texts.items()}
    assert {name for names in own.values() for name in names} >= {"compare", "deadline", "finder", "wizard"}
    assert {path for path, names in own.items() if names} == {
        path for path, text in texts.items() if "data-needs-script" in text
    }


def test_each_script_has_its_hash_but_the_one_that_loads_them_where_browsers_refuse_hashes(built_site: Path) -> None:
    tags = [
        tag
        for path in page_kinds.pages(built_site)
        for tag in re.findall(r"<script [^>]*src=[^>]*>", (built_site / path).read_text(encoding="utf-8"))
    ]
    assert tags
    without = {tag for tag in tags if "integrity" not in tag}
    assert {name for tag in without for name in re.findall(r"/(\w+)-", tag)} == {"early"}
    for tag in {*tags} - without:
        (name, told) = re.findall(r'src="[^"]*(assets/navigator/[^"]*)" integrity="sha256-([^"]*)"', tag)[0]
        assert base64.b64decode(told) == hashlib.sha256((built_site / name).read_bytes()).digest()
