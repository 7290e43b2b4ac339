"""What the fourteenth reading taught: lines that are no mark, and times that are no claim."""

import pytest

from build_scripts.drafting.draft import Draft, draft

INTRO = "Complaints\n\nThe manager must look into the complaint and write to you."


def limits(made: Draft) -> tuple[list[str], list[str]]:
    """The times that are claimed, and those that are marked."""
    return (
        [said.act.time.words for said in made.acts if said.act.time and said.act.time.period],
        [words for left in made.left for words in left.limits],
    )


def marked(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.stages if not stage.step.is_claimed]


@pytest.mark.parametrize(
    ("line", "is_marked"),
    [
        ("Formal written complaint or appeal, all customers", False),
        ("A formal complaint should then be submitted in writing.", True),
        ("Formal written complaint or appeal:", True),
    ],
)
def test_a_line_in_which_nobody_does_anything_is_no_mark(line: str, *, is_marked: bool) -> None:
    made = draft(f"About us\n\nOur aims are these.\n\nMatters\n\nWelcome to the page of the club.\n\n{line}")
    assert any(title.startswith(line[:20]) for title in marked(made)) == is_marked


def test_numbered_paragraphs_that_part_a_whole_document_are_clauses() -> None:
    clauses = [f"{nth}. The company may look at the record of leave number {nth}." for nth in range(1, 17)]
    few, many = (draft("Rules\n\n" + "\n\n".join(clauses[:some])) for some in (4, 16))
    assert {f"Rules: {nth}" for nth in range(1, 5)} <= set(marked(few))
    assert not {f"Rules: {nth}" for nth in range(1, 17)} & set(marked(many))


def test_a_time_that_has_passed_in_a_condition_is_marked() -> None:
    claimed, told = limits(draft(f"{INTRO}\n\nIf there is no agreement after 10 days, the clerk must call a meeting."))
    assert (claimed, told) == ([], ["after 10 days"])


def test_how_long_a_decision_counts_is_marked() -> None:
    text = f"{INTRO}\n\nThe board may extend the validity of the decision to a maximum of three years."
    assert limits(draft(text)) == ([], ["maximum of three years"])


def test_a_list_of_times_has_the_word_that_opens_it() -> None:
    opens = "You will receive a decision on your complaint within:"
    claimed, _ = limits(draft(f"{INTRO}\n\n{opens}\n\n- 20 days for a simple matter\n- 30 days for others"))
    # The second is quoted as it stands, so that the check finds it.
    assert claimed == ["within 20 days", "30 days"]


def test_a_table_whose_cells_run_together_claims_none_of_its_times() -> None:
    rows = "Reply to complaint Within 5 days Meeting Within 10 days Decision Within 15 days Appeal {} 20 days of it."
    assert limits(draft(f"{INTRO}\n\nWe will keep to these times: {rows.format('Within')}"))[0] == []
    three = "We will reply to the complaint within 5 days, meet you within 10 days and decide within 15 days."
    assert len(limits(draft(f"{INTRO}\n\n{three}"))[0]) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Many complaints are minor and can be dealt with informally by a manager.",
        "The school will first seek to resolve them informally with your manager.",
    ],
)
def test_what_is_settled_informally_before_the_stages_is_marked(sentence: str) -> None:
    stages = "Stage 1\n\nThe clerk must reply.\n\nStage 2\n\nThe board decides."
    made = draft(f"Complaints\n\nThis is our policy. {sentence}\n\n{stages}")
    assert any(title.startswith(sentence[:20]) for title in marked(made))


def test_inside_a_stage_with_a_number_nothing_begins_for_its_points() -> None:
    points = "At the end of it the head will then put a formal written response to you about how it was resolved."
    text = "School complaints\n\n{}\n\nThe head will record the day on which the complaint came in. {}"
    with_number, without = (marked(draft(text.format(each, points))) for each in ("Stage 1", "Records of it"))
    assert not any(title.startswith("At the end") for title in with_number)
    assert any(title.startswith("At the end") for title in without)
