"""The text files whose names hold their content, packed by Brotli beside themselves, for hosts that can send that.

Pages are not among them: a host would go on sending the packed one when somebody has changed the page by hand.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import brotli

from build_scripts.assets.bundle import write_cache
from build_scripts.publish.host_headers import FEWEST_BYTES, FIXED

ENDINGS = {".css", ".js", ".json"}
ENDING = ".br"


def write(site: Path, cache: Path) -> None:
    """Write them into a built site; a name that was packed before is taken from the cache."""
    found = [path for path in sorted((site / FIXED).rglob("*")) if path.suffix in ENDINGS and _is_worth_it(path)]
    for path in found:
        kept = cache / (path.name + ENDING)
        if not kept.is_file():
            write_cache(kept, brotli.compress(path.read_bytes(), mode=brotli.MODE_TEXT))
        shutil.copyfile(kept, path.with_name(path.name + ENDING))


def _is_worth_it(path: Path) -> bool:
    return path.stat().st_size >= FEWEST_BYTES
