"""`navigator new`: what it writes checks clean and builds, is named as asked, and touches nothing that is there."""

import shutil
from functools import partial
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from build_scripts import content
from build_scripts.cli import main
from build_scripts.commands.starter.answers import suggested
from build_scripts.data import browser_data
from build_scripts.flowchart import charts
from build_scripts.pages import policy
from build_scripts.source.placeholder import MARK
from navigator.words import ENGLISH
from tests.support import commands
from tests.support.every import some
from tests.support.samples import ROOT, library

NAMED = ("--publisher-name", "Otherton Board", "--title", "Raising a concern")
FILES = {"publisher.yml", "raising-a-concern.yml", "raising-a-concern.cases.yml"}


pytestmark = pytest.mark.usefixtures("folder")


run, check = partial(commands.run, "new"), partial(commands.run, "check")


def drawn() -> dict[str, str]:
    held = content.read(Path("procedures"))
    assert browser_data.browser_data(held.policies, held.calendars, ENGLISH, held.earlier).files
    return dict(policy.all_pages(held, charts.draw(held.policies.values(), ENGLISH), ENGLISH))


def test_from_nothing_to_a_procedure_that_checks_clean_and_builds(folder: Path) -> None:
    result = run("--yes", *NAMED)
    assert result.exit_code == 0
    assert {path.name for path in (folder / "procedures/otherton-board").iterdir()} == FILES
    assert check().stdout == "No problems in 1 procedure.\n"
    assert "procedures/otherton-board/raising-a-concern/index.md" in drawn()


def test_the_questions_can_be_typed(folder: Path) -> None:
    result = run(typed="Otherton Board\n\nRaising a concern\n\nprofessionals\nscotland\noffice@otherton.example\n")
    assert result.exit_code == 0
    written = yaml.safe_load((folder / "procedures/otherton-board/publisher.yml").read_text("utf-8"))
    assert (written["counting"]["calendar"], written["contacts"][0]["email"]) == ("scotland", "office@otherton.example")
    main_file = yaml.safe_load((folder / "procedures/otherton-board/raising-a-concern.yml").read_text("utf-8"))
    assert (main_file["audience"], main_file["title"]) == ("professionals", "Raising a concern")


def test_an_answer_that_will_not_do_is_asked_again_and_the_others_are_kept(folder: Path) -> None:
    typed = "Otherton Board\nOtherton!\n\nRaising a concern\n\neverybody\nfamilies\nwales\nscotland\n\n"
    result = run(typed=typed)
    assert result.exit_code == 0, result.output
    for said in ('"Otherton!" cannot be a name here', 'no audience "everybody"', 'no calendar "wales"'):
        assert said in result.output
    assert (folder / "procedures/otherton-board/raising-a-concern.yml").is_file()


@pytest.mark.parametrize("calendar", ["england-and-wales", "scotland", "northern-ireland", "uk-any", "none"])
def test_the_examples_come_out_by_every_calendar(calendar: str) -> None:
    assert run("--yes", *NAMED, "--calendar", calendar).exit_code == 0
    assert check().exit_code == 0


def test_every_file_names_a_schema_that_is_there(folder: Path) -> None:
    run("--yes", *NAMED)
    paths = list((folder / "procedures/otherton-board").iterdir())
    assert len(paths) == len(FILES)
    for path in paths:
        _, _, place = path.read_text("utf-8").splitlines()[0].partition("$schema=")
        assert (path.parent / place).resolve().is_file()


def test_the_report_lists_what_is_left_to_write() -> None:
    run("--yes", *NAMED, "--email", "office@otherton.example")
    text = CliRunner().invoke(main, ["check", "--report"]).output
    assert "Still to be written: \u201cThe title of your policy document\u201d." in text
    assert text.count(" (to-be-written)") == 2  # one heading for the publisher, one for the procedure
    assert all(code not in text for code in ("no-way-to-reach", "nothing-when-late", "no-other-route", "dead-end"))


