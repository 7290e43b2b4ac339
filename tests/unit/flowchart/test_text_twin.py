"""The twin of a flowchart reads like directions."""

from build_scripts.flowchart.charts import draw
from navigator.words import ENGLISH
from tests.support import chart_samples

CENTRE = "milton-keynes-contact-centre/complaints"
BOARD = "milton-keynes-safeguarding-children-board"


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
        'management committee and mark it "Private and Confidential". The policy gives no address for the Chair. '
        "Its only email address is for writing to the Coordinator. Ask the centre how to reach the Chair in "
        "confidence. Then go on to Stage 2: the management committee."
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


def test_who_decides_and_what_is_final_is_told() -> None:
    lines = told("cambridgeshire-and-peterborough/conference-complaints")
    assert "While a complaint is being investigated, the conference's original decision holds." in lines
    final = [line for line in lines if line.endswith("it ends: decided. The document calls this decision final.")]
    assert len(final) == 2
    assert any("the investigating manager may decide that the conference meets again" in line for line in lines)
    assert any("after consulting the Independent Chair of the Safeguarding Children Board" in line for line in lines)
    assert any("write to or ring the Service Manager (in Cambridgeshire)" in line for line in lines)


def test_who_may_suggest_a_mediator_and_whose_agreement_a_referral_needs_is_told() -> None:
    partners, chair = told(f"{BOARD}/conflict-between-partners"), told(f"{BOARD}/dispute-with-chair")
    assert any("may suggest to the Chair of the board that an independent mediator" in line for line in partners)
    assert any("with the agreement of the Director of Children's Services" in line for line in partners)
    assert any("after consulting the Chief Executive, may refer the dispute" in line for line in chair)
    assert any(line.startswith("Anyone with a complaint") for line in told(f"{BOARD}/where-a-complaint-belongs"))


def test_whom_to_talk_to_before_the_start_is_told() -> None:
    lines = told("kirklees/dispute-resolution")
    assert any("should discuss the concern with their line manager" in line for line in lines)
    assert any("contact the Duty and Advice team" in line for line in lines)
    assert any("(the policy says: immediately; the time is to be agreed)" in line for line in lines)
    assert any("(ideally should not exceed 10 working days between each step" in line for line in lines)
