"""Calendar files are checked before they are used, and every fault is named."""

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_scripts.source import calendar_files
from build_scripts.source.calendar_faults import problems
from build_scripts.source.problems import ProblemsError
from navigator.dates.calendars import calendars_from_data, zone_of
from tests.support.calendar_data import BANK, OWN, SCHOOL, write


@pytest.mark.parametrize("content", [BANK, OWN, SCHOOL, {**OWN, "based on": ["scotland", "schools"]}])
def test_a_sound_file_has_no_problems(content: dict[str, Any]) -> None:
    assert list(problems(content)) == []


Harm = Callable[[dict[str, Any]], object]
BROKEN: list[tuple[dict[str, Any], Harm, str]] = [
    (BANK, lambda file: file.pop("source"), 'source is missing; write "source": and its value @ source'),
    (
        BANK,
        lambda file: file.update(more=1),
        '"more" is not a key here; did you mean "source"? allowed: coverage, divisions, every year, ',
    ),
    (BANK, lambda file: file["divisions"].pop("scotland"), "divisions lacks scotland"),
    (
        BANK,
        lambda file: file["divisions"].update(wales=[]),
        '"wales" is not a word that is known here; allowed: england-and-wales, northern-ireland, scotland',
    ),
    (
        BANK,
        lambda file: file["divisions"]["scotland"][0].update(date="2026-02-30"),
        '"2026-02-30" is not a date; a real day from 1900 to 2200 as year-month-day, such as 2026-06-05 @ ',
    ),
    (
        BANK,
        lambda file: file["divisions"]["scotland"][0].update(date=20260101),
        'a date is meant here; text such as "2026-06-05" @ divisions.scotland.0.date',
    ),
    (
        BANK,
        lambda file: file["divisions"]["scotland"][0].update(title=" "),
        "no text stands here; write some words, or take the line out @ divisions.scotland.0.title",
    ),
    (
        BANK,
        lambda file: file["divisions"]["scotland"].reverse(),
        "scotland has 2026-01-01 after 2026-12-28; each day stands once, in order",
    ),
    (
        BANK,
        lambda file: file["divisions"]["scotland"].insert(0, file["divisions"]["scotland"][0]),
        "scotland has 2026-01-01 after 2026-01-01; each day stands once, in order",
    ),
    (
        BANK,
        lambda file: file["divisions"]["scotland"][1].update(date="2062-12-28"),
        "scotland has 2062-12-28, which is outside the coverage",
    ),
    (
        BANK,
        lambda file: file["coverage"].update(through="2025-01-01"),
        "from, 2026-01-01, is after through, 2025-01-01; a first day that is not after the last @ coverage",
    ),
    (OWN, lambda file: file.pop("based on"), 'based on is missing; write "based on": and its value @ based on'),
    (
        OWN,
        lambda file: file.update({"based on": "My Base"}),
        '"My Base" cannot be a name here; lower-case letters a to z, digits and single hyphens',
    ),
    (
        OWN,
        lambda file: file.update({"based on": []}),
        "the list is empty; one entry or more, or take the line out @ based on",
    ),
    (OWN, lambda file: file.update({"based on": ["none", "none"]}), "based on names none twice"),
    (
        OWN,
        lambda file: file.update({"based on": ["none", 5]}),
        'the id of a calendar is meant here; text such as "england-and-wales" @ based on',
    ),
    (
        OWN,
        lambda file: file.update({"based on": 5}),
        'the id of a calendar is meant here; text such as "england-and-wales"',
    ),
    (
        OWN,
        lambda file: file["closures"].reverse(),
        "closures has 2026-06-03 after 2026-12-24; each day stands once, in order",
    ),
    (
        OWN,
        lambda file: file["closures"].insert(0, {"date": "2026-06-03", "title": "Again"}),
        "closures has 2026-06-03 after 2026-06-03; each day stands once, in order",
    ),
    (
        OWN,
        lambda file: file.update(open=[{"date": "2026-12-28", "title": "Stocktaking"}]),
        "2026-12-28 is both in closures and in open",
    ),
    (
        OWN,
        lambda file: file.update(weekend=["Sat"]),
        '"Sat" is not a word that is known here; allowed: Friday, Monday, Saturday, Sunday, ',
    ),
    (
        OWN,
        lambda file: file.update(country={"code": "Wales"}),
        '"Wales" does not fit here; the two capital letters of a country, such as NZ @ country.code',
    ),
    (
        OWN,
        lambda file: file["closures"][1].update(through="2027-01-02"),
        "closures has 2026-12-24, which is outside the coverage",
    ),
    (
        SCHOOL,
        lambda file: file["terms"][1].update({"from": "2026-03-27"}),
        "terms has 2026-03-27 in two stretches: one is 2026-01-05 to 2026-03-27; each day stands once",
    ),
]


@pytest.mark.parametrize(("content", "harm", "problem"), BROKEN, ids=[problem for *_, problem in BROKEN])
def test_a_fault_is_named_with_its_place(content: dict[str, Any], harm: Harm, problem: str) -> None:
    broken = copy.deepcopy(content)
    harm(broken)

    assert [found for found in problems(broken) if problem in found]


