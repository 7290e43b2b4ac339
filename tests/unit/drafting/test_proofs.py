"""What the document does not number is shown to be a stage by several signs, and offered."""

import pytest

from build_scripts.document.files import HEADING
from build_scripts.drafting.draft import Draft, Stage, draft
from build_scripts.drafting.steps.places import Why
from build_scripts.drafting.writing import Named, procedure

ACT = "The manager will look into the complaint and write to you within 10 working days."
FURTHER = "If you are still not satisfied, you may ask the director to review the decision."


def document(*sections: tuple[str, str]) -> str:
    return "\n\n".join(f"{HEADING}{heading}\n\n{told}" for heading, told in (("Complaints", "It is so."), *sections))


def shown(made: Draft) -> list[str]:
    """What is claimed by its number, and what signs show."""
    return [stage.step.title for stage in made.stages if stage in made.claimed or is_shown(stage)]


def is_shown(stage: Stage) -> bool:
    return stage.step.weight is not None and stage.step.weight.why is Why.SHOWN and stage.is_offered


def signs(made: Draft, title: str) -> tuple[str, ...]:
    weights = (stage.step.weight for stage in made.stages if stage.step.title == title)
    return next(weight.speaks_for for weight in weights if weight)


def test_headings_that_name_stages_are_shown_where_somebody_decides_under_them() -> None:
    made = draft(document(("Informal resolution", ACT), ("Review", FURTHER)))
    assert shown(made) == ["Informal resolution", "Review"]
    assert signs(made, "Informal resolution") == (
        "it has the name of a stage",
        "it stands as stages do",
        "somebody looks into the matter or answers",
        "it gives a time",
        "it says how the matter goes on",
        "it names somebody who decides, and was not named in the one before",
    )
    assert "it opens with a matter that was not settled" in signs(made, "Review")


def written(made: Draft) -> str:
    return procedure(made, Named(publisher="a", procedure="b", title="Policy", calendar="england-and-wales"), "#")


def test_what_signs_show_is_offered_and_what_the_document_numbers_is_claimed() -> None:
    by_signs = draft(document(("Informal resolution", ACT), ("Review", FURTHER)))
    assert (by_signs.claimed, len(by_signs.offered)) == ((), 2)
    asked = "What the stage is for, in one sentence. If it is none, "
    first = f'purpose: "REWRITE: {asked}move what it holds to another."'
    later = f'purpose: "REWRITE: {asked}delete its lines up to “duties:”, that one too: '
    text = written(by_signs)
    assert (text.count(first), text.count(later), text.count("Is this a stage?")) == (1, 1, 2)
    by_number = draft(document(("Stage 1: Informal resolution", ACT), ("Stage 2: Review", FURTHER)))
    assert len(by_number.claimed) == len(by_number.stages)
    text = written(by_number)
    assert "If it is none" not in text
    assert text.count("What the stage is for, in one sentence.") == len(by_number.claimed)


@pytest.mark.parametrize(
    "told",
    ["It is told here for all who use the house.", "You are welcome here.", "Our house has a hall and a garden."],
)
def test_a_name_alone_shows_nothing(told: str) -> None:
    assert shown(draft(document(("Informal resolution", told), ("Stage 2: Appeal", told)))) == []


def test_paragraphs_that_hand_a_matter_on_are_shown() -> None:
    first = "Concerns should be raised with the line manager, who will try to resolve them."
    made = draft(document(("Process", f"{first}\n\n{FURTHER}")))
    assert [stage.step.paragraph for stage in made.stages if is_shown(stage)] == [1, 2]


def test_a_sentence_by_which_a_matter_goes_on_to_somebody_is_offered() -> None:
    told = f"You should speak to the teacher, who must look into the complaint. {FURTHER}"
    made = draft(document(("Process", told)))
    assert [stage.step.inside for stage in made.stages if is_shown(stage)] == [None]
    assert [stage.step.inside is not None for stage in made.offered] == [False, True]


def test_an_item_of_what_may_be_decided_is_not_shown() -> None:
    items = "1. The director will hear the complaint.\n\n2. A manager will look into the complaint."
    decided = f"Together they decide on the next step:\n\n{items}"
    assert shown(draft(document(("What happens next", decided)))) == []
    assert shown(draft(document(("What happens next", f"These are the steps:\n\n{items}")))) != []


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        # What is shown, announced or of others.
        ("External investigation", ACT),
        ("Formal procedure", f"The following steps will be taken. {ACT}"),
        ("Formal procedure", f"We have three stages. {ACT}"),
        # A penalty, an aim, a letter, a right.
        ("Final written warning", ACT),
        ("Investigation", f"The purpose of this is to be fair. {ACT}"),
        ("Investigation", f"If we need more information from you, we will write to you. {ACT}"),
        ("Appeals", "An appeal must state the grounds. You have the right to be heard by us."),
        # What is about some matters alone.
        ("Complaints about exams", "The board will look at these complaints within 30 days."),
        ("Feedback", "The manager will review the complaint within 5 days."),
    ],
)
def test_what_speaks_against_a_stage_is_not_shown(heading: str, told: str) -> None:
    made = draft(document(("Investigation of complaints", ACT), (heading, told)))
    assert heading not in shown(made)


