"""A position as words tell it: by their conditions, and by what the reader said of how it began, went on and ended."""

from dataclasses import replace

from navigator.case.limit.due import Absent
from navigator.case.verdicts.no_more import ends_no_more, waits_in_vain
from navigator.case.verdicts.position import NoteKind, Position, Standing, Status
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty
from navigator.model.stages import Destination


def conditioned(found: Position) -> Position:
    """The position with the dates of each act for those answers about the case with which it is to be done.

    "If it is critical, by 10:00" says all that there is to say: that for another answer there is no date is no doubt.
    """
    found = of_the_case(found)
    verdicts = tuple(_told(_for_its_answers(each), found) for each in found.verdicts)
    # What may be done at once may be done later too.
    now = {_shown_by(each) for each in verdicts if each.status is Status.OPEN}
    verdicts = tuple(
        each
        for each in verdicts
        if each.status is not Status.TOO_EARLY or not (shown := _shown_by(each)) or shown not in now
    )
    ends = ends_no_more(found.verdicts)
    verdicts = tuple(
        each for each in verdicts if each.status is not Status.WAITING or not _is_awaited_in_vain(each, ends)
    )
    if not_begun(found):
        # What is open in a case that goes on is not, before it has begun.
        verdicts = tuple(each for each in verdicts if each.status is Status.WAITING)
    return replace(found, verdicts=verdicts)


def _is_awaited_in_vain(each: Standing, ends: frozenset[str]) -> bool:
    """Whether what an act comes after, or its time is counted from, comes no more."""
    counted = bool(each.due and each.due.awaited) and ends.issuperset(each.due.awaited if each.due else ())
    return counted or waits_in_vain(each.clause, ends)


def _shown_by(each: Standing) -> tuple[str, tuple[str, ...]] | None:
    """The event that shows an act, and who acts; None where no event does."""
    clause = each.clause
    return (clause.produces, clause.by) if isinstance(clause, Duty) and clause.produces else None


def of_the_case(found: Position) -> Position:
    """The position without first dates that are those of a text, and none of the case."""
    return replace(found, verdicts=tuple(map(_since_no_kept_text, found.verdicts)))


def not_begun(found: Position) -> str | None:
    """The event that was told for a day to come, where nothing else was and a case would begin with it."""
    times = (known for each in found.journeys for times in each.history.values() for known in times)
    if any(not known.maybe and (known.first is None or known.first <= found.today) for known in times):
        return None
    return next((note.event for note in found.notes if note.kind is NoteKind.FUTURE), None)


def has_ended(found: Position) -> bool:
    """Whether it is over in every world; where an older text may hold that nobody has, what ended it was told."""
    told = {fact.event for fact in found.journey.case.facts if fact.happened}
    ended = (each.moves and not each.active and each.moves[-1].known.event in told for each in found.journeys)
    return found.ended or (found.kept and all(ended))


def gone_to(found: Position) -> tuple[str, ...]:
    """The bodies outside to which a case has gone, or may have where it is over here otherwise.

    None where it goes on in another procedure in some world. How an earlier matter ended says nothing of a new one.
    """
    ends = _ends(found)
    if any(end.procedure for end in ends):
        return ()
    return tuple(dict.fromkeys(end.body for end in ends if end.body))


def went_to_all(found: Position) -> bool:
    """Whether it was told of each body outside that the case went to it: then it has gone to all of them."""
    told = {fact.event for fact in found.journey.case.facts if fact.happened}
    ends = [move for each in found.journeys for move in each.moves if move.to == each.end]
    return bool(gone_to(found)) and all(move.to.body and move.known.event in told for move in ends)


def is_over_or_gone(found: Position) -> bool:
    """Whether it is over here in some world, and has gone to a body outside in another."""
    return bool(gone_to(found)) and any(end.end for end in _ends(found))


def _ends(found: Position) -> list[Destination]:
    running = [each for each in found.journeys if not each.is_over] or found.journeys
    return [each.end for each in running if each.end]


def _for_its_answers(each: Standing) -> Standing:
    return replace(each, due=each.due.wherever_owed) if each.due else each


def _since_no_kept_text(each: Standing) -> Standing:
    """Without the first date by the oldest text that is kept, where a time of an older one can have begun before it."""
    if each.due is None or Absent.NOT_KEPT not in each.due.absent or not each.due.undated:
        return each
    ways = tuple(replace(one, endless=one.endless or bool(one.start.undated)) for one in each.due.reckonings)
    due = replace(each.due, reckonings=ways)
    lost = due.safe is None and each.status in (Status.RUNNING, Status.UNCLEAR, Status.DUE_TODAY)
    return replace(each, due=due, status=Status.DATE_NEEDED if lost else each.status)


def _told(each: Standing, found: Position) -> Standing:
    """What is not done in every world, as by a text that nobody has, was told to have been all the same."""
    if each.status is not Status.NOT_TOLD or not isinstance(each.clause, Duty):
        return each
    facts = found.journey.case.facts
    return replace(each, done=next((one for one in facts if one.happened and one.event == each.clause.produces), None))


def is_overtaken(teller: Teller, found: Position, each: Standing) -> bool:
    """Whether an act has no date by which it was or is due, as far as was told, and something came after it.

    Who has the reply is not told that nobody spoke of the talk before the complaint, or when it was acknowledged. Nor
    that nobody spoke of a time that only ends.
    """
    if isinstance(each.clause, Cap):
        return each.clause.only_ends
    if each.due and each.due.safe:
        return False
    if each.due and each.due.latest and each.clause.produces is None:
        return False
    return each.clause.produces is None or comes_before_what_happened(teller, found, each.clause.produces)


def comes_before_what_happened(teller: Teller, found: Position, event: str) -> bool:
    """Whether something happened that comes after an event."""
    order = teller.policy.order
    return any(order.get(event, 0) < order.get(fact.event, 0) for fact in found.happened)
