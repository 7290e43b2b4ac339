"""What to do about a missed date says what is sure: the date that is over in every reading, and late only if it is."""

from datetime import date
from typing import Any

from navigator.case.verdicts.position import Status, position
from navigator.explain.advice import advice
from navigator.explain.standings import standing_report
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.samples import calendars, library

CENTRE = "milton-keynes-contact-centre/complaints"


def report(facts: str, today: date, clause: str) -> dict[str, Any]:
    policy = voiced(library().policies[CENTRE], "complainant")
    found = position(policy, made.case(facts), today, calendars())
    each = next(each for each in found.standings if each.clause.id == clause)
    return standing_report(Teller(policy, ENGLISH, "complainant"), each, today, calendars())


def test_whoever_asks_is_to_give_the_one_date_that_is_over_in_every_reading() -> None:
    """15 working days from 10 to 14 December are over on a day from 5 to 7 January, as the letter has it."""
    late = report("complaint-received=2026-12-10..2026-12-14 acknowledged=no", date(2027, 1, 8), "acknowledge")
    assert late["status"] == Status.LATE.value
    (told,) = (each for each in late["if_late"] if "Give the date" in each)
    assert told.endswith("Give the date it was due, Monday 21 December 2026, and ask when it will be done.")


def test_only_what_is_late_for_sure_is_to_be_explained() -> None:
    sure = report("reply-received=2026-12-18", date(2027, 1, 20), "ask-further")
    assert "Do it now, say why it is late, and ask for it to be accepted." in sure["if_late"]
    for facts in ("reply-received=2026-12-18..2027-01-08", "reply-received=yes"):
        perhaps = report(facts, date(2027, 1, 20), "ask-further")
        assert perhaps["status"] in (Status.UNCLEAR.value, Status.DATE_NEEDED.value)
        assert "Do it now. It may be late: ask for it to be accepted if it is." in perhaps["if_late"]
        assert not any("why it is late" in each for each in perhaps["if_late"])


def test_a_right_is_told_with_its_point() -> None:
    """Of a rule the first sentence alone is told among the rights."""
    policy = library().policies["kirklees/dispute-resolution"]
    found = position(policy, made.case("step-1-held=2026-12-01"), date(2026, 12, 2), calendars())
    told = {right.clause: right.text for right in advice(Teller(policy, ENGLISH), found, calendars()).rights}
    assert (
        "has the right to ask children's social care to call a child protection conference"
        in told["ask-for-conference"]
    )
    assert "The NSPCC gives free advice and support" in told["whistleblowing"]