def test_a_publisher_that_is_there_gets_one_more_procedure(project: Path) -> None:
    before = (project / "procedures/kirklees/publisher.yml").read_bytes()
    result = run("--yes", "--publisher", "kirklees", "--title", "Complaints")
    assert result.exit_code == 0
    assert "kirklees was there already; its file is as it was." in result.output
    assert (project / "procedures/kirklees/publisher.yml").read_bytes() == before
    assert check().stdout == "No problems in 9 procedures.\n"


LIKE = some(sorted(library().policies), ("kirklees/dispute-resolution", "nelscp/multi-agency-dispute-resolution"))


@pytest.mark.parametrize("key", LIKE)
def test_the_shape_of_every_procedure_can_be_copied(key: str, project: Path) -> None:
    result = run("--yes", *NAMED, "--calendar", "northern-ireland", "--from", key)
    assert result.exit_code == 0, result.output
    held = content.read(Path("procedures"))  # a problem would be raised
    assert len(held.policies) == 9
    copy = held.policies["otherton-board/raising-a-concern"].procedure
    source = library().policies[key].procedure
    assert [stage.id for stage in copy.stages] == [stage.id for stage in source.stages]
    assert [duty.limit for stage in copy.stages for duty in stage.duties if duty.limit and not duty.limit.readings] == [
        duty.limit for stage in source.stages for duty in stage.duties if duty.limit and not duty.limit.readings
    ]
    assert all(stage.purpose.startswith(MARK) and stage.title.startswith(MARK) for stage in copy.stages)
    text = (project / "procedures/otherton-board/raising-a-concern.yml").read_text("utf-8")
    others = [contact for contact in library().policies[key].contacts.values() if contact.id != "emergency"]
    assert not [mine for each in others for mine in (each.phone, each.email, *each.address) if mine and mine in text]


def test_hours_zones_and_days_that_do_not_count_are_copied_as_they_are(folder: Path) -> None:
    """They are no texts to rewrite: with a mark before them, the command broke off."""
    shutil.copytree(ROOT / "build_scripts/example", folder / "procedures")
    shutil.copy(ROOT / "procedures/calendars/bank-holidays.json", folder / "procedures/calendars")
    result = run("--yes", *NAMED, "--calendar", "northern-ireland", "--from", "anytown/records")
    assert result.exit_code == 0, result.output
    copy = content.read(folder / "procedures").policies["otherton-board/raising-a-concern"].procedure
    assert copy.counting
    held = (copy.counting.cutoff, copy.counting.last_hour, copy.counting.zone, copy.counting.not_counted)
    assert held == ("17:00", "17:00", "Europe/London", "24 December to 1 January")
    # What is true of the other text alone is not taken from it.
    assert (copy.in_force_from, copy.in_force_by, copy.adopted, copy.changes) == (None, None, None, ())


def test_what_counts_in_school_days_is_copied_with_whose_they_are(folder: Path) -> None:
    """Its publisher says so, and the new one says nothing of schools: the command broke off."""
    models = ROOT / "tests/models/procedures"
    shutil.copytree(models / "example-school", folder / "procedures/example-school")
    shutil.copytree(models / "calendars", folder / "procedures/calendars")
    shutil.copy(ROOT / "procedures/calendars/bank-holidays.json", folder / "procedures/calendars")
    result = run("--yes", *NAMED, "--calendar", "england-and-wales", "--from", "example-school/complaints")
    assert result.exit_code == 0, result.output
    copy = content.read(folder / "procedures").policies["otherton-board/raising-a-concern"].procedure
    assert copy.counting
    assert copy.counting.school_calendar == "exampleshire-schools"


def test_a_copy_builds(project: Path) -> None:
    for other in (project / "procedures").iterdir():
        if other.is_dir() and other.name not in {"kirklees", "calendars"}:
            shutil.rmtree(other)
    run("--yes", *NAMED, "--from", "kirklees/dispute-resolution")
    assert "procedures/otherton-board/raising-a-concern/index.md" in drawn()


def test_what_is_there_stays_as_it_is() -> None:
    run("--yes", *NAMED)
    result = run("--yes", "--publisher", "otherton-board", "--title", "Raising a concern")
    assert (result.exit_code, result.output) == (
        2,
        "procedures/otherton-board/raising-a-concern.yml: is there already; another name, or change that file\n",
    )


