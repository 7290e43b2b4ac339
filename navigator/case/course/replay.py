"""The courses that a case can have taken: replay what happened from the first stage and stop where it stops.

Where what is known leaves open which of several things came first, which of several ways led to a stage, or whether
a time ran out, each possibility is a course of its own. Days stay spans in each of them.
"""

import itertools
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.after_end import ran_out_before
from navigator.case.course.ended_last import without_going_on
from navigator.case.course.ends_of_times import binding_ends, expiring
from navigator.case.course.journey import Fork, Freed, Journey, Visit, told_apart
from navigator.case.course.run import run
from navigator.case.course.told_days import on_each_day, on_other_days
from navigator.case.course.unmentioned import presupposed, routes_to, stranded_in
from navigator.case.course.ways import stage_events, transitions
from navigator.case.facts.history import History, Known, adding, past
from navigator.dates import moments
from navigator.model.cases import Case, Fact
from navigator.model.policy import Policy


def replay(
    policy: Policy, case: Case, history: History, today: date, since: date | None = None, *, freed: Freed = frozenset()
) -> tuple[Journey, ...]:
    """The courses of a case; from facts beyond the point where one stops, infer what must have come before them.

    Of several, those that make the most sense: in which what was reported has its place, and comes in order.
    A day that nobody told keeps to what is usual, such as the list of events, but for what is `freed`.
    """
    begun = Journey(policy, case, history, (Visit(policy.procedure.stages[0].id),), since=since, freed=freed)
    found = sensible(_most_usual(_least(_completed(begun, today, (), set())), freed))
    return tuple(replace(each, way=frozenset((*each.inferred, *each.left_out))) for each in found)


def again(journey: Journey, history: History, today: date) -> tuple[Journey, ...]:
    """The courses that the same case takes with a longer history.

    Which of them need not have gone on after an end shows when each has the days that its times leave.
    """
    start = Visit(journey.policy.procedure.stages[0].id)
    fresh = replace(
        journey,
        history=history,
        active=(start,),
        past=(),
        moves=(),
        end=None,
        left_out=(),
        unplaced=(),
        out_of_order=0,
        passed=(),
        went_on=False,
    )
    return _fitting(_completed(fresh, today, (*journey.inferred, *journey.left_out), set()))


def sensible(journeys: Iterable[Journey]) -> tuple[Journey, ...]:
    """Of several courses those that contradict what was told the least, and go on after no end that came last."""
    return without_going_on(_fitting(journeys))


def _fitting(journeys: Iterable[Journey]) -> tuple[Journey, ...]:
    """Of several courses those that contradict what was told the least, each once."""
    found = list(journeys)
    least = min((_against(each) for each in found), default=0)
    kept: dict[Hashable, Journey] = {}
    for each in found:
        if _against(each) == least:
            # A time that ran out in the one did not in the other.
            over = expiring(each.policy).intersection(move.known.event for move in each.moves)
            # What went on after an end may have its days narrowed by that end still, in the order of each.
            order = tuple(move.known.event for move in each.moves) if each.went_on else ()
            says = told_apart(each, _SAYING), over, order
            kept[says] = min(kept.get(says, each), each, key=_strained)
    return tuple(kept.values())


def _least(journeys: Iterable[Journey]) -> Iterator[Journey]:
    """The courses without those that take for granted all that another one does, and more, and make no more of it.

    The other fits as well, whatever was told led on in it that did in them, and the days leave no other order. That a
    case was taken up again after its end is no better than a step that nobody told. Nor is one needed that led to
    where a track of the case was already.
    """
    found = [(each, frozenset(each.inferred), _against(each), _led_on(each)) for each in journeys]
    enough = [one for one in found if not one[0].went_on and _is_one_by_one(one[3])]
    onward = min((against for each, _, against, _ in found if not _led_nowhere(each)), default=None)
    for each, besides, against, led_on in found:
        if onward is not None and onward <= against and _led_nowhere(each):
            continue
        facts = {known.fact for known in led_on}
        if not any(
            fewer < besides and least <= against and facts <= {known.fact for known in more}
            for _, fewer, least, more in enough
        ):
            yield each


