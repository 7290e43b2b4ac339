"""A draft claims only what the document calls a stage or gives as a limit; what only looks like one is marked."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.document.files import BULLET, HEADING, NUMBERED
from build_scripts.drafting.draft import Draft
from build_scripts.drafting.said.doubtful import looks_like_limits
from tests.unit.drafting.policies import by_shape as draft

ACT = "The clerk must write to the head."


def document(*sections: tuple[str, str]) -> str:
    return "\n\n".join(f"{HEADING}{heading}\n\n{text}" for heading, text in (("Policy", "It is so."), *sections))


def claimed(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.standing]


def doubtful(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.stages if not stage.step.sure]


def listed(opener: str, items: Sequence[str], sign: str = NUMBERED) -> str:
    return "\n\n".join((opener, *(f"{sign}{item}" for item in items)))


@pytest.mark.parametrize(
    "heading",
    ["Where complaints come from", "Children", "Variation of the complaints procedure", "Fees", "Welcome", "The clerk"],
)
def test_a_heading_that_names_nothing_done_with_a_matter_is_marked_and_not_claimed(heading: str) -> None:
    made = draft(document((heading, ACT), ("Investigation", ACT), ("Decision", ACT)))
    assert claimed(made) == ["Investigation", "Decision"]
    assert doubtful(made) == [heading]


@pytest.mark.parametrize(
    ("opener", "sure"),
    [
        ("You should follow the procedure below.", True),
        ("The steps are as follows:", True),
        ("This procedure is based on these principles:", False),
        ("Each of us has duties.", False),
    ],
)
def test_numbered_paragraphs_are_steps_where_a_sentence_calls_them_so(opener: str, *, sure: bool) -> None:
    made = draft(document(("Ways", listed(opener, ["The clerk must file it.", "The head must sign it."]))))
    assert [stage.step.sure for stage in made.stages] == [sure, sure]


def test_of_a_list_of_steps_that_one_is_none_which_keeps_papers_or_sends_somebody_outside() -> None:
    items = [
        "The clerk must acknowledge it.",
        "The clerk must keep a record of it.",
        "If you are not satisfied you may write to the Ombudsman.",
        "If the reply is delayed the clerk must tell you.",
    ]
    made = draft(document(("What happens next?", listed("It is looked at.", items))))
    assert [stage.step.sure for stage in made.stages] == [True]


def test_a_list_in_which_one_has_the_label_of_another_matter_is_one_of_clauses() -> None:
    items = [
        "The clerk must reply to it.",
        "The head must investigate it.",
        "Anonymous complaints: the head may reply.",
    ]
    made = draft(document(("Complaints procedure", listed("It is so.", items))))
    assert (claimed(made), len(made.stages)) == ([], 3)


def test_a_longer_list_that_says_what_is_done_with_a_matter_needs_nobody_to_call_it_steps() -> None:
    items = ["The clerk must acknowledge it.", "The head must investigate it.", "The board must decide.", "Be kind."]
    made = draft(document(("Members", listed("It is so.", items))))
    assert [stage.step.sure for stage in made.stages if stage.acts] == [True, True, True]
    assert len(claimed(made)) == 3


def test_signs_are_steps_where_a_sentence_opens_them_and_each_is_a_sentence() -> None:
    items = [
        "the clerk must ring the head on the day after it came",
        "the head must reply to it in writing to all of us",
    ]
    for opener, number in (("This is the procedure that we follow:", 2), ("We use this process if:", 0)):
        made = draft(document(("Ways", listed(opener, items, BULLET))))
        assert len(claimed(made)) == number


@pytest.mark.parametrize("mark", [":", ")", " \u2014", "."])
def test_a_paragraph_calls_itself_a_step_with_any_of_these_marks(mark: str) -> None:
    told = "\n\n".join(f"Step {n}{mark} The clerk must write to the head of the service." for n in (1, 2))
    assert claimed(draft(document(("Ways", told)))) == ["Step 1", "Step 2"]


def test_plain_numbers_that_go_on_from_sentences_are_those_of_paragraphs() -> None:
    told = [f"{n} The clerk must write to the head of the service at once." for n in (1, 2, 3)]
    made = draft(document(("Complaints procedure", "\n".join((*told, "4 The head must reply.")))))
    assert len(claimed(made)) == 4


def test_what_is_opened_by_a_heading_that_says_what_happens_is_a_step_though_it_has_a_sign_and_no_number() -> None:
    items = ["the clerk will send a letter to you on the day after", "the head will look at all that was sent to us"]
    made = draft(document(("What will happen next?", "\n\n".join(f"{BULLET}{item}" for item in items))))
    assert len(claimed(made)) == 2


def test_a_later_heading_for_making_a_complaint_is_no_second_stage() -> None:
    made = draft(document(("How to complain", ACT), ("Investigation", ACT), ("Make a complaint", ACT)))
    assert (claimed(made), doubtful(made)) == (["How to complain", "Investigation"], ["Make a complaint"])


def test_where_nothing_is_claimed_the_paragraphs_under_the_title_may_go_further() -> None:
    told = f"{ACT}\n\nUnresolved complaints must be reported to the Director by the manager."
    assert len(claimed(draft(f"Policy 3230\n\n{told}"))) == 2


def test_the_names_of_stages_beside_those_that_have_a_number_are_marked() -> None:
    made = draft(document(("Stage 1", ACT), ("Investigation", ACT), ("Stage 2", ACT)))
    assert (claimed(made), doubtful(made)) == (["Stage 1", "Stage 2"], ["Investigation"])


def test_what_is_called_the_procedure_is_no_stage_where_its_stages_follow() -> None:
    made = draft(document(("Complaints procedure", ACT), ("Investigation", ACT), ("Decision", ACT)))
    assert (claimed(made), doubtful(made)) == (["Investigation", "Decision"], ["Complaints procedure"])
    assert claimed(draft(document(("Complaints procedure", ACT)))) == ["Complaints procedure"]


@pytest.mark.parametrize(
    ("told", "limits", "marks"),
    [
        (
            "The clerk must reply within 10 days. If we cannot reply within 10 days, the clerk must tell you.",
            ["within 10 days"],
            ["cannot reply within 10 days"],
        ),
        ("If it is not resolved within 10 days, go to the head.", [], ["not resolved within 10 days"]),
        ("The Ombudsman will decide within 8 weeks.", [], ["within 8 weeks"]),
        ("You must write to the Ombudsman within 12 months.", ["within 12 months"], []),
        ("Papers are kept for 6 years.", [], []),
        ("The clerk must write at intervals not greater than 20 days from the letter.", [], []),
        ("If it happens again within 12 months the head may decide.", [], ["within 12 months"]),
        ("When you write to us we aim to reply within 7 days.", ["within 7 days"], []),
        ("The committee shall meet within [21] days of the letter.", ["within 21 days of the letter"], []),
    ],
)
def test_a_time_of_a_body_outside_and_one_that_is_told_again_as_not_kept_are_marked(
    told: str, limits: list[str], marks: list[str]
) -> None:
    made = draft(document(("Reply", told)))
    assert [said.act.time.words for said in made.acts if said.act.time] == limits
    assert [words for left in made.left for words in left.limits] == marks


def test_under_the_name_of_a_body_outside_what_they_do_is_theirs() -> None:
    told = "They will report within 60 days. You may ask them within 2 months."
    made = draft(document(("The Fundraising Regulator", told)))
    assert [said.act.time.words for said in made.acts if said.act.time] == ["within 2 months"]


def test_the_file_and_the_report_say_what_is_to_be_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("policy.txt").write_text(
        document(("Investigation", f"{ACT} The Ombudsman will decide within 8 weeks."), ("Fees", ACT)).replace(
            HEADING, ""
        ),
        "utf-8",
    )
    said = CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board", "--procedure", "complaints"])
    assert said.exit_code == 0, said.output
    shown = "For: it has the name of a stage, it stands as stages do, it says to whom"
    assert "  1 part that several signs show to be a stage, the likeliest first\n" in said.output
    assert f"    Investigation (Investigation, paragraph 1). {shown}" in said.output
    assert "\n    Fees (Fees, paragraph 1). For: " in said.output
    assert "  1 time that may be a limit\n    “within 8 weeks” (Investigation, paragraph 1)\n" in said.output
    text = Path("procedures/board/complaints.yml").read_text("utf-8")
    assert "  # Looks like a stage: Fees\n" in text
    assert "    # Looks like a time limit: within 8 weeks\n" in text
    assert f"  # {shown}" in text
    asked = "REWRITE: Is this a stage? If it is, leave only its title: "
    titles = [stage["title"] for stage in yaml.safe_load(text)["stages"]]
    assert titles == [f"{asked}Investigation", f"{asked}Fees"]
    report = CliRunner().invoke(main, ["check", "--report"]).output
    assert "Is this a stage?" in report
    assert "leads to “REWRITE: Is this a stage?" not in report
    assert "hold what looks like a time limit" in report


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("It must be sent within 15 college working days of the reply.", "15 college working days"),
        ("A letter will be sent giving 14 days to complete the work.", "14 days"),
        ("There is a period of 14 days in which you are expected to respond.", "14 days"),
        ("You keep two more days of leave.", None),
        ("It is of three of those days.", None),
    ],
)
def test_a_time_of_a_kind_that_is_not_known_or_that_is_only_given_looks_like_a_limit(
    sentence: str, told: str | None
) -> None:
    assert list(looks_like_limits(sentence)) == ([told] if told else [])


def test_a_letter_on_file_with_somebody_is_no_record_that_is_kept() -> None:
    made = draft(document(("Appeal", "The chair must write to the address on file with us within 5 days.")))
    assert [said.act.time.words for said in made.acts if said.act.time] == ["within 5 days"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Response to a query: 24 business hours", "24 business hours"),
        ("48 Business hours", "48 Business hours"),
        ("Whoever receives it forwards it to the clerk the same business day.", "the same business day"),
        ("The day after the meet, tell the chair by phone that you will appeal.", "The day after the meet"),
        ("If it has taken us more than 8 weeks to reply, you can write to the bank.", "more than 8 weeks"),
    ],
)
def test_a_time_that_nobody_reads_is_marked_all_the_same(sentence: str, told: str) -> None:
    assert list(looks_like_limits(sentence)) == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "The office is open during business hours.",
        "We are asked the same questions every day.",
        "The day after tomorrow the office is shut.",
        "It was shut for more than 8 weeks.",
    ],
)
def test_what_only_speaks_of_days_is_no_mark(sentence: str) -> None:
    assert list(looks_like_limits(sentence)) == []


@pytest.mark.parametrize("name", ["timescale", "time scale", "timeframe", "deadline"])
def test_a_timescale_of_so_many_days_is_marked(name: str) -> None:
    sentence = f"If it takes longer, you will be given a {name} of 15 days in which it will be answered."
    assert [each.split()[:2] for each in looks_like_limits(sentence)] == [["15", "days"]]
