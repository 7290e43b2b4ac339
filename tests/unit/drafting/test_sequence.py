"""A stage that the document numbers, in one sequence that is whole, is claimed for that alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.document.files import HEADING
from build_scripts.drafting.draft import Draft, draft
from build_scripts.drafting.steps.sequence import NUMBERED

ACTS = "The manager must look into the complaint and write to you."
NOTHING = "It is told here for all who use the house."
"""What no stage is claimed for but by its number."""
FURTHER = "If you are still not satisfied, the board will review the complaint."


def text(*headings: str, under: str = ACTS) -> str:
    """A document whose headings are marked, as those of Word and HTML are."""
    return "\n\n".join(f"{HEADING}{each}\n\n{under}" for each in ("Complaints", *headings))


def claimed(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.claimed]


def marked(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.stages if not stage.step.is_claimed]


@pytest.mark.parametrize(
    "headings",
    [
        ("Stage 1: Resolution", "Stage 2: Appeal"),
        ("Step One", "Step Two", "Step Three"),
        ("Level I Supervisor", "Level II Superintendent"),
        ("First stage", "Second stage"),
        ("4.1 Informal resolution (Stage 1)", "4.2 Appeal (Stage 2)"),
        ("Informal stage", "Formal stage"),
        ("1. The informal stage", "2. The formal stage", "3. Appeal stage"),
    ],
)
def test_a_sequence_from_1_on_is_claimed(headings: tuple[str, ...]) -> None:
    assert claimed(draft(text(*headings))) == list(headings)


@pytest.mark.parametrize(
    "headings",
    [
        ("Informal resolution", "Appeal panel"),
        ("1. Investigation", "2. Appeals"),
        ("Stage 2: Appeal",),
        ("Formal stage", "Appeal stage"),
        ("Informal stage", "Appeal stage"),
        ("Stage 1: Resolution", "Stage 3: Appeal"),
        ("Stage 2: Resolution", "Stage 3: Appeal"),
        ("Stage 1: Resolution", "Step 2: Appeal"),
    ],
)
def test_what_has_no_number_and_what_is_not_whole_is_not_claimed_for_it(headings: tuple[str, ...]) -> None:
    assert claimed(draft(text(*headings, under=NOTHING))) == []
    numbered = [stage.step.title for stage in draft(text(*headings)).claimed if NUMBERED in stage.step.proof]
    assert numbered == []


def test_what_stands_beside_a_sequence_without_a_number_is_marked() -> None:
    told = "We are glad to hear of it at any hour of the day."
    numbered = text("Stage 1: Investigation", "Stage 2: Review")
    made = draft(f"{text('Informal resolution', under=told)}\n\n{numbered}")
    assert claimed(made) == ["Stage 1: Investigation", "Stage 2: Review"]


def test_of_two_sequences_the_one_that_says_more_is_claimed() -> None:
    brief = text("Stage 1: Tenants", "Stage 2: Tenants", under="The clerk must write to you.")
    long = "\n\n".join(f"{HEADING}{each}\n\n{ACTS} {FURTHER}" for each in ("Step 1: Staff", "Step 2: Staff"))
    assert claimed(draft(f"{brief}\n\n{long}")) == ["Step 1: Staff", "Step 2: Staff"]
    assert {"Stage 1: Tenants", "Stage 2: Tenants"} <= set(marked(draft(f"{brief}\n\n{long}")))


@pytest.mark.parametrize(
    ("above", "is_claimed"), [("Appendix 2: flowchart", False), ("Annex B: complaints procedure", True)]
)
def test_what_is_only_shown_in_an_annex_is_marked(above: str, *, is_claimed: bool) -> None:
    stages = "\n\n".join(f"{HEADING}{each}\n\n{ACTS}" for each in ("Stage 1", "Stage 2"))
    made = draft(f"{HEADING}Complaints\n\n{ACTS}\n\n{HEADING}{above}\n\n{stages}")
    assert claimed(made) == (["Stage 1", "Stage 2"] if is_claimed else [])


def test_paragraphs_that_call_themselves_stages_are_a_sequence() -> None:
    made = draft(f"Complaints procedure\n\nStage 1 - {ACTS}\n\nStage 2 - {FURTHER}")
    assert claimed(made) == ["Stage 1", "Stage 2"]


def test_a_number_that_the_program_gives_to_an_item_is_none_of_the_document() -> None:
    sentence = "This is what is done with a complaint, and by whom it is done in each case that comes to us."
    made = draft(f"{sentence}\n\n1. {ACTS}\n\n2. {FURTHER}\n\n3. The board must tell you what it decides.")
    assert [stage.step.title for stage in made.claimed if NUMBERED in stage.step.proof] == []


def test_what_stands_as_a_stage_with_too_little_said_is_told_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = "We must keep the house tidy."
    Path("policy.txt").write_text(text("Informal resolution", "Appeals", under=told).replace(HEADING, ""), "utf-8")
    said = CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board", "--procedure", "complaints"])
    assert said.exit_code == 0, said.output
    assert "  0 stages\n" in said.output
    assert "  2 parts with the name or the place of a stage, and too little that shows it\n" in said.output
    assert "it has the name or the place of a stage" in said.output
    written = Path("procedures/board/complaints.yml").read_text("utf-8")
    assert "  # Looks like a stage: Informal resolution\n" in written