def _led_nowhere(journey: Journey) -> bool:
    """Whether a step that nobody told led to a stage that was open: so the way passes it once more."""
    entered = {visit.entered for visit in (*journey.past, *journey.active)}
    stages = journey.policy.stages
    return any(
        move.to.stage and move.known not in entered and not stages[move.to.stage].joins
        for move in journey.moves
        if move.known.event in journey.inferred
    )


def _is_one_by_one(known: Sequence[Known]) -> bool:
    return all(_is_before(known[at - 1], known[at]) for at in range(1, len(known)))


def _led_on(journey: Journey) -> Sequence[Known]:
    """What was told and led out of a stage, or opened one, in its order."""
    led = [move.known for move in journey.moves if move.known.fact in journey.case.facts]
    return [known for known, _ in itertools.groupby(led)]


def _most_usual(journeys: Iterable[Journey], freed: Freed) -> Iterator[Journey]:
    """Of courses in which the same happened besides, and that fit alike, those that keep the most to what is usual."""
    found = list(journeys)
    for each in found:
        yield from _on_unusual_days(each, found, freed)


def by_the_more_usual(journeys: Sequence[Journey], freed: Freed) -> Iterator[Journey]:
    """The same of courses under several versions: none holds on days on which another is more usual by its text."""
    for each in journeys:
        yield from _on_unusual_days(each, (other for other in journeys if other.policy is not each.policy), freed)


def _on_unusual_days(journey: Journey, others: Iterable[Journey], freed: Freed) -> Iterator[Journey]:
    # What is usual gave way in some of them for days that were told: these say nothing against others.
    more_usual = (each for each in others if each.unusual < journey.unusual and each.freed == freed)
    return on_other_days(journey, (each for each in more_usual if _fits(each) == _fits(journey)))


def _fits(journey: Journey) -> tuple[frozenset[str], int]:
    """What happened besides in a course, and how much it contradicts what was told."""
    return frozenset(journey.inferred), _against(journey)


def _strained(journey: Journey) -> tuple[bool, int, int]:
    """What speaks against one of two courses that say the same: clashes may hide it now, and be gone later."""
    return journey.went_on, journey.out_of_order, journey.ends_passed + journey.past_end


def _against(journey: Journey) -> int:
    # A step before its stage had opened is both out of order and a clash of days.
    return len(journey.unplaced) + len(journey.left_out) + max(journey.out_of_order, len(journey.clashes))


def _ran_out_beside(journey: Journey, inferred: Collection[str]) -> int:
    """How many times that bind ran out, as was told, in a stage that a step which nobody told had left before."""
    told = {fact.event for fact in journey.case.facts if fact.happened} & binding_ends(journey.policy)
    left = {visit.stage for visit in journey.past if visit.left and visit.left.event in inferred}
    leading = {each.event for stage in left for each in transitions(journey.policy.stages[stage])}
    return len((told & leading) - {move.known.event for move in journey.moves})


def _passed_over(journey: Journey) -> int:
    """How many events that were told, or bind, led nowhere, though a stage was open that they lead out of.

    Such as a settlement that was taken to have come after an end, in a course in which the case had gone on by then.
    """
    if not journey.went_on:
        return 0
    moved = [move.known for move in journey.moves]
    told = {fact.event for fact in journey.case.facts if fact.happened} | binding_ends(journey.policy)
    left = [known for event in told for known in journey.history.get(event, ()) if known not in moved]
    active = journey.active if journey.past_end else ()
    return sum(
        1
        for known in left
        if _came_between(journey, known) or any(_was_open(journey, visit, known) for visit in active)
    )


def _came_between(journey: Journey, known: Known) -> bool:
    """Whether an event leads out of a stage that had ended before it, and that was taken up again after it.

    Taken up again, a stage was open all the time. Of what came on the day of its end, or on that of the other, nobody
    knows.
    """
    for at, end in enumerate(journey.moves):
        later = [move.known for move in journey.moves[at + 1 :] if move.stage == end.stage]
        if end.to.leads_on or not later or not _is_before(end.known, known):
            continue
        day = later[0].first
        by_then = day and not moments.precedes(day, known.last) and ran_out_before(journey, known, later[0].event)
        if not (by_then or _is_before(known, later[0])):
            continue
        together = (move.stage for move in journey.moves if move.known == end.known)
        if any(_leads_out(journey, stage, known) for stage in together):
            return True
    return False


