"""What a document tells twice is one stage and one limit: in its list of contents, in a sentence that opens a list."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.document.files import BULLET
from build_scripts.drafting.draft import draft
from tests.support.drafted import marked, stages
from tests.unit.drafting.test_within import marks

ACT = "The clerk must write to the head."
OPENER = (
    "If the chair (or any other member) has an issue that requires the committee to decide prior to the next meeting, "
    "decisions can be made via email according to the following process:"
)


CONTENTS = ("Stage One: the informal stage", "Stage Two: the formal review", "Who we are")


def test_a_line_of_contents_is_told_by_the_heading_that_it_names() -> None:
    lines = "\n\n".join(f"{BULLET}{line}" for line in CONTENTS)
    intro = f"There is help with complaints.\n\nThe process has these parts:\n\n{lines}"
    told = "If parents are not happy they must write to the panel within 5 days."
    made = draft(
        marked(
            ("Complaints of Millbrook", intro),
            ("Who we are", "We are a club. The club is in Millbrook."),
            ("Stage One: informal", told),
            ("Stage Two: review", told),
        )
    )
    assert stages(made) == ["Stage One: informal", "Stage Two: review"]
    assert [title for title in marks(made) if title.startswith(("Stage", "Who we are"))] == []


def test_a_line_that_no_heading_tells_stays_a_mark() -> None:
    line = "Stage Three: the appeal to the board"
    intro = f"There is help with complaints.\n\nThe process has these parts:\n\n{BULLET}{line}"
    told = "If parents are not happy they must write to the panel within 5 days."
    made = draft(marked(("Complaints of Millbrook", intro), ("Stage One: informal", told), ("Stage Two: review", told)))
    assert [title for title in marks(made) if title.startswith(" ".join(line.split()[:2]))] != []


WHOLE = "The whole process should be completed within one calendar month."


def limits(*texts: str) -> list[str]:
    told = ((f"Stage {nth}", text) for nth, text in enumerate(texts, 1))
    made = draft(marked(("Policy on complaints", "It is so."), *told))
    return [said.act.time.words for said in made.acts if said.act.time and said.act.time.period]


def test_how_long_the_whole_takes_is_one_limit_however_often_it_is_told() -> None:
    again = "Ideally this should not exceed 10 working days for a step and should be fully completed in one month."
    assert limits(f"{ACT} {WHOLE}", f"{ACT} {again}") == ["within one calendar month", "not exceed 10 working days"]


def test_another_time_for_the_whole_is_another_limit() -> None:
    again = "It should be fully completed in two months."
    assert limits(f"{ACT} {WHOLE}", f"{ACT} {again}") == ["within one calendar month", "in two months"]


def test_the_same_time_for_another_act_is_another_limit() -> None:
    again = "The chair should write in one month."
    assert limits(f"{ACT} {WHOLE}", f"{ACT} {again}") == ["within one calendar month", "in one month"]


def test_each_stage_may_take_as_long_as_the_one_before() -> None:
    own = "This should be completed within 10 days."
    assert limits(f"{ACT} {own}", f"{ACT} {own}") == ["within 10 days", "within 10 days"]


def test_the_boxes_of_a_drawing_that_come_again_and_again_are_no_stages() -> None:
    boxes = [(f"{name}", told) for told in ("Consider it", "Consider more", "Decide") for name in ("Formal meeting",)]
    told = "The head must hold it within 5 days, and the clerk must write down what everybody says there."
    made = draft(marked(("Complaints procedure", "It is so."), ("Investigation", told), ("Appeal", told), *boxes))
    assert stages(made) == ["Investigation", "Appeal"]
    assert [title for title in marks(made) if title.startswith("Formal meeting")] == ["Formal meeting"]


def test_a_heading_that_comes_twice_with_what_is_done_under_it_stays_a_stage() -> None:
    first, second = ("The head must hold it within 5 days.", "The board must hold it within 10 days.")
    made = draft(marked(("Complaints procedure", "It is so."), ("Formal meeting", first), ("Formal meeting", second)))
    assert stages(made) == ["Formal meeting", "Formal meeting (2)"]


def test_a_time_that_is_claimed_is_not_listed_as_one_to_decide_as_well() -> None:
    told = "The clerk must reply within 5 days. Most replies come within 5 days. Most visits end within 9 days."
    made = draft(marked(("Policy on complaints", "It is so."), ("Stage 1", told)))
    assert [said.act.time.words for said in made.acts if said.act.time and said.act.time.period] == ["within 5 days"]
    assert [words for left in made.left for words in left.limits] == ["within 9 days"]


OPENING = (
    "The complaints team will reply within 20 working days from the date your complaint is logged for investigation."
)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        # The same time of the same event, in other words.
        ("A full reply must be sent within 20 working days from the date it is logged for investigation.", 1),
        # Another event, and one that nothing is said of, may be another limit.
        ("A full reply must be sent within 20 working days from the date of the first hearing.", 2),
        ("A full reply must be sent within 20 working days.", 2),
        ("A full reply must be sent within 10 working days from the date it is logged for investigation.", 2),
    ],
)
def test_a_limit_of_the_opening_that_a_stage_gives_again_is_told_in_the_stage(told: str, kept: int) -> None:
    made = draft(marked(("Policy on complaints", OPENING), ("Stage 1", told), ("Stage 2", "The chair must decide.")))
    times = [said.place.heading for said in made.acts if said.act.time and said.act.time.period]
    assert (len(times), "Stage 1" in times) == (kept, True)
    # The sentence is left for the author, and nothing of it is lost.
    assert [len(left.limits) for left in made.left if left.place.heading == "Policy on complaints"] == [1] * (2 - kept)


def test_two_stages_with_the_same_limit_have_it_each() -> None:
    told = "A full reply must be sent within 20 working days from the date it is logged for investigation."
    made = draft(marked(("Policy on complaints", "It is so."), ("Stage 1", told), ("Stage 2", told + " It is final.")))
    assert [said.place.heading for said in made.acts if said.act.time and said.act.time.period] == [
        "Stage 1",
        "Stage 2",
    ]


def test_a_summary_of_times_says_again_what_is_told_and_where() -> None:
    raise_it = "You must raise it within 20 working days of the event."
    reply = "The clerk must acknowledge it within 5 working days."
    summed = (
        "It is expected that concerns will be raised within 20 days. "
        "They will be acknowledged within 5 working days of receipt."
    )
    made = draft(
        marked(("Policy on complaints", "It is so."), ("Stage 1", f"{raise_it} {reply}"), ("Timelines", summed))
    )
    assert [said.place.heading for said in made.acts if said.act.time and said.act.time.period] == ["Stage 1"] * 2
    (left,) = [left for left in made.left if left.place.heading == "Timelines"]
    assert left.again == (
        ("within 20 days", ("Stage 1", 1)),
        ("within 5 working days of receipt", ("Stage 1", 1)),
    )


def test_a_summary_with_times_of_its_own_gives_them() -> None:
    summed = "Concerns should be raised within 20 working days. They will be heard within 2 months."
    reply = "You must raise it within 20 working days of the event."
    made = draft(marked(("Policy on complaints", "It is so."), ("Stage 1", reply), ("Timelines", summed)))
    assert len([said for said in made.acts if said.act.time and said.act.time.period]) == 3


def test_a_sentence_that_one_section_has_twice_gives_its_limit_once() -> None:
    appeal = "A decision may be appealed by the student to the Review Board within 14 days of the decision."
    made = draft(marked(("Policy on complaints", "It is so."), ("Hearing", f"{appeal}\n\n{ACT}\n\n{appeal}")))
    assert [said.place.part.number for said in made.acts if said.act.time and said.act.time.period] == [1]


def test_two_sections_with_the_same_sentence_give_its_limit_each() -> None:
    told = "The student may answer the response within 5 working days."
    made = draft(marked(("Policy on appeals", "It is so."), ("Taught courses", told), ("Research degrees", told)))
    assert len([said for said in made.acts if said.act.time and said.act.time.period]) == 2


def test_what_is_asked_for_in_a_section_that_a_right_names_is_one_limit() -> None:
    right = "The applicant may request an independent review within 28 days."
    asked = "The request must be made in writing within 28 days of the decision. The panel must reply within 28 days."
    made = draft(marked(("Policy on appeals", "It is so."), ("Rights", right), ("Independent review process", asked)))
    assert [(said.place.heading, said.act.time.words) for said in made.acts if said.act.time] == [
        ("Rights", "within 28 days"),
        ("Independent review process", "within 28 days"),
    ]


def test_the_file_says_where_a_limit_that_is_said_again_was_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "Complaints policy\n\nStage 1\n\nThe clerk must acknowledge it within 5 working days.\n\n"
        "Stage 2\n\nThe board must answer within 20 working days.\n\n"
        "Timelines\n\nComplaints are acknowledged within 5 working days."
    )
    Path("policy.txt").write_text(text, "utf-8")
    CliRunner().invoke(main, ["draft", "policy.txt", "--publisher", "board", "--procedure", "complaints"])
    (written,) = (path.read_text("utf-8") for path in tmp_path.rglob("complaints.yml"))
    assert "# Said again, and taken in paragraph 1 of Stage 1: within 5 working days" in written
    assert "Looks like a time limit" not in written


SEE = "You must appeal within 42 days of the decision \N{EN DASH} see how to appeal, below."
APPEAL = "You must appeal in writing within 42 days of the decision by the board of management."


def test_what_sends_its_reader_on_is_told_where_it_sends_them() -> None:
    made = draft(marked(("If a child is suspended", f"{ACT} {SEE}"), ("How to appeal", APPEAL)))
    assert [said.place.heading for said in made.acts if said.act.time and said.act.time.period] == ["How to appeal"]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("You must return the appeal form within 42 days of the date of the decision by the board of management.", 1),
        # Another act, another event and another person have a limit of their own.
        ("You must request a hearing within 42 days of the decision by the board of management.", 2),
        ("You must appeal within 42 days of the answer of the school inspector.", 2),
        ("The clerk must send the appeal on within 42 days of the decision by the board of management.", 2),
    ],
)
def test_the_same_asked_by_the_same_one_in_the_same_time_from_the_same_event_is_one_limit(told: str, kept: int) -> None:
    made = draft(marked(("Complaints", "It is so."), ("How to appeal", APPEAL), ("Where to send it", told)))
    assert len([said for said in made.acts if said.act.time and said.act.time.period]) == kept


def test_in_how_long_absences_come_too_often_is_no_limit() -> None:
    told = "The trigger for a review of the complaint is three or more episodes of sickness in a 26 week period."
    assert limits(f"{ACT} {told}") == []
