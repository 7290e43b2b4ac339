"""Sentences that are marked because enough speaks for a stage, though no rule says that one begins there."""

from build_scripts.document.outline import headed
from build_scripts.drafting.draft import Draft, draft
from build_scripts.drafting.evidence import weighed

LONG = (
    "The members of the club meet in the hall by the river on the second Monday of each month, and everyone is welcome."
)


def marks(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.stages if not stage.step.sure]


def told_by(sentence: str) -> list[str]:
    document = headed(f"How we work\n\nThe chair leads the meetings of the club.\n\n{LONG}\n\n{sentence}")
    return [step.title for step in weighed(document, ())]


def test_a_sentence_for_which_enough_speaks_is_marked_and_one_of_the_same_place_for_which_little_does_is_not() -> None:
    assert any(
        "initially discuss" in each for each in told_by("You must initially discuss a formal matter with staff.")
    )
    assert told_by("The room has a door, two windows and a lamp that the council gave to it.") == []


def test_what_goes_outside_is_not_marked_however_much_speaks_for_it() -> None:
    assert told_by("You must initially discuss a formal matter in writing with the manager.")
    assert told_by("You must initially discuss a formal matter in writing with the Ombudsman.") == []


def test_a_heading_is_claimed_with_a_line_beneath_it_but_not_where_much_beneath_it_says_nothing_of_it() -> None:
    begins = "Stage 1 is not named here.\n\nInformal resolution\n\nThe manager must look into the complaint."
    short = draft(f"Policy\n\n{begins}\n\nReview\n\nThe board decides.")
    assert "Review" in [stage.step.title for stage in short.claimed]
    long = draft(f"Policy\n\n{begins}\n\nReview\n\nThe board may look at papers of the club and {LONG[4:]}")
    assert "Review" not in [stage.step.title for stage in long.claimed]
    assert "Review" in marks(long)


def test_what_can_usually_be_resolved_informally_is_marked_before_stage_1() -> None:
    first = "Most grievances can usually be resolved informally with your line manager."
    stages = "Stage 1\n\nThe clerk must hear the grievance.\n\nStage 2\n\nThe board must hear the appeal."
    made = draft(f"Grievances\n\nThis text is for staff. {first}\n\n{stages}")
    assert marks(made) == ["Most grievances can usually be resolved informally with your line (paragraph 1)"]
