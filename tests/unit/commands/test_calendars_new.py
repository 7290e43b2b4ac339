"""`navigator calendars new` writes the calendar of any country, or of a list, for its author to check."""

import json
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from build_scripts.source import calendar_files
from tests.support import commands

FILE = calendar_files.CALENDARS / "bank-holidays.json"
# The weekdays that the Office of Personnel Management lists for 2026 (www.opm.gov, Federal Holidays).
FEDERAL_2026 = {
    "2026-01-01",
    "2026-01-19",
    "2026-02-16",
    "2026-05-25",
    "2026-06-19",
    "2026-07-03",
    "2026-09-07",
    "2026-10-12",
    "2026-11-11",
    "2026-11-26",
    "2026-12-25",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE.name).write_bytes(FILE.read_bytes())
    return tmp_path


run = partial(commands.run, "calendars")


def new(folder: Path, *arguments: str) -> Result:
    return run("new", *arguments, "--into", str(folder))


def held(folder: Path, name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return content


def federal(folder: Path) -> Result:
    return new(folder, "us-federal", "--country", "US", "--category", "government", "--years", "2026")


def test_days_of_another_kind_are_named_as_left_out(folder: Path) -> None:
    """5 May is a day off for time limits (Algemene termijnenwet, article 3); here it is of another kind than public."""
    done = new(folder, "nl", "--country", "NL", "--years", "2026..2027")
    told = "not in it: Tuesday 2026-05-05: Liberation Day and 1 more, of the kind optional; --category for each kind"
    assert told in done.output
    done = new(folder, "nl-all", "--country", "NL", "--years", "2026", "--category", "public", "--category", "optional")
    assert "holidays: Tuesday 2026-05-05: Liberation Day" in done.output
    assert "not in it" not in done.output


def test_a_calendar_is_written_beside_the_procedures_of_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(calendar_files.CALENDARS, tmp_path / "procedures/calendars")
    assert run("new", "us", "--country", "US", "--years", "2026..2026").exit_code == 0

    assert (tmp_path / "procedures/calendars/us.json").is_file()
    assert ", us: no weekday differs" in run("check").output


def test_the_federal_holidays_of_the_united_states_are_those_that_opm_lists(folder: Path) -> None:
    done = federal(folder)

    assert (done.exit_code, done.stderr) == (0, "")
    made = held(folder, "us-federal")
    weekdays = {each["date"] for each in made["holidays"]} - {"2026-07-04"}
    assert weekdays == FEDERAL_2026
    assert made["country"] == {"code": "US", "categories": ["government"]}
    assert made["based on"] == "none"
    assert made["source"].startswith("the holidays package ")
    assert "holidays: Thursday 2026-11-26: Thanksgiving Day\n" in done.stdout
    assert made["coverage"] == {"from": "2026-01-01", "through": "2026-12-31"}
    calendar = calendar_files.load(folder)["us-federal"]
    assert not calendar.is_open(next(day for day in calendar.closures if day.isoformat() == "2026-11-26"))


def test_a_board_without_bank_holidays_of_its_own_builds_on_those_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("days.csv").write_text("from,title\n2026-12-24,Office closed\n", "utf-8")
    listed = ("--from", "days.csv", "--source", "Minutes", "--years", "2026..2026")
    done = run("new", "office", *listed, "--based-on", "england-and-wales")
    assert done.exit_code == 0, done.output
    checked = run("check", "--today", "2026-06-01")
    assert checked.exit_code == 0
    assert "Not compared: office: its file names no country\n" in checked.stdout
    assert ": england-and-wales, scotland, northern-ireland: no weekday differs inside the coverage" in checked.stdout
    own = "procedures/calendars"
    assert run("diff", own, own, "--period", "3 working days").output == "No deadline moves.\n"
    # By hand: 23 December 2026 is a Wednesday; a closed 24th puts off the next working day to Tuesday 29.
    Path("more.csv").write_text("from,title\n2026-12-24,Closed\n2026-12-29,Closed\n", "utf-8")
    more = ("--from", "more.csv", "--source", "Minutes", "--years", "2026..2026", "--based-on", "england-and-wales")
    assert run("new", "office", *more, "--into", "newer").exit_code == 0
    told = run("diff", f"{own}/office.json", "newer/office.json", "--period", "1 working day").output
    assert "  from 2026-12-23: due 2026-12-29 -> 2026-12-30\n" in told
    assert "office" in run("check", f"{own}/office.json").stdout


def test_what_is_written_is_compared_and_a_wrong_day_is_found(folder: Path) -> None:
    federal(folder)
    assert "us-federal: no weekday differs inside the coverage" in run("check", str(folder)).stdout

    wrong = held(folder, "us-federal")
    day = next(each for each in wrong["holidays"] if each["title"] == "Thanksgiving Day")
    day["date"] = "2026-11-19"
    (folder / "us-federal.json").write_text(json.dumps(wrong), encoding="utf-8")
    done = run("check", str(folder))

    assert done.exit_code == 1
    assert "us-federal 2026-11-19: Thanksgiving Day is only in the calendar file (US)\n" in done.stdout
    assert "us-federal 2026-11-26: Thanksgiving Day is only in the holidays package (US)\n" in done.stdout


def test_the_check_says_which_calendars_it_could_not_compare(folder: Path) -> None:
    office = {
        "title": "Office",
        "based on": "scotland",
        "source": "x",
        "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    }
    (folder / "office.json").write_text(json.dumps(office), encoding="utf-8")
    (folder / "atlantis.json").write_text(json.dumps(office | {"country": {"code": "QQ"}}), encoding="utf-8")
    done = run("check", str(folder), "--today", "2026-01-01")

    assert done.exit_code == 0
    assert "Not compared: office: its file names no country\n" in done.stdout
    assert 'Not compared: atlantis: "QQ" is not a country here' in done.stdout


def test_a_weekend_of_another_kind_comes_along_and_a_wrong_one_is_found(folder: Path) -> None:
    new(folder, "israel", "--country", "IL", "--years", "2026")
    made = held(folder, "israel")
    assert made["weekend"] == ["Friday", "Saturday"]

    del made["weekend"]
    (folder / "israel.json").write_text(json.dumps(made), encoding="utf-8")
    assert "israel: the weekend is another one in the holidays package" in run("check", str(folder)).stdout


def test_years_whose_days_off_are_only_estimated_are_not_covered(folder: Path) -> None:
    done = new(folder, "emirates", "--country", "AE", "--years", "2026..2028")

    assert held(folder, "emirates")["coverage"] == {"from": "2026-01-01", "through": "2026-12-31"}
    assert not any(
        "estimated" in each["title"] or each["date"] > "2026-12-31" for each in held(folder, "emirates")["holidays"]
    )
    assert "It ends with 2026: of 2027 some days off are only estimated, such as 2027-03-09, Eid al-Fitr" in done.stdout


def test_days_of_a_weekend_that_are_worked_are_open(folder: Path) -> None:
    new(folder, "china", "--country", "CN", "--years", "2026")

    assert {"date": "2026-01-04", "title": "Worked in place of another day"} in held(folder, "china")["open"]


def test_terms_of_a_list_become_a_calendar_of_school_days(folder: Path) -> None:
    (folder / "terms.csv").write_text(
        "from,through,title,kind\n2026-09-03,2026-10-23,Autumn term,terms\n2026-09-18,,Inset day,closures\n"
    )
    base = ("--based-on", "england-and-wales", "--source", "Exampleshire Council, 3 March 2026")
    done = new(folder, "schools", "--from", str(folder / "terms.csv"), *base, "--title", "Exampleshire's schools")

    assert (done.exit_code, done.stderr) == (0, "")
    assert held(folder, "schools") == {
        "title": "Exampleshire's schools",
        "based on": "england-and-wales",
        "source": "Exampleshire Council, 3 March 2026",
        "coverage": {"from": "2026-09-03", "through": "2026-10-23"},
        "closures": [{"date": "2026-09-18", "title": "Inset day"}],
        "terms": [{"from": "2026-09-03", "through": "2026-10-23", "title": "Autumn term"}],
    }


def test_outside_the_terms_that_are_listed_nothing_is_known(folder: Path) -> None:
    # A date in the spring would else be counted as if the schools had been closed until September.
    (folder / "terms.csv").write_text("from,through,title\n2026-09-03,2026-10-23,Autumn term\n")
    base = ("--based-on", "england-and-wales", "--source", "Exampleshire Council", "--as", "terms")
    done = new(folder, "schools", "--from", str(folder / "terms.csv"), *base, "--years", "2026..2027")

    assert held(folder, "schools")["coverage"] == {"from": "2026-09-03", "through": "2026-10-23"}
    assert "for 2026-09-03 to 2026-10-23" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "title", "name", "zone"),
    [
        (("--country", "IL"), "Holidays of Israel", "Israel", "Asia/Jerusalem"),
        (("--country", "AE"), "Holidays of the United Arab Emirates", "the United Arab Emirates", "Asia/Dubai"),
        # Several zones: the author has to say which.
        (
            ("--country", "AU", "--subdivision", "NSW", "--zone", "Australia/Sydney"),
            "Holidays of New South Wales, Australia",
            "New South Wales",
            "Australia/Sydney",
        ),
        (("--country", "US", "--subdivision", "CA"), "Holidays of California, the United States", "California", None),
    ],
)
def test_the_place_is_called_by_its_name_and_has_its_zone(
    folder: Path, arguments: tuple[str, ...], title: str, name: str, zone: str | None
) -> None:
    done = new(folder, "x", *arguments, "--years", "2026")
    made = held(folder, "x")
    assert (made["title"], made["name"], made.get("zone")) == (title, name, zone)
    asks = 'Which day is today there? Add "zone" to the file, one of US\'s: America/New_York, '
    assert (asks in done.stdout) is (zone is None)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (
            ("x", "--country", "US", "--years", "2026", "--zone", "Sydney"),
            '"Sydney" is not a time zone; a zone of',
        ),
        (("x",), "Nothing says which days; name a --country, or a list with --from, or both.\n"),
        (("X y", "--country", "US"), '"X y" cannot be a name here; lower-case letters'),
        (("x", "--country", "US"), "Nothing says for which years; --years 2026..2028"),
        (("x", "--country", "QQ", "--years", "2026"), '"QQ" is not a country here; two capital letters, allowed: AD'),
        (("x", "--country", "US", "--years", "2026", "--subdivision", "CB"), 'US has no part "CB"; '),
        (("x", "--country", "US", "--years", "2026", "--category", "bank"), "US has no holidays of the kind"),
        (("x", "--country", "US", "--years", "2028..2026"), '"2028..2026" is not a stretch of years; '),
        (
            ("x", "--country", "AE", "--years", "2027..2028"),
            "Of 2027 some days off are only estimated, such as 2027-03-09, Eid al-Fitr (estimated); earlier --years, ",
        ),
        (("x", "--from", "no.csv"), "Nothing says where the list comes from; "),
        (("x", "--from", "no.csv", "--source", "us"), "Nothing says which days off come besides; --based-on with "),
        (("x", "--from", "no.csv", "--source", "us", "--based-on", "scotlnd"), 'There is no calendar "scotlnd"; '),
        (("x", "--from", "no.csv", "--source", "us", "--based-on", "none"), "no.csv cannot be read: "),
        (("x", "--subdivision", "CA", "--from", "no.csv"), "A part of a country, or a kind of holiday, needs the c"),
        (("bank-holidays", "--country", "US", "--years", "2026"), "bank-holidays.json is there already; "),
        (
            ("scotland", "--country", "US", "--years", "2026"),
            '"scotland" is the id of a calendar that is there already',
        ),
    ],
)
def test_bad_input_gets_one_line_and_writes_nothing(folder: Path, arguments: tuple[str, ...], reason: str) -> None:
    done = new(folder, *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(reason)
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == [FILE.name]


@pytest.mark.parametrize("command", ["new", "check"])
def test_without_the_package_one_line_says_so(folder: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    done = federal(folder) if command == "new" else run("check", str(folder))

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(
        "This needs the package holidays, which is not there; put it in with: .venv/bin/pip install holidays.\n"
    )


def test_a_folder_that_cannot_be_written_is_one_line(folder: Path) -> None:
    into = folder / "file" / "calendars"
    into.parent.write_text("a file where a folder has to be")
    done = run("new", "us", "--country", "US", "--years", "2026..2026", "--into", str(into))
    assert done.exit_code == 2
    assert (
        done.output == f"{into / 'us.json'}: cannot be written: not a directory; name a folder that you may write to\n"
    )
