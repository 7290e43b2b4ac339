"""Limits in hours by hand: by which hour, on whose clock, and what is late; asked of the second opinion as well."""

import itertools
import random
from datetime import date

import pytest

from navigator.dates import moments
from navigator.dates.moments import Moment
from navigator.model.cases import FactError, parse_fact
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict

MONDAY = date(2026, 10, 19)


def one_stage(within: Limit, zone: str = "Europe/London", **counting: str) -> Policy:
    """A procedure of one stage, in which the manager has to reply."""
    stage = made.stage(
        "one", [made.act("reply", within, makes="replied")], [made.out("content", "end")], opens=("asked",)
    )
    return made.policy(
        "asked hearing/future more replied content", stage, counting={"zone": zone, **counting} if zone else counting
    )


def act(held: Policy, facts: str, today: date = MONDAY) -> ActVerdict:
    """What the engine says, once the second opinion has said the same, to the hour."""
    asked = held, made.weekdays(), made.case(facts), today
    other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
    assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == []
    assert [due(each) for each in other.acts] == [due(each) for each in said.acts]
    return said.act("reply")


def due(found: ActVerdict) -> str:
    return moments.written(found.safe) if found.safe else ""


@pytest.mark.parametrize(
    ("period", "zone", "asked", "expected"),
    [
        ("24 hours", "Europe/London", "2026-10-19T09:20", "2026-10-20T09:20"),
        ("72 hours", "Europe/London", "2026-10-19T09:20", "2026-10-22T09:20"),
        # Within one day, up to midnight, and over it.
        ("4 hours", "Europe/London", "2026-10-19T09:20", "2026-10-19T13:20"),
        ("4 hours", "Europe/London", "2026-10-19T20:00", "2026-10-20T00:00"),
        ("4 hours", "Europe/London", "2026-10-19T22:10", "2026-10-20T02:10"),
        # The clocks go back in the night to Sunday 25 October, and forward in the night to Sunday 29 March.
        ("24 hours", "Europe/London", "2026-10-24T09:20", "2026-10-25T08:20"),
        ("72 hours", "Europe/Brussels", "2026-10-23T17:05", "2026-10-26T16:05"),
        ("24 hours", "Europe/London", "2026-03-28T09:20", "2026-03-29T10:20"),
        ("24 hours", "Europe/Brussels", "2026-03-28T23:30", "2026-03-30T00:30"),
        # Where the hour is not told it is the day, with no hour; part of a day is dropped.
        ("24 hours", "Europe/London", "2026-10-19", "2026-10-20"),
        ("4 hours", "Europe/London", "2026-10-19", "2026-10-19"),
        ("36 hours", "Europe/London", "2026-10-19", "2026-10-20"),
        # Nobody says on whose clock: the day.
        ("24 hours", "", "2026-10-19T09:20", "2026-10-20"),
        # What is counted in days takes no notice of an hour.
        ("1 day", "Europe/London", "2026-10-19T09:20", "2026-10-20"),
        ("5 working days", "Europe/London", "2026-10-19T09:20", "2026-10-26"),
        ("1 month", "Europe/London", "2026-10-19T09:20", "2026-11-19"),
    ],
)
def test_a_limit_in_hours_ends_at_an_hour(period: str, zone: str, asked: str, expected: str) -> None:
    today = date.fromisoformat(asked[:10])
    found = act(one_stage(made.limit(period), zone), f"asked={asked}", today)
    assert due(found) == expected


def test_on_a_clock_whose_changes_are_not_known_it_is_the_day() -> None:
    held = one_stage(made.limit("24 hours"), "America/Sao_Paulo")
    said = engine.verdict(held, made.weekdays(), made.case("asked=2026-10-19T09:20"), MONDAY)
    assert due(said.act("reply")) == "2026-10-20"


def test_hours_before_a_hearing_end_earlier_by_the_clock() -> None:
    held = one_stage(made.limit("24 hours", before="hearing"))
    assert due(act(held, "asked=2026-10-19 hearing=2026-10-25T10:00", date(2026, 10, 20))) == "2026-10-24T11:00"
    assert due(act(held, "asked=2026-10-19 hearing=2026-10-25", date(2026, 10, 20))) == "2026-10-24"


def test_the_last_day_that_moves_has_no_hour() -> None:
    # 24 hours from Friday at 9:20 end on Saturday; by this policy then on Monday, the whole of it.
    held = one_stage(made.limit("24 hours", counting={"last_day": "next working day"}))
    assert due(act(held, "asked=2026-10-16T09:20")) == "2026-10-19"
    assert due(act(held, "asked=2026-10-15T09:20")) == "2026-10-16T09:20"