@pytest.mark.parametrize("content", [[], None, 5, "text", {}, {"divisions": []}, {"divisions": None}])
def test_another_shape_altogether_is_a_problem_and_no_crash(content: Any) -> None:
    assert list(problems(content))


def test_a_folder_gives_every_calendar_in_it(tmp_path: Path) -> None:
    calendars = calendar_files.load(write(tmp_path, bank_holidays=BANK, our_office=OWN, schools=SCHOOL))

    assert {"england-and-wales", "none", "our-office", "schools"} <= calendars.keys()


def test_one_file_can_be_read_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, bank_holidays=BANK)

    assert set(calendar_files.read_data(folder / "bank-holidays.json")) == {"bank-holidays"}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[]", ["1:1: a map of keys is meant here"]),
        ('{"divisions": {}}', ["1:1: coverage is missing", "1:1: source is missing"]),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str, problems: list[str]) -> None:
    with pytest.raises(ProblemsError) as refused:
        calendar_files.load(write(tmp_path, bank_holidays=BANK, broken=text))

    told = [f"{each.line}:{each.column}: {each.wrong}" for each in refused.value.problems]
    assert told == problems
    assert {Path(each.file).name for each in refused.value.problems} == {"broken.json"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match=r"no\.json:1:1: cannot be read: no such file or directory"):
        calendar_files.load(tmp_path / "no.json")


MORE = [
    (
        {"zone": "Europe/Nowhere"},
        '"Europe/Nowhere" is not a time zone; one of the tz database, such as "Europe/London" @ zone',
    ),
    ({"zone": 5}, 'this is not a time zone; one of the tz database, such as "Europe/London" @ zone'),
    ({"weekend": ["Friday", "Friday"]}, "weekend names Friday twice; each day of the week once @ weekend"),
    ({"closures": [{"title": "x"}]}, 'date is missing; write "date": and its value @ closures.0.date'),
    ({"closures": "none"}, "a list is meant here; entries between [ and ] @ closures"),
    ({"coverage": "2026"}, "a map of keys is meant here; allowed: from, through @ coverage"),
    ({"title": "x" * 501}, "this text is too long; at most 500 characters @ title"),
]


@pytest.mark.parametrize(("changed", "line"), MORE)
def test_what_an_author_may_write_by_mistake_is_one_line(changed: dict[str, Any], line: str) -> None:
    assert list(problems({**OWN, **changed})) == [line]


def test_divisions_that_are_no_map_are_told_what_they_hold() -> None:
    allowed = "a map of keys is meant here; allowed: england-and-wales, northern-ireland, scotland @ divisions"
    assert list(problems({**BANK, "divisions": 5})) == [allowed]


def test_a_file_whose_name_can_be_no_id_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "My Office.json").write_text(json.dumps(OWN))
    (problem,) = calendar_files.examined(calendar_files.files_in(tmp_path)).problems
    assert problem.wrong == 'the file name is the id, and "My Office" cannot be a name here'


def test_a_file_with_the_name_of_another_calendar_is_no_fault_of_those_that_are_based_on_that(tmp_path: Path) -> None:
    write(tmp_path, bank_holidays=BANK, none=OWN, office={**OWN, "based on": "none"})
    found = calendar_files.examined(calendar_files.files_in(tmp_path))
    assert [Path(problem.file).name for problem in found.problems] == ["none.json"]


@pytest.mark.parametrize("wrong", ["yes", 1, "false"])
def test_a_word_that_is_like_yes_or_no_is_neither(wrong: object) -> None:
    broken = copy.deepcopy(BANK)
    broken["divisions"]["scotland"][0]["substitute"] = wrong

    assert list(problems(broken)) == [
        "yes or no is meant here; true or false, without quotation marks @ divisions.scotland.0.substitute"
    ]


def test_the_files_of_the_project_are_sound() -> None:
    assert "bank-holidays" in calendar_files.read_data()
    for name, content in calendar_files.read_data().items():
        assert list(problems(content)) == [], name


def test_a_calendar_names_its_zone_and_the_day_it_is_of_and_hands_them_on() -> None:
    bank = {**BANK, "zone": "Europe/London", "known on": "2026-08-21"}
    made = calendars_from_data({"bank": bank, "own": OWN, "other": {**OWN, "zone": "Asia/Tokyo"}})
    assert (made["scotland"].zone, made["uk-any"].zone, made["own"].zone) == ("Europe/London",) * 3
    assert made["uk-any"].known_on == made["own"].known_on == date(2026, 8, 21)
    assert (made["other"].zone, made["none"].zone) == ("Asia/Tokyo", "")
    assert list(problems({**bank, "zone": "London"})) != []
    assert list(problems({**bank, "known on": "August"})) != []


def test_where_no_calendar_is_named_the_zone_is_the_one_they_share() -> None:
    bank = {**BANK, "zone": "Europe/London"}
    made = calendars_from_data({"bank": bank})
    assert (zone_of(made, None), zone_of(made, "none"), zone_of(made, "scotland")) == ("Europe/London",) * 3
    both = calendars_from_data({"bank": bank, "other": {**OWN, "zone": "Asia/Tokyo"}})
    assert (zone_of(both, None), zone_of(both, "other")) == ("", "Asia/Tokyo")
