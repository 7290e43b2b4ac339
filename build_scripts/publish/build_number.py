"""The number of a build, over all that is published: pages, data and the runtime.

A page holds the number of its build, and assets/build.js that of the newest, so that a page that is open, or that some
cache has, can see that it is old. The number is taken before it is written into the pages.

The day of the build stands in the pages of the tools, which compare a device's clock with it. It is no content: a host
that builds the same content each night takes no tool from a reader.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

MARK = "navigator-build-number"
"""What pages hold in its place until the site is finished."""
NEWEST = "assets/build.js"
BUILT = re.compile(rb'(?<="built":")\d{4}-\d{2}-\d{2}(?=")')
"""The day of the build, where a page has it."""
META = re.compile(r'<meta name="navigator-build" content="([^"]*)"')


def script(number: str) -> str:
    """What tells a page the number of the newest build."""
    return f"globalThis.navigatorBuild={json.dumps(number)};\n"


def stamp(site: Path, files: Mapping[str, Path]) -> str:
    """Write the number into a site and give it; a site that has one gets a new one if anything has changed.

    `files` are those that count, by their path in the site.
    """
    digest = hashlib.sha256()
    pages = {}
    for name, path in sorted(files.items()):
        if name == NEWEST:
            continue
        content = path.read_bytes()
        if name.endswith(".html"):
            content = pages[path] = _unstamped(content)
            content = BUILT.sub(b"", content)
        digest.update(f"{name}\0".encode() + hashlib.sha256(content).digest())
    number = digest.hexdigest()[:16]
    for path, content in pages.items():
        if MARK.encode() in content:
            path.write_bytes(content.replace(MARK.encode(), number.encode()))
    (site / NEWEST).write_text(script(number), encoding="utf-8")
    return number


def _unstamped(page: bytes) -> bytes:
    found = META.search(page.decode())
    return page.replace(found[1].encode(), MARK.encode()) if found and found[1] else page
