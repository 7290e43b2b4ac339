"""Where a procedure ends outside is offered as its last stage, or as a way out of the one above."""

import pytest

from build_scripts.drafting.draft import Draft, draft
from build_scripts.drafting.steps.places import Why
from build_scripts.drafting.writing import Named, procedure
from tests.support.drafted import marked

STAGES = (
    ("Stage 1: the manager", "The manager must answer your complaint within 10 days."),
    ("Stage 2: the board", "If you are not satisfied, you may ask the board for a review within 20 days."),
)
SENDS = "If you are still not satisfied with our final answer, you can complain to the Public Services Ombudsman."


def ends(made: Draft) -> list[str]:
    """What is offered for that, by its title."""
    return [each.step.title for each in made.offered if each.step.weight and each.step.weight.why is Why.ENDS]


def test_a_last_heading_of_somebody_outside_is_offered_after_the_stages() -> None:
    made = draft(marked(("Complaints procedure", "It is so."), *STAGES, ("The Ombudsman", SENDS)))
    assert ends(made) == ["The Ombudsman"]
    assert [each.step.title for each in made.claimed] == [heading for heading, _ in STAGES]


def test_a_paragraph_for_those_who_are_still_not_satisfied_is_offered() -> None:
    last = ("Stage 2: the board", f"{STAGES[1][1]}\n\n{SENDS}")
    made = draft(marked(("Complaints procedure", "It is so."), STAGES[0], last))
    assert ends(made) == ["If you are still not satisfied with our final answer, (paragraph 2)"]


@pytest.mark.parametrize(
    "told",
    [
        "The Ombudsman is independent of us.",
        "The Ombudsman publishes a report each year. Records of it are kept.",
        "If you are still not satisfied, please ask the manager again.",
    ],
)
def test_what_sends_nobody_outside_is_no_end(told: str) -> None:
    assert ends(draft(marked(("Complaints procedure", "It is so."), *STAGES, ("More to know", told)))) == []


def test_there_is_one_end() -> None:
    made = draft(marked(("Complaints procedure", "It is so."), *STAGES, ("Regulator", SENDS), ("Ombudsman", SENDS)))
    assert ends(made) == ["Ombudsman"]


def test_what_is_done_there_is_told_once_and_the_file_says_what_else_it_may_be() -> None:
    told = f"{SENDS} You must write to them within 12 months."
    made = draft(marked(("Complaints procedure", "It is so."), *STAGES, ("The Ombudsman", told)))
    assert len([said for said in made.acts if said.act.time and said.act.time.words == "within 12 months"]) == 1
    written = procedure(made, Named(publisher="b", procedure="p", title="T", calendar="c"), "#")
    assert "an outcome whose body is a role outside" in " ".join(written.replace("#", " ").split())
