"""What may be a stage stands in the file ready to be taken or taken out; until that is decided it is not published."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.checks.in_force import undecided
from build_scripts.cli import main
from build_scripts.document.files import HEADING
from build_scripts.drafting.draft import draft
from build_scripts.drafting.writing import Named, procedure
from build_scripts.source.reader import read_text
from navigator.model.procedure import Procedure

ACT = "The manager will look into the complaint and write to you within 10 working days."
AGAIN = "If the student is not satisfied with it, a formal appeal may be submitted in writing within 5 days."
FEES = "The clerk must write to the head."


def text_of(*sections: tuple[str, str]) -> str:
    document = "\n\n".join(f"{HEADING}{heading}\n\n{told}" for heading, told in (("Policy", "It is so."), *sections))
    named = Named(publisher="a", procedure="b", title="Policy", calendar="england-and-wales")
    return procedure(draft(document), named, "#")


def stages(text: str) -> dict[str, list[str]]:
    return {each["title"]: [act["id"] for act in each.get("duties", [])] for each in yaml.safe_load(text)["stages"]}


def read(text: str) -> Procedure:
    written, problems = read_text(Procedure, "b.yml", text.encode())
    assert written is not None, problems
    value: Procedure = written.value
    return value


OFFERED = text_of(("Investigation", ACT), ("Fees", FEES))


def test_it_has_its_own_title_and_what_is_done_under_it() -> None:
    held = stages(OFFERED)
    asked = "REWRITE: Is this a stage? If it is, leave only its title: "
    assert list(held) == [f"{asked}Investigation", f"{asked}Fees"]
    assert [len(acts) for acts in held.values()] == [1, 1]
    assert "If it is none, delete its lines up to “duties:”, that one too" in OFFERED


def test_taken_out_as_the_file_says_its_acts_stand_in_the_stage_above() -> None:
    lines = OFFERED.split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith("  - id: fees"))
    last = next(at for at in range(first, len(lines)) if lines[at] == "    duties:")
    text = "\n".join((*lines[:first], *lines[last + 1 :]))
    assert [len(acts) for acts in stages(text).values()] == [2]
    read(text)


def test_a_sentence_is_no_stage_of_the_file_before_its_lines_are_taken() -> None:
    text = text_of(("Appeals", f"{ACT} {AGAIN}"), ("Fees", FEES))
    assert not any("not satisfied with it" in title for title in stages(text))
    taken = re.sub(r"(?m)^  # (?=- id: |  (?:title|purpose|lead|source): )", "  ", text)
    title = "REWRITE: The title of the stage: If the student is not satisfied with it, a formal (paragraph 1)"
    assert list(stages(taken)).index(title) == 1
    assert len(read(taken).stages) == len(read(text).stages) + 1


@pytest.mark.parametrize(("status", "told"), [("status: draft\n", []), ("", ["undecided-stage", "undecided-stage"])])
def test_a_procedure_that_holds_has_none(status: str, told: list[str]) -> None:
    written, _ = read_text(Procedure, "b.yml", OFFERED.replace("status: draft\n", status).encode())
    assert written is not None
    assert [each.code for each in undecided(written)] == told


def test_the_question_of_a_draft_is_not_asked_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("policy.txt").write_text(f"Policy\n\nIt is so.\n\nInvestigation\n\n{ACT}\n\nFees\n\n{FEES}", "utf-8")
    assert CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board"]).exit_code == 0
    text = Path("procedures/board/policy.yml").read_text("utf-8")
    (event,) = yaml.safe_load(text)["events"]
    assert "ask" not in event
    assert read(text).events[0].ask == "When did it happen?"


def test_what_stands_further_down_under_its_heading_goes_with_it() -> None:
    text = text_of(("Investigation", ACT), ("Fees", f"{FEES}\n\nThe clerk must send a copy to the board."))
    assert [len(acts) for acts in stages(text).values()] == [1, 2]


def test_a_report_says_of_a_text_that_is_to_be_written_only_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("policy.txt").write_text(
        f"Policy\n\nIt is so.\n\nInvestigation\n\n{ACT}\n\nFees\n\nThey will be sent a bill within 5 days.", "utf-8"
    )
    assert CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board"]).exit_code == 0
    report = CliRunner().invoke(main, ["check", "--report"]).output
    before, _, to_write = report.partition("Texts that are still to be written")
    assert "REWRITE: do what the sentence" not in before
    # From what the time runs is still to be written, so nobody knows yet whether the policy says it.
    assert "is counted from" not in report
    assert "what happens on the day" in " ".join(to_write.split())


def test_an_act_whose_sentence_has_a_time_that_was_not_taken_says_so() -> None:
    mark = "# A time in the sentence was not taken for its limit: decide whether it is one."
    late = "If we cannot reply within 30 days, the manager will send a letter saying when a reply will be sent."
    assert mark in text_of(("Stage 1", f"{ACT} {late}"))
    assert mark not in text_of(("Stage 1", ACT))


def test_an_act_that_could_not_be_told_is_called_by_the_first_words_of_its_sentence() -> None:
    text = text_of(("Stage 1", "Within 10 working days a reply will be sent to you in writing."))
    assert "- id: a-reply-will-be-sent\n" in text
    assert "- id: start-of-a-reply-will-be-sent\n" in text
    assert "{stated:" not in text


def test_who_has_so_long_to_ask_may_ask() -> None:
    asked = "If you are not satisfied, you have 7 days to ask for a review."
    assert "force: may" in text_of(("Stage 1", f"{ACT} {asked}"))
    assert "force: may" not in text_of(("Stage 1", f"{ACT} The clerk has 7 days to reply to you."))


def test_the_report_says_what_is_done_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("policy.txt").write_text(f"Policy\n\nIt is so.\n\nInvestigation\n\n{ACT}\n\nFees\n\n{FEES}", "utf-8")
    told = CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board"]).output
    assert "  0 stages\n  2 parts that may be a stage, ready in the file: see “To decide”\n" in told
    assert "  If it is a stage, leave only its title. If it is none, its purpose says what to delete.\n" in told
