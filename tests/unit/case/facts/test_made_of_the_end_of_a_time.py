"""What is made of the end of a time and of an act: "a refusal, or none in ten days"; and what such a time waits for.

Worked out by hand; `act` asks the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.limits import Extension
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support import opinions
from tests.support.opinions import act, dates, june


def answering(
    appeal: str, made_of: dict[str, tuple[str, ...]], makes: str = "refused", more: Extension | None = None
) -> Policy:
    """Within ten days there is an answer, or it counts as refused; then there are 20 days for an appeal."""
    answer = made.act("answer", made.limit("10 days", expiry=made.expiry("silence")), makes=makes)
    within = made.limit("20 days", appeal, **({"pick": "earlier"} if " " in appeal else {}))
    within = replace(within, extensions=(more,) if more else ())
    goes_on = made.act("appeal", within, makes="appealed", by="parent", force="may")
    ways = [made.out("granted", "end"), made.out("refused", "two"), made.out("silence", "two")]
    one = made.stage("one", [answer], ways, opens=("asked",))
    two = made.stage("two", [goes_on], [made.out("appealed", "end")])
    return made.policy(
        "asked granted refused answered silence negative appealed",
        one,
        two,
        made_of={event: {"any_of": parts} for event, parts in made_of.items()},
    )


SINCE = [
    # Asked on Monday 1 June: the ten days end on Thu 11, and from Fri 12 on it counts as refused; 20 days are 2 July.
    ("refused=2026-06-05", (june(25), june(25))),
    ("refused=no granted=no", (date(2026, 7, 2), date(2026, 7, 2))),
    ("refused=2026-06-15", (date(2026, 7, 2), date(2026, 7, 2))),
    ("refused=2026-06-05..2026-06-20", (june(25), date(2026, 7, 2))),
    ("refused=yes", (june(21), date(2026, 7, 2))),
    # Refused on the first day, and nobody told of it.
    ("granted=no", (june(21), date(2026, 7, 2))),
]


@pytest.mark.parametrize(("facts", "expected"), SINCE)
def test_the_first_of_a_refusal_and_a_silence_begins_the_time(facts: str, expected: tuple[date, date]) -> None:
    policy = answering("negative", {"negative": ("refused", "silence")})
    assert dates(act(policy, f"asked=2026-06-01 {facts}", june(22), "appeal")) == expected


@pytest.mark.parametrize(("facts", "expected"), SINCE)
def test_so_it_does_where_the_answer_is_made_of_two(facts: str, expected: tuple[date, date]) -> None:
    policy = answering("refused silence", {"answered": ("granted", "refused")}, makes="answered")
    assert dates(act(policy, f"asked=2026-06-01 {facts}", june(22), "appeal")) == expected


def test_more_time_by_either_of_them_comes_with_what_nobody_told() -> None:
    """20 days and 10 more "on account of distance": from 1 June until 1 July, from 12 June until 12 July."""
    policy = answering(
        "refused silence", {"negative": ("refused", "silence")}, more=made.more_time("negative", by="10 days")
    )
    for facts in ("refused=yes", "granted=no"):
        found = act(policy, f"asked=2026-06-01 {facts}", june(22), "appeal")
        assert dates(found) == (date(2026, 7, 1), date(2026, 7, 12))


def hearing_others(decide: str) -> Policy:
    """Others are written to; the clock stands still until they oppose or their ten days are over."""
    heard = replace(made.limit("10 days", "written"), expiry=made.expiry("over"))
    oppose = made.act("oppose", heard, makes="opposed", by="parent", force="may")
    within = made.limit(decide, pauses=(made.pause("written", "heard"),), expiry=made.expiry("silence"))
    appeal = made.act("appeal", made.limit("20 days", "refused silence", pick="earlier"), makes="appealed", by="parent")
    ways = [made.out("refused", "two"), made.out("silence", "two")]
    one = made.stage("one", [oppose, made.act("decide", within, makes="refused")], ways, opens=("asked",))
    two = made.stage("two", [appeal], [made.out("appealed", "end")])
    return made.policy(
        "asked written opposed over heard refused silence appealed",
        one,
        two,
        made_of={"heard": {"any_of": ("opposed", "over")}},
    )


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        # 30 days from Monday 1 June end on 1 July. Written to on Fri 5, and opposed on Mon 8: 3 days are lost.
        ("opposed=2026-06-08", 4),
        # The ten days end on Mon 15: the clock goes on on Tue 16, and 11 days are lost.
        ("opposed=no", 12),
        # Opposed on Thu 18, when it went on already.
        ("opposed=2026-06-18", 12),
    ],
)
def test_the_first_of_an_act_and_the_end_of_its_time_sets_a_clock_going(facts: str, due: int) -> None:
    found = act(hearing_others("30 days"), f"asked=2026-06-01 written=2026-06-05 {facts}", june(22), "decide")
    assert dates(found) == (date(2026, 7, due), date(2026, 7, due))


JULY_1 = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("facts", "decided_by", "appeal_by"),
    [
        # 20 days from Monday 1 June end on Sun 21. Opposed on Sat 6, a day is lost: silence from Tue 23 on.
        ("opposed=2026-06-06", ((6, 22), (6, 22)), ((7, 13), (7, 13))),
        # Not opposed, 11 days are lost, and the refusal of 29 June came in time.
        ("opposed=no", ((7, 2), (7, 2)), ((7, 19), (7, 19))),
        # Opposed on the 5th at the soonest: silence from Mon 22 on. The date told was 19 July alone.
        ("opposed=yes", ((6, 21), (7, 2)), ((7, 12), (7, 19))),
        ("", ((6, 21), (7, 2)), ((7, 12), (7, 19))),
    ],
)
def test_an_act_that_nobody_told_may_have_set_the_clock_going(
    facts: str, decided_by: tuple[tuple[int, int], ...], appeal_by: tuple[tuple[int, int], ...]
) -> None:
    case = f"asked=2026-06-01 written=2026-06-05 refused=2026-06-29 {facts}"
    for name, days in (("decide", decided_by), ("appeal", appeal_by)):
        found = act(hearing_others("20 days"), case, JULY_1, name)
        assert dates(found) == tuple(date(2026, *day) for day in days)


def test_what_would_have_set_a_clock_going_sooner_is_named() -> None:
    """Nothing more happened than that others were written to: that they had not opposed is taken so, and is said."""
    said = opinions.found(hearing_others("20 days"), "asked=2026-06-01 written=2026-06-05", june(25))
    (decide,) = (each for each in said.standings if each.clause.id == "decide")
    assert decide.due
    assert (decide.due.safe, "opposed" in decide.changed_by) == (date(2026, 7, 2), True)
    denied = opinions.found(hearing_others("20 days"), "asked=2026-06-01 written=2026-06-05 opposed=no", june(25))
    assert not next(each for each in denied.standings if each.clause.id == "decide").changed_by
