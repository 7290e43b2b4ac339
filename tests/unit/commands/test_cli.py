"""The command `navigator`, as authors and scripts use it."""

import json
from pathlib import Path

import pytest

from build_scripts import content
from build_scripts.source.problems import ProblemsError
from navigator.model.cases import parse_fact
from tests.support.commands import run

CENTRE = "milton-keynes-contact-centre"
COMPLAINTS = Path(f"procedures/{CENTRE}/complaints.yml")


def test_check_says_that_all_is_well(project: Path) -> None:
    assert project.is_dir()
    result = run("check")
    assert (result.exit_code, result.output) == (0, "No problems in 8 procedures.\n")


def test_check_names_file_line_and_column(project: Path) -> None:
    path = project / COMPLAINTS
    path.write_text(path.read_text().replace("lead: coordinator", "lead: cordinator"))
    result = run("check")
    assert result.exit_code == 1
    line = path.read_text().splitlines().index("    lead: cordinator") + 1
    start = f'{COMPLAINTS}:{line}:11: there is no role "cordinator"; did you mean "coordinator"? allowed: '
    assert result.output.startswith(start)
    assert result.output.endswith("(unknown-role)\n")


def test_check_takes_a_file_or_a_folder_and_says_only_what_is_wrong_in_it(project: Path) -> None:
    path = project / COMPLAINTS
    path.write_text(path.read_text().replace("period: 14 days", "period: 15 days"))
    for named in (COMPLAINTS, COMPLAINTS.parent, Path("procedures")):
        result = run("check", str(named))
        assert result.exit_code == 1
        assert (
            "the data say 15 days, the words say 14 days; change the one that is wrong (words-differ)" in result.output
        )
    assert run("check", "procedures/kirklees").output == "No problems in 1 procedure.\n"


@pytest.mark.parametrize("name", ["complaints.yml", "publisher.yml"])
@pytest.mark.parametrize("fault", ["", "id: [\n", "\tid: one\n", "id: one\nwrong: two\n"])
def test_where_answers_by_files_without_a_fault_and_names_the_others(project: Path, name: str, fault: str) -> None:
    (project / COMPLAINTS).with_name(name).write_text(fault)
    result = run("where", "dispute-resolution", "step-1-held=2026-06-01", "--on", "2026-06-02")
    assert result.exit_code == 0
    assert "Tuesday 2 June 2026" in result.stdout
    assert str(COMPLAINTS.with_name(name)) in result.stderr
    # Of a procedure that has the fault, or whose publisher has it, nothing is said but that.
    own = run("where", "complaints", "raised=2026-06-01", "--on", "2026-06-02")
    assert own.exit_code == 2
    assert str(COMPLAINTS.with_name(name)) in own.output


OFFICE = """{
 "title": "Our office",
 "based on": "scotland",
 "source": "Minutes",
 "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
 "closures": [{"date": "2026-06-33", "title": "Training day"}]
}
"""
CALENDAR = Path("procedures/calendars/office.json")
OF_OFFICE = (
    f'{CALENDAR}:6:24: "2026-06-33" is not a date; '
    "a real day from 1900 to 2200 as year-month-day, such as 2026-06-05 (calendar-entry)\n"
)


def by_office(project: Path, owner: str) -> None:
    """The procedures of a publisher count by a calendar whose file has a fault."""
    file = project / "procedures" / owner / "publisher.yml"
    text = file.read_text()
    assert text.count("calendar: england-and-wales") == 1
    file.write_text(text.replace("calendar: england-and-wales", "calendar: office"))


def test_a_calendar_that_cannot_be_used_is_told_with_its_place_beside_all_else(project: Path) -> None:
    (project / CALENDAR).write_text(OFFICE)
    (project / COMPLAINTS).write_text("id: [\n")
    by_office(project, "kirklees")
    result = run("check")
    assert result.exit_code == 1
    assert [line.rpartition("(")[2] for line in result.output.splitlines()] == ["calendar-entry)", "yaml-syntax)"]
    assert result.output.startswith(OF_OFFICE)
    assert run("check", "procedures/nelscp").output == "No problems in 1 procedure.\n"
    # It is wrong with what counts by it, and with nothing else.
    assert run("check", "procedures/kirklees").output == OF_OFFICE


