"""The same site published again with something changed, as a new build of it would be."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from build_scripts.assets.bundle import hashed_name
from build_scripts.publish import service_worker

TOOLS = ("deadline/index.html", "where-am-i/index.html")
SCRIPT = re.compile(r'"path":"([^"]*/complaints-[0-9a-f]{12}\.js)","integrity":"([^"]*)"')
# A table begins with its first day; each day on which a count ends is then one day later.
NUMBERS = re.compile(r'"weeks":(\[\[.*?\]\])')


def publish(site: Path, page: str = "", old: str = "", new: str = "") -> None:
    """Publish the site again, one page of it with another text."""
    if page:
        path = site / page
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{page} does not say {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")
    (script,) = (site / "assets/navigator").glob("service_worker-*.js")
    service_worker.write(site, script.relative_to(site).as_posix())


def publish_a_day_more(site: Path) -> None:
    """Publish the site again with one procedure whose limits are all a day longer; what was replaced is gone."""
    replaced = set()
    for page in TOOLS:
        path = site / page
        text = path.read_text(encoding="utf-8")
        found = SCRIPT.search(text)
        assert found, f"{page} names no such script"
        content = _a_day_more(site, found[1])
        folder = found[1].rpartition("/")[0]
        name = f"{folder}/{hashed_name('complaints.js', content)}"
        (site / name).write_bytes(content)
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        path.write_text(text.replace(found[1], name).replace(found[2], f"sha256-{digest}"), encoding="utf-8")
        replaced.add(site / found[1])
    for script in replaced:
        script.unlink()
    publish(site)


def _a_day_more(site: Path, script: str) -> bytes:
    text = (site / script).read_text(encoding="utf-8")
    return NUMBERS.sub(lambda found: re.sub(r"\d+", lambda number: str(int(number[0]) + 1), found[0]), text).encode()
