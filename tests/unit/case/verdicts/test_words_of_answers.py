"""What an answer leads with, and what it says of things that may have happened.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Status, position
from navigator.explain.advice import advice
from navigator.explain.doubts import doubts
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.support.opinions import of, one_stage, published, reported


def test_an_end_names_what_the_policy_leaves_unclear_about_it() -> None:
    library = samples.library()
    policy = next(policy for name, policy in library.policies.items() if name.endswith("/conference-complaints"))
    said = published("conference-complaints", "conference-decided=2026-06-01", "2026-06-20")
    told = advice(Teller(policy, ENGLISH), said, library.calendars)
    assert [line for line in told.lines if "whether stage 3 is then still open" in line]


@pytest.mark.parametrize(
    ("key", "facts", "answers", "clause", "told"),
    [
        (
            "exclusions/permanent",
            "upheld=2026-09-20 panel-asked=2026-09-30 panel-met=2026-10-20 upheld-by-panel=2026-10-22",
            ("no-exam",),
            "think-again",
            (
                "Only if this has happened: the panel told the governing board to think again."
                " It may have, and then this may be late."
            ),
        ),
        (
            "tax-office/review",
            "decided=2026-10-20 appealed=2026-11-10 offered=2026-11-15",
            (),
            "tell-view",
            "Only if this has happened: the taxpayer asked for a review. It may have.",
        ),
    ],
)
def test_a_time_that_may_have_begun_is_told_as_one(
    key: str, facts: str, answers: tuple[str, ...], clause: str, told: str
) -> None:
    library = samples.models()
    policy = next(policy for name, policy in library.policies.items() if name.endswith(key))
    case = replace(made.case(facts), answers=answers)
    said = position(policy, case, date(2026, 11, 28), library.calendars)
    report = position_report(Teller(policy, ENGLISH), said, library.calendars)
    assert of(said, clause)[0] is Status.MAY_BE_OPEN
    assert next(each["where"] for each in report["running"] if each["clause"] == clause) == told


def test_a_right_that_was_lost_is_told_before_what_can_no_longer_come() -> None:
    """Six months from January are over. Comments, which begin their time again, can only follow an answer to it."""
    complain = made.act("complain", made.limit("6 months", "matter"), makes="asked", by="parent", force="may")
    anew = made.limit("14 days", "replied message", anew=True)
    comment = made.act("comment", anew, by="parent", force="may")
    policy = one_stage(made.limit("30 days"), "matter message", complain, comment)
    said = reported(policy, "matter=2026-01-31 asked=no", date(2026, 8, 1))
    assert "comment" not in said["heading"]
    assert "Friday 31 July 2026" in " ".join((said["heading"], *said["advice"]["lines"]))


def test_who_came_too_late_for_an_end_is_told_one_thing() -> None:
    """The time to appeal ran out on the 15th and closed the case. The appeal of the 16th may have been taken in."""
    appeal = made.act("appeal", made.limit("14 days", expiry=made.expiry("over")), makes="up", by="parent", force="may")
    one = made.stage("one", [appeal], [made.out("up", "two"), made.out("over", "end")], opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("20 days", "up"))], [made.out("decided", "end")])
    said = reported(made.policy("asked up over decided", one, two), "asked=2026-06-01 up=2026-06-16", date(2026, 6, 20))
    assert said["heading"] == "This procedure has come to an end"
    doubts = [each["text"] for each in said["notes"] if each["kind"] == "doubt"]
    (doubt,) = [each for each in doubts if "last day" in each]
    assert doubt.startswith("This came after its last day, Monday 15 June 2026: up.")
    assert doubt.endswith("If it was accepted all the same, the case goes on. Ask whether it was.")
    assert not any("not accepted" in each for each in doubts)


def test_who_has_to_pay_tomorrow_is_told_so_before_anything_is_over() -> None:
    """Two months of silence count as granted; the fee is then due in a day, or the permit is void."""
    decide = made.act("decide", made.limit("2 months", expiry=made.expiry("silent")), makes="granted")
    due = made.limit("1 day", "granted silent", pick="earlier", expiry=made.expiry("void"))
    one = made.stage("one", [decide], [made.out("granted", "two"), made.out("silent", "two")], opens=("asked",))
    pay = made.act("pay", due, by="parent", makes="paid")
    two = made.stage("two", [pay], [made.out("paid", "three"), made.out("void", "end")])
    three = made.stage("three", [made.act("report", made.limit("1 month", "paid"), by="parent")])
    policy = made.policy("asked granted silent paid void", one, two, three)
    said = reported(policy, "asked=2026-01-31", date(2026, 4, 1))
    assert "pay" in said["heading"].lower()
    assert not any("If so" in each or "If not" in each for each in said["advice"]["lines"])


def test_what_hangs_on_something_that_may_not_have_happened_leads_no_answer() -> None:
    """A reply is awaited by the 22nd; nobody told of one, so nothing is said to be late of what comes after it."""
    said = published("complaints", "complaint-received=2026-06-01 settled-on-the-day=yes", "2026-06-20")
    teller = Teller(said.journey.policy, ENGLISH, reader="complainant")
    report = position_report(teller, said, samples.library().calendars)
    assert report["heading"] == "Expect a full written reply by Monday 22 June 2026"


@pytest.mark.parametrize(
    "facts",
    [
        "no-agreement=2026-05-01 mediator-suggested=2026-05-03 referred=2026-06-10 course-agreed=2026-06-13",
        "referred=2026-06-10 mediator-suggested=2026-06-13",
    ],
)
def test_that_a_case_may_have_gone_to_somebody_outside_is_said_where_it_may_have_gone_on(facts: str) -> None:
    said = published("conflict-between-partners", facts, "2026-06-20")
    found = list(doubts(Teller(said.journey.policy, ENGLISH), said))
    assert "It may also have gone to the Chartered Institute for Arbitrators." in found
