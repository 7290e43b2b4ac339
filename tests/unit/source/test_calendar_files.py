"""Calendar files are checked before they are used, and every fault is named."""

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_scripts.source import calendar_files
from build_scripts.source.calendar_schema import problems
from navigator.dates.calendars import calendars_from_data, zone_of
from navigator.dates.refusals import CalendarError

BANK: dict[str, Any] = {
    "source": "GOV.UK",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "divisions": {
        name: [
            {"date": "2026-01-01", "title": "New Year's Day"},
            {"date": "2026-12-28", "title": "Boxing Day", "substitute": True},
        ]
        for name in ("england-and-wales", "scotland", "northern-ireland")
    },
}
OWN: dict[str, Any] = {
    "title": "Our office",
    "based on": "scotland",
    "source": "Minutes of 4 March 2026",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "closures": [
        {"date": "2026-06-03", "title": "Training day"},
        {"from": "2026-12-24", "through": "2026-12-31", "title": "Christmas closure"},
    ],
}
SCHOOL: dict[str, Any] = {
    "title": "Schools",
    "based on": "uk-any",
    "source": "The council",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "terms": [
        {"from": "2026-01-05", "through": "2026-03-27", "title": "Spring term"},
        {"from": "2026-04-13", "through": "2026-07-17", "title": "Summer term"},
    ],
}
BEFORE: dict[str, Any] = {
    "title": "As known before 2 June",
    "based on": "scotland",
    "source": "Minutes",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "open": [{"date": "2026-12-28", "title": "Boxing Day"}],
    "begun before": "2026-06-02",
}


@pytest.mark.parametrize("content", [BANK, OWN, SCHOOL, {**OWN, "based on": ["scotland", "schools"]}])
def test_a_sound_file_has_no_problems(content: dict[str, Any]) -> None:
    assert list(problems(content)) == []


