"""What `make build` says at its end: what was built, how big it is, what it warned of, how far its calendars reach."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from build_scripts import content
from build_scripts.publish import page_kinds
from build_scripts.publish.host_headers import FIXED
from build_scripts.runtime.files import MANIFEST
from build_scripts.source import accessibility_statement, placeholder
from build_scripts.source.calendar_coverage import short_coverage
from build_scripts.source.published import Published
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


def of_project(
    site: Path, root: Path, today: date, warnings: int, published: Mapping[str, Published] | None = None
) -> Iterator[str]:
    """The report on a site that was built from a project's folder; `published` is what readers have had until now."""
    overdue = []
    if accessibility_statement.is_there(root):
        overdue = [str(each) for each in accessibility_statement.warnings(accessibility_statement.read(root), today)]
    procedures = root / content.PROCEDURES
    untold = content.untold(procedures, published or {})
    yield from lines(site, content.calendars_of(procedures), today, warnings, overdue, untold)


def lines(
    site: Path,
    calendars: Mapping[str, Calendar],
    today: date,
    warnings: int,
    overdue: Collection[str] = (),
    untold: Collection[str] = (),
) -> Iterator[str]:
    """The report on a built site, line by line; what is overdue stands near its end, and counts as warnings."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = page_kinds.pages(site)
    yield f"{_amount(len(pages), 'page', 'pages')}: {ENGLISH.joined(list(_kinds(pages)))}"
    if not any(page_kinds.kind(page) == "procedure" for page in pages):
        yield f"No procedure: {content.PROCEDURES}/, beside mkdocs.yml, has none to publish; navigator new writes one"
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
    # Other pages can explain the mark.
    own = [page for page in pages if page_kinds.kind(page) in COUNTED]
    if unwritten := sum(placeholder.MARK.encode() in (site / page).read_bytes() for page in own):
        where = f"{placeholder.MARK} stands on {_amount(unwritten, 'page', 'pages')}"
        yield f"Not written yet: {where} for readers; navigator check --report lists what is left"
    for line in untold:
        yield f"Not told to readers: {line}"
    warnings += len(overdue) + len(untold)
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