def _is_before(one: Known, other: Known) -> bool:
    return other.first is not None and moments.precedes(one.last, other.first)


def _leads_out(journey: Journey, stage: str, known: Known) -> bool:
    return any(each.event == known.event for each in transitions(journey.policy.stages[stage]))


def _was_open(journey: Journey, visit: Visit, known: Known) -> bool:
    """Whether an event leads out of a stage that was surely open on its day."""
    opened = [move.known for move in journey.moves if visit.stage in move.to.next_stages]
    return _leads_out(journey, visit.stage, known) and (not opened or _is_before(opened[-1], known))


_SAYING = (
    "since",
    "history",
    "apart",
    "any_order",
    "active",
    "past",
    "end",
    "asked",
    "done_unseen",
    "readings",
    "kept_to",
)

_Tried = set[tuple[frozenset[str], Fork | None]]
"""What was taken as happened together: in which order it was found makes no difference."""


def _completed(begun: Journey, today: date, inferred: tuple[str, ...], tried: _Tried) -> Iterator[Journey]:
    """Replay, and add what must have happened, until nothing is missing."""
    runs = list(run(begun, today))
    # What is booked has not happened, so nothing must have come before it; but whoever says that a case has got that
    # far says that it is at its stage.
    far = begun.case.last
    lost = [tuple(each for each in stranded_in(raw) if each == far or past(raw.history, each, today)) for raw in runs]
    # Where one way places all that was told, what another would need besides did not happen. That a case was taken up
    # again after its end is no better a way than a step that nobody told.
    placed = any(not stranded and not raw.went_on for raw, stranded in zip(runs, lost, strict=True))
    for raw, stranded in zip(runs, lost, strict=True):
        # What came after an end needs a step that nobody told only where nothing else gives it a place.
        lost_here = stranded and not (placed or (raw.past_end and not all(lost)))
        routes = routes_to(raw, stranded) if lost_here else ()
        needed = presupposed(raw)
        if needed and len(inferred) < len(raw.policy.procedure.events):
            yield from _with(begun, today, inferred, (needed,), raw.fork or begun.fork, tried)
        elif routes and len(inferred) < len(raw.policy.procedure.events):
            for events, fork in routes:
                yield from _with(begun, today, inferred, events, fork or begun.fork, tried)
        elif not _is_needless(raw, inferred):
            beside = raw.out_of_order + _ran_out_beside(raw, inferred)
            denied = {fact.event for fact in raw.case.facts if not fact.happened}
            left_out = tuple(event for event in inferred if event in denied)
            happened = tuple(event for event in inferred if event not in denied)
            for found in on_each_day(replace(raw, out_of_order=beside)):
                astray = found.out_of_order + _passed_over(found)
                yield replace(found, out_of_order=astray, inferred=happened, left_out=left_out, unplaced=stranded)


def _is_needless(journey: Journey, inferred: Collection[str]) -> bool:
    """Whether a case that was taken up again went on by a step nobody told, to where nothing that was told belongs."""
    if not (
        journey.went_on and journey.moves and journey.moves[-1].known.event in {*inferred}.difference(journey.asked)
    ):
        return False
    told = {fact.event for fact in journey.case.facts if fact.happened}
    stages = [journey.policy.stages[each] for each in journey.moves[-1].to.next_stages]
    # What leads out of a stage, and did not, was not told of it.
    own = (stage_events(journey.policy, stage) - {each.event for each in transitions(stage)} for stage in stages)
    return told.isdisjoint(frozenset().union(*own))


def _with(
    begun: Journey, today: date, inferred: tuple[str, ...], events: tuple[str, ...], fork: Fork | None, tried: _Tried
) -> Iterator[Journey]:
    together = frozenset((*inferred, *events)), fork
    if together in tried:
        return
    tried.add(together)
    history = begun.history
    denied = {fact.event for fact in begun.case.facts if not fact.happened}
    for event in events:
        known = Known(Fact(event, happened=True), begun.since, today, left_out=event in denied)
        history = adding(history, known)
    yield from _completed(replace(begun, history=history, fork=fork), today, (*inferred, *events), tried)
