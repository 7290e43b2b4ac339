"""What is done to a site after any builder has written it: its search, the files for hosts, and a last look at it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from build_scripts.audit import Finding, audit
from build_scripts.host_headers import host_files

INDEX = "search/search_index.json"
SITE_MAPS = ("sitemap.xml", "sitemap.xml.gz")


def finish(site: Path, address: str) -> list[Finding]:
    """Put what readers and hosts need into a built site; what is returned must not be published.

    `address` is where the site will be, or nothing when that is not known.
    """
    write_search_script(site / INDEX)
    for name, text in host_files(urlsplit(address or "/").path).items():
        (site / name).write_text(text, encoding="utf-8")
    if not address:
        # A site map of addresses that nobody knows helps no search engine.
        for name in SITE_MAPS:
            (site / name).unlink(missing_ok=True)
    return audit(site)


def write_search_script(index: Path) -> None:
    """Put a script in the place of the index, because a page opened from a disk cannot fetch a file."""
    if index.is_file():
        index.with_suffix(".js").write_text(search_script(json.loads(index.read_text("utf-8"))), encoding="utf-8")
        index.unlink()


def search_script(index: Mapping[str, Any]) -> str:
    """The sections of all pages as a script that sets one global: a list of address, title and text."""
    rows = [[doc["location"], plain(doc["title"]), plain(doc["text"])] for doc in index["docs"]]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.navigatorSearchIndex={text};\n"


def plain(html: str) -> str:
    """The text of a section of the index, without its tags and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