def test_what_stands_under_a_numbered_stage_or_beside_a_whole_sequence_is_not_shown() -> None:
    numbered = (("Stage 1: Investigation", f"{ACT}\n\nIt is so.\n\n{FURTHER}\n\n{FURTHER}"), ("Stage 2: Review", ACT))
    assert shown(draft(document(*numbered))) == ["Stage 1: Investigation", "Stage 2: Review"]


def test_parts_of_a_stage_are_not_shown_beside_stages_with_numbers() -> None:
    numbered = (
        ("9.1 Informal (Stage 1)", ACT),
        ("9.2 Formal (Stage 2)", ACT),
        ("Investigation", ACT),
        ("Outcome", ACT),
    )
    assert shown(draft(document(*numbered))) == ["9.1 Informal (Stage 1)", "9.2 Formal (Stage 2)"]


def test_two_signs_do_not_make_a_stage_of_a_part_of_a_numbered_clause() -> None:
    made = draft(
        document(
            ("7.1 Valid Complaints", "Complaints shall be considered valid if they come within 28 days of the event."),
            ("7.2 Investigation", ACT),
            ("7.3 Guidelines for Investigations", "a) Investigations shall be conducted by somebody whom it names."),
        )
    )
    assert shown(made) == ["7.2 Investigation"]


def test_our_response_alone_is_the_end_of_a_stage_and_none() -> None:
    response = "The manager must investigate your complaint and send our response to you."
    assert shown(draft(f"{HEADING}Complaints\n\nIt is so.\n\n{HEADING}Our response\n\n{response}")) == []
    investigation = ("Investigation", response)
    assert shown(draft(document(investigation, ("Our response", response)))) == ["Investigation", "Our response"]


def test_advice_of_what_to_remember_is_not_shown() -> None:
    told = f"{FURTHER} It is advisable to discuss the meeting with the manager."
    assert shown(draft(document(("What to remember about meetings", told)))) == []
    assert shown(draft(document(("What comes next", told)))) == ["What comes next"]


def test_later_items_of_a_list_are_parts_of_the_first_but_for_those_that_hand_on() -> None:
    items = (
        "The manager will acknowledge your complaint within 3 days.",
        "The manager will then look into it and reply within 10 days.",
        "If you are not satisfied with the reply, the director will review the complaint.",
        "The director will write to you within 20 days.",
    )
    told = "\n\n".join(f"{nth}. {item}" for nth, item in enumerate(items, 1))
    made = draft(document(("What will happen next?", told)))
    assert [stage.step.paragraph for stage in made.stages if is_shown(stage)] == [1, 3]


def test_a_further_heading_about_the_appeal_is_a_part_of_it() -> None:
    appeal = "You must write to the director, who will hear the appeal within 10 days."
    hearing = "The director will hear the appeal and decide within 10 days."
    made = draft(document(("Investigation", ACT), ("Appeal", appeal), ("Appeal hearing", hearing)))
    assert shown(made) == ["Investigation", "Appeal"]


def test_what_neither_names_a_stage_nor_says_who_does_anything_is_not_shown() -> None:
    told = "Where a conference went wrong you may be unhappy still. If you are not satisfied, there are further steps."
    assert shown(draft(document(("What went wrong", told), ("Investigation", ACT)))) == ["Investigation"]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("What can you complain about?", "You may appeal to the panel against any decision that the manager makes."),
        (
            "Who can complain?",
            "Anybody may put a complaint to the manager, who will look into it within 10 working days.",
        ),
    ],
)
def test_who_can_complain_about_what_is_no_stage(heading: str, told: str) -> None:
    assert heading not in shown(draft(document((heading, told), ("Investigation", ACT), ("Appeal", FURTHER))))


def test_a_later_paragraph_under_a_heading_that_calls_itself_a_stage_is_a_part_of_it() -> None:
    made = draft(document(("Stage 1 Complaint", f"{ACT}\n\nThe student is told so.\n\n{FURTHER}")))
    assert all(stage.step.paragraph <= 1 for stage in made.stages if is_shown(stage))


def test_what_says_how_many_stages_follow_is_none() -> None:
    told = f"{ACT} This may take longer.\n\nOur complaints procedure for care and housing has 2 stages."
    stages = (("Stage 1: Informal resolution", ACT), ("Stage 2: Review", FURTHER))
    assert shown(draft(document(("The process", told), *stages))) == [title for title, _ in stages]
