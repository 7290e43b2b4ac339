"""`navigator check`: its formats, its report, and worked examples that do not come out."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_scripts.reference.excerpts import EXAMPLE
from tests.support.commands import run

KIRKLEES = Path("procedures/kirklees/dispute-resolution.yml")


pytestmark = pytest.mark.usefixtures("project")


def broken(old: str, new: str, path: Path = KIRKLEES) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_github_gets_an_annotation_for_each_problem() -> None:
    broken("audience: professionals", "audience: professional")
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    assert result.output == (
        f"::error file={KIRKLEES},line=5,col=11,title=unknown-word::"
        '"professional" is not known here; did you mean "professionals"? '
        "allowed: agencies, families, professionals (unknown-word)\n"
    )


def test_an_annotation_is_one_line_whatever_stands_in_the_file() -> None:
    broken("audience: professionals", 'audience: "100%\\r::error::x"')
    (line,) = run("check", "--format", "github").output.splitlines()
    assert "100%25\\u000d::error::x" in line


def old_statement() -> str:
    """An accessibility statement that nobody has reviewed for over a year on 2 December 2026, and the line about it."""
    Path("docs").mkdir()
    text = (EXAMPLE / "accessibility.yml").read_text("utf-8").replace("reviewed: 2026-10-15", "reviewed: 2025-10-15")
    Path("docs/accessibility.yml").write_text(text, "utf-8")
    return (
        "docs/accessibility.yml:40:11: the statement was last reviewed on Wednesday 15 October 2025, over a year ago; "
        "go through it, correct what has changed, and write the day here (review-overdue)"
    )


def test_an_old_accessibility_statement_is_a_warning_and_no_failure() -> None:
    line = old_statement()
    result = run("check", "--on", "2026-12-02")
    assert result.exit_code == 0
    assert result.stderr == f"Warning: {line}\n"
    assert result.stdout == "No problems in 8 procedures.\n"
    assert run("check", "--on", "2026-10-15").stderr == ""


def test_nobody_who_asks_about_one_procedure_is_warned_of_the_statement() -> None:
    old_statement()
    assert run("check", str(KIRKLEES), "--on", "2026-12-02").stderr == ""


def test_github_and_programs_are_warned_too() -> None:
    line = old_statement()
    result = run("check", "--format", "github", "--on", "2026-12-02")
    said = line.removeprefix("docs/accessibility.yml:40:11: ")
    assert result.output == (f"::warning file=docs/accessibility.yml,line=40,col=11,title=review-overdue::{said}\n")
    result = run("check", "--json", "--on", "2026-12-02")
    assert (json.loads(result.stdout), result.stderr) == ([], f"Warning: {line}\n")


def test_a_statement_that_cannot_be_read_is_the_builds_affair() -> None:
    Path("docs").mkdir()
    Path("docs/accessibility.yml").write_text("organization: us\n", "utf-8")
    assert run("check", "--on", "2026-12-02").stdout == "No problems in 8 procedures.\n"


def test_what_does_nothing_is_a_warning_of_the_files_that_were_asked_for() -> None:
    broken("events:\n", "events:\n  - id: lost\n    what: it was lost\n    ask: When?\n")
    result = run("check", str(KIRKLEES))
    assert (result.exit_code, result.stdout) == (0, "No problems in 1 procedure.\n")
    assert result.stderr.startswith(f"Warning: {KIRKLEES}:")
    assert 'nothing names the event "lost"' in result.stderr
    assert result.stderr.count("\n") == 1


def test_all_well_is_silent_for_programs() -> None:
    assert run("check", "--format", "github").output == ""
    assert json.loads(run("check", "--json").stdout) == []


def test_an_example_that_does_not_come_out_is_a_problem() -> None:
    broken("clause: refer-to-scrutineer, due: 2026-05-08", "clause: refer-to-scrutineer, due: 2026-05-07", CASES)
    result = run("check", str(CASES))
    assert result.exit_code == 1
    assert (
        "refer-to-scrutineer is 2026-05-07 to 2026-05-11, running here, and comes out as 2026-05-08 to" in result.output
    )
    assert [line for line in result.output.splitlines() if not line.endswith("(example-differs)")] == []


CASES = KIRKLEES.with_name("dispute-resolution.cases.yml")


def test_an_example_is_worked_through_whatever_is_wrong_with_another_publisher() -> None:
    cases = Path("procedures/nelscp/multi-agency-dispute-resolution.cases.yml")
    day = re.search(r"due: ([0-9-]+)", cases.read_text("utf-8"))
    assert day
    broken(f"due: {day[1]}", "due: 2031-01-01", cases)
    broken("audience: professionals", "audience: professional")
    result = run("check", "procedures/nelscp")
    assert result.exit_code == 1
    assert "example-differs" in result.output
    assert "kirklees" not in result.output


def test_the_report_is_no_failure() -> None:
    result = run("check", "--report", "--on", "2026-11-22", "procedures/kirklees")
    assert result.exit_code == 0
    assert result.output.startswith("What the policies leave open, Sunday 22 November 2026\n")
    assert "KSCP, Kirklees: Disputes between professionals about a child\n" in result.output
    assert "Over by 11 days." in result.output
    assert max(len(line) for line in result.output.splitlines() if ".yml" not in line) <= 100


def test_a_problem_stands_in_the_way_of_the_report() -> None:
    broken("audience: professionals", "audience: professional")
    result = run("check", "--report")
    assert result.exit_code == 1
    assert "leave open" not in result.output


def test_the_report_for_programs() -> None:
    found = json.loads(run("check", "--report", "--json", "procedures/kirklees").output)
    (fit,) = [each for each in found if each["code"] == "does-not-fit"]
    assert (fit["at"], fit["file"], fit["because"]) == ("whole-process", str(KIRKLEES), None)
    assert len(fit["sums"]) == 8
    notices = run("check", "--report", "--format", "github", "procedures/kirklees").output.splitlines()
    assert len(notices) == len(found)
    assert all(line.startswith("::notice file=procedures/kirklees/") for line in notices)


def test_accepted_findings_stand_under_their_own_heading_and_give_no_notice() -> None:
    folder = "procedures/milton-keynes-safeguarding-children-board"
    text = run("check", "--report", folder).output
    assert "Accepted: A dispute with the Chair of the board has a procedure of its own" in text
    notices = run("check", "--report", "--format", "github", folder).output
    assert "no-other-route" in text
    assert "the Chair of the board leads" not in notices.split("non-compliance")[0]


def test_an_acceptance_of_nothing_is_a_problem() -> None:
    broken("gaps:\n", "accepted:\n  - {finding: dead-end, at: last-step, because: It ends there.}\ngaps:\n")
    result = run("check")
    assert result.exit_code == 1
    assert 'the report has no finding dead-end at "last-step"; take this out (accepts-nothing)' in result.output


class Page(HTMLParser):
    """Notes what a page to print may not have."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_report_as_one_page(tmp_path: Path) -> None:
    result = run("check", "--html", "report.html")
    assert (result.exit_code, result.output) == (0, "")
    text = (tmp_path / "report.html").read_text("utf-8")
    page = Page()
    page.feed(text)
    assert not page.tags & {"script", "link", "img", "iframe", "object"}
    assert not {name for name in page.attributes if name.startswith("on")} | page.attributes & {"style", "src", "href"}
    assert "Over by 11 days." in text
    assert "@media print" in text


def test_the_page_allows_its_own_style_sheet_and_nothing_else() -> None:
    run("check", "--html", "report.html")
    text = Path("report.html").read_text("utf-8")
    assert re.search(r"content=\"default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/=]{44}&#39;\"", text)


def test_texts_of_a_policy_cannot_break_out_of_the_page() -> None:
    broken("    act: give a response\n", "    act: <script>alert(1)</script> answer\n")
    run("check", "--html", "report.html")
    assert "<script" not in Path("report.html").read_text("utf-8")


def test_a_page_that_cannot_be_written_is_one_line() -> None:
    result = run("check", "--html", "nowhere/report.html")
    assert result.exit_code == 2
    assert result.output == (
        "nowhere/report.html: cannot be written: no such file or directory; "
        "name a file in a folder that you may write to\n"
    )


def test_a_day_that_is_none_is_one_line() -> None:
    result = run("check", "--report", "--on", "soon")
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1
