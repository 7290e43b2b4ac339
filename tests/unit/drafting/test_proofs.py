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


def test_two_signs_do_not_make_a_stage_of_a_part_of_a_numbered_clause() -> None:
    made = draft(
        document(
            ("7.1 Valid Complaints", "Complaints shall be considered valid if they come within 28 days of the event."),
            ("7.2 Investigation", ACT),
            ("7.3 Guidelines for Investigations", "a) Investigations shall be conducted by somebody whom it names."),
        )
    )
    assert shown(made) == ["7.2 Investigation"]


def test_what_neither_names_a_stage_nor_says_who_does_anything_is_not_shown() -> None:
    told = "Where a conference went wrong you may be unhappy still. If you are not satisfied, there are further steps."
    assert shown(draft(document(("What went wrong", told), ("Investigation", ACT)))) == ["Investigation"]