@pytest.mark.parametrize(
    "words", [("where", "{}", "step-1-held=2026-06-01", "--on", "2026-06-02"), ("show", "{}"), ("export", "{}")]
)
def test_what_counts_by_a_calendar_with_a_fault_is_not_answered_and_all_else_is(
    project: Path, words: tuple[str, ...]
) -> None:
    (project / CALENDAR).write_text(OFFICE)
    by_office(project, "kirklees")
    own = run(*(word.format("kirklees/dispute-resolution") for word in words))
    assert (own.exit_code, own.stdout, own.stderr) == (2, "", OF_OFFICE)
    facts = ("complaint-received=2026-06-01", "--on", "2026-06-02") if words[0] == "where" else ()
    other = run(words[0], "complaints", *facts)
    assert (other.exit_code, other.stderr) == (0, OF_OFFICE)
    assert other.stdout


@pytest.mark.parametrize("named", [CALENDAR, CALENDAR.parent])
def test_a_calendar_can_be_checked_by_its_path(project: Path, named: Path) -> None:
    (project / CALENDAR).write_text(OFFICE)
    assert run("check", str(named)).output == OF_OFFICE
    (project / CALENDAR).write_text(OFFICE.replace("06-33", "06-03"))
    assert run("check", str(named)).output == "No problems in 0 procedures.\n"


def test_a_build_names_a_calendar_with_a_fault_as_it_names_any_other(project: Path) -> None:
    (project / CALENDAR).write_text(OFFICE)
    (project / COMPLAINTS).write_text("id: [\n")
    with pytest.raises(ProblemsError) as refused:
        content.read(project / "procedures")
    assert [each.code for each in refused.value.problems] == ["calendar-entry", "yaml-syntax"]


@pytest.mark.parametrize("words", [("show",), ("show", "dispute-resolution"), ("export", "dispute-resolution")])
def test_show_and_export_answer_by_files_without_a_fault_and_name_the_others(
    project: Path, words: tuple[str, ...]
) -> None:
    (project / COMPLAINTS).write_text("id: [\n")
    result = run(*words)
    assert result.exit_code == 0
    assert "dispute-resolution" in result.stdout
    assert result.stderr.startswith(f"{COMPLAINTS}:")
    assert len(result.stderr.splitlines()) == 1
    own = run(words[0], "complaints")
    assert (own.exit_code, own.stdout) == (2, "")
    assert own.stderr.startswith(f"{COMPLAINTS}:")


def test_show_says_which_procedures_do_not_hold(project: Path) -> None:
    path = project / COMPLAINTS
    path.write_text(f"{path.read_text()}\nstatus: withdrawn\n")
    titles = [line for line in run("show").stdout.splitlines() if not line.startswith(" ")]
    assert [line.partition(":")[0] for line in titles if line.endswith(" (withdrawn)")] == [f"{CENTRE}/complaints"]
    assert run("show", "complaints").stdout.splitlines()[0] in titles


def test_a_name_that_nothing_has_is_told_beside_the_faults_of_files(project: Path) -> None:
    (project / COMPLAINTS).write_text("id: [\n")
    result = run("show", "nothing")
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first.startswith(f"{COMPLAINTS}:")
    assert second.startswith('There is no procedure "nothing"; allowed: ')


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "site_name: x\nplugins:\n\t- procedures\n",
            "mkdocs.yml:3:1: a tab stands here; spaces; YAML takes no tabs there (yaml-syntax)",
        ),
        (
            "site_name x\nx: !ENV [A, b]\n",
            (
                "mkdocs.yml:1:1: no colon stands on this line; "
                "key: value, or more spaces before it if it goes on with the line above (yaml-syntax)"
            ),
        ),
    ],
)
def test_a_slip_in_the_settings_of_the_site_is_one_line(project: Path, command: str, text: str, line: str) -> None:
    (project / "mkdocs.yml").write_text(text)
    result = run(command)
    assert (result.exit_code, result.output) == (2, f"{line}\n")


def test_check_as_json(project: Path) -> None:
    (project / COMPLAINTS).write_text("id: [\n")
    found = json.loads(run("check", "--json").output)
    assert [(each["file"], each["code"]) for each in found] == [(str(COMPLAINTS), "yaml-syntax")]


