"""A stage is claimed too for what stands beside it: the one above or below, its run of numbers, or what comes first."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from build_scripts.document.files import HEADING
from build_scripts.document.outline import headed
from build_scripts.drafting.claims.beside import NEIGHBOUR, RUN, SETTLED, shown_beside
from build_scripts.drafting.claims.seen import all_seen
from build_scripts.drafting.draft import draft
from build_scripts.drafting.steps.places import Step, whole

HEARING = "The panel will hear the grievance and tell you its decision within 5 working days."
APPEAL = (
    "If you are not satisfied, you may appeal to the director, who will review the decision within 10 working days."
)
MAY = "In some cases it may be necessary for us to carry out an investigation. You must co-operate in it."


def found(*sections: tuple[str, str]) -> list[Step]:
    return [stage.step for stage in draft(marked(*sections)).stages]


def marked(*sections: tuple[str, str]) -> str:
    return "\n\n".join(f"{HEADING}{heading}\n\n{told}" for heading, told in (("Grievances", "It is so."), *sections))


def shown(sections: Iterable[tuple[str, str]], stands: str, claims: str) -> dict[str, tuple[str, ...]]:
    """What shows each section where some stand as stages do, and some are claimed: by their first letters."""
    document = headed(marked(*sections))
    steps = [replace(whole(each, each.name), sure=each.name[0] in stands) for each in document[1:]]
    seen = list(all_seen(steps, document))
    made = [replace(step, proof=("it is one",)) if step.title[0] in claims else step for step in steps]
    return {step.title: step.proof for step in shown_beside(made, seen, document)}


SECTIONS = (("Grievance meeting", HEARING), ("Investigations", MAY), ("Appeal", APPEAL))


def test_what_has_the_name_of_a_stage_is_one_beside_a_stage() -> None:
    assert shown(SECTIONS, "GA", "GA")["Investigations"] == (NEIGHBOUR,)
    assert shown(SECTIONS, "GA", "")["Investigations"] == ()


@pytest.mark.parametrize("other", ["Records", "Confidentiality", "Dismissal"])
def test_what_has_no_such_name_is_none_for_standing_there(other: str) -> None:
    assert shown((SECTIONS[0], (other, MAY), SECTIONS[2]), "GA", "GA")[other] == ()


def test_what_stands_apart_from_the_stages_is_none_for_its_name() -> None:
    apart = (*SECTIONS[::2], ("Records", "They are kept."), SECTIONS[1])
    assert shown(apart, "GA", "GA")["Investigations"] == ()


RUN_OF_FOUR = (
    ("1 We write it down", "It goes into our register with a number."),
    ("2 Somebody else looks at it", "That is never a person whose own work is complained of."),
    ("3 We answer", HEARING),
    ("4 Appeal", APPEAL),
)


def test_the_rest_of_a_run_of_numbers_is_claimed_where_it_stands_as_stages_do_or_between_two() -> None:
    assert [proof == (RUN,) for proof in shown(RUN_OF_FOUR, "134", "34").values()] == [True, True, False, False]
    # The first one does not stand as stages do, and what comes after it stands between two no more.
    assert [proof == (RUN,) for proof in shown(RUN_OF_FOUR, "34", "34").values()] == [False] * 4


def test_one_claimed_stage_is_not_enough_for_a_run_and_none_has_a_gap() -> None:
    assert (RUN,) not in shown(RUN_OF_FOUR, "134", "4").values()
    gap = (RUN_OF_FOUR[0], *((f"{int(heading[0]) + 1}{heading[1:]}", told) for heading, told in RUN_OF_FOUR[1:]))
    assert (RUN,) not in shown(gap, "145", "45").values()


INFORMALLY = "Most grievances can be settled informally with your line manager."


@pytest.mark.parametrize(
    "told",
    [
        INFORMALLY,
        "Minor conduct issues can often be resolved informally between you and your manager.",
        "Many complaints can be dealt with quickly and informally through discussion with the head teacher.",
    ],
)
def test_what_is_settled_informally_with_somebody_comes_first(told: str) -> None:
    first, *rest = [
        step for step in found(("About this procedure", f"We are fair. {told}"), ("Appeal", APPEAL)) if step.is_claimed
    ]
    assert first.proof == (SETTLED,)
    assert [step.title for step in rest] == ["Appeal"]


@pytest.mark.parametrize(
    "told",
    [
        "Most grievances can be settled informally.",
        "We hope that most concerns are settled quickly by an informal approach to the manager.",
        "This sets out what is done where most grievances cannot be resolved informally with your manager.",
    ],
)
def test_what_names_nobody_or_only_hopes_is_none(told: str) -> None:
    made = found(("About this procedure", f"We are fair. {told}"), ("Appeal", APPEAL))
    assert all(step.proof != (SETTLED,) for step in made)


def test_beside_an_informal_stage_it_is_told_once() -> None:
    informal = ("Informal stage", "You should raise the matter informally with your manager, who will reply in 5 days.")
    made = found(("About this procedure", f"We are fair. {INFORMALLY}"), informal, ("Appeal", APPEAL))
    assert all(step.proof != (SETTLED,) for step in made)
