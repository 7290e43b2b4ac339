"""Which events an act or a limit looks at, by what the policy says of it alone."""

from navigator.model.acts import Cap, Duty
from navigator.model.limits import Limit
from tests.oracles.worlds.rules import by_itself


@by_itself
def mentioned(duty: Duty) -> frozenset[str]:
    """The events that decide when an act is due or open, besides the one that shows it is done."""
    return frozenset(duty.after) | (limit_events(duty.limit) if duty.limit else frozenset())


def cap_events(cap: Cap) -> frozenset[str]:
    """The events that begin a cap or end it."""
    return frozenset(cap.after) | limit_events(cap.limit)


@by_itself
def limit_events(limit: Limit) -> frozenset[str]:
    """Every event that a limit looks at."""
    return start_events(limit) | aside_events(limit)


@by_itself
def start_events(limit: Limit) -> frozenset[str]:
    """The events that a limit is counted from, or back from, in any reading."""
    readings = [event for reading in limit.readings for event in (*reading.from_, *reading.before)]
    others = [event for each in limit.or_ for event in (*each.from_, *each.before)]
    named = (limit.day,) if limit.day else ()
    return frozenset((*limit.from_, *limit.before, *named, *others, *readings))


@by_itself
def aside_events(limit: Limit) -> frozenset[str]:
    """The events beside the way: what stops a clock or starts it again, gives more time, or ends what is repeated."""
    pauses = [event for pause in limit.pauses for event in (pause.from_, pause.until)]
    more = [event for each in limit.extensions for event in (each.event, each.day) if event]
    return frozenset((*pauses, *more, *((limit.until,) if limit.until else ())))


@by_itself
def anew_events(limit: Limit) -> frozenset[str]:
    """The events each of which begins the time of a limit, or of one beside it, again."""
    own = limit.from_ if limit.anew else ()
    return frozenset((*own, *(event for each in limit.or_ if each.anew for event in each.from_)))


def waited_for(duty: Duty) -> frozenset[str]:
    """The events that an act waits for: what it comes after, and what its time is counted from."""
    return frozenset(duty.after) | (start_events(duty.limit) if duty.limit else frozenset())
