"""What is made of the end of a time and of an act: "a refusal, or none in ten days"; and what such a time waits for.

Worked out by hand; `act` asks the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import act, dates, june


def answering(appeal: str, made_of: dict[str, tuple[str, ...]], makes: str = "refused") -> Policy:
    """Within ten days there is an answer, or it counts as refused; then there are 20 days for an appeal."""
    answer = made.act("answer", made.limit("10 days", expiry=made.expiry("silence")), makes=makes)
    within = made.limit("20 days", appeal, **({"pick": "earlier"} if " " in appeal else {}))
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
]


@pytest.mark.parametrize(("facts", "expected"), SINCE)
def test_the_first_of_a_refusal_and_a_silence_begins_the_time(facts: str, expected: tuple[date, date]) -> None:
    policy = answering("negative", {"negative": ("refused", "silence")})
    assert dates(act(policy, f"asked=2026-06-01 {facts}", june(22), "appeal")) == expected


@pytest.mark.parametrize(("facts", "expected"), SINCE)
def test_so_it_does_where_the_answer_is_made_of_two(facts: str, expected: tuple[date, date]) -> None:
    policy = answering("refused silence", {"answered": ("granted", "refused")}, makes="answered")
    assert dates(act(policy, f"asked=2026-06-01 {facts}", june(22), "appeal")) == expected


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
    heard = replace(made.limit("10 days", "written"), expiry=made.expiry("over"))
    oppose = made.act("oppose", heard, makes="opposed", by="parent", force="may")
    decide = made.act("decide", made.limit("30 days", pauses=(made.pause("written", "heard"),)), makes="decided")
    stage = made.stage("one", [oppose, decide], [made.out("decided", "end")], opens=("asked",))
    policy = made.policy(
        "asked written opposed over heard decided", stage, made_of={"heard": {"any_of": ("opposed", "over")}}
    )
    found = act(policy, f"asked=2026-06-01 written=2026-06-05 {facts}", june(22), "decide")
    assert dates(found) == (date(2026, 7, due), date(2026, 7, due))
