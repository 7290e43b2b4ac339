"""What is in doubt about a case as a whole, a line each, beside its acts and dates."""

from collections.abc import Iterator
from datetime import date

from navigator.case.verdicts.accepted import used_late
from navigator.case.verdicts.position import NoteKind, Position, Status
from navigator.explain.conditioned import has_ended
from navigator.explain.teller import Teller
from navigator.model.acts import Cap
from navigator.model.stages import Destination
from navigator.model.upkeep import ProcedureStatus

_NOT_IN_FORCE = {
    ProcedureStatus.DRAFT: "page.status.draft",
    ProcedureStatus.WITHDRAWN: "page.status.withdrawn",
}


def doubts(teller: Teller, found: Position, heading: str = "") -> Iterator[str]:
    """Whether its text holds and is kept, where else the case may be, what settles that, what was used too late.

    What the heading of the answer asks is not asked again.
    """
    words = teller.words
    yield from not_in_force(teller)
    if found.not_kept and found.kept_since:
        yield older_text(teller, found.kept_since, sure=not found.kept)
    if _is_only_denied(teller, found):
        yield words("where.only_denied")
    elsewhere = found.elsewhere
    if found.ended and any(each.end and each.end.body for each in found.journeys):
        # To whom it has gone stands in the heading, and how else it ended does not.
        elsewhere = tuple(each for each in (found.journey, *elsewhere) if each.end and not each.end.body)
    for journey in elsewhere:
        if journey.end:
            # Where it is over in every world, only how it ended is in doubt.
            yield _other_end(teller, journey.end, "where.may_have_ended" if has_ended(found) else "where.may_be_over")
        else:
            stages = [teller.stage(visit.stage) for visit in journey.active]
            yield words("where.may_be_at", stages=words.joined(stages))
    for event in dict.fromkeys(_ended_some_day(found)):
        yield words("where.need", undated=teller.event(event))
    yield from _tracks_over(teller, found)
    yield from _used_late(teller, found)
    if not found.ended:
        # Of a case that is over it stands with the end.
        yield from over_too_late(teller, found)
    key = "where.settles" if found.elsewhere else "where.settles.alone"
    for told in map(teller.event, found.asked):
        if told not in heading:
            yield words(key, event=told)


def not_in_force(teller: Teller) -> Iterator[str]:
    """That the procedure is a draft, or has been withdrawn: whoever follows it has to ask what holds."""
    key = _NOT_IN_FORCE.get(teller.policy.procedure.status)
    if key:
        yield teller.words(key, publisher=teller.policy.publisher.short_name)


def _other_end(teller: Teller, to: Destination, key: str, **named: str) -> str:
    """How it ended, or may have."""
    if to.body:
        return teller.words(f"{key}.body", body=teller.role(teller.policy.roles[to.body]), **named)
    return teller.words(f"{key}.{to.end.value if to.end else 'procedure'}", **named)


def _ended_some_day(found: Position) -> Iterator[str]:
    """The ends that were told without their days, where the case may have gone on: their days settle that."""
    if found.may_be_ended and not found.ended:
        for journey in found.journeys:
            told = (move.known for move in journey.moves if not move.to.leads_on)
            yield from (known.event for known in told if known.fact in journey.case.facts and not known.fact.span)


def _tracks_over(teller: Teller, found: Position) -> Iterator[str]:
    """The tracks that have ended in every world beside one that goes on, and how."""
    ended = [
        {move.stage: move.to for move in each.moves if not move.to.leads_on and move.stage not in each.now}
        for each in found.journeys
    ]
    if not all(each.active for each in found.journeys):
        return
    for stage, to in ended[0].items():
        if all(each.get(stage) == to for each in ended):
            yield _other_end(teller, to, "where.track_over", stage=teller.policy.stages[stage].title)


