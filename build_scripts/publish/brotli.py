"""The text files whose names hold their content, packed by Brotli beside themselves, for hosts that can send that.

Pages are not among them: a host would go on sending the packed one when somebody has changed the page by hand.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from build_scripts.assets import nodejs
from build_scripts.publish.host_headers import FEWEST_BYTES, FIXED

PACKER = Path(__file__).parents[1] / "assets" / "node" / "brotli.mjs"
ENDINGS = {".css", ".js", ".json"}
ENDING = ".br"


def write(site: Path, root: Path, cache: Path) -> None:
    """Write them into a built site; a name that was packed before is taken from the cache."""
    found = [path for path in sorted((site / FIXED).rglob("*")) if path.suffix in ENDINGS and _is_worth_it(path)]
    cache.mkdir(parents=True, exist_ok=True)
    missing = [path for path in found if not (cache / _packed(path)).is_file()]
    if missing:
        nodejs.run(root, PACKER, {"files": [str(path.resolve()) for path in missing]})
        for path in missing:
            _copy(path.with_name(_packed(path)), cache / _packed(path))
    for path in set(found) - set(missing):
        shutil.copyfile(cache / _packed(path), path.with_name(_packed(path)))


def _is_worth_it(path: Path) -> bool:
    return path.stat().st_size >= FEWEST_BYTES


def _packed(path: Path) -> str:
    return path.name + ENDING


def _copy(path: Path, target: Path) -> None:
    """Whole or not at all, so that a build that is stopped leaves nothing half-written."""
    part = target.with_name(f"{target.name}.part")
    shutil.copyfile(path, part)
    part.replace(target)
