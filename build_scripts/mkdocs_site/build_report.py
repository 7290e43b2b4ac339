"""What `make build` says at its end: what was built, how big it is, what it warned of, how far its calendars reach."""

from __future__ import annotations

import json
import logging
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.utils import CountHandler

from build_scripts import content
from build_scripts.publish import page_kinds
from build_scripts.publish.host_headers import FIXED
from build_scripts.runtime.files import MANIFEST
from build_scripts.source import accessibility_statement
from build_scripts.source.calendar_coverage import short_coverage
from build_scripts.support.build_date import build_day
from build_scripts.support.build_options import QUICK
from navigator.dates.calendars import NONE, Calendar
from navigator.words import ENGLISH

RUNTIME = f"{FIXED}runtime/"
# The page kinds that are counted by name, as one and as several.
COUNTED = {
    "procedure": ("procedure", "procedures"),
    "publisher": ("publisher", "publishers"),
    "deadline-table": ("deadline table", "deadline tables"),
}

log = get_plugin_logger("report")
_warnings = CountHandler()
_warnings.setLevel(logging.WARNING)
_building = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001  MkDocs names it
    """Count warnings from the start; nothing is reported under make serve, where each save builds."""
    global _building  # noqa: PLW0603  MkDocs has no other place to keep it between events
    _building = command != "serve"
    logging.getLogger("mkdocs").addHandler(_warnings)


@event_priority(-300)  # when everything is written
def on_post_build(*, config: MkDocsConfig) -> None:
    """Say it."""
    if _building:
        root = Path(config.config_file_path).parent
        today = build_day(os.environ)
        overdue = [str(each) for each in accessibility_statement.warnings(accessibility_statement.read(root), today)]
        calendars = content.calendars_of(root / content.PROCEDURES)
        warnings = sum(count for _, count in _warnings.get_counts())
        for line in lines(Path(config.site_dir), calendars, today, warnings, overdue):
            log.info(line)


def lines(
    site: Path, calendars: Mapping[str, Calendar], today: date, warnings: int, overdue: Collection[str] = ()
) -> Iterator[str]:
    """The report on a built site, line by line; what is overdue stands near its end, and counts as warnings."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = page_kinds.pages(site)
    yield f"{_amount(len(pages), 'page', 'pages')}: {ENGLISH.joined(list(_kinds(pages)))}"
    largest = max(pages, key=lambda page: sizes[page])
    whole = f"{_size(sum(sizes.values()))} in {_amount(len(sizes), 'file', 'files')}"
    yield f"{whole}; the largest page is {largest}, {_size(sizes[largest])}"
    python = sum(size for name, size in sizes.items() if name.startswith(RUNTIME))
    yield f"{_size(python)} of it are Python for the tools, which no other page loads"
    yield from _start(site)
    yield from _coverage(calendars)
    for line in short_coverage(calendars, today):
        yield f"Look after this soon: {line}"
    for line in overdue:
        yield f"Overdue: {line}"
    warnings += len(overdue)
    yield _amount(warnings, "warning", "warnings") if warnings else "No warnings"


def _start(site: Path) -> Iterator[str]:
    if "lean" not in json.loads((site / MANIFEST).read_text("utf-8"))["files"]:
        yield f"Not for readers: {QUICK}=1 left out the quick start of Python"


def _kinds(pages: tuple[str, ...]) -> Iterator[str]:
    kinds = Counter(page_kinds.kind(page) for page in pages)
    for kind, names in COUNTED.items():
        if kinds[kind]:
            yield _amount(kinds[kind], *names)
    yield _amount(sum(count for kind, count in kinds.items() if kind not in COUNTED), "other", "others")


def _coverage(calendars: Mapping[str, Calendar]) -> Iterator[str]:
    ends: dict[date, list[str]] = {}
    for calendar in calendars.values():
        if calendar.id != NONE:
            ends.setdefault(calendar.covers_through, []).append(calendar.id)
    for end, names in sorted(ends.items()):
        yield f"Calendars known through {ENGLISH.date(end)}: {ENGLISH.joined(names)}"


def _amount(n: int, one: str, other: str) -> str:
    return f"{n:,} {one if n == 1 else other}"


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"  # noqa: PLR2004
