"""Paragraphs and items that are stages because each hands the matter on, and what is only marked."""

import pytest

from build_scripts.drafting.draft import Draft
from tests.support.drafted import limits, marked, stages
from tests.unit.drafting.policies import by_shape as draft
from tests.unit.drafting.test_within import marks

ACT = "The clerk must write to the head."
FIRST = "If you are not happy with our first answer, you should ask for a more senior member of staff."
SECOND = "After our second answer, if you are still not satisfied, you can ask for the head of the office."
OUT = "If you remain unhappy, you may ask a Member of Parliament to send it to the Ombudsman."


def drafted(*paragraphs: str, heading: str = "What we do then", after: tuple[tuple[str, str], ...] = ()) -> Draft:
    return draft(marked(("Policy", "It is so."), (heading, "\n\n".join(paragraphs)), *after))


def test_paragraphs_that_hand_a_matter_on_are_stages_and_what_goes_outside_is_none() -> None:
    made = drafted(ACT, FIRST, SECOND, OUT)
    assert stages(made) == [
        "What we do then",
        "What we do then, from paragraph 2",
        "What we do then, from paragraph 3",
    ]
    assert len(made.stages[2].step.places) == 2


def test_nobody_has_to_be_known_who_acts_where_a_matter_goes_on() -> None:
    told = "Should a patron not be satisfied with the answer, the patron may schedule a meeting with the Board."
    assert stages(drafted(ACT, told, heading="Investigation")) == ["Investigation", "Investigation, from paragraph 2"]


@pytest.mark.parametrize("heading", ["Stage 2", "Appeals"])
def test_the_last_paragraph_that_points_to_the_stage_that_follows_is_no_other(heading: str) -> None:
    made = drafted(ACT, SECOND, heading="Stage 1", after=((heading, ACT),))
    assert stages(made) == ["Stage 1", heading]


def test_before_a_stage_that_it_does_not_point_to_it_is_marked() -> None:
    made = drafted(ACT, SECOND, heading="Making a complaint", after=(("Acknowledgement", ACT),))
    assert stages(made) == ["Making a complaint", "Acknowledgement"]
    assert marks(made) == ["Making a complaint, from paragraph 2"]


def test_what_goes_to_a_numbered_stage_stands_under_it() -> None:
    told = "If you are not happy with our answer, you can ask for it to be looked at under stage 2."
    assert stages(drafted(ACT, told, heading="Stage 1", after=(("Stage 2", ACT),))) == ["Stage 1", "Stage 2"]


def test_items_that_hand_a_matter_on_are_stages() -> None:
    items = ("A customer may go to the branch.", FIRST, SECOND)
    listed = "\n".join(f"- {item}" for item in items)
    made = draft(marked(("Policy", "It is so."), ("The way", f"The way is:\n\n{listed}")))
    assert [stage.step.places[0].part.blocks[0] for stage in made.standing] == [f"- {item}" for item in items]


def test_items_that_do_not_hand_it_on_stay_with_the_sentence_that_opens_them() -> None:
    made = drafted("We will:\n\n- write to you\n- look into it")
    assert len(made.stages) == 1


def test_a_list_inside_a_numbered_item_is_a_part_of_it() -> None:
    text = (
        "How we deal with it\n\n1. We will write to you.\n2. We will look into it by the following steps:\n"
        "- We will pass it to a partner.\n- The partner will ask for a reply.\n3. The partner will answer.\n"
        f"4. {SECOND}"
    )
    assert [stage.step.places[0].part.blocks[0][:2] for stage in draft(text).standing] == ["1.", "2.", "3.", "4."]


def test_an_introduction_under_no_heading_is_no_part_of_the_first_stage() -> None:
    made = draft(f"It is our aim that all goes well.\n\nThe clerk must write to the head at once.\n\n{FIRST}")
    assert stages(made) == ["From paragraph 2", "From paragraph 3"]


def test_a_level_may_have_a_dash_before_its_number_and_brackets_after_it() -> None:
    made = draft(
        "Level \N{EN DASH} 1 (Branch) : The customer can ask the branch.\n\n"
        "Level - 2 (Region): The officer must answer."
    )
    assert len(stages(made)) == 2


def test_a_level_of_a_building_is_no_stage() -> None:
    address = "You can write to us.\n\nLevel 5, Zone A\n\nMain Building\n\nLondon SW1A 1AA"
    made = drafted(address, heading="How to complain", after=(("Investigation", ACT),))
    assert stages(made) == ["How to complain", "Investigation"]