def test_what_would_not_check_clean_is_not_written(folder: Path) -> None:
    result = run("--yes", "--publisher-name", "Otherton Board", "--title", "Answers within 10 days")
    assert result.exit_code == 2
    assert "the text states a limit, 10 days, that could drift" in result.output
    assert not (folder / "procedures").exists()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Complaints about us", "complaints-about-us"),
        ("Children's Board", "childrens-board"),
        ("  A -- B/../C ", "a-b-c"),
        ("\u00dcn\u00ef", "uni"),
        ("\u00c6r\u00f8 Stra\u00dfe", "aero-strasse"),
        ("\u65e5\u672c", ""),
        ("CON", ""),
        ("word " * 30, "word-" * 11 + "word"),
    ],
)
def test_a_name_is_made_of_a_title(text: str, name: str) -> None:
    assert suggested(text) == name


PERIODS = ("3 clear days", "6 months", "100 years", "999 working days")


BUILT = some(
    [(calendar, period) for calendar in ("england-and-wales", "none") for period in PERIODS],
    [("england-and-wales", "999 working days"), ("none", "3 clear days"), ("none", "100 years")],
)


@pytest.mark.parametrize(("calendar", "period"), BUILT)
def test_what_checks_clean_builds_whatever_the_calendar_and_the_unit(folder: Path, calendar: str, period: str) -> None:
    assert run("--yes", *NAMED, "--calendar", calendar).exit_code == 0
    file = folder / "procedures/otherton-board/raising-a-concern.yml"
    words, amount = "within 15 working days of receiving it", "period: 15 working days"
    text = file.read_text("utf-8")
    assert words in text
    assert amount in text
    file.write_text(text.replace(words, f"within {period}").replace(amount, f"period: {period}"), encoding="utf-8")
    (folder / "procedures/otherton-board/raising-a-concern.cases.yml").unlink()
    assert check().exit_code == 0, check().output
    assert drawn()


@pytest.mark.parametrize("period", ["101 years", "1201 months", "5201 weeks"])
def test_a_limit_beyond_the_years_that_can_be_counted_is_refused_where_it_stands(folder: Path, period: str) -> None:
    assert run("--yes", *NAMED, "--calendar", "none").exit_code == 0
    file = folder / "procedures/otherton-board/raising-a-concern.yml"
    text = file.read_text("utf-8").replace("within 15 working days of receiving it", f"within {period}")
    file.write_text(text.replace("period: 15 working days", f"period: {period}"), encoding="utf-8")
    result = check()
    (line,) = (line for line in result.output.splitlines() if "(too-long)" in line)
    assert f"{period} cannot be counted; a limit of at most 100 years" in line
    assert line.startswith("procedures/otherton-board/raising-a-concern.yml:")


def test_an_extension_beyond_the_years_is_refused_at_its_own_amount(folder: Path) -> None:
    assert run("--yes", *NAMED).exit_code == 0
    file = folder / "procedures/otherton-board/raising-a-concern.yml"
    text = file.read_text("utf-8")
    line = next(each for each in text.splitlines() if each.strip() == "period: 15 working days")
    indent = line[: len(line) - len(line.lstrip())]
    event = next(each.split("from: ")[1] for each in text.splitlines() if each.strip().startswith("from: "))
    more = f"{indent}extensions:\n{indent}  - {{id: more, how: on notice, event: {event}, says: More., by: 101 years}}"
    file.write_text(text.replace(line, f"{line}\n{more}", 1), encoding="utf-8")
    at = next(n for n, each in enumerate(file.read_text("utf-8").splitlines(), 1) if "101 years" in each)
    (told,) = (each for each in check().output.splitlines() if "(too-long)" in each)
    assert told.startswith(f"procedures/otherton-board/raising-a-concern.yml:{at}:")


def test_a_calendar_that_there_is_not_yet_is_named_with_how_to_write_one() -> None:
    refused = run("--yes", *NAMED, "--calendar", "france")
    assert refused.exit_code != 0
    assert "begin with none, and write others with navigator calendars new" in refused.output
