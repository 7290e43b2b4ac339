"""Words that say how long something lasts, keys that name nothing, and sendings that nothing else names."""

from dataclasses import replace

import pytest

from build_scripts.source import phrases
from navigator.model.limits import LimitKind
from tests.oracles import made
from tests.unit.checks.test_extensions import codes, two
from tests.unit.checks.test_wording import problems


@pytest.mark.parametrize(
    ("words", "lasting"),
    [
        ("for five business days after the notice", True),
        ("for at least 3 years", True),
        ("for a period of two years", True),
        ("for the full 28 days", True),
        ("For up to 6 months", True),
        ("within 5 days", False),
        ("for a date no later than 45 days after the request", False),
        ("for payment within 10 days", False),
        ("asks for 5 days more", False),
        ("no later than 5 days", False),
        ("for nothing", False),
    ],
)
def test_for_so_long_is_a_stretch_and_no_end(words: str, lasting: bool) -> None:  # noqa: FBT001
    assert phrases.lasts(words) == lasting


@pytest.mark.parametrize(
    ("kind", "found"), [(LimitKind.BY, ["stretch-of-time"]), (LimitKind.NOT_BEFORE, []), (LimitKind.AFTER, [])]
)
def test_a_stretch_is_no_day_by_which_something_is_done(kind: LimitKind, found: list[str]) -> None:
    keep = replace(made.limit("5 working days"), words="for five business days", kind=kind)
    assert problems(keep) == found


@pytest.mark.parametrize("key", ["after", "not_with", "only", "granted_by"])
def test_a_key_that_can_be_left_out_and_names_nothing_is_a_fault(key: str) -> None:
    assert codes(two(first=f"{key}: []")) == ["names-nothing"]


def test_what_a_limit_states_can_be_nothing() -> None:
    assert codes(two(first="times: 2")) == []
