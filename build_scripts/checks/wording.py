"""The few words of the policy and the data must say the same."""

from collections.abc import Iterator

from build_scripts.source import worded_periods
from build_scripts.source.problems import Problem, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path, parts
from navigator.dates.periods import Days, Period, WorkingDays
from navigator.model.limits import Aspect, Limit


def procedure(written: Written) -> Iterator[Problem]:
    """Limits whose words name another amount or unit than their data."""
    for path, limit in parts(written.value):
        if isinstance(limit, Limit):
            yield from _limit(written, path, limit)


def _limit(written: Written, path: Path, limit: Limit) -> Iterator[Problem]:
    said = tuple(worded_periods.periods(limit.words))
    if not said:
        allowed = "the words of the policy with number and unit, such as within 15 working days"
        yield written.problem(
            (*path, "words"), f"{shown(limit.words)} names no period", allowed, "words-without-period"
        )
        return
    read = [(("readings", at, "period"), each.period) for at, each in enumerate(limit.readings) if each.period]
    held = {limit.period, *(period for _, period in read)}
    if limit.period not in said:
        yield written.problem(
            (*path, "period"),
            f"the data say {limit.period}, the words say {_listed(said)}",
            "change the one that is wrong",
            "words-differ",
        )
    for period in said:
        if period not in held:
            wrong = f"the words also say {period}, which no reading uses"
            yield written.problem((*path, "words"), wrong, "a reading for it, or other words", "words-differ")
    for where, period in read:
        if period not in said and not _other_kind_of_day(period, said):
            wrong = f"the reading says {period}, the words say {_listed(said)}"
            yield written.problem((*path, *where), wrong, "a period that the words can mean", "words-differ")
    stated = {*limit.states}
    if (
        Aspect.KIND_OF_DAY in stated
        and all(type(period) is Days for period in said)
        and "calendar day" not in limit.words
    ):
        wrong = "the kind of day is said to be stated, but the words only say days"
        yield written.problem((*path, "states"), wrong, "leave kind of day out", "kind-not-stated")


def _other_kind_of_day(period: Period, said: tuple[Period, ...]) -> bool:
    """True for the reading of plain "days" as working days, the one change of unit that policies leave open."""
    return type(period) is WorkingDays and any(type(each) is Days and each.amount == period.amount for each in said)


def _listed(said: tuple[Period, ...]) -> str:
    return " and ".join(str(period) for period in said)
