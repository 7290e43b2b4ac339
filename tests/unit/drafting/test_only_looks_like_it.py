"""What only looks like a limit or a stage: written with what is to come of it before any of it was read."""

from pathlib import Path

import pytest
import yaml

from build_scripts.drafting.draft import Draft, draft

MADE_UP = yaml.safe_load(Path("tests/drafting/only_looks_like_it.yml").read_text("utf-8"))
STAGE = "Complaints procedure\n\nStage 1\n\nThe manager will reply to your complaint within 15 working days.\n\n"


def claimed(made: Draft) -> tuple[list[str], list[str]]:
    """The stages and the limits that are claimed."""
    times = [said.act.time.words for said in made.acts if said.act.time and said.act.time.period]
    return [stage.step.title for stage in made.standing], times


def beside(sentence: str) -> tuple[list[str], list[str]]:
    """What is claimed of a sentence under a heading of its own, below a stage with its limit."""
    stages, times = claimed(draft(f"{STAGE}More to know\n\n{sentence}"))
    assert (stages[0], times[0]) == ("Stage 1", "within 15 working days")
    return stages[1:], times[1:]


@pytest.mark.parametrize("sentence", MADE_UP["limits"])
def test_a_limit_stays_one(sentence: str) -> None:
    assert len(beside(sentence)[1]) == 1


@pytest.mark.parametrize("sentence", MADE_UP["no_limits"])
def test_what_gives_no_limit_claims_none(sentence: str) -> None:
    assert beside(sentence) == ([], [])


@pytest.mark.parametrize("text", [pytest.param(each["text"], id=each["name"]) for each in MADE_UP["no_stages"]])
def test_what_has_no_stage_claims_none(text: str) -> None:
    assert claimed(draft(text)) == ([], [])


@pytest.mark.parametrize("each", MADE_UP["procedures"], ids=lambda each: each["name"])
def test_a_procedure_stays_one(each: dict[str, str | int]) -> None:
    stages, limits = claimed(draft(str(each["text"])))
    assert (len(stages), len(limits)) == (each["stages"], each["limits"])