def test_a_path_that_is_not_there_is_one_line(project: Path) -> None:
    assert project.is_dir()
    result = run("check", "nowhere.yml")
    assert result.exit_code == 2
    assert result.output == "nowhere.yml: there is no such file or folder; name one, or run this where procedures/ is\n"


def test_show_prints_what_the_browser_gets(project: Path) -> None:
    assert project.is_dir()
    shown = json.loads(run("show", "complaints", "--json").output)
    assert shown["procedure"]["stages"][0]["duties"][2]["limit"]["period"] == "5 working days"
    everything = json.loads(run("show", "--json").output)
    assert everything["milton-keynes-contact-centre/complaints"] == shown
    assert len(everything) == 8


def test_where_over_christmas(project: Path) -> None:
    assert project.is_dir()
    facts = ("complaint-received=2026-12-14", "acknowledged=no")
    answer = json.loads(run("where", "complaints", *facts, "--on", "2026-12-29", "--json").output)
    assert answer["stage"] == "stage-1"
    assert [(each["clause"], each["due"], each["status"], each["overdue_by"]) for each in answer["running"]] == [
        ("acknowledge", "2026-12-21", "late", 4),
        ("reply", "2027-01-07", "running", 0),
    ]
    assert answer["running"][1]["latest"] is None
    assert answer["next"][0]["roles"] == ["coordinator"]


def test_where_says_that_an_answer_is_for_a_day_and_not_for_an_hour() -> None:
    result = run("where", "complaints", "complaint-received=2026-12-14", "--on", "2026-12-29T11:00")
    assert result.exit_code == 2
    assert "--on takes a day without an hour, such as 2026-12-29: an answer is for the whole of it" in result.output


def test_where_names_the_rule_behind_a_day_of_arrival() -> None:
    told = run("where", "complaints", "complaint-received=second-class:2026-12-14", "--on", "2026-12-16").output
    assert "would presume Friday 18 December 2026, the fourth working day after posting" in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("where", "complaint", "x=no"), 'There is no procedure "complaint"; did you mean'),
        (("where", "complaints", "RAISED=2026-01-05"), '"RAISED" is no event; did you mean "raised"? allowed: '),
        (("where", "Complaints", "raised=no"), 'There is no procedure "Complaints"; did you mean "complaints"?'),
        (("where", "complaints", "nope=2026-01-05"), "'nope' is not known here; one of the events: raised,"),
        (("where", "complaints", "raised"), "'raised' is not a fact; write EVENT=YYYY-MM-DD,"),
        (("where", "complaints", "raised=2026-02-30"), "'2026-02-30' is not a date; write EVENT=YYYY-MM-DD,"),
        (
            ("where", "complaints", "raised=2026-02-03..2026-02-01"),
            "ends before it begins; the earlier date comes first",
        ),
        (("where", "complaints", "raised=no", "--on", "soon"), "is not a date."),
        (
            ("where", "complaints", "raised=no", "--as", "cordinator"),
            'There is no role "cordinator"; did you mean "coordinator"?',
        ),
        (
            ("where", "complaints", "raised=no", "--area", "x"),
            'There is no area "x"; there are none here, so leave it out',
        ),
        (("show", "nothing"), 'There is no procedure "nothing"; allowed:'),
    ],
)
def test_bad_input_is_one_line(project: Path, words: tuple[str, ...], says: str) -> None:
    assert project.is_dir()
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.output
    assert len(result.output.splitlines()) == 1


def test_where_there_is_no_content_it_says_where_to_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("show")
    assert (result.exit_code, result.output) == (
        2,
        "There is no folder procedures/ here; run this at the top of the project\n",
    )


def test_the_help_of_where_asks_for_the_last_thing_that_happened_and_says_how_a_day_is_told() -> None:
    told = " ".join(run("where", "--help").output.split())
    assert "Tell the last thing that happened" in told
    assert "more time, is taken as not happened unless you say so" in told
    for written in ("2026-12-14..2026-12-18", "2026-12-14T09:30", "yes", "no", "first-class:2026-12-14"):
        assert parse_fact(f"asked={written}")
        # A line can break behind a hyphen.
        assert written in told.replace("- ", "-")
