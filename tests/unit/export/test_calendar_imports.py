"""Calendar files taken up one after the other by two programs that share no code: icalendar, and ical.js in Node.js."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from build_scripts.assets import nodejs
from build_scripts.source import calendar_files
from navigator.api import Engine
from navigator.dates.calendars import calendars_from_data
from navigator.model.versions import Versions
from tests.support.samples import ROOT, library

CENTRE = "milton-keynes-contact-centre/complaints"
Held = list[tuple[str, bool, str]]


def by_icalendar(files: list[Path]) -> Held:
    """As tests/support/import_calendars.mjs does it."""
    held: dict[str, tuple[tuple[int, Any], tuple[str, bool, str]]] = {}
    for file in files:
        for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT"):
            revision = (int(str(event["sequence"])), event.decoded("dtstamp"))
            known = held.get(str(event["uid"]))
            if known and revision <= known[0]:
                continue
            start = event.decoded("dtstart")
            whole = event["dtstart"].params.get("VALUE") == "DATE"
            held[str(event["uid"])] = revision, (start.isoformat(), whole, str(event["summary"]))
    return [entry for _, entry in held.values()]


def by_ical_js(files: list[Path]) -> Held:
    script = ROOT / "tests" / "support" / "import_calendars.mjs"
    command = [str(nodejs.binary()), str(script), *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [(start, whole, title) for start, whole, title in json.loads(done.stdout)]


@pytest.fixture(params=[by_icalendar, by_ical_js], ids=["icalendar", "ical.js"])
def imported(request: pytest.FixtureRequest) -> Callable[[list[Path]], Held]:
    importer: Callable[[list[Path]], Held] = request.param
    return importer


@pytest.fixture(scope="module")
def engine() -> Engine:
    engine = Engine(calendars_from_data(calendar_files.read_data()))
    engine.versions[CENTRE] = Versions(library().policies[CENTRE])
    return engine


@pytest.fixture
def made(engine: Engine, tmp_path: Path) -> Callable[..., Path]:
    """Writes the calendar file of a complaint, at a minute of 15 December 2026."""

    def make(*facts: str, case: str, minute: int, clauses: list[str] | None = None) -> Path:
        of = {"ask": "position", "procedure": CENTRE, "facts": facts, "today": "2026-12-15"}
        asked = {"ask": "calendar", "of": of, "stamp": f"2026-12-15T10:{minute:02}:00Z", "case": case, "full": True}
        file = tmp_path / f"{minute}.ics"
        file.write_bytes(engine.answer({**asked, "clauses": clauses})["text"].encode())
        return file

    return make


ONE, OTHER = "aaaaaaaaaa", "bbbbbbbbbb"
ON_THE_14TH = "complaint-received=2026-12-14"
ACKNOWLEDGE = "Last day: The Coordinator must acknowledge the complaint"
REPLY = "Last day, to be safe: The Coordinator must send a full written reply"


def test_the_same_case_twice_is_there_once(imported: Any, made: Any) -> None:
    files = [made(ON_THE_14TH, case=ONE, minute=minute) for minute in (1, 2)]
    assert imported(files) == [("2026-12-21", True, ACKNOWLEDGE), ("2027-01-07", True, REPLY)]


def test_a_second_case_of_the_same_day_stands_beside_the_first(imported: Any, made: Any) -> None:
    files = [made(ON_THE_14TH, case=case, minute=minute) for minute, case in enumerate((ONE, OTHER))]
    assert sorted(start for start, _, _ in imported(files)) == ["2026-12-21", "2026-12-21", "2027-01-07", "2027-01-07"]


def test_a_day_that_is_put_right_moves_the_entry_whichever_file_comes_last(imported: Any, made: Any) -> None:
    wrong = made(ON_THE_14TH, case=ONE, minute=1, clauses=["acknowledge"])
    right = made("complaint-received=2026-12-11", case=ONE, minute=2, clauses=["acknowledge"])
    for files in ([wrong, right], [wrong, right, wrong]):
        assert imported(files) == [("2026-12-18", True, ACKNOWLEDGE)]


def test_both_days_of_an_unclear_date_are_there(imported: Any, made: Any) -> None:
    file = made("complaint-received=2026-12-11..2026-12-14", case=ONE, minute=1, clauses=["acknowledge"])
    assert [start for start, _, _ in imported([file, file])] == ["2026-12-18", "2026-12-21"]
