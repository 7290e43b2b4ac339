"""How boards lay out files of each kind, Markdown, PDF and web pages: what is a heading, and what a stage."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.document import page_type
from build_scripts.document.files import HEADING, text_of
from tests.support.drafted import ACT, INTRO, limits, marked, parted, stages
from tests.unit.document.test_files import typed_pdf
from tests.unit.drafting.policies import by_shape as draft

MARKDOWN = """---
title: "Complaints"
---
Anybody may complain.

**1. Try it informally**

- Speak to the manager.

**2. Raise it formally**

The *head* will [reply](https://x.example/a) in writing within **14 days**.

| Step | Time |
| --- | --- |
| Reply | 5 days |
"""


def test_markdown_is_read_as_the_page_that_it_makes(tmp_path: Path) -> None:
    (tmp_path / "policy.md").write_text(MARKDOWN, "utf-8")
    made = draft(text_of(tmp_path / "policy.md", structure=True))
    assert made.title == "Complaints"
    assert stages(made) == ["1. Try it informally", "2. Raise it formally"]
    assert limits(made) == ["within 14 days", "5 days"]
    assert [said.act.actor and said.act.actor.name for said in made.acts][:2] == ["the head", None]


def test_the_title_of_a_markdown_file_is_its_one_heading_of_the_first_order(tmp_path: Path) -> None:
    page = tmp_path / "policy.md"
    for head, title in (("# Complaints", "Complaints"), ("# One\n\nIt is so.\n\n# Two", "Front")):
        page.write_text(f"---\ntitle: Front\n---\n{head}\n\n{ACT}", "utf-8")
        assert draft(text_of(page, structure=True)).title == title


def test_a_bold_line_of_a_page_is_a_heading_and_a_bold_word_is_none(tmp_path: Path) -> None:
    page = tmp_path / "policy.html"
    bold = "<p><b>What happens if you are still unhappy?</b></p>"
    page.write_text(f"<h1>Policy</h1><p><b>Please note.</b></p>{bold}<p>{ACT} <b>Always</b></p>", "utf-8")
    assert stages(draft(text_of(page, structure=True))) == ["What happens if you are still unhappy?"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("<p><b>Stage 1 \u2013 Informal</b> Where it suits, the clerk must reply.</p>", ["Stage 1 \u2013 Informal"]),
        ("<p><b>Stage 1:</b> The clerk must reply.</p>", ["Stage 1"]),
        ("<p><b>Stage 1 complaints</b> must be sent to the clerk.</p>", []),
        ("<p><b>Important</b> The clerk must reply.</p>", []),
    ],
)
def test_words_in_bold_that_open_a_paragraph_are_its_heading_where_they_call_it_a_stage(
    tmp_path: Path, told: str, found: list[str]
) -> None:
    page = tmp_path / "policy.html"
    page.write_text(f"<h1>Policy</h1><p>It is a policy of the board.</p>{told}", "utf-8")
    assert [title for title in stages(draft(text_of(page, structure=True))) if title != "Policy"] == found


def test_the_same_is_so_in_a_pdf() -> None:
    class Page:
        """A page of a reader of `pypdf`."""

        PIECES = (
            ("Where you complain of the board, its clerk is told of it first.\n", "Sans"),
            ("Stage 1", "Sans-Bold"),
            (" The clerk must reply.\n", "Sans"),
            ("Stage 1 complaints", "Sans-Bold"),
            (" must be in writing.", "Sans"),
        )

        def extract_text(self, visitor_text: Callable[..., None]) -> str:
            for text, font in self.PIECES:
                visitor_text(text, (1, 0, 0, 1, 0, 0), (1, 0, 0, 1, 0, 0), {"/BaseFont": f"/{font}"}, 12)
            return "".join(text for text, _ in self.PIECES)

    (page,) = page_type.marked([Page()], "#")
    assert page.splitlines()[1:] == ["#Stage 1", "The clerk must reply.", "Stage 1 complaints must be in writing."]


def test_the_headings_of_a_pdf_are_those_in_larger_or_bolder_type(tmp_path: Path) -> None:
    page = typed_pdf(
        tmp_path / "policy.pdf",
        ("F1", 16, "Complaints of the board"),
        ("F1", 14, "Sending it in, and to"),
        ("F1", 14, "whom"),
        ("F1", 12, "You must write to the clerk of the board about what has happened within 5 days. Ring"),
        ("F1", 12, "Millbrook"),
        ("F1", 12, "if you have no other way to do it and the clerk will write it down for you on paper."),
        ("F2", 12, "Looking at it again: a panel"),
        ("F1", 12, "The panel must reply within 9 days and say in writing why it has decided as it has."),
    )
    made = draft(text_of(page, structure=True))
    assert parted(made) == ["Sending it in, and to whom", "Looking at it again: a panel"]
    assert limits(made) == ["within 5 days", "within 9 days"]
    assert HEADING not in text_of(page)


def test_both_ends_of_a_range_are_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("policy.txt").write_text(f"{INTRO}\n\nReply\n\nThe head must reply within 5-10 working days.", "utf-8")
    result = CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    (limit,) = (
        duty["limit"]
        for stage in yaml.safe_load(Path("procedures/board/policy.yml").read_text("utf-8"))["stages"]
        for duty in stage["duties"]
        if "limit" in duty
    )
    assert (limit["period"], [each.get("period") for each in limit["readings"]]) == (
        "10 working days",
        [None, "5 working days"],
    )


def test_an_item_that_others_stand_under_with_another_sign_is_a_heading() -> None:
    text = (
        f"{INTRO}\n\n\N{THREE-D TOP-LIGHTED RIGHTWARDS ARROWHEAD} Step 1 - Statement\n\n{ACT}\n\n"
        "\N{THREE-D TOP-LIGHTED RIGHTWARDS ARROWHEAD} Step 2 - The meeting\n\n"
        "\N{WHITE CIRCLE} Within 5 working days of receiving it, the head must invite the employee to a meeting.\n\n"
        "\N{WHITE CIRCLE} The employee must attend.\n"
    )
    made = draft(text)
    assert stages(made) == ["Step 1 - Statement", "Step 2 - The meeting"]
    assert limits(made) == ["Within 5 working days of receiving it"]


def test_a_step_that_begins_with_its_time_is_one() -> None:
    steps = (
        "Step One: The member may write to the clerk.",
        "Step Two: Within 15 days of it, the chair shall call a panel together.",
        "Step Three: Within 5 days after that, the chair shall decide.",
    )
    made = draft(marked(("Policy", "It is so."), ("Formal grievances", "\n\n".join(steps))))
    assert stages(made) == ["Step One", "Step Two", "Step Three"]


def test_a_line_of_a_step_with_nothing_but_its_time_is_none() -> None:
    times = ("Step One: within 15 days", "Step Two: within 5 days of the hearing")
    told = "\n\n".join((*times, "The member may write to the clerk. The chair decides about the grievance."))
    made = draft(marked(("Policy", "It is so."), ("Formal grievances", told)))
    assert [title for title in stages(made) if title.startswith("Step")] == []


WRAPPED = (
    "<html><body><h2>How we handle it</h2><h3>Level One:</h3><p><span>We aim to resolve\n     Level One Complaints"
    " within 5\n     business days of them.</span></p><h3>Level Two:</h3><p>If you are not satisfied at\n  Level One,"
    " you may escalate\n  it to the manager.</p></body></html>"
)


def test_a_line_of_the_file_is_no_line_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(WRAPPED, "utf-8")
    made = draft(text_of(page, structure=True))
    assert stages(made) == ["Level One", "Level Two"]
    assert limits(made) == ["within 5 business days of them"]


def test_a_line_that_the_page_keeps_stays_one(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    told = "Stage 1: the clerk\nThe clerk will reply within 5 days of it.\n\nStage 2: the head\nThe head must decide."
    page.write_text(f"<html><body><h1>Complaints</h1><pre>{told}</pre></body></html>", "utf-8")
    assert stages(draft(text_of(page, structure=True))) == ["Stage 1: the clerk", "Stage 2: the head"]


def test_the_name_of_a_stage_may_be_long() -> None:
    long = (
        "Stage 2 \N{EN DASH} Formal Written Complaint to the Head of College / Administrative Department (via Services)"
    )
    told = "If you are unable to resolve it informally, you should submit a written complaint within 21 days."
    first = "Stage 1 \N{EN DASH} Informal Resolution\n\nYou should raise it with the tutor."
    assert stages(draft(f"{first}\n\n{long}\n\n{told}")) == ["Stage 1 \N{EN DASH} Informal Resolution", long]
    # What says who does what is a sentence, although it has no full stop.
    sentence = "Stage 2 \N{EN DASH} you write to the Head of College and the Head of the Department looks at it again"
    assert sentence not in stages(draft(f"{first}\n\n{sentence}\n\n{told}"))


@pytest.mark.parametrize("heading", ["Provisional view", "Final view and recommendation", "Draft decision"])
def test_what_an_ombudsman_comes_to_is_a_stage(heading: str) -> None:
    told = "The Ombudsman forms a view. We ask the parties to comment on it within 10 days."
    assert heading in stages(draft(f"{INTRO}\n\n{heading}\n\n{told}\n\nInvestigation\n\n{ACT}"))


def test_headings_between_numbered_paragraphs_are_headings_in_a_file_that_marks_others() -> None:
    ends = "\n\n".join(f"{HEADING}{each}\n\nThe clerk." for each in ("Document control", "Owner", "Title"))
    text = (
        f"{HEADING}Grievance policy\n\n1. This policy is about grievances of the staff.\n\n2. The clerk keeps it.\n\n"
        "Informal grievance procedure\n3. The employee should raise it with the manager.\n\nThe appeal\n"
        f"4. The panel must hear the appeal within 5 days.\n\n{ends}"
    )
    assert stages(draft(text)) == ["Informal grievance procedure", "The appeal"]
    # A short line before an item whose number does not go on is none.
    assert "The appeal" not in stages(draft(text.replace("4. The panel", "9. The panel")))


def test_a_paragraph_with_a_plain_number_may_open_a_list() -> None:
    text = (
        "Policy\n\n1 This policy is about the complaints that anybody makes to us.\n"
        "2 It applies to all of the people who work here.\n3 This policy confirms:\n\n\N{BULLET} we help\n"
        "4 The manager must look into the complaint within 3 days of them.\n\nAppeals\n"
        "5 The panel must hear the appeal of somebody within 5 days."
    )
    made = draft(text)
    assert sorted(limits(made)) == ["within 3 days of them", "within 5 days"]
    assert [stage.step.heading for stage in made.standing] == ["Appeals"]


def test_a_long_question_heads_what_answers_it() -> None:
    asks = "What do I do if I am not happy with the recommendations of the officer or how my complaint was dealt with?"
    told = (
        "You may ask for a review by the board. Your right to it will be set out in the report that the officer sends."
    )
    assert stages(draft(f"{INTRO}\n\nInvestigation\n\n{ACT}\n\n{asks}\n\n{told}"))[-1] == asks


def test_numbers_that_run_through_many_headings_are_those_of_clauses() -> None:
    told = "The staffing committee must notify the employee in writing. "
    names = ("Introduction", "Suspension", "Disciplinary investigation", "The disciplinary meeting", "The appeal")
    items = [f"{2 * at + 1}. {told}\n\n{2 * at + 2}. The clerk will submit the report." for at in range(len(names))]
    made = draft(marked(*zip(names, items, strict=True)))
    assert stages(made) == ["Disciplinary investigation", "The disciplinary meeting", "The appeal"]
