"""For every limit of every procedure the safe date is never after the latest one, whatever dates a person knows."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from navigator.case.limit.alone import due
from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.support.samples import library

CONTENT = library()
LIMITS = [(policy, limit) for policy in CONTENT.policies.values() for _, limit in policy.limits()]


@given(st.data(), st.sampled_from(LIMITS))
def test_the_safe_date_is_never_after_the_latest(data: st.DataObject, drawn: tuple[Policy, Limit]) -> None:
    policy, limit = drawn
    facts = []
    for event in data.draw(st.lists(st.sampled_from(sorted(policy.events)), max_size=8)):
        first = data.draw(st.dates(date(2025, 1, 1), date(2028, 12, 31)))
        last = first + timedelta(data.draw(st.integers(0, 40)))
        facts.append(Fact(event, happened=True, span=Span(first, last)))

    found = due(policy, limit, Case(tuple(facts)), CONTENT.calendars)

    if found.safe is not None and found.latest is not None:
        assert found.safe <= found.latest
    for each in found.reckonings:
        if each.first and each.last:
            assert each.first.due <= each.last.due