Harm = Callable[[dict[str, Any]], object]
BROKEN: list[tuple[dict[str, Any], Harm, str]] = [
    (BANK, lambda file: file.pop("source"), "Field required @ source"),
    (BANK, lambda file: file.update(more=1), "Extra inputs are not permitted @ more"),
    (BANK, lambda file: file["divisions"].pop("scotland"), "divisions lacks scotland"),
    (BANK, lambda file: file["divisions"].update(wales=[]), "@ divisions.wales.[key]"),
    (
        BANK,
        lambda file: file["divisions"]["scotland"][0].update(date="2026-02-30"),
        "'2026-02-30' is not a date. Write it as year-month-day, such as 2026-06-05. @ divisions.scotland.0.date",
    ),
    (
        BANK,
        lambda file: file["divisions"]["scotland"][0].update(date=20260101),
        "a date is text such as 2026-06-05 @ divisions.scotland.0.date",
    ),
    (
        BANK,
        lambda file: file["divisions"]["scotland"][0].update(title=" "),
        "String should have at least 1 character @ divisions.scotland.0.title",
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
    (BANK, lambda file: file["coverage"].update(through="2025-01-01"), "from is after through @ coverage"),
    (OWN, lambda file: file.pop("based on"), "Field required @ based on"),
    (
        OWN,
        lambda file: file.update({"based on": "My Base"}),
        '"My Base" cannot be a name here; lower-case letters a to z, digits and single hyphens',
    ),
    (OWN, lambda file: file.update({"based on": []}), "@ based on"),
    (OWN, lambda file: file.update({"based on": ["none", "none"]}), "based on names none twice"),
    (
        OWN,
        lambda file: file.update({"based on": ["none", 5]}),
        "the id of a calendar is text such as england-and-wales",
    ),
    (OWN, lambda file: file.update({"based on": 5}), "the id of a calendar is text such as england-and-wales"),
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
    (OWN, lambda file: file.update(weekend=["Sat"]), "@ weekend.0"),
    (OWN, lambda file: file.update(country={"code": "Wales"}), "@ country.code"),
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


def write(folder: Path, **files: Any) -> Path:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{name.replace('_', '-')}.json").write_text(text, encoding="utf-8")
    return folder


def test_a_day_within_a_longer_closure_and_holidays_within_any_are_sound() -> None:
    summer = copy.deepcopy(OWN)
    summer["closures"].insert(1, {"from": "2026-07-20", "through": "2026-08-31", "title": "Summer"})
    summer["closures"].insert(2, {"date": "2026-08-03", "title": "Founders' Day"})
    summer["holidays"] = [{"date": "2026-08-03", "title": "Summer bank holiday"}]

    assert list(problems(summer)) == []


BETWEEN: list[tuple[dict[str, dict[str, Any]], str]] = [
    (
        {"our-office": {**OWN, "based on": "scotlnd"}},
        (
            "The calendar file 'our-office.json' cannot be used: it is based on \"scotlnd\", which is not there; did"
            ' you mean "scotland"? allowed: england-and-wales, none, northern-ireland, our-office, scotland, uk-any.'
        ),
    ),
    (
        {"a": {**OWN, "based on": "b"}, "b": {**OWN, "based on": "a"}},
        "The calendar file 'a.json' cannot be used: it is based on b, which leads back to itself.",
    ),
    (
        {"a": {**OWN, "based on": "a"}},
        "The calendar file 'a.json' cannot be used: it is based on a, which leads back to itself.",
    ),
    (
        {"a": {**OWN, "based on": ["scotland", "b"]}, "b": {**OWN, "based on": ["none", "a"]}},
        "The calendar file 'a.json' cannot be used: it is based on b, which leads back to itself.",
    ),
    (
        {"a": {**OWN, "based on": ["scotland", "scotlnd"]}},
        (
            "The calendar file 'a.json' cannot be used: it is based on \"scotlnd\", which is not there; did"
            ' you mean "scotland"? allowed: a, england-and-wales, none, northern-ireland, scotland, uk-any.'
        ),
    ),
    (
        {
            "a": {**OWN, "based on": ["paris", "berlin"]},
            "berlin": {**OWN, "zone": "Europe/Berlin"},
            "paris": {**OWN, "zone": "Europe/Paris"},
        },
        (
            "The calendar file 'a.json' cannot be used: those that it is based on have several time zones"
            " (Europe/Paris, Europe/Berlin); say in zone which is its own."
        ),
    ),
    (
        {"a": {**OWN, "based on": "before"}, "before": BEFORE},
        (
            "The calendar file 'a.json' cannot be used: it is based on before, which holds for what began before"
            " 2026-06-02 alone."
        ),
    ),
    (
        {"scotland": OWN},
        (
            "The calendar file 'scotland.json' cannot be used: scotland is the id of another calendar; "
            "give the file another name."
        ),
    ),
    (
        {"a": {**OWN, "open": [{"date": "2026-06-04", "title": "Open day"}]}},
        "The calendar file 'a.json' cannot be used: open has 2026-06-04, which is open anyway.",
    ),
]


@pytest.mark.parametrize(("files", "problem"), BETWEEN, ids=[problem[-40:] for _, problem in BETWEEN])
def test_what_calendars_say_of_one_another_is_checked(
    tmp_path: Path, files: dict[str, dict[str, Any]], problem: str
) -> None:
    for name, content in {"bank-holidays": BANK, **files}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(CalendarError) as refused:
        calendar_files.load(tmp_path)

    assert str(refused.value) == problem


def test_a_folder_gives_every_calendar_in_it(tmp_path: Path) -> None:
    calendars = calendar_files.load(write(tmp_path, bank_holidays=BANK, our_office=OWN, schools=SCHOOL))

    assert {"england-and-wales", "none", "our-office", "schools"} <= calendars.keys()


def test_one_file_can_be_read_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, bank_holidays=BANK)

    assert set(calendar_files.read_data(folder / "bank-holidays.json")) == {"bank-holidays"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "it is not JSON text"),
        ("[" * 100_000, "it is not JSON text"),
        ("[]", "Input should be a valid dictionary"),
        ('{"divisions": {}}', "Field required @ source; Field required @ coverage"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(CalendarError) as refused:
        calendar_files.load(write(tmp_path, bank_holidays=BANK, broken=text))

    assert str(refused.value).startswith(f"The calendar file 'broken.json' cannot be used: {problem}")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CalendarError, match=r"'no\.json' cannot be used: No such file or directory"):
        calendar_files.load(tmp_path / "no.json")


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