def test_what_is_said_of_all_last_days_moves_neither_hours_nor_what_is_counted_back() -> None:
    """A time in hours ends at its hour on a Saturday, too; "at least a week before" stays a week before.

    Regulation 1182/71, article 3(4), excepts hours; the Dutch Act on the extension of time limits, article 1(2), times
    that are counted back.
    """
    held = one_stage(made.limit("24 hours"), last_day="next working day")
    assert due(act(held, "asked=2026-10-16T09:20")) == "2026-10-17T09:20"
    # One week before Sunday 1 November is Sunday 25 October, and not the Monday after it.
    back = one_stage(made.limit("1 week", before="hearing"), last_day="next working day")
    assert due(act(back, "asked=2026-10-05 hearing=2026-11-01", date(2026, 10, 10))) == "2026-10-25"
    earlier = one_stage(made.limit("1 week", before="hearing"), last_day="previous working day")
    assert due(act(earlier, "asked=2026-10-05 hearing=2026-11-01", date(2026, 10, 10))) == "2026-10-23"
    own = one_stage(made.limit("1 week", before="hearing", counting={"last_day": "next working day"}))
    assert due(act(own, "asked=2026-10-05 hearing=2026-11-01", date(2026, 10, 10))) == "2026-10-26"


@pytest.mark.parametrize(
    ("today", "late", "last_day"),
    [(date(2026, 10, 19), False, False), (date(2026, 10, 20), False, True), (date(2026, 10, 21), True, False)],
)
def test_it_is_late_on_the_day_after_and_not_before(today: date, *, late: bool, last_day: bool) -> None:
    found = act(one_stage(made.limit("24 hours")), "asked=2026-10-19T09:20 replied=no", today)
    assert (found.late, found.may_be_late, found.last_day_today) == (late, late, last_day)


@pytest.mark.parametrize(
    ("replied", "late", "may_be_late"),
    [
        ("2026-10-20T09:20", False, False),
        ("2026-10-20T09:21", True, True),
        ("2026-10-20", False, True),
        ("2026-10-19T23:00", False, False),
        ("2026-10-21", True, True),
    ],
)
def test_what_was_done_on_the_last_day_is_late_by_its_hour(replied: str, *, late: bool, may_be_late: bool) -> None:
    found = act(one_stage(made.limit("24 hours")), f"asked=2026-10-19T09:20 replied={replied}", date(2026, 10, 22))
    assert (found.done_late, found.may_be_done_late) == (late, may_be_late)


def test_more_hours_are_one_time_with_the_first() -> None:
    within = made.limit("24 hours", extensions=(made.more_time(by="4 hours"),))
    assert due(act(one_stage(within), "asked=2026-10-19T22:00 more=2026-10-19")) == "2026-10-21T02:00"


def test_of_two_times_that_end_on_one_day_the_earlier_hour_is_safe() -> None:
    within = made.limit("24 hours", readings=(made.reading("from-asked"), made.reading("from-more", from_="more")))
    found = act(one_stage(within), "asked=2026-10-19T15:00 more=2026-10-19T09:20")
    assert due(found) == "2026-10-20T09:20"
    assert moments.written(found.latest or date.min) == "2026-10-20T15:00"


def test_beyond_the_years_in_which_clocks_are_known_nothing_is_firm() -> None:
    assert act(one_stage(made.limit("24 hours")), "asked=2030-12-30T09:20", date(2030, 12, 30)).firm
    assert not act(one_stage(made.limit("24 hours")), "asked=2031-01-02T09:20", date(2031, 1, 2)).firm


