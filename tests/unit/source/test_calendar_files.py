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
from build_scripts.source.problems import ProblemsError
from navigator.dates.calendars import calendars_from_data, zone_of

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


BETWEEN: list[tuple[dict[str, dict[str, Any]], tuple[str, ...]]] = [
    (
        {"our-office": {**OWN, "based on": "scotlnd"}},
        (
            (
                'our-office.json:3:14: there is no calendar "scotlnd" to be based on; did you mean "scotland"? '
                "allowed: england-and-wales, none, northern-ireland, our-office, scotland, uk-any (calendar-entry)"
            ),
        ),
    ),
    (
        {"a": {**OWN, "based on": "b"}, "b": {**OWN, "based on": "a"}},
        (
            (
                "a.json:3:14: it is based on b, which leads back to itself; "
                "a calendar that is not based on it (calendar-entry)"
            ),
            (
                "b.json:3:14: it is based on a, which leads back to itself; "
                "a calendar that is not based on it (calendar-entry)"
            ),
        ),
    ),
    (
        {"a": {**OWN, "based on": "a"}},
        (
            (
                "a.json:3:14: it is based on a, which leads back to itself; "
                "a calendar that is not based on it (calendar-entry)"
            ),
        ),
    ),
    (
        {"a": {**OWN, "based on": ["scotland", "b"]}, "b": {**OWN, "based on": ["none", "a"]}},
        (
            (
                "a.json:5:3: it is based on b, which leads back to itself; "
                "a calendar that is not based on it (calendar-entry)"
            ),
            (
                "b.json:5:3: it is based on a, which leads back to itself; "
                "a calendar that is not based on it (calendar-entry)"
            ),
        ),
    ),
    (
        {"a": {**OWN, "based on": ["scotland", "scotlnd"]}},
        (
            (
                'a.json:5:3: there is no calendar "scotlnd" to be based on; did you mean "scotland"? '
                "allowed: a, england-and-wales, none, northern-ireland, scotland, uk-any (calendar-entry)"
            ),
        ),
    ),
    (
        {
            "a": {**OWN, "based on": ["paris", "berlin"]},
            "berlin": {**OWN, "zone": "Europe/Berlin"},
            "paris": {**OWN, "zone": "Europe/Paris"},
        },
        (
            (
                "a.json:3:14: those that it is based on have several time zones (Europe/Paris, Europe/Berlin); "
                "say in zone which is its own (calendar-entry)"
            ),
        ),
    ),
    (
        {"a": {**OWN, "based on": "before"}, "before": BEFORE},
        (
            (
                "a.json:3:14: it is based on before, which holds for what began before 2026-06-02 alone; "
                "a calendar that holds for all times (calendar-entry)"
            ),
        ),
    ),
    (
        {"scotland": OWN},
        ("scotland.json:1:1: scotland is the id of another calendar; another name for the file (calendar-entry)",),
    ),
    (
        {"a": {**OWN, "open": [{"date": "2026-06-04", "title": "Open day"}]}},
        ("a.json:21:3: open has 2026-06-04, which is open anyway; a day that is off, or take it out (calendar-entry)",),
    ),
]


@pytest.mark.parametrize(("files", "lines"), BETWEEN, ids=[lines[0][-60:] for _, lines in BETWEEN])
def test_what_calendars_say_of_one_another_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, dict[str, Any]], lines: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in {"bank-holidays": BANK, **files}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content, indent=1), encoding="utf-8")

    found = calendar_files.examined(calendar_files.files_in(tmp_path))

    assert tuple(map(str, found.problems)) == lines
    # Neither what is wrong nor what is based on it can be used; all else can.
    assert found.data.keys() == {"bank-holidays", *files} - found.unusable
    assert found.unusable == {line.partition(".json")[0] for line in lines}


def test_what_is_wrong_stops_only_what_is_based_on_it(tmp_path: Path) -> None:
    files = {"far": {**OWN, "based on": "near"}, "near": {**OWN, "based on": "broken"}, "other": OWN}
    write(tmp_path, bank_holidays=BANK, broken="{", **files)

    found = calendar_files.examined(calendar_files.files_in(tmp_path))

    assert [problem.code for problem in found.problems] == ["json-syntax"]
    assert found.unusable == {"broken", "near", "far"}
    assert found.data.keys() == {"bank-holidays", "other"}


def test_broken_bank_holidays_stop_all_of_the_kingdom(tmp_path: Path) -> None:
    write(tmp_path, bank_holidays={**BANK, "source": 5}, abroad={**OWN, "based on": "none"}, office=OWN)

    found = calendar_files.examined(calendar_files.files_in(tmp_path))

    assert [problem.code for problem in found.problems] == ["calendar-entry"]
    assert {"office", "scotland", "uk-any"} <= found.unusable
    assert found.data.keys() == {"abroad"}


SLIPS = [
    ('{"title": "Ours",\n "source": }', "2:12", "} stands where a value is missing"),
    ('{"title": "Ours",\n}', "1:17", "a comma stands before }"),
    ('{"title": "Ours"\n "source": "us"}', "1:17", "no comma stands here"),
    ('{"title" "Ours"}', "1:9", 'no colon stands behind the key "title"'),
    ("{title: 5}", "1:2", '"title" stands where a key is meant'),
    ('{\n "title": Ours}', "2:11", '"Ours" has no quotation marks'),
    ("{\n 'title': 5}", "2:2", "\"'title'\" stands where a key is meant"),
    ('{"title": "Ours}\n', "1:11", "the text that begins here does not end on its line"),
    ('{"a": 1, "a": 2}', "1:10", '"a" stands twice, first on line 1'),
    ('{"terms": [1, 2}', "1:16", "} closes the [ of line 1"),
    ('{"a": 1}\n{"b": 2}', "2:1", '"{" stands behind the end'),
    ('{"a": 1, // no\n "b": 2}', "1:10", '"//" stands where a key is meant'),
    ('{"a": # no\n 1}', "1:7", "a comment stands here"),
    ('{"a": NaN}', "1:7", '"NaN" has no quotation marks'),
    ('{"a": 007}', "1:7", '"007" has no quotation marks'),
    ('{"a": "\\q"}', "1:7", "a backslash here begins nothing that JSON knows"),
    ('{"a": 1, "b": 2\n\n', "1:16", "the file ends too early"),
    ("", "1:1", "the file is empty"),
    ("[" * 100_000, "1:21", "values are nested too deeply"),
    ('{"a": "x\x00"}', "1:7", "the text that begins here does not end on its line"),
]


@pytest.mark.parametrize(("text", "place", "wrong"), SLIPS, ids=[wrong for *_, wrong in SLIPS])
def test_a_slip_of_json_is_told_in_plain_words_at_its_place(tmp_path: Path, text: str, place: str, wrong: str) -> None:
    write(tmp_path, bank_holidays=BANK, broken=text)

    (problem,) = calendar_files.examined(calendar_files.files_in(tmp_path)).problems

    assert (f"{problem.line}:{problem.column}", problem.wrong) == (place, wrong)
    assert problem.allowed


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
