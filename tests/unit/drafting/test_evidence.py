"""Sentences that are marked because enough speaks for a stage, though no rule says that one begins there."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.document.outline import headed
from build_scripts.drafting.claims.evidence import weighed
from build_scripts.drafting.draft import Draft, draft

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
    assert not any("lamp" in each for each in told_by("It has a lamp and copies of the rules on training for it."))


def test_what_goes_outside_is_not_marked_however_much_speaks_for_it() -> None:
    for whom, is_marked in (("manager", True), ("Ombudsman", False)):
        told = told_by(f"You must initially discuss a formal matter in writing with the {whom}.")
        assert any("initially discuss" in each for each in told) == is_marked


def test_what_can_usually_be_resolved_informally_is_marked_before_stage_1() -> None:
    first = "Most grievances can usually be resolved informally with your line manager."
    stages = "Stage 1\n\nThe clerk must hear the grievance.\n\nStage 2\n\nThe board must hear the appeal."
    made = draft(f"Grievances\n\nThis text is for staff. {first}\n\n{stages}")
    assert marks(made) == ["Most grievances can usually be resolved informally with your line (paragraph 1)"]


@pytest.mark.parametrize("heading", ["Definitions", "Contact us", "Appendix A", "Equality", "Version history"])
def test_nothing_is_marked_under_a_heading_that_is_plainly_about_something_else(heading: str) -> None:
    formal = "You must initially discuss a formal complaint with the manager."
    assert marks(draft(f"Policy\n\nIt is so.\n\nTalks\n\n{formal}"))
    made = draft(f"Policy\n\nIt is so.\n\n{heading}\n\n{formal}")
    assert not [each for each in marks(made) if each.startswith("You must initially")]


def test_a_heading_that_only_speaks_of_the_stage_before_it_is_not_claimed_again() -> None:
    acts = "The head must reply to the formal complaint."
    made = draft(f"Complaints\n\nStage 3 - Review\n\n{acts}\n\nWhat happens at Stage 3?\n\n{acts} It is so.")
    assert [stage.step.title for stage in made.standing] == ["Stage 3 - Review"]
    assert "What happens at Stage 3?" in marks(made)


def test_the_report_names_the_likeliest_mark_first_and_says_what_speaks_for_and_against_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    likely = "If it is unresolved, you may then submit a formal complaint in writing, as Stage 2 says."
    weak = "Please put it in a letter."
    Path("policy.txt").write_text(f"Policy\n\nIt is so.\n\nTalks\n\nYou should talk to us. {likely}\n\n{weak}", "utf-8")
    said = CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board", "--procedure", "complaints"])
    assert said.exit_code == 0, said.output
    first, _, rest = said.output.partition("Probably no stage:")
    (line,) = [each for each in first.splitlines() if "If it is unresolved" in each and "For:" in each]
    assert "For: it says formal" in line
    (line,) = [each for each in rest.splitlines() if "Please put it" in each and "For:" in each]
    assert "Against: " in line
    text = Path("procedures/board/complaints.yml").read_text("utf-8")
    assert "# Probably no stage: Please put it" in text
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_beside_a_certain_stage_more_has_to_speak_for_a_further_one() -> None:
    text = "Talks\n\nYou should talk to us.\n\nPlease put it in a letter to us about it."
    alone = draft(f"Policy\n\nIt is so.\n\n{text}")
    beside = draft(f"Stage 1\n\nThe clerk must hear the grievance.\n\n{text}")
    assert any(title.startswith("Please put it") for title in marks(alone))
    assert not any(title.startswith("Please put it") for title in marks(beside))


def test_of_what_is_probably_no_stage_the_report_names_five(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    things = ("hall", "river", "boats", "gate", "shed", "lamp", "door", "roof")
    told = "\n\n".join(f"Please put it to us about the {thing}." for thing in things)
    Path("policy.txt").write_text(f"Policy\n\nIt is so.\n\nTalks\n\nYou should talk to us.\n\n{told}", "utf-8")
    said = CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board", "--procedure", "complaints"])
    assert said.exit_code == 0, said.output
    _, found, rest = said.output.partition("Probably no stage: ")
    assert found, said.output
    count = int(rest.split()[0])
    shown = [line for line in rest.splitlines() if "Against: " in line]
    assert count > len(shown) == 5
    assert f"and {count - 5} more, each a line of the file" in rest
    text = Path("procedures/board/complaints.yml").read_text("utf-8")
    assert text.count("# Probably no stage: ") == count
