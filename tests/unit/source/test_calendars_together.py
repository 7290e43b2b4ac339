"""Calendar files beside one another: what each says of others, and what a slip in one stops."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from build_scripts.source import calendar_files
from build_scripts.source.calendar_faults import problems
from tests.support.calendar_data import BANK, BEFORE, OWN, write


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
