"""Pages with a script of their own: each says what is nothing without it, so that no form stands there dead."""

from __future__ import annotations

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
