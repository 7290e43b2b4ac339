"""Lists of days that others publish, such as school terms: a spreadsheet (.csv) or a calendar file (.ics)."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from build_scripts.source.problems import one_of, shown
from navigator.dates import iso

KINDS = ("closures", "terms", "holidays", "open")
COLUMNS = ("from", "through", "title", "kind")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?")
_FOLD = re.compile(r"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\([\\;,nN])")
MOST_BYTES = 1024 * 1024


class ListError(ValueError):
    """A list that cannot be read: the file, where in it, what is wrong, and what is allowed."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days under one title, from a first to a last one; which list of a calendar file they belong to."""

    first: date
    last: date
    title: str
    kind: str


def read(path: Path, kind: str) -> tuple[Stretch, ...]:
    """The days that a file lists, in order. `kind` is where they belong if the file does not say it itself.

    ListError if the file cannot be read as a whole: no line of it is passed over.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ListError(f"{path.name} cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    if len(raw) > MOST_BYTES:
        raise ListError(f"{path.name} has {len(raw)} bytes; at most {MOST_BYTES} are allowed")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ListError(f"{path.name} is not UTF-8 text; save it as UTF-8") from None
    readers = {".csv": _rows, ".ics": _events}
    if path.suffix.lower() not in readers:
        raise ListError(f"{path.name} is neither a spreadsheet nor a calendar file; write its days as .csv or .ics")
    found = tuple(sorted(readers[path.suffix.lower()](path.name, text, kind)))
    if not found:
        raise ListError(f"{path.name} lists no days; a line, or an entry, for each day or stretch of days")
    return found


def _rows(file: str, text: str, kind: str) -> Iterator[Stretch]:
    # Where commas part the figures of a number, spreadsheets part the columns by semicolons.
    top = text.partition("\n")[0]
    delimiter = ";" if ";" in top and "," not in top else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [cell.strip().lower() for cell in next(rows, [])]
    for name in header:
        if name not in COLUMNS:
            raise ListError(f"{file}:1: {shown(name)} is not a column here; {one_of(COLUMNS, name)}")
    if not {"from", "title"} <= set(header) or len(set(header)) != len(header):
        raise ListError(f"{file}:1: the first line does not name the columns; {','.join(COLUMNS)}, each once")
    for row in rows:
        place = f"{file}:{rows.line_num}"
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            raise ListError(f"{place}: there are more cells than columns; put quotes around a title with a comma")
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        yield _stretch(place, cells, kind)


def _stretch(place: str, cells: Mapping[str, str], kind: str) -> Stretch:
    first = _day(place, cells["from"])
    last = _day(place, cells["through"]) if cells.get("through") else first
    belongs = cells.get("kind") or kind
    if belongs not in KINDS:
        raise ListError(f"{place}: {shown(belongs)} is not a kind; {one_of(KINDS, belongs)}")
    return _checked(place, Stretch(first, last, cells.get("title", ""), belongs))


def _day(place: str, text: str) -> date:
    try:
        return iso.parse(text)
    except ValueError:
        raise ListError(f"{place}: {shown(text)} is not a date; write it as year-month-day, 2026-06-05") from None


def _checked(place: str, found: Stretch) -> Stretch:
    if found.last < found.first:
        raise ListError(
            f"{place}: it ends on {found.last}, before it begins on {found.first}; the first day comes first"
        )
    if not found.title:
        raise ListError(f"{place}: there is no title; say what the day is, such as Inset day")
    return found


def _events(file: str, text: str, kind: str) -> Iterator[Stretch]:
    """The entries of a calendar file (RFC 5545). An entry that repeats is refused: its days are not written in it."""
    held: dict[str, str] | None = None
    for number, line in enumerate(_FOLD.sub("", text).splitlines(), 1):
        name, _, value = line.partition(":")
        key = name.partition(";")[0].upper()
        if (key, value.strip().upper()) == ("BEGIN", "VEVENT"):
            _ended(held)
            held = {"place": f"{file}, entry in line {number} (long lines joined)"}
        elif (key, value.strip().upper()) == ("END", "VEVENT") and held is not None:
            yield _event(held, kind)
            held = None
        elif held is not None:
            held.setdefault(key, value.strip())
    _ended(held)


def _ended(held: Mapping[str, str] | None) -> None:
    """Refuse an entry without an end: the file was cut off, and days of it may be missing."""
    if held is not None:
        raise ListError(f"{held['place']}: it has no end; END:VEVENT, or the whole file")


def _event(held: Mapping[str, str], kind: str) -> Stretch:
    place, title = held["place"], _ESCAPED.sub(_unescaped, held.get("SUMMARY", "")).strip()
    repeats = [key for key in ("RRULE", "RDATE", "DURATION") if key in held]
    if repeats:
        raise ListError(f"{place}: {shown(title)} has {repeats[0]}; write each day of it, with DTSTART and DTEND")
    first, _ = _moment(place, held.get("DTSTART", ""))
    last = first
    if "DTEND" in held:
        end, in_the_day = _moment(place, held["DTEND"])
        # The end of whole days is the day after the last one (RFC 5545, 3.6.1); an hour of a day still belongs to it.
        last = end if in_the_day or end <= first else end - timedelta(1)
    return _checked(place, Stretch(first, last, title, kind))


def _moment(place: str, text: str) -> tuple[date, bool]:
    """A day, and whether it is an hour within it and not its very beginning."""
    found = _COMPACT.fullmatch(text)
    try:
        parts = [int(part) for part in found.groups() if part is not None] if found else []
        moment = datetime(*parts) if parts else None  # type: ignore[arg-type] # noqa: DTZ001 - the hour of a place
    except ValueError:
        moment = None
    if moment is None:
        raise ListError(f"{place}: {shown(text)} is not a day; DTSTART and DTEND such as 20260605")
    return moment.date(), any((moment.hour, moment.minute, moment.second))


def _unescaped(found: re.Match[str]) -> str:
    return " " if found[1] in "nN" else found[1]


def of_kind(found: Sequence[Stretch], kind: str) -> list[Stretch]:
    """Those that belong into one list of a calendar file."""
    return [each for each in found if each.kind == kind]
