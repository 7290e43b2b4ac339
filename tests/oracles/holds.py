"""What must hold of an answer by what its words mean, whatever was told: no second opinion says it.

The verdicts it rests on are held against the second opinion; what was told is what it is held against here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from navigator.case.limit.due import Absent, Reckoning
from navigator.case.verdicts.position import NoteKind, Position, Standing, Status
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Force
from navigator.model.limits import LimitKind
from tests.oracles.drawn import Drawn
from tests.oracles.worlds.days import Looker

DONE = {Status.DONE, Status.DONE_LATE}
RUNS = {Status.RUNNING, Status.DUE_TODAY, Status.UNCLEAR, Status.LATE, Status.PAUSED, Status.DATE_NEEDED}
OF_TOLD = {NoteKind.UNPLACED, NoteKind.AFTER_END, NoteKind.AFTER_STAGE, NoteKind.TWICE, NoteKind.TOO_SOON}


def amiss(given: Drawn, found: Position) -> Iterator[str]:
    """What does not hold of the answer about a drawn case, a line each."""
    yield from _happened(given, found)
    yield from _notes(given, found)
    yield from _lists(found)
    yield from _questions(given, found)
    yield from _beside(given, found)
    for each in found.verdicts:
        said = (*_status(each, found), *_events(given, each), *_overdue(given, each), *_dates(given, each))
        yield from (f"{each.clause.id}: {one}" for one in said)


def _happened(given: Drawn, found: Position) -> Iterator[str]:
    """Each thing told stands in the answer as often as it was told; what is said beside it was not told."""
    told = Counter(fact.event for fact in given.case.facts if fact.happened)
    said = Counter(fact.event for fact in found.happened)
    beside = said - told
    if told - said or beside.keys() & {fact.event for fact in given.case.facts}:
        yield f"told {dict(told)}, said {dict(said)}"
    # What is made of any of others happened with each of them; on one day once.
    others = [fact for fact in found.happened if fact.event in beside]
    if len(set(others)) < len(others):
        yield f"said twice: {others}"
    plain = [fact for fact in given.case.facts if fact.happened and fact.span and not fact.sent]
    yield from (f"{fact} is not said so" for fact in plain if fact not in found.happened)


def _notes(given: Drawn, found: Position) -> Iterator[str]:
    if len(set(found.notes)) < len(found.notes):
        yield "a note stands twice"
    happened = {fact.event for fact in given.case.facts if fact.happened}
    denied = {fact.event for fact in given.case.facts} - happened
    by_kind = {kind: {note.event for note in found.notes if note.kind is kind} for kind in NoteKind}
    yield from (f"{kind.value} of what was not told" for kind in OF_TOLD if by_kind[kind] - happened)
    if by_kind[NoteKind.LEFT_OUT] - denied:
        yield "left out, and not denied"
    ahead, partly = set[str](), set[str]()
    for fact in given.case.facts:
        if (fact.span or fact.sent) and not given.policy.events[fact.event].future:
            first = fact.sent.day if fact.sent else fact.span.earliest if fact.span else given.today
            last = first if fact.sent or not fact.span else fact.span.latest
            ahead |= {fact.event} if moments.plain(first) > given.today else set()
            partly |= {fact.event} if moments.plain(first) <= given.today < moments.plain(last) else set()
    if (by_kind[NoteKind.FUTURE], by_kind[NoteKind.PARTLY_AHEAD]) != (ahead, partly):
        yield f"ahead: {ahead}, {partly}, said {by_kind[NoteKind.FUTURE]}, {by_kind[NoteKind.PARTLY_AHEAD]}"
    for note in found.notes:
        if note.kind is NoteKind.OUT_OF_ORDER and not {note.event, note.other} <= happened:
            yield f"out of order, and not told: {note}"


def _lists(found: Position) -> Iterator[str]:
    """Which act stands where, in which order."""
    here = {stage for journey in found.journeys for stage in journey.now}
    shown = [
        each
        for each in found.verdicts
        if each.status in DONE
        or each.stage in here
        or (isinstance(each.clause, Cap) and not here.isdisjoint(each.clause.covers))
    ]
    if list(found.standings) != shown:
        yield "other acts are shown"
    safes = [(each.due.safe or date.max) if each.due else date.max for each in found.running]
    if safes != sorted(safes):
        yield "what is due sooner stands later"
    names = [[each.clause.id for each in some] for some in (found.running, found.open, found.done)]
    if len({name for some in names for name in some}) < sum(map(len, names)):
        yield f"an act stands in two lists: {names}"
    may, following = set(map(_name, found.may)), set(map(_name, found.next))
    for each in shown:
        permitted = each.clause.force is Force.MAY
        if each.verdict.open and each.status is not Status.NOT_TOLD:
            if permitted and each.clause.id not in may:
                yield f"{each.clause.id} is open, and not said to be permitted"
            owed = isinstance(each.clause, Duty) and each.status is not Status.WAITING
            if not permitted and owed and each.clause.id not in following:
                yield f"{each.clause.id} is open, and nobody is told to do it"
        if not each.verdict.may_be_open and each.clause.id in may | following and each.status is not Status.TOO_EARLY:
            yield f"{each.clause.id} is not open, and somebody is told of it"
    if (may | following) - set(map(_name, shown)):
        yield "an act is told of that is not shown"


def _questions(given: Drawn, found: Position) -> Iterator[str]:
    """Nobody is asked for what was told."""
    mentioned = {fact.event for fact in given.case.facts}
    for name in ("asked", "unread", "changed_by"):
        if mentioned.intersection(getattr(found, name)):
            yield f"{name}, and told: {getattr(found, name)}"
    dated = Counter(fact.event for fact in given.case.facts if fact.span or fact.sent)
    told = Counter(fact.event for fact in given.case.facts if fact.happened)
    if known := {event for event in found.undated if told[event] and dated[event] == told[event]}:
        yield f"asked for a day that was told: {known}"
    if found.fork and (mentioned.issuperset(found.fork.events)):
        yield f"no question: {found.fork}"


def _beside(given: Drawn, found: Position) -> Iterator[str]:
    """What stands beside the verdicts: rights, the texts, the other places, and where each act belongs."""
    texts = [given.policy, *given.earlier]
    rules = [rule for rule in found.journey.policy.procedure.rules if rule.force is Force.MAY]
    if not set(rules) <= set(found.rights) <= set(found.journey.policy.procedure.rules):
        yield f"rights: {found.rights}"
    first = min((each.procedure.in_force_from or date.min for each in texts), default=date.min)
    if (found.kept_since or date.min) != first:
        yield f"kept since {found.kept_since}, and not {first}"
    places = [each.place for each in (found.journey, *found.elsewhere)]
    if len(set(places)) < len(places) or {each.place for each in found.journeys} != set(places):
        yield f"other places: {places}"
    if found.journey.active == () and any(each.active for each in found.journeys):
        yield "a course that is over is told, and another goes on"
    for each in found.verdicts:
        stages = [stage.id for text in texts for stage in text.procedure.stages if _has(stage.duties, each)]
        if each.stage not in (stages if isinstance(each.clause, Duty) else (None,)):
            yield f"{each.clause.id} stands in {each.stage}"


def _has(duties: Iterable[Duty], each: Standing) -> bool:
    return any(duty.id == each.clause.id for duty in duties)


def _dates(given: Drawn, each: Standing) -> Iterator[str]:
    """What is said of the dates of an act besides: from what, with what they go on, and why there may be none."""
    happened = {fact.event for fact in given.case.facts if fact.happened}
    if each.done and not (each.status in DONE and each.done.happened):
        yield f"{each.status}, and done by {each.done}"
    if not happened.isdisjoint(each.hangs_on):
        yield f"hangs on what was told: {each.hangs_on}"
    limits = [limit for text in (given.policy, *given.earlier) for _, limit in text.limits()]
    if not {limit.expiry.event for limit in limits if limit.expiry}.issuperset(each.ran_out):
        yield f"no end of a time: {each.ran_out}"
    if each.had_to_precede and (each.verdict.done or not happened.issuperset(each.had_to_precede)):
        yield f"had to precede {each.had_to_precede}"
    if each.in_doubt and each.verdict.done:
        yield "in doubt, and done"
    if each.due is None:
        return
    reasons = {
        Absent.ANSWER: isinstance(each.clause, Duty) and bool(each.clause.only),
        Absent.BY_NEWER: bool(given.earlier),
        Absent.BY_OLDER: bool(given.earlier),
        Absent.NOT_KEPT: True,
    }
    yield from (f"absent by {why.value}" for why in each.due.absent if not reasons[why])
    for one in each.due.reckonings:
        yield from _reckoned(given, one)
        # What may have been done can have been done while a clock stood still that goes on since.
        named = one.goes_on or one.unnamed or one.read.others or each.verdict.may_be_done
        if one.stopped and not named:
            yield "stands still, and nothing is named with which it goes on"


def _reckoned(given: Drawn, one: Reckoning) -> Iterator[str]:
    """What is said of one reading: from which days it counts, and what is told of days ahead."""
    own = {pause.until for pause in one.read.limit.pauses}
    if not own.issuperset(one.goes_on) or (one.goes_on and not one.stopped):
        yield f"goes on with {one.goes_on}"
    if (one.forecast or one.once_over) and (one.first or one.last):
        yield "has begun, and is told as a forecast"
    if one.once_over and moments.plain(one.once_over.start) < given.today:
        yield "the day ahead is over"
    if len(one.parts) != (len(one.read.parts) if one.read.others else 0):
        yield f"{len(one.parts)} times beside one another"
    told = Counter(fact.event for fact in given.case.facts if fact.happened)
    dated = {fact.event: fact.span for fact in given.case.facts if fact.happened and fact.span and not fact.sent}
    if known := [event for event in one.start.undated if event in dated and told[event] == 1]:
        yield f"asked for days that were told: {known}"
    days = [dated[event] for event in one.read.starts if event in dated and told[event] == 1]
    span = one.start.span
    if span and len(days) == len(one.read.starts) and not (one.read.others or one.read.backward):
        low, high = min(each.earliest for each in days), max(each.latest for each in days)
        if moments.plain(span.earliest) < moments.plain(low) or moments.plain(span.latest) > moments.plain(high):
            yield f"began {span}, and not {days}"


def _name(each: Standing) -> str:
    return each.clause.id


def _status(each: Standing, found: Position) -> Iterator[str]:
    """The one word for an act by what is true of it in every world and in some."""
    said, due, status, today = each.verdict, each.due, each.status, found.today
    # A right that was lost, or is over with the case, in each world (232).
    lost = said.may_be_lapsed and found.may_be_ended and not (said.may_be_open or said.may_be_done)
    safe = due.safe if due else None
    means = {
        Status.DONE: said.may_be_done and not said.done_late,
        Status.DONE_LATE: said.may_be_done_late,
        Status.LATE: said.late and not said.may_be_done,
        Status.LAPSED: said.lapsed or lost,
        Status.UNCLEAR: not said.late,
        Status.RUNNING: safe is not None and safe >= today and not (said.may_be_late or said.last_day_today),
        Status.DUE_TODAY: said.last_day_today and not said.may_be_late,
        Status.DATE_NEEDED: safe is None and bool(due and due.undated),
        Status.PAUSED: bool(due and due.stopped) and not said.late,
        Status.TOO_EARLY: not said.may_be_open,
        Status.OPEN: not said.done and not (due and each.clause.limit and each.clause.limit.kind is LimitKind.BY),
        Status.MAY_BE_OPEN: not said.done,
        Status.WAITING: not said.late,
        Status.NOT_TOLD: not (said.late or said.done),
    }
    if not means[status]:
        yield f"{status}, and {said}"
    if said.late and status is not Status.LATE:
        yield f"late, and {status}"
    if said.done and status not in DONE:
        yield f"done, and {status}"
    if due and due.safe and due.latest and moments.order(due.latest) < moments.order(due.safe):
        yield "the last date is before the first"
    if due and due.stays not in (None, due.latest):
        yield "another last date stays"


def _events(given: Drawn, each: Standing) -> Iterator[str]:
    """What is named beside an act: what nobody mentioned, or what was told, as the words for it say."""
    happened = {fact.event for fact in given.case.facts if fact.happened}
    mentioned = {fact.event for fact in given.case.facts}
    for name in ("changed_by", "may_move", "ran_out"):
        if mentioned.intersection(getattr(each, name)):
            yield f"{name} names what was told: {getattr(each, name)}"
    for name in ("in_vain", "out_of_turn", "if_accepted"):
        if not happened.issuperset(getattr(each, name)):
            yield f"{name} names what was not told: {getattr(each, name)}"
    if not (mentioned - happened).issuperset(each.opens_again) or (
        each.opens_again and each.status is not Status.LAPSED
    ):
        yield f"opens again: {each.opens_again}"


def _overdue(given: Drawn, each: Standing) -> Iterator[str]:
    """By how much it is late, counted on the fingers."""
    late = each.status in {Status.LATE, Status.DONE_LATE}
    if late != bool(each.overdue_by):
        yield f"{each.status}, and {each.overdue_by} days late"
    if each.status is not Status.LATE or each.due is None or each.due.latest is None:
        return
    latest = moments.plain(each.due.latest)
    days = [latest + timedelta(n + 1) for n in range((given.today - latest).days)]
    if each.overdue_unit == "working days":
        office = Looker(_office(given))
        days = [day for day in days if office.is_open(day)]
    if each.overdue_unit in {"days", "working days"} and len(days) != each.overdue_by:
        yield f"{each.overdue_by} {each.overdue_unit} late, and not {len(days)}"


def _office(given: Drawn) -> Calendar:
    return given.calendars["office"]
