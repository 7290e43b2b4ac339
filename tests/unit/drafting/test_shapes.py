"""How boards lay their documents out: what is a stage, what is none, and where its limits stand."""

import pytest

from build_scripts.document.files import HEADING
from tests.support.drafted import ACT, INTRO, limits, marked, parted, stages
from tests.unit.drafting.policies import by_shape as draft


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
