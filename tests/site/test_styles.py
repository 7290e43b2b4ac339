"""The style sheet styles what is there: no class outlives the markup it was written for."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLASS = re.compile(r"nav-[a-z][a-z0-9-]*(?:__[a-z-]+)?")


def test_every_class_of_the_style_sheet_is_used_on_some_page_or_by_some_script(built_site: Path) -> None:
    styles = "".join(path.read_text("utf-8") for path in (built_site / "assets" / "navigator").glob("site-*.css"))
    # A template too, since what it shows can depend on a publisher's setting: a logo, say.
    templates = (ROOT / "docs" / ".overrides").rglob("*.html")
    users = [*built_site.rglob("*.html"), *(built_site / "assets" / "navigator").glob("*.js"), *templates]
    used = set(CLASS.findall("".join(path.read_text("utf-8") for path in users)))
    # A variant is put together by a script from its block and a word, so the block stands for it.
    blocks = {name.split("--")[0] for name in re.findall(r"\.(nav-[\w-]+)", styles)}
    assert blocks
    # The picture of an address stands only on a site that knows its own.
    of_an_address = {"nav-only-print", "nav-qr"}
    assert blocks - {name.split("--")[0] for name in used} - of_an_address == set()
