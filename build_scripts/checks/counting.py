"""Every limit must know how it is counted; nothing is assumed in silence."""

from collections.abc import Iterator

from build_scripts.source.problems import Problem
from build_scripts.source.reader import Written
from build_scripts.source.traverse import parts
from navigator.dates.periods import SchoolDays
from navigator.model.interpretation import interpretations
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.vocabulary import Publisher


def procedure(written: Written, owner: Publisher) -> Iterator[Problem]:
    """Counting rules that neither the limit, the procedure nor the publisher sets."""
    policy = Policy(owner, written.value)
    for path, limit in parts(written.value):
        if not isinstance(limit, Limit):
            continue
        for each in (part for read in interpretations(policy, limit) for part in read.parts):
            rules = each.rules
            needed = {
                "school_calendar" if isinstance(each.period, SchoolDays) else "calendar": each.calendar,
                "first_day": rules.first_day,
                "receipt": rules.receipt,
                "last_day": rules.last_day,
            }
            for name in (name for name, value in needed.items() if value is None):
                allowed = f"set counting: {name} in publisher.yml, in the procedure or here"
                yield written.problem(
                    path, f"nothing says the {name.replace('_', ' ')} of this limit", allowed, "no-counting"
                )
