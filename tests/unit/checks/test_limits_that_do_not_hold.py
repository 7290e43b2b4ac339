"""What is refused of a limit by itself: keys that contradict each other, or that mean something only together."""

import pytest

from build_scripts.checks import limits
from navigator.dates.periods import Days
from tests.oracles import made

MORE = made.more_time(by="3 days", name="more")


@pytest.mark.parametrize(
    "part", [made.limit("10 days"), MORE, made.limit("10 days", extensions=(MORE,), at_most=Days(20))]
)
def test_what_holds_is_not_refused(part: object) -> None:
    assert list(limits.faults(part)) == []


@pytest.mark.parametrize(
    ("part", "code", "wrong"),
    [
        (made.limit("10 days", named_by=("judge",)), "no-namer", "it is said who names a day, but not which"),
        (made.limit("10 days", or_=(made.beside("5 days", "told"),)), "no-pick", "there are several limits, but"),
        (made.limit("10 days", anew=True, every=True), "anew-alone", "a time that begins anew is counted back, is"),
        (made.limit("10 days", at_most=Days(20)), "limit-most", "the most is of a time that nothing makes longer"),
        (
            made.limit("10 days", extensions=(MORE, made.more_time(by="1 day", after=("more",), not_with=("more",)))),
            "extension-order",
            'it builds on "more" and does not go with it',
        ),
        (made.more_time(by="3 days", at_most="2 weeks"), "extension-most", "the most that is added is not in the"),
        (made.reading("both", from_="asked", before="heard"), "no-start", "a reading counts on or back, not both"),
        (made.reading("two", from_="asked told"), "no-pick", "there are several start events, but not which counts"),
    ],
)
def test_what_does_not_hold_is_refused(part: object, code: str, wrong: str) -> None:
    assert code in {each[3] for each in limits.faults(part) if each[1].startswith(wrong)}