@pytest.mark.parametrize("seed", range(150))
def test_the_second_opinion_says_the_same_of_stops_and_more_time_within_a_day(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    pauses = (made.pause(then=pick.choice(("continue", "continue", "restart"))),) if pick.random() < 0.6 else ()
    longer = (made.more_time(**pick.choice(MORE_HOURS)),) if pick.random() < 0.6 else ()
    within = made.limit(pick.choice(("6 hours", "24 hours", "30 hours")), pauses=pauses, extensions=longer)
    stage = made.stage(
        "one", [made.act("reply", within, makes="replied")], [made.out("content", "end")], opens=("asked",)
    )
    counting = {"zone": "Europe/London", "last_day": pick.choice(("stays", "stays", "next working day"))}
    held = made.policy("asked stopped restarted more replied content", stage, counting=counting)
    # A Monday, and the nights in which the clocks go back and forward.
    first = pick.choice((date(2026, 6, 1), date(2026, 10, 24), date(2026, 3, 28)))
    told = ["asked", *(pick.choice(((), ("stopped",), ("stopped", "restarted"))) if pauses else ())]
    told += [event for event in (*(("more",) if longer else ()), "replied") if pick.random() < 0.6]
    facts = " ".join(f"{event}={_some_time(pick, first, event)}" for event in told)
    asked = held, made.weekdays(), made.case(facts), date.fromordinal(first.toordinal() + pick.randint(2, 4))
    other, said = worlds.verdict(*asked, changed_by=False), engine.verdict(*asked)
    assert list(worlds.differences(other, said, frozenset({"changed_by"}))) == [], facts


MORE_HOURS = ({"to": "36 hours"}, {"by": "6 hours"}, {"to": "8 hours"})


def _some_time(pick: random.Random, first: date, event: str) -> str:
    day = date.fromordinal(first.toordinal() + (0 if event == "asked" else pick.randint(0, 2)))
    return f"{day}T{pick.randint(0, 23):02}:{pick.choice(('00', '20', '30'))}" if pick.random() < 0.7 else f"{day}"


@pytest.mark.parametrize(
    ("asked", "safe", "latest"),
    [
        # 5 June 2026 is a Friday, the office closes at 16:30. Without an hour it can have come before or after that.
        ("2026-06-05T16:29", "2026-06-12", "2026-06-12"),
        ("2026-06-05", "2026-06-12", "2026-06-15"),
        # In which way it was sent says when it came.
        ("email:2026-06-05", "2026-06-12", "2026-06-12"),
    ],
)
def test_what_may_have_come_after_hours_has_a_day_for_both(asked: str, safe: str, latest: str) -> None:
    found = act(received("5 working days", receipt="next working day", cutoff="16:30"), f"asked={asked}")
    assert (str(found.safe), str(found.latest)) == (safe, latest)


def test_an_unsure_day_has_no_hour() -> None:
    found = act(one_stage(made.limit("24 hours")), "asked=2026-10-17..2026-10-18")
    assert (due(found), found.latest) == ("2026-10-18", date(2026, 10, 19))


@pytest.mark.parametrize(
    "fact",
    [
        "asked=2026-10-19T9:20",
        "asked=2026-10-19T24:00",
        "asked=2026-10-19T09:20..2026-10-20T09:20",
        "asked=by-hand:2026-10-19T09:20",
        "asked=2026-10-19 09:20",
    ],
)
def test_an_hour_in_another_form_is_refused_in_one_line(fact: str) -> None:
    with pytest.raises(FactError) as refused:
        parse_fact(fact)
    assert "EVENT=YYYY-MM-DDTHH:MM" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_fact_with_an_hour_is_written_as_it_is_read() -> None:
    assert str(parse_fact("asked=2026-10-19T09:20")) == "asked=2026-10-19T09:20"


def test_the_second_opinion_says_the_same_of_many_hours() -> None:
    pick = random.Random(12)  # noqa: S311 - to repeat, not to hide
    zones = ("Europe/London", "Europe/Brussels", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "")
    for zone, period in itertools.product(zones, ("1 hour", "4 hours", "24 hours", "51 hours", "72 hours")):
        for last_day in ("stays", "next working day"):
            held = one_stage(made.limit(period), zone, last_day=last_day)
            for month, first in ((3, 6), (3, 27), (4, 3), (10, 2), (10, 23), (10, 30)):
                day = date(2026, month, first + pick.randint(0, 1))
                begun = Moment.of(day, f"{pick.randint(0, 23):02}:{pick.randint(0, 59):02}")
                today = date.fromordinal(day.toordinal() + pick.randint(0, 4))
                done = Moment.of(date.fromordinal(day.toordinal() + pick.randint(0, 3)), f"{pick.randint(0, 23):02}:00")
                told = f" replied={moments.written(done)}" if begun < done <= today else ""
                act(held, f"asked={moments.written(begun)}{told}", today)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # Before the office closes on a Monday, from then on, and on a Saturday.
        ("2026-10-19T15:59", "2026-10-20T15:59"),
        ("2026-10-19T16:00", "2026-10-21"),
        ("2026-10-17T10:00", "2026-10-20"),
    ],
)
def test_what_has_to_be_received_counts_from_an_hour_at_which_the_office_is_open(asked: str, expected: str) -> None:
    found = act(received("24 hours", receipt="next working day", cutoff="16:00"), f"asked={asked}")
    assert due(found) == expected


@pytest.mark.parametrize(
    ("period", "asked", "expected"),
    [
        # 5 June 2026 is a Friday. A minute before the office closes, as it closes, and with no hour told.
        ("1 working day", "2026-06-05T16:29", "2026-06-08"),
        ("1 working day", "2026-06-05T16:30", "2026-06-09"),
        ("1 working day", "2026-06-05", "2026-06-08"),
        ("14 days", "2026-06-05T17:30", "2026-06-22"),
        ("1 month", "2026-06-04T23:59", "2026-07-05"),
        # On a Saturday the hour makes no difference, on a Sunday after hours neither: both count from Monday.
        ("1 working day", "2026-06-06T10:00", "2026-06-09"),
        ("1 working day", "2026-06-07T23:00", "2026-06-09"),
    ],
)
def test_what_comes_after_hours_counts_from_the_next_day_in_a_limit_in_days_too(
    period: str, asked: str, expected: str
) -> None:
    found = act(received(period, receipt="next working day", cutoff="16:30"), f"asked={asked}", date(2026, 6, 8))
    assert due(found) == expected
    # A cut-off is about what is received: for anything else the hour stays without effect.
    other = one_stage(made.limit(period), receipt="next working day", cutoff="16:30")
    assert due(act(other, f"asked={asked}", date(2026, 6, 8))) == due(
        act(other, f"asked={asked[:10]}", date(2026, 6, 8))
    )


def received(period: str, **counting: str) -> Policy:
    """The same procedure, whose time runs from something that has to be received."""
    reply = made.act("reply", made.limit(period), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    return made.policy("asked/sent replied content", stage, counting={"zone": "Europe/London", **counting})
