"""How boards lay their documents out: what is a stage, what is none, and where its limits stand."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.document import page_type
from build_scripts.document.files import HEADING, text_of
from build_scripts.drafting.draft import Draft
from tests.unit.document.test_files import typed_pdf
from tests.unit.drafting.policies import by_shape as draft

ACT = "The clerk must write to the head."
INTRO = "Policy\n\nIt says what is done with a complaint."


def stages(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.standing]


def parted(made: Draft) -> list[str]:
    """Those too that only look like stages."""
    return [stage.step.title for stage in made.stages]


def limits(made: Draft) -> list[str]:
    return [said.act.time.words for said in made.acts if said.act.time and said.act.time.period]


def marked(*sections: tuple[str, str]) -> str:
    """A text whose headings are marked, as those of Word and HTML are."""
    return "\n\n".join(f"{HEADING}{heading}\n\n{text}" for heading, text in sections)


@pytest.mark.parametrize(
    "heading",
    [
        "Informal resolution",
        "2. Dealing with grievances informally",
        "Raising a formal grievance",
        "4. Grievance hearing",
        "Appeals",
        "Right of appeal",
        "Final written warning",
        "6. Dismissal or other action",
        "Making a flexible working request",
        "How to raise a concern",
        "Mediation",
        "Review",
        "1. Initial Contact",
    ],
)
def test_a_heading_can_name_a_stage_without_calling_it_one(heading: str) -> None:
    made = draft(f"{INTRO}\n\n{heading}\n\nThe clerk writes to the head.\n\nAppeal panel\n\nThe chair decides.")
    assert stages(made) == [heading, "Appeal panel"]


@pytest.mark.parametrize(
    "heading",
    [
        "Our goals",
        "Interim measures",
        "Roles and responsibilities",
        "Time limits",
        "Who can complain?",
        "What is a complaint?",
        "Getting help to complain",
        "Vexatious complaints",
        "Withdrawing a complaint",
        "Right to be accompanied",
        "Eligibility",
        "Please note",
        "Complaints to Ofsted",
        "8.1 The committee may decide to",
    ],
)
def test_where_somebody_acts_but_no_stage_stands(heading: str) -> None:
    assert stages(draft(f"{INTRO}\n\nReplies\n\n{ACT}\n\n{heading}\n\n{ACT}")) == ["Replies"]


def test_numbered_headings_are_stages_even_where_no_must_stands_under_one() -> None:
    text = marked(("Help", "It is so."), ("1. Reply", ACT), ("2. Meeting", ACT), ("3. Checking", "We check the reply."))
    assert parted(draft(text)) == ["1. Reply", "2. Meeting", "3. Checking"]


def test_a_stage_before_the_first_one_that_comes_again_is_who_is_responsible_for_it() -> None:
    text = marked(("Stage 2: the officer", ACT), ("Stage 1", ACT), ("Stage 2", ACT))
    assert stages(draft(text)) == ["Stage 1", "Stage 2"]


def test_two_procedures_of_one_document_have_a_stage_1_each() -> None:
    text = marked(("Stage 1", ACT), ("Stage 2", ACT), ("Stage 1 (staff)", ACT), ("Stage 2 (staff)", ACT))
    assert len(draft(text).standing) == 4


def test_what_is_informal_before_the_numbered_stages_and_the_appeal_after_them_are_stages() -> None:
    text = marked(
        ("Informal discussion", ACT), ("Stage 1", ACT), ("Stage 2", ACT), ("Appeal to the board", ACT), ("Help", ACT)
    )
    assert stages(draft(text)) == ["Informal discussion", "Stage 1", "Stage 2", "Appeal to the board"]


def test_one_heading_that_calls_itself_a_stage_does_not_hide_the_others() -> None:
    text = marked(
        ("First stage of the procedure", ACT), ("Final warning", ACT), ("Gross misconduct", ACT), ("Appeals", ACT)
    )
    assert stages(draft(text)) == ["First stage of the procedure", "Final warning", "Appeals"]


def test_what_comes_after_the_appeal_is_no_stage() -> None:
    text = marked(("About", "It is so."), ("Grievance meeting", ACT), ("Appeal", ACT), ("Other ways", ACT))
    assert stages(draft(text)) == ["Grievance meeting", "Appeal"]


def test_paragraphs_and_items_call_themselves_steps() -> None:
    text = "- Step 1: You write to the clerk.\n- Step 2: The head must reply within 5 days.\n- Step 3: You may appeal."
    for each in (text, text.replace("- ", "\n")):
        made = draft(f"{INTRO}\n\nThe way\n\n{each}")
        assert stages(made) == ["Step 1", "Step 2", "Step 3"]
        assert [len(stage.acts) for stage in made.standing] == [0, 1, 1]


def test_lines_that_call_themselves_stages_and_follow_one_another_are_all_stages() -> None:
    lines = "Stage 1: To the clerk\nStage 2: To the head\nStage 3: To the board\nNote: it is private."
    assert stages(draft(f"{INTRO}\n\nThe way\n\nThere are stages.\n{lines}")) == ["Stage 1", "Stage 2", "Stage 3"]


def test_the_first_heading_is_a_stage_where_it_names_one() -> None:
    text = f"Dealing with it informally\n\n{ACT}\n\nFormal grievance\n\n{ACT}\n\nAppeal\n\n{ACT}"
    assert stages(draft(text)) == ["Dealing with it informally", "Formal grievance", "Appeal"]


def test_labels_with_a_time_are_limits_and_no_stages() -> None:
    text = "- Level 1: 30 working days from receipt.\n- Level 2: 40 working days from receipt."
    made = draft(f"{INTRO}\n\nInvestigation\n\nThe head must look at it. There are two times.\n{text}")
    assert stages(made) == ["Investigation"]
    assert limits(made) == ["30 working days from receipt", "40 working days from receipt"]


def test_lettered_paragraphs_are_steps_too() -> None:
    made = draft(f"{INTRO}\n\nThe way\n\nA. {ACT}\n\nB. The head must reply.")
    assert parted(made) == ["The way: A", "The way: B"]


def test_numbers_that_go_on_under_the_next_heading_are_the_same_steps() -> None:
    made = draft(f"{INTRO}\n\nBefore\n\n1. {ACT}\n\n2. {ACT}\n\nAt the meeting\n\n3. The Chair must decide.")
    assert parted(made) == ["Before: 1", "Before: 2", "At the meeting: 3"]


def test_clauses_under_several_headings_are_no_steps_and_a_general_heading_has_the_name_above_it() -> None:
    clauses = f"1. {ACT}\n\n2. The head must reply."
    text = "\n\n".join(f"{HEADING}{name}\n\n{HEADING}General\n\n{clauses}" for name in ("Sending it in", "Appeals"))
    assert parted(draft(text)) == ["Sending it in", "Appeals"]


@pytest.mark.parametrize(
    "further",
    [
        "If you are not satisfied with the reply, they may write to the Chair of the Foundation.",
        "Any person wishing to make a formal complaint must write to the Director.",
        "If the first response is not satisfactory, you can write to the Directors.",
        "If it has not been satisfactorily resolved, they can request a review.",
    ],
)
def test_a_paragraph_can_take_it_further_whoever_acts(further: str) -> None:
    assert len(draft(f"{INTRO}\n\nThe decision\n\n{ACT}\n\n{further}").standing) == 2


def test_paragraphs_without_any_heading_are_stages_where_one_takes_it_further() -> None:
    further = "If the first response is not satisfactory, you can write to the Directors."
    assert stages(draft(f"{ACT}\n\n{further}")) == ["From paragraph 1", "From paragraph 2"]
    assert stages(draft(f"{ACT}\n\n{ACT}")) == []


def test_lines_that_were_not_broken_to_fit_are_paragraphs() -> None:
    line = "The clerk must write to the head of the service about it, who looks at all that was said and done. " * 3
    further = "If the first response is not satisfactory, you can write to the Directors."
    assert len(draft(f"{INTRO}\n\nThe decision\n\n{line}\n{further}\n{line}").standing) == 2


def test_what_stands_outside_is_no_further_stage() -> None:
    last = "If you are still not satisfied you may write to the Ombudsman. The head must send the papers."
    assert len(draft(f"{INTRO}\n\nThe decision\n\n{ACT}\n\n{last}").standing) == 1


def test_the_steps_that_a_sentence_opens_are_stages_and_the_acts_that_it_opens_are_none() -> None:
    for opener, number in (("The procedure is:", 3), ("Following the procedure, we will:", 1)):
        text = f"{INTRO}\n\nThe way\n\n{opener}\n\n1. ring the clerk\n\n2. The clerk must reply.\n\n3. We must meet."
        assert len(draft(text).stages) == number


def test_the_steps_that_a_sentence_opens_under_one_of_many_headings_have_their_own_names() -> None:
    steps = "1. Mediation: a mediator must be found.\n\n2. Appeals: the board must decide."
    text = marked(("1. About", "It is so."), ("2. Asking", ACT), ("3. Next", f"This process applies:\n\n{steps}"))
    assert parted(draft(text)) == ["2. Asking", "Mediation", "Appeals"]


def test_a_line_with_a_colon_is_a_heading_where_sentences_follow_and_none_where_a_list_does() -> None:
    told = "Whether it is told or written, it must be acknowledged by the clerk, who will let you know of it " * 2
    for heading, number in (("In the event of a formal complaint:", 2), ("The head will:", 1)):
        made = draft(f"{INTRO}\n\nReply\n\n{ACT}\n\n{heading}\n\n{told.strip()}.")
        assert len(made.standing) == number


def test_headings_that_name_the_stages_part_them_and_nothing_else_does() -> None:
    further = "If you are dissatisfied with the draft, the clerk must raise it with the head."
    text = marked(("Informal complaint", ACT), ("Formal complaint", f"{ACT}\n\n{further}"))
    assert stages(draft(text)) == ["Informal complaint", "Formal complaint"]


def test_numbered_headings_that_a_sentence_opens_are_headings() -> None:
    heads = f"1. Acknowledging it\n\n{ACT}\n\n2. Informing you\n\n{ACT} Ring 0345 015 4033.\n\n3. Checking it\n\n{ACT}"
    made = draft(f"{INTRO}\n\nThese are the steps that we will take:\n\n{heads}")
    assert stages(made) == ["1. Acknowledging it", "2. Informing you", "3. Checking it"]


def test_numbered_paragraphs_before_any_heading_go_on_under_the_next_one() -> None:
    made = draft(
        f"This code of practice will be kept to:\n\n1. {ACT}\n\n2. {ACT}\n\nThe meeting\n\n3. {ACT}\n\n4. {ACT}"
    )
    assert stages(made) == ["Step 1", "Step 2", "The meeting: 3", "The meeting: 4"]


def test_a_time_that_was_not_met_is_told_once_before_a_list_of_acts() -> None:
    text = "If we cannot resolve it within 5 days, we will:\n\n- record it\n- reply within 9 days"
    made = draft(text)
    assert limits(made) == ["within 9 days"]
    assert [words for left in made.left for words in left.limits].count("cannot resolve it within 5 days") == 1


def test_a_committee_with_the_ways_to_reach_it_is_no_stage() -> None:
    text = marked(
        ("4.2 Reports", ACT), ("4.3 Replies", ACT), ("4.4 The Conduct Committee", f"Ask a@b.example.\n\n{ACT}")
    )
    assert parted(draft(text)) == ["4.2 Reports", "4.3 Replies"]


def test_where_only_a_warning_lapses_no_stage_stands() -> None:
    text = marked(
        ("Disciplinary procedure", ACT), ("Final warning", "It will be disregarded after 6 months."), ("Appeal", ACT)
    )
    assert stages(draft(text)) == ["Disciplinary procedure", "Appeal"]


def test_a_sentence_in_the_type_of_a_heading_and_a_line_of_an_address_are_none() -> None:
    opener = f"{HEADING}Beside all of this the board has ways of its own, and these are:"
    address = f"{HEADING}The Board of Millbrook\n\nThe Town Hall, Lower Hallway\n\nMB1 2CD\n\n{ACT}"
    text = marked(("About", "It is so."), ("Reply", f"{ACT}\n\n{opener}\n\n{ACT}\n\n{address}"))
    assert stages(draft(text)) == ["Reply"]


def test_a_list_that_has_lost_its_items_is_marked() -> None:
    (said,) = draft("We will: Take it seriously Acknowledge it within 3 days Reply to it.").acts
    assert (said.act.text, said.act.time and said.act.time.words) == (None, "within 3 days")


def test_what_a_board_tells_when_it_cannot_agree_is_no_further_stage() -> None:
    for told, number in (("we will write to tell you why", 1), ("the head must ask the Chair to decide", 2)):
        made = draft(f"{INTRO}\n\nThe decision\n\n{ACT}\n\nIf we are unable to agree to it, {told}.")
        assert len(made.standing) == number


def test_in_a_file_that_marks_its_headings_a_short_line_is_none() -> None:
    text = marked(("One", ACT), ("Two", ACT), ("Three", ACT), ("Four", f"{ACT}\n\nThe Town Hall\n\n{ACT}"))
    assert parted(draft(text)) == ["Two", "Three", "Four"]
    assert parted(draft(text.replace(HEADING, ""))) == ["Two", "Three", "Four", "The Town Hall"]


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


def test_a_stage_begins_with_the_label_right_above_its_first_item() -> None:
    told = (
        "The complainant should be asked to put the complaint in writing to the clerk.",
        "If they do not wish to put it to the clerk they may be advised to put it to the mayor.",
        "The clerk shall acknowledge the complaint and tell the complainant when it will be considered by the council.",
        "The complainant shall be invited to the meeting.",
    )
    items = "\n\n".join(f"{nth}. {each}" for nth, each in enumerate(told, 1))
    made = draft(f"Complaints procedure\n\nComplaints about procedures\n\nBefore the meeting:\n\n{items}")
    (first, *_) = made.standing
    assert [place.part.number for place in first.step.places][:2] == [1, 2]


def test_numbers_that_run_through_many_headings_are_those_of_clauses() -> None:
    told = "The staffing committee must notify the employee in writing. "
    names = ("Introduction", "Suspension", "Disciplinary investigation", "The disciplinary meeting", "The appeal")
    items = [f"{2 * at + 1}. {told}\n\n{2 * at + 2}. The clerk will submit the report." for at in range(len(names))]
    made = draft(marked(*zip(names, items, strict=True)))
    assert stages(made) == ["Disciplinary investigation", "The disciplinary meeting", "The appeal"]
