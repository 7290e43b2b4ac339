"""The twin of a flowchart reads like directions."""

from build_scripts.flowchart.charts import draw
from navigator.words import ENGLISH
from tests.support import chart_samples

CENTRE = "milton-keynes-contact-centre/complaints"


def told(key: str) -> list[str]:
    made = draw([*chart_samples.project(), chart_samples.everything()], ENGLISH)[key]
    return [line.text for step in made.twin for line in (*step.notes, *step.ways)]


def test_ends_are_told() -> None:
    assert "If it is settled there and then, it ends: settled." in told(CENTRE)
    assert "If NACCC has done what it can, this procedure ends." in told(CENTRE)


def test_the_next_stage_is_told_with_the_limit_for_getting_there() -> None:
    assert (
        "If the person complaining is unhappy with the reply and tells the Chair "
        "(within 14 days of receiving the reply), go on to Stage 2: the management committee."
    ) in told(CENTRE)


def test_a_conflict_route_is_told_to_its_end() -> None:
    assert (
        "If it is about the Coordinator, it goes to the Chair instead. Send the complaint to the Chair of the "
        'management committee and mark it "Private and Confidential". Then go on to Stage 2: the management committee.'
    ) in told(CENTRE)


def test_ways_back_bodies_outside_and_other_procedures_are_told() -> None:
    lines = told("board/sample")
    assert "If the papers are unclear, go back to Step 1: the manager." in lines
    assert "If the Ombudsman takes it, it goes to the Ombudsman, an outside body." in lines
    assert "If it is about money, it goes on under another procedure: board/money." in lines


def test_stages_that_begin_together_are_told_in_one_breath() -> None:
    assert (
        "If it has two sides, go on to Step 3: the people. If it has two sides, at the same time, go on to "
        "Step 2: the papers."
    ) in told("board/sample")


def test_the_stages_are_numbered_after_who_may_use_it() -> None:
    text = draw(chart_samples.project(), ENGLISH)[CENTRE].twin_text.splitlines()
    assert text[0] == "Who can use this"
    assert "1. Stage 1: the Coordinator" in text


def test_on_a_page_the_condition_is_the_link_to_the_clause() -> None:
    page = draw(chart_samples.project(), ENGLISH)[CENTRE].twin_html
    assert '<a href="#settled">If it is settled there and then</a>, it ends: settled.</li>' in page
