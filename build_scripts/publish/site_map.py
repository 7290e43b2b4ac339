"""The site map of a finished site: the addresses that a search engine is to list."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

SITE_MAP, PACKED = "sitemap.xml", "sitemap.xml.gz"
_ENTRY = re.compile(r"[ \t]*<url>\s*<loc>([^<]*)</loc>.*?</url>\s*?\n?", re.DOTALL)
_HIDDEN = re.compile(r"""<meta\s+name=["']?robots["']?\s+content=["']?[^"'>]*noindex""")


def leave_out_hidden(site: Path, address: str) -> None:
    """Take pages out of the site map that ask search engines not to list them: the two would contradict each other."""
    path, packed = site / SITE_MAP, site / PACKED
    if not path.is_file():
        return
    text = path.read_text("utf-8")
    kept = _ENTRY.sub(lambda entry: "" if _is_hidden(site, entry[1], address) else entry[0], text)
    if kept == text:
        return
    path.write_text(kept, encoding="utf-8")
    if packed.is_file():
        # Two builds of one state give the same bytes, so the time inside stays that of the builder.
        made = int.from_bytes(packed.read_bytes()[4:8], "little")
        packed.write_bytes(gzip.compress(kept.encode(), mtime=made))


def _is_hidden(site: Path, listed: str, address: str) -> bool:
    name = listed.removeprefix(address.rstrip("/")).lstrip("/")
    path = site / (f"{name}index.html" if not name or name.endswith("/") else name)
    return path.is_file() and _HIDDEN.search(path.read_text("utf-8")) is not None
