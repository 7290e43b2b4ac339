"""Whether the steps under a cap fit into it, in sentences."""

from collections.abc import Iterator, Mapping

from navigator.case.limit.due import Due
from navigator.case.limit.fit import Fit, fit
from navigator.dates.calendars import Calendar
from navigator.explain.summary import period_text
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty


def fit_lines(teller: Teller, clause: Duty | Cap, when: Due, calendars: Mapping[str, Calendar]) -> tuple[str, ...]:
    """Where the steps under a cap can take longer than it allows: both dates, then the sums.

    Nothing for an act, and for a time that only ends.
    """
    span = when.reckonings[0].start.span
    if not isinstance(clause, Cap) or clause.only_ends or span is None:
        return ()
    found = fit(teller.policy, clause, span.earliest, calendars)
    if found.holds:
        return ()
    words = teller.words
    opening = words(
        "where.conflict.depends" if found.steps_fit else "where.conflict",
        start=words.date(found.start),
        steps=words.date(found.steps_due),
        cap=words.date(found.cap_due),
    )
    return (opening, *tally_texts(teller, found))


def tally_texts(teller: Teller, found: Fit) -> Iterator[str]:
    """The steps under a cap, added up in each way in which they can be counted."""
    words = teller.words
    for each in found.tallies:
        yield words(
            "where.conflict.fits" if found.in_time(each) else "where.conflict.over",
            says=each.count.says,
            times=each.count.times,
            period=period_text(each.period, words),
            date=words.date(each.due),
            late=words.plural("period.days", (each.due - found.cap_due).days),
        )
