"""Days that were told are looked at each by itself: what is usual of days that nobody told narrows none of them.

Somebody was given a safe date that was a day too late: on the earlier of two days that were told, days that nobody told
went further against the list of events, and so that day was left out. What each set of single days says is a witness
of its own beside the second opinion.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest

from navigator.case.course.told_days import FEW
from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import Verdict
from tests.support import samples
from tests.support.opinions import published_policy

LIBRARY = samples.library()
MONDAY, TODAY = date(2026, 11, 2), date(2026, 12, 12)
Days = tuple[int, int]
"""The first and the last day on which something can have been, from that Monday on."""


def told(**days: Days) -> Case:
    spans = {event: Span(*(MONDAY + timedelta(day) for day in each)) for event, each in days.items()}
    return Case(tuple(Fact(event.replace("_", "-"), happened=True, span=span) for event, span in spans.items()))


def to_the_day(**days: Days) -> Iterator[Case]:
    for single in product(*(range(first, last + 1) for first, last in days.values())):
        yield told(**{event: (day, day) for event, day in zip(days, single, strict=True)})


def said(policy: Policy, case: Case) -> Verdict:
    return engine.verdict(policy, LIBRARY.calendars, case, TODAY)


def both(key: str, **days: Days) -> tuple[Verdict, Verdict]:
    policy, case = published_policy(key), told(**days)
    return said(policy, case), worlds.verdict(policy, LIBRARY.calendars, case, TODAY)


def test_the_safe_date_counts_from_the_earlier_of_two_days_though_the_later_one_is_more_usual() -> None:
    """5 working days from Monday 2 November 2026 end on Monday the 9th; settled on the 3rd, it was taken further."""
    for each in both("complaints", further_asked=(0, 1), settled_on_the_day=(1, 1)):
        assert each.act("acknowledge-further").safe == date(2026, 11, 9)


def test_the_list_says_nothing_on_those_days_that_go_against_it() -> None:
    """A reply sent on Monday 2 November 2026, or until the 6th, is listed after what came to the Chair on the 4th.

    It can have arrived on the 2nd, so 10 working days from then are over on Monday the 16th.
    """
    for each in both("complaints", chair_got_complaint=(2, 2), reply_sent=(0, 4)):
        assert each.act("ask-further").safe == date(2026, 11, 16)


def test_what_may_have_come_before_its_beginning_may_have_been_late() -> None:
    """Stage 2 was asked for after the manager was told, or of the Chairperson long before: nobody knows when."""
    for each in both("conference-complaints", manager_contacted=(0, 1), response_sent=(0, 1)):
        assert each.act("ask-stage-2").may_be_done
        assert not each.act("ask-stage-2").done
        assert each.act("respond").safe is None
        assert each.act("respond").may_be_done_late


def test_a_letter_that_may_have_come_before_what_is_listed_first_counts_from_its_first_day() -> None:
    """Posted on Sunday 1 November 2026 it can come on Monday the 2nd; 5 working days from then end on the 9th.

    The Chair got the complaint on the 4th, and the list has that first.
    """
    case = made.case("further-asked=second-class:2026-11-01 chair-got-complaint=2026-11-04")
    assert said(published_policy("complaints"), case).act("acknowledge-further").safe == date(2026, 11, 9)


def test_what_was_asked_on_one_of_some_days_may_have_come_before_what_opens_it() -> None:
    """The manager was told on 2 to 5 November 2026, Stage 2 asked for on the 3rd to 6th."""
    policy = published_policy("conference-complaints")
    asked = said(policy, told(manager_contacted=(0, 3), stage_2_asked=(1, 4))).act("ask-stage-2")
    assert (asked.done, asked.may_be_done) == (False, True)
    asked = said(policy, told(manager_contacted=(0, 1), stage_2_asked=(2, 4))).act("ask-stage-2")
    assert asked.done


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("complaints", {"further-asked": (0, 1), "settled-on-the-day": (1, 1)}),
        ("complaints", {"naccc-finished": (0, 1), "acknowledged": (0, 1)}),
        ("complaints", {"complaint-received": (0, 1), "naccc-finished": (0, 1)}),
        ("complaints", {"chair-got-complaint": (2, 2), "reply-sent": (0, 4)}),
        ("conference-complaints", {"manager-contacted": (0, 1), "response-sent": (0, 1)}),
        ("conference-complaints", {"chairperson-contacted": (0, 3), "review-outcome-sent": (1, 4)}),
        ("multi-agency-dispute-resolution", {"resolved-at-scrutiny": (1, 4), "acknowledged": (0, 3)}),
        ("complaints", {"chair-got-complaint": (1, 1), "further-asked": (0, 2), "settled-on-the-day": (0, 1)}),
        ("conference-complaints", {"manager-contacted": (0, 1), "stage-2-asked": (0, 1), "response-sent": (0, 1)}),
        # On days against the list the same days are left, and more of what may have happened besides.
        ("complaints", {"chair-got-complaint": (1, 2), "reply-sent": (0, 1), "decision-sent": (0, 2)}),
    ],
)
def test_spans_say_no_more_than_the_union_of_their_days(key: str, days: dict[str, Days]) -> None:
    policy = published_policy(key)
    parts = [said(policy, each) for each in to_the_day(**days)]
    # Days that cannot have been together leave those that can.
    parts = [each for each in parts if not each.contradicts] or parts
    assert worlds.bolder(worlds.united(parts), said(policy, told(**days))) == ()


def test_what_was_asked_after_an_end_was_not_answered_before_it() -> None:
    """Asked between Monday 1 and Wednesday 3 June 2026, content on the 2nd; the reply is due in 8 days.

    Asked by then, it can have been given by the 2nd, so in time. Asked on the 3rd, nothing told came after that.
    """
    stage = made.stage("one", [made.act("reply", made.limit("8 days"), makes="replied")], [made.out("content", "end")])
    policy = made.policy("asked replied content", stage)
    case = made.case("asked=2026-06-01..2026-06-03 content=2026-06-02")
    for opinion in (engine.verdict, worlds.verdict):
        found = opinion(policy, made.weekdays(), case, date(2026, 7, 4)).act("reply")
        assert (found.may_be_done, found.may_be_done_late, found.may_be_late) == (True, False, True)


def test_more_time_told_for_days_after_an_end_too_tells_nothing_of_that_end() -> None:
    """Asked on Monday 1 June 2026, with 2 days to reply, and settled on the 3rd; 2 days more, given on the 2nd to 4th.

    On the 4th they came too late, and the reply was due on the 3rd; it may have been sent late, the case being settled.
    """
    within = made.limit("2 days", extensions=(made.more_time(by="2 days"),))
    stage = made.stage(
        "one", [made.act("reply", within, makes="replied")], [made.out("content", "end")], opens=("asked",)
    )
    policy = made.policy("asked more replied content", stage)
    for days in ("02..2026-06-04", "04"):
        case = made.case(f"asked=2026-06-01 more=2026-06-{days} content=2026-06-03")
        for opinion in (engine.verdict, worlds.verdict):
            found = opinion(policy, made.weekdays(), case, date(2026, 7, 4)).act("reply")
            assert (found.safe, found.may_be_done_late) == (date(2026, 6, 3), True)


def test_more_spans_than_can_be_looked_at_by_themselves_are_held_to_nothing_usual() -> None:
    """Eight events of a list, each told for the same two weeks, and one that nobody told between every two of them.

    The first that was not told can have come before them all, so nobody knows how far back its 5 days began.
    """
    names = [f"{kind}-{at}" for at in range(8) for kind in ("told", "untold")]
    acts = [made.act(f"do-{name}", made.limit("5 days", name), makes=f"done-{name}") for name in names]
    one = made.stage("one", acts, [made.out("over", "end")], opens=("asked",))
    policy = made.policy(" ".join(["asked", *names, *(f"done-{name}" for name in names), "over"]), one)
    facts = " ".join(f"told-{at}=2026-11-02..2026-11-15 done-untold-{at}=yes" for at in range(8))
    assert FEW < 8
    found = engine.verdict(policy, made.weekdays(), made.case(facts), TODAY)
    assert found.act("do-untold-0").safe is None
