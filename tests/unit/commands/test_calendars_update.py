"""`navigator calendars update`: a day that GOV.UK announces comes into the calendars, with the deadlines it moves."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from build_scripts import content
from build_scripts.cli import main
from build_scripts.commands.calendars import govuk
from build_scripts.reference.excerpts import EXAMPLE
from navigator.case.limit.alone import due
from navigator.model.cases import Case, parse_fact
from tests.support.bank_holidays import planned, write_planned
from tests.support.samples import ROOT

OURS = planned()
NATIONS = ("england-and-wales", "scotland", "northern-ireland")
SOURCE, FILE = Path("gov.json"), Path("procedures/calendars/bank-holidays.json")
JUBILEE = {
    "title": "Bank holiday for the Jubilee",
    "date": "2027-06-07",
    "notes": "Extra bank holiday",
    "bunting": True,
}
SEEN = "2027-01-14"
CENTRE = "milton-keynes-contact-centre"
Events = dict[str, list[dict[str, Any]]]


def published(change: Callable[[Events], object] = lambda _: None) -> None:
    """The list of GOV.UK as its API gives it, from 2019 on, with a change."""
    events: Events = {
        nation: [
            {
                "title": day["title"],
                "date": day["date"],
                "notes": "Substitute day" if day["substitute"] else "",
                "bunting": True,
            }
            for day in OURS["divisions"][nation]
            if day["date"] >= "2019"
        ]
        for nation in NATIONS
    }
    change(events)
    listed = {nation: {"division": nation, "events": days} for nation, days in events.items()}
    SOURCE.write_text(json.dumps(listed), "utf-8")


def announce(events: Events) -> None:
    for nation in NATIONS:
        events[nation].append(JUBILEE)


def move_early_may(events: Events) -> None:
    """As in 2020: a bank holiday is taken from its Monday to another day of the week."""
    for day in events["england-and-wales"]:
        if day["date"] == "2027-05-03":
            day["date"] = "2027-05-07"


def publish_2029(events: Events) -> None:
    for days in events.values():
        days += [{**day, "date": day["date"].replace("2028", "2029")} for day in days if day["date"] >= "2028"]


def publish_half_of_2029(events: Events) -> None:
    for days in events.values():
        days.append({"title": "New Year\u2019s Day", "date": "2029-01-01", "notes": "", "bunting": True})


@pytest.fixture(autouse=True)
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("build_scripts.commands.calendars.given.SHIPPED", write_planned(tmp_path / "shipped").parent)
    shutil.copytree(EXAMPLE, tmp_path / "procedures")


def run(*words: str, seen: str = SEEN) -> Result:
    arguments = ("calendars", "update", str(SOURCE), "--today", seen, *words)
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def written() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return made


def test_where_nothing_is_new_nothing_is_written() -> None:
    published()
    result = run()
    said = "Nothing is new: england-and-wales, scotland, northern-ireland agree with gov.json for 2019 to 2028.\n"
    assert (result.exit_code, result.output) == (0, said)
    assert not FILE.exists()


def test_a_day_that_was_announced_is_written_with_the_deadlines_that_move() -> None:
    published(announce)
    result = run()
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[:3] == [f"{nation} 2027-06-07: Bank holiday for the Jubilee is new" for nation in sorted(NATIONS)]
    # From Friday 4 June 2027 one working day was Monday 7 June, which is off now. From Monday 17 May 15 working days
    # are Tuesday 8 June, because Monday 31 May is off as well; with 7 June off they are Wednesday 9 June.
    (reply,) = [line for line in lines if line.startswith("anytown/complaints send-reply (15 working days")]
    assert "from 2027-05-14 it is due 2027-06-07 -> 2027-06-08" in reply
    assert lines[-2:] == [f"{sum(starts(line) for line in lines)} deadlines move.", f"Wrote {FILE}"]
    made = written()
    assert made["known on"] == SEEN
    assert made["coverage"] == OURS["coverage"]
    for nation in NATIONS:
        (day,) = [day for day in made["divisions"][nation] if "announced" in day]
        assert day == {"date": "2027-06-07", "title": JUBILEE["title"], "substitute": False, "announced": SEEN}
        assert [each for each in made["divisions"][nation] if each != day] == OURS["divisions"][nation]
    assert not content.calendars_of(Path("procedures"))["scotland"].is_open(date(2027, 6, 7))
    # The next day there is nothing to do.
    assert run().exit_code == 0


def starts(line: str) -> int:
    _, _, rest = line.partition("): ")
    return 1 if rest.startswith("a start") else int(rest.split(" ", 1)[0]) if rest[:1].isdigit() else 0


def test_a_day_that_was_taken_away_is_known_as_such() -> None:
    published(move_early_may)
    lines = run().output.splitlines()
    assert lines[:2] == [
        "england-and-wales 2027-05-03: Early May bank holiday is a working day now",
        "england-and-wales 2027-05-07: Early May bank holiday is new",
    ]
    gone = {"date": "2027-05-03", "title": "Early May bank holiday", "announced": SEEN}
    assert written()["taken away"] == {"england-and-wales": [gone]}
    known = content.calendars_of(Path("procedures"))
    assert known["england-and-wales"].is_open(date(2027, 5, 3))
    assert not known["england-and-wales"].is_open(date(2027, 5, 7))
    assert not known["scotland"].is_open(date(2027, 5, 3))


@pytest.mark.parametrize("change", [announce, move_early_may])
def test_the_check_stays_green_while_the_other_package_does_not_know_it(change: Callable[[Events], object]) -> None:
    published(change)
    run()
    checked = CliRunner().invoke(main, ("calendars", "check", "--today", SEEN))
    assert checked.exit_code == 0, checked.output
    newer = [line for line in checked.stdout.splitlines() if line.startswith("Newer: ")]
    assert newer
    assert all(line.endswith(f"; announced on {SEEN}") for line in newer)
    assert "no weekday differs inside the coverage, apart from what is newer" in checked.stdout


def test_a_slip_of_the_keyboard_is_still_found_beside_it() -> None:
    published(announce)
    run()
    made = written()
    made["divisions"]["scotland"] = [day for day in made["divisions"]["scotland"] if day["date"] != "2026-08-03"]
    FILE.write_text(json.dumps(made), "utf-8")
    checked = CliRunner().invoke(main, ("calendars", "check", "--today", SEEN))
    assert checked.exit_code == 1
    assert checked.stdout.startswith("scotland 2026-08-03: ")


def test_a_year_that_is_whole_makes_the_coverage_longer_and_half_a_year_does_not() -> None:
    published(publish_half_of_2029)
    assert run().exit_code == 0
    published(publish_2029)
    result = run()
    assert result.exit_code == 1
    assert "The bank holidays are known through 2029-12-31 now.\nNo deadline moves.\n" in result.output
    made = written()
    assert made["coverage"] == {"from": "2005-01-01", "through": "2029-12-31"}
    assert not [day for days in made["divisions"].values() for day in days if "announced" in day]


def test_cases_that_had_begun_show_both_dates_until_their_publisher_says_which() -> None:
    shutil.rmtree("procedures")
    shutil.copytree(ROOT / "procedures" / CENTRE, f"procedures/{CENTRE}")
    shutil.copy(ROOT / "procedures/shared.yml", "procedures")
    published(announce)
    lines = run("--both", seen="2027-06-02").output.splitlines()
    assert lines[-3:] == [
        f"Wrote {FILE}",
        "Wrote procedures/calendars/england-and-wales-before-2027-06-02.json",
        f"Wrote procedures/{CENTRE}/publisher.yml",
    ]
    assert dates("2027-06-01") == (date(2027, 6, 8), date(2027, 6, 9))
    # A time that is over before that day has one date, and so has one that began when it was known: 3, 4, 8, 9, 10.
    assert dates("2027-05-04") == (date(2027, 5, 11), date(2027, 5, 11))
    assert dates("2027-06-02") == (date(2027, 6, 10), date(2027, 6, 10))
    publisher = Path(f"procedures/{CENTRE}/publisher.yml")
    publisher.write_text(publisher.read_text("utf-8").replace(block("2027-06-02"), ""), "utf-8")
    assert publisher.read_text("utf-8") == (ROOT / publisher).read_text("utf-8")
    assert dates("2027-06-01") == (date(2027, 6, 9), date(2027, 6, 9))


def test_a_file_keeps_the_ends_of_its_lines() -> None:
    """A request that changes each line of a file that was written on Windows shows nobody what is new."""
    shutil.rmtree("procedures")
    shutil.copytree(ROOT / "procedures" / CENTRE, f"procedures/{CENTRE}")
    shutil.copy(ROOT / "procedures/shared.yml", "procedures")
    publisher = Path(f"procedures/{CENTRE}/publisher.yml")
    text = publisher.read_text("utf-8").replace("\n", "\r\n").encode()
    publisher.write_bytes(text)
    published(announce)
    run("--both", seen="2027-06-02")
    made = publisher.read_bytes()
    added = block("2027-06-02").replace("\n", "\r\n").encode()
    assert added in made
    assert made.replace(added, b"") == text


def dates(received: str) -> tuple[date | None, date | None]:
    """When a complaint is to be acknowledged, in 5 working days.

    From Tuesday 1 June these are 2, 3, 4, 7 and 8 June while Monday 7 June is a working day, and 2, 3, 4, 8, 9 since.
    """
    held = content.read(Path("procedures"))
    policy = held.policies[f"{CENTRE}/complaints"]
    limit = policy.duties["acknowledge"].limit
    assert limit is not None
    found = due(policy, limit, Case((parse_fact(f"complaint-received={received}"),)), held.calendars)
    return found.safe, found.latest


def test_where_both_dates_cannot_be_had_the_files_stay_and_it_is_said() -> None:
    published(announce)
    publisher = Path("procedures/anytown/publisher.yml")
    text = publisher.read_text("utf-8").replace("\n", "\r\n").encode()
    publisher.write_bytes(text)
    lines = run("--both").output.splitlines()
    by_hand = [line for line in lines if line.startswith("By hand: ")]
    # A limit with another beside it cannot have a doubt about all limits.
    assert by_hand[0].startswith(f"By hand: {publisher}: it would be a fault (procedures/anytown/requests.yml:")
    assert by_hand[0].endswith("(or-alone)); this under counting shows both dates:")
    assert any("counts by anytown-schools, which its publisher's file does not name." in line for line in by_hand[1:])
    assert publisher.read_bytes() == text
    content.read(Path("procedures"))


def block(seen: str) -> str:
    change = govuk.Change(date(2027, 6, 7), "scotland", "Jubilee", added=True)
    return govuk.both_readings({"calendar": "england-and-wales"}, [change], date.fromisoformat(seen))


BLOCK = govuk.both_readings(
    {"calendar": "scotland"},
    [govuk.Change(date(2027, 6, 7), "scotland", "Jubilee", added=True)],
    date(2027, 1, 14),
)


def test_what_a_publisher_gets_is_yaml_that_says_why() -> None:
    made = govuk.with_both("id: x\ncounting:\n  # ours\n  calendar: scotland\nname: X\n", BLOCK)
    assert made is not None
    assert yaml.safe_load(made) == {
        "id": "x",
        "counting": {
            "unclear": "Days off changed on Thursday 14 January 2027 (Monday 7 June 2027). "
            "It is not settled which date holds where a time had begun.",
            "readings": [
                {"id": "as-changed", "says": "The days off count as they are now."},
                {
                    "id": "as-before",
                    "says": "The days off count as they were known before Thursday 14 January 2027.",
                    "counting": {"calendar": "scotland-before-2027-01-14"},
                },
            ],
            "calendar": "scotland",
        },
        "name": "X",
    }
    assert "# ours" in made


@pytest.mark.parametrize(
    "written",
    [
        "counting: {calendar: scotland}\n",
        "counting:\n  calendar: scotland\n  readings:\n    - id: a\n      says: A.\n",
        "counting:\n    calendar: scotland\n",
        "name: X\n",
    ],
)
def test_a_file_that_is_written_another_way_is_left_to_its_author(written: str) -> None:
    made = govuk.with_both(written, BLOCK)
    assert made is None or yaml.safe_load(made)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (None, "cannot be read: no such file or directory"),
        ("<!doctype html>", "is not the list of bank holidays"),
        ("{}", "is not the list of bank holidays"),
        ("[" * 100_000, "is not the list of bank holidays"),
        (json.dumps({nation: {"events": []} for nation in NATIONS}), "has no whole year of all nations"),
        (
            json.dumps({nation: {"events": [{"date": "2027-02-30", "title": "x"}]} for nation in NATIONS}),
            "is not the list of bank holidays",
        ),
    ],
)
def test_what_is_no_list_is_refused_in_one_line_and_nothing_is_written(text: str | None, wrong: str) -> None:
    if text is not None:
        SOURCE.write_text(text, "utf-8")
    result = run()
    assert result.exit_code == 2
    assert result.stderr == f"gov.json: {wrong}; name a copy of https://www.gov.uk/bank-holidays.json\n"
    assert not FILE.exists()