def _used_late(teller: Teller, found: Position) -> Iterator[str]:
    """What is said of what came after its last day in every world."""
    for each in used_late(teller.policy, found.journeys, found.standings):
        latest = each.due.latest if each.due else None
        if each.status is Status.DONE_LATE and latest and each.done:
            expiry = each.clause.limit.expiry if each.clause.limit else None
            over = expiry is not None and found.ended and _ended_by(found, expiry.event)
            key = "where.used_after_the_end" if over else "where.used_late"
            yield teller.words(key, date=teller.words.date(latest), event=teller.event(each.done.event))
            if expiry and not over:
                # What the policy has follow is due where the right is taken as lost.
                yield teller.words("where.used_late.else", says=teller.sentence(expiry.says))


def _ended_by(found: Position, event: str) -> bool:
    """Whether the case ended by an event, in every world."""
    return all(journey.moves and journey.moves[-1].known.event == event for journey in found.journeys)


def over_too_late(teller: Teller, found: Position) -> Iterator[str]:
    """The times over several stages that were over before these were, in every world."""
    for each in found.of(Status.DONE_LATE):
        if isinstance(each.clause, Cap) and not each.clause.only_ends and each.due and each.due.latest:
            title, day = teller.title(teller.cap(each.clause)), teller.words.date(each.due.latest)
            yield teller.words("where.over_too_late", title=title, date=day)


def _is_only_denied(teller: Teller, found: Position) -> bool:
    """Whether nothing was told but what has not happened, and that comes after an act of those who ask."""
    facts, order = found.journey.case.facts, teller.policy.order
    acts = [order[event] for event, duties in teller.policy.producers.items() if any(map(teller.asks, duties))]
    after = [fact.event in order and order[fact.event] > min(acts, default=len(order)) for fact in facts]
    return any(after) and not any(fact.happened for fact in facts)


def older_text(teller: Teller, kept_since: date, *, sure: bool) -> str:
    """That the text which applied to a case is not kept, or may not be."""
    key = "where.not_kept.sure" if sure else "where.not_kept"
    return teller.words(key, date=teller.words.date(kept_since))


def note_text(teller: Teller, kind: NoteKind, event: str, other: str | None) -> str:
    """What is wrong with a fact, in one or two sentences."""
    words = teller.words
    if kind in _OF_ONE:
        return words(_OF_ONE[kind], event=teller.event(event))
    match kind:
        case NoteKind.OUT_OF_ORDER:
            key = "where.out_of_order.new" if _may_begin_a_matter(teller, other or event) else "where.out_of_order"
            if event in teller.policy.events and teller.policy.events[event].arrival_of == other:
                key = "where.out_of_order.arrival"
            return words(key, event=teller.event(event), other=teller.event(other or event))
        case NoteKind.HOURS_OUT_OF_ORDER:
            return words("where.hours_out_of_order", event=teller.event(event), other=teller.event(other or event))
        case NoteKind.TOO_SOON:
            return words("where.too_soon", event=teller.event(event), other=teller.event(other or event))
        case NoteKind.SKIPPED_HOUR:
            return words("where.skipped_hour")
        case _:
            known = event in teller.policy.events
            return words("where.unplaced", event=teller.event(event) if known else event)


_OF_ONE = {
    NoteKind.FUTURE: "where.future",
    NoteKind.PARTLY_AHEAD: "where.partly_ahead",
    NoteKind.LEFT_OUT: "where.left_out",
    NoteKind.AFTER_END: "where.after_end",
    NoteKind.AFTER_STAGE: "where.after_stage",
    NoteKind.TWICE: "where.twice",
    NoteKind.BOOKED_ANEW: "where.booked_anew",
}
"""What is said of one fact by itself."""


def _may_begin_a_matter(teller: Teller, event: str) -> bool:
    """Whether a new matter can begin with an event: it opens a stage, or those who ask bring it about."""
    acts = teller.policy.producers.get(event, ())
    opens = any(event in stage.opens for stage in teller.policy.procedure.stages)
    return opens or (bool(acts) and all(map(teller.asks, acts)))
