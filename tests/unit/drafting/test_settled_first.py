"""What is settled informally before all else is offered as the first stage."""

import pytest

from build_scripts.document.files import HEADING
from build_scripts.drafting.claims.settled_first import SETTLED
from build_scripts.drafting.draft import Draft, draft

APPEAL = (
    "If you are not satisfied, you may appeal to the director, who will review the decision within 10 working days."
)


def made(*sections: tuple[str, str]) -> Draft:
    return draft(
        "\n\n".join(f"{HEADING}{heading}\n\n{told}" for heading, told in (("Grievances", "It is so."), *sections))
    )


def settled(found: Draft) -> list[str]:
    return [
        stage.step.title for stage in found.offered if stage.step.weight and stage.step.weight.speaks_for == (SETTLED,)
    ]


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
    found = made(("About this procedure", f"We are fair. {told}"), ("Appeal", APPEAL))
    first, second = (stage.step.title for stage in found.stages)
    assert (settled(found), second) == ([first], "Appeal")
    assert found.claimed == ()


@pytest.mark.parametrize(
    "told",
    [
        "Most grievances can be settled informally.",
        "We hope that most concerns are settled quickly by an informal approach to the manager.",
        "This sets out what is done where most grievances cannot be resolved informally with your manager.",
    ],
)
def test_what_names_nobody_or_only_hopes_is_none(told: str) -> None:
    assert settled(made(("About this procedure", f"We are fair. {told}"), ("Appeal", APPEAL))) == []


def test_beside_an_informal_stage_it_is_told_once() -> None:
    informal = ("Informal stage", "You should raise the matter informally with your manager, who will reply in 5 days.")
    assert settled(made(("About this procedure", f"We are fair. {INFORMALLY}"), informal, ("Appeal", APPEAL))) == []