def test_a_formal_way_after_an_informal_one_is_marked() -> None:
    made = drafted(
        "In the first instance you may raise it with the manager.",
        "You may at any time raise it formally in writing, and the manager must pass it on.",
        heading="Raising a concern",
    )
    assert marks(made) == ["You may at any time raise it formally in writing, (paragraph 2)"]


def test_somebody_else_who_is_turned_to_in_a_paragraph_is_marked() -> None:
    told = "Marks are settled between student and teacher. A student who doubts a mark may talk to the chair."
    assert marks(drafted(told, heading="Investigation")) == [
        "A student who doubts a mark may talk to the (paragraph 1)"
    ]


def test_somebody_else_who_decides_is_marked() -> None:
    told = "The clerk must write to the head. The board will hear the appeal."
    assert marks(drafted(told, heading="Investigation")) == ["The board will hear the appeal. (paragraph 1)"]


def test_where_nothing_is_a_stage_what_deals_with_the_matter_is_marked() -> None:
    text = "Matters of the club\n\nThe club was founded in 1990.\n\nThey should report the matter to the secretary."
    made = draft(text)
    assert not made.standing
    assert len(marks(made)) == 1


def test_where_no_stage_is_sure_the_one_inside_which_a_matter_goes_on_is() -> None:
    made = draft(f"Marks\n\nA student should speak to the teacher. {SECOND}")
    assert stages(made) == ["Marks"]
    assert len(marks(made)) == 1


def test_headings_for_kinds_of_complaint_beside_stages_are_marked() -> None:
    other = ("Complaints about reviewers", "The editor must review it.")
    made = drafted(ACT, heading="Investigation", after=(("Appeals", ACT), other))
    assert marks(made) == ["Complaints about reviewers"]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Who to contact", f"First ask the team lead. {FIRST}"),
        ("Complaints policy", f"The clerk must write to the head. {FIRST}"),
    ],
)
def test_under_whom_to_contact_and_under_the_title_a_matter_may_go_on(heading: str, told: str) -> None:
    made = draft(marked((heading, told), ("Papers", "They are kept.")))
    assert [mark for mark in marks(made) if mark.startswith("If you are not happy")]


def test_what_an_external_review_is_for_is_no_stage() -> None:
    outside = ("External review", "If you are still dissatisfied, you may apply to the Reviewer.")
    assert stages(drafted(ACT, heading="How to complain", after=(("Appeals", ACT), outside))) == [
        "How to complain",
        "Appeals",
    ]


def test_before_what_calls_itself_the_second_stage_the_first_one_is_marked() -> None:
    made = drafted("Please raise it with whoever is at the desk.", heading="In person", after=(("Stage 2", ACT),))
    assert stages(made) == ["Stage 2"]
    assert marks(made) == ["In person"]


def test_a_maximum_period_is_a_limit() -> None:
    told = "We will write within five days of receipt and resolve it within a maximum period of eight weeks."
    assert limits(drafted(told, heading="Investigation")) == [
        "within five days of receipt",
        "within a maximum period of eight weeks",
    ]


def test_how_long_a_suspension_lasts_is_no_limit() -> None:
    made = drafted(ACT, heading="Investigation", after=(("Term of suspension", "First offence: 1 month."),))
    assert limits(made) == []


SETTLES = "Efforts should be made to resolve it at a local level between agencies."
GOES_ON = "If the issue is not resolved, the chair of the board will speak to the organisation concerned."


def sections(text: str) -> str:
    return marked(
        ("Compliance and complaints", "It is so."),
        ("Compliance", text),
        ("Informal resolution", "The board must meet them."),
    )


@pytest.mark.parametrize(
    "settles",
    [
        SETTLES,
        "The agencies should first try to settle it between them.",
        "Every attempt must be made to resolve such matters informally.",
    ],
)
def test_what_is_to_be_settled_first_and_then_goes_to_somebody_is_a_stage_whatever_its_heading(settles: str) -> None:
    made = draft(sections(f"An organisation may not be doing well. {settles} {GOES_ON}"))
    assert stages(made) == ["Compliance", "Informal resolution"]


@pytest.mark.parametrize(
    "text",
    [
        f"An organisation may not be doing well. {SETTLES}",
        f"An organisation may not be doing well. {SETTLES} If it is not resolved, that is a pity.",
        f"An organisation may not be doing well. {SETTLES} If it is not resolved, you may write to the Ombudsman.",
    ],
)
def test_what_is_to_be_settled_and_goes_to_nobody_inside_is_only_a_mark(text: str) -> None:
    assert stages(draft(sections(text))) == ["Informal resolution"]
