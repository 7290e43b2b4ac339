"""What has happened in a case, a row each: when, whether it was late or may have been, and where it stands."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import NoteKind, Position, Standing, Status
from navigator.dates.moments import hour_of, order, plain
from navigator.explain.advice import is_booked
from navigator.explain.advice.view import had_left, is_too_early
from navigator.explain.beside import untold_text
from navigator.explain.elapsed import lateness
from navigator.explain.teller import Teller
from navigator.model.acts import Duty
from navigator.model.cases import Fact
from navigator.model.limits import LimitKind, Pick


def happened(teller: Teller, found: Position) -> list[Fact]:
    """What has happened, in the order of the days; without a day, behind what the policy has before it."""
    order = teller.policy.order
    ahead = {note.event for note in found.notes if note.kind is NoteKind.FUTURE}
    told = (fact for fact in found.happened if fact.event in order and not is_booked(teller, fact, found.today))
    # What was told for a day to come has not happened; what was told twice may have, once.
    facts = [fact for fact in told if fact.event not in ahead or (fact.span and fact.span.earliest <= found.today)]
    days = {order[fact.event]: day for fact in facts if (day := fact.first_told)}

    def place(fact: Fact) -> tuple[date, int]:
        at = order[fact.event]
        return fact.first_told or max((day for other, day in days.items() if other < at), default=date.min), at

    return sorted(facts, key=place)


def done_rows(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    acts = [each for each in found.done if each.done and isinstance(each.clause, Duty)]
    worst = sorted(acts, key=lambda each: (each.overdue_by, each.verdict.may_be_done_late))
    late = {each.done.event: _softened(each, acts) for each in worst if each.done}
    # Two acts can be shown by one event, one of which gives the earliest day, and the other the last one.
    early = (each for each in acts if is_too_early(each) or _may_be_too_early(each))
    late |= {each.done.event: each for each in early if each.done and not had_left(found, each)}
    inferred = set(found.journey.inferred)
    told = happened(teller, found)
    times = Counter(fact.event for fact in told)
    said = {fact.event for fact in found.journey.case.facts}
    shown: set[str] = set()
    for fact in told:
        each = late.get(fact.event)
        if each and times[fact.event] > 1 and each.done != fact:
            each = None  # It was done more than once, and this time was another one.
        if fact.event in shown and _follows_from_others(teller, fact, told):
            continue
        shown.add(fact.event)
        judged = ""
        if each and not _came_before(found, each):
            judged = _late_whatever(teller, found, each, acts) or _judged(teller, each, said, found.today)
        if each and judged and (closes := _closed_at(each)):
            judged = f"{judged} {teller.words('where.closes', cutoff=closes)}"
            if fact.span and fact.span.earliest == fact.span.latest and not hour_of(fact.span.latest):
                judged = f"{judged} {teller.words('where.hour_judges', event=teller.event(fact.event))}"
        if each and judged and each.changed_by:
            judged = f"{judged} {untold_text(teller, each)}"
        if each and isinstance(each.clause, Duty) and judged and any(_is_other(one, each) for one in acts):
            judged = teller.words("tell.judged.of", judged=judged, act=teller.order(each.clause))
        yield {
            "event": fact.event,
            "text": teller.sentence(teller.event(fact.event)),
            "date": fact.span.earliest.isoformat() if fact.span else None,
            "latest": fact.span.latest.isoformat() if fact.span else None,
            "when": teller.on(fact) if fact.span else "",
            "on": day.isoformat() if (day := fact.first_told) else None,
            "inferred": fact.event in inferred,
            "clause": each.clause.id if each else None,
            "status": each.status.value if each else Status.DONE.value,
            "overdue_by": each.overdue_by if each else 0,
            "judged": judged,
            "out_of_time": each is not None and bool(judged) and _is_out_of_time(each),
            "place": _place(teller, each) if each else "",
        }


def _closed_at(each: Standing) -> str:
    """The closing hour that makes something late, or may: it came at that hour or later, or on the last day."""
    span, when = each.done.span if each.done and not each.done.sent else None, each.due
    if span is None or when is None or when.safe is None or not each.verdict.may_be_done_late:
        return ""
    closes = when.reckonings[0].read.closes_for(each.done.event if each.done else None)
    at = hour_of(span.latest)
    return closes if closes and (at >= closes if at else span.latest == when.safe) else ""


def _is_other(one: Standing, each: Standing) -> bool:
    """Whether the same event shows another act, which stands otherwise."""
    return one.done == each.done and one.clause.id != each.clause.id and one.status is not each.status


def _follows_from_others(teller: Teller, fact: Fact, told: Sequence[Fact]) -> bool:
    """Whether something happened because another thing did on that day, of which alone somebody told."""
    made_of = teller.policy.events[fact.event].made_of
    return any(each.event in made_of and each.span == fact.span for each in told)


def _came_before(found: Position, each: Standing) -> bool:
    """Whether something was done before its time began, which cannot have been: nobody can say if it was in time."""
    starts = {event for one in (each.due.reckonings if each.due else ()) for event in one.read.events}
    clashes = {pair for journey in found.journeys for pair in journey.clashes}
    return any(before in starts and each.done and after == each.done.event for before, after in clashes)


def _softened(each: Standing, acts: Sequence[Standing]) -> Standing:
    """An act that is done late for some answers about the case alone, where one for others was done in time."""
    others = (one for one in acts if one.done == each.done and one.status is Status.DONE)
    if each.status is Status.DONE_LATE and not each.verdict.done_late and any(others):
        return replace(each, status=Status.DONE, overdue_by=0)
    return each


def _late_whatever(teller: Teller, found: Position, each: Standing, acts: Sequence[Standing]) -> str:
    """That something was late whatever the answer about the case, where each answer has an act of its own."""
    words = teller.words
    alike = [one for one in acts if one.done == each.done]
    late = [one.due for one in alike if one.status is Status.DONE_LATE and one.due and not one.changed_by]
    ends = [when.last_known for when in late if when.last_known == when.safe]
    named = {one.clause.id for one in alike}
    surely = all(named & journey.policy.duties.keys() for journey in found.journeys) and not found.not_kept
    if (
        len(ends) < max(len(alike), 2)
        or any(not end or hour_of(end) for end in ends)
        or each.verdict.done_late
        or not surely
    ):
        return ""
    days = [words.date(end) for end in ends if end]
    if len(set(days)) == 1:
        return words("tell.judged.late.whatever", date=days[0])
    ways = [words.joined(teller.on_answers(one.clause)) for one in alike]
    told = (words("tell.judged.late.if", when=way, date=day) for way, day in zip(ways, days, strict=True))
    return f"{words('tell.judged.late.each')} {' '.join(told)}"


def _judged_undated(teller: Teller, each: Standing, told: Collection[str]) -> str:
    """That something may have been late, where somebody told that its time began, and not when."""
    undated = [teller.event(event) for event in (each.due.undated if each.due else ()) if event in told]
    done = each.done is not None and each.done.event in told
    if not (done and undated and each.verdict.may_be_done_late):
        return ""
    return teller.words("tell.judged.may_be_late.undated", events=teller.words.either(undated))


def _surely_late(teller: Teller, each: Standing, when: Due) -> str:
    """By how much something was late in every world, on whatever day its time began; nothing where it was not."""
    words = teller.words
    if each.status is not Status.DONE_LATE or when.latest is None or when.limit.kind is not LimitKind.BY:
        return ""
    if each.overdue_by:
        one_day = each.done is None or not each.done.is_of_some_days
        late = lateness(each.overdue_by, each.overdue_unit, words, or_more=not (one_day and when.one_date))
        key = "tell.judged.late" if when.one_date else "tell.judged.late.at_most"
        return words(key, late=teller.title(late), date=words.date(when.latest))
    return words("tell.judged.late.same_day", date=words.date(when.latest)) if hour_of(when.latest) else ""


def _judged(teller: Teller, each: Standing, told: Collection[str], today: date) -> str:
    """Whether something was done in time, where that can be said."""
    words, when, verdict = teller.words, each.due, each.verdict
    if when is None:
        return ""
    if late := _surely_late(teller, each, when):
        return late
    if when.safe is None:
        return _judged_undated(teller, each, told) or _after_all_days(teller, each, when)
    if when.limit.kind is not LimitKind.BY:
        if is_too_early(each):
            return words("tell.judged.too_early", date=words.date(when.safe))
        perhaps = _may_be_too_early(each)
        return words("tell.judged.may_be_too_early", date=words.date(perhaps)) if perhaps else ""
    unsure = (one.read.events for one in when.reckonings if not one.start.is_one_day)
    # What runs from the end of another time has a last day by that, and nobody is asked when it ended.
    ends = {event for one in when.reckonings for event in one.read.ends}
    if {event for events in unsure for event in events}.intersection(when.undated) - ends:
        # Nobody told when its time began; read another way it may be known.
        if verdict.may_be_done_late and (may_be := _may_be_late_on(each)):
            due, key = may_be
            return words(key, safe=words.date(due))
        return (
            _judged_undated(teller, each, told)
            or _after_all_days(teller, each, when)
            or _after_the_start_told(teller, each, when, told)
        )
    if verdict.may_be_done_late:
        key = "tell.judged.may_be_late.one" if when.is_read_in_one_way else "tell.judged.may_be_late"
        if when.one_date and when.complete and not each.changed_by:
            key = "tell.judged.may_be_late.sure"
        on = teller.on_answers(each.clause)
        return words(f"{key}.if" if on else key, safe=words.date(when.safe), when=words.joined(on))
    return _in_time(teller, when, today) if verdict.done else ""


def _after_all_days(teller: Teller, each: Standing, when: Due) -> str:
    """That something may have come after each last day that there can be, whenever its time began."""
    span = each.done.span if each.done else None
    if not (span and when.latest and each.verdict.may_be_done_late and order(span.latest) > order(when.latest)):
        return ""
    return (
        "" if each.changed_by else teller.words("tell.judged.may_be_late.latest", date=teller.words.date(when.latest))
    )


def _after_the_start_told(teller: Teller, each: Standing, when: Due, told: Collection[str]) -> str:
    """That something may have been late by the one of two starts that was told, where the later of them counts."""
    span, starts = (each.done.span if each.done else None), set(when.limit.starts)
    if when.limit.pick is not Pick.LATER or not (starts.intersection(told) and each.verdict.may_be_done_late):
        return ""
    late = span and when.safe and order(span.latest) > order(when.safe)
    return teller.words("tell.judged.may_be_late.one", safe=teller.words.date(when.safe)) if late and when.safe else ""


def _in_time(teller: Teller, when: Due, today: date) -> str:
    """That it was done by its last day, the first of these where there are several; that day need not be over."""
    if when.safe is None:
        return ""
    key = "tell.judged.in_time" if when.one_date and when.complete else "tell.judged.in_time.unsure"
    # Of an hour of today nobody knows whether it is over.
    is_ahead = plain(when.safe) > today or (plain(when.safe) == today and not hour_of(when.safe))
    return teller.words(f"{key}.ahead" if is_ahead else key, date=teller.words.date(when.safe))


def _is_out_of_time(each: Standing) -> bool:
    """Whether something was done late or too early, or may have been late."""
    early = is_too_early(each) or _may_be_too_early(each) is not None
    return early or each.status is Status.DONE_LATE or each.verdict.may_be_done_late


def _may_be_late_on(each: Standing) -> tuple[date, str] | None:
    """The first last day on a reading whose beginning is known, where something was not surely done by then.

    With it, how that is said: of a beginning on one of some days the last day may have been a later one.
    """
    span = each.done.span if each.done else None
    read = [one for one in (each.due.reckonings if each.due else ()) if one.first and not one.start.undated]
    days = [(one.first.due, one.first == one.last) for one in read if one.first]
    late = [(day, sure) for day, sure in days if span is None or span.latest > day]
    return min(((day, f"tell.judged.may_be_late{'' if sure else '.one'}") for day, sure in late), default=None)


def _may_be_too_early(each: Standing) -> date | None:
    """The first day on which something may be done by some reading, where it may have been done before that."""
    when, done = each.due, each.done
    if when is None or done is None or when.limit.kind is LimitKind.BY:
        return None
    known = [one.last.due for one in when.reckonings if one.last]
    last = max(known, key=order, default=None)
    return last if last and (done.span is None or done.span.earliest < last) else None


def _place(teller: Teller, each: Standing) -> str:
    """Where the clause stands that something was done under."""
    source = each.clause.source
    key = "page.source_at" if source.paragraph else "page.source_heading"
    return teller.words(key, heading=source.heading, paragraph=source.paragraph)
