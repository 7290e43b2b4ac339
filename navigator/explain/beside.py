"""What stands beside a date: the hour that would settle it, which time ran out before it, and what does not move it."""

from collections.abc import Iterator, Sequence

from navigator.case.limit.due import Absent
from navigator.case.verdicts.position import Standing, Status
from navigator.dates import clocks, moments
from navigator.dates.counting import Count
from navigator.dates.periods import Hours
from navigator.explain.changes import in_turn
from navigator.explain.in_pieces import sentences
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty
from navigator.model.limits import LimitKind

FLAT = frozenset({Status.RUNNING, Status.DUE_TODAY, Status.OPEN, Status.PAUSED, Status.DATE_NEEDED})
"""What these say holds wherever the stage of an act is open, and says nothing of whether it is."""


def only_there(teller: Teller, each: Standing) -> str:
    """The stage of something that is told flatly, where the case may be at that stage and may be elsewhere."""
    if not each.in_doubt or each.stage is None or each.status not in FLAT:
        return ""
    if each.status is Status.DATE_NEEDED and each.due and Absent.NOT_KEPT in each.due.absent:
        return ""  # It is the text that is in doubt.
    return teller.stage(each.stage)


def may_be_over(each: Standing) -> bool:
    """Whether a time over several stages is told flatly, though in some world all of them were left."""
    return each.in_doubt and isinstance(each.clause, Cap) and each.status in FLAT


def only_there_text(teller: Teller, each: Standing) -> str:
    """That something is to be done only if the case is at its stage, or is not over, where that is in doubt."""
    if may_be_over(each):
        return teller.words("where.only_if_not_over")
    stage = only_there(teller, each)
    return teller.words("where.only_there", stage=stage) if stage else ""


def hangs_on_text(teller: Teller, each: Standing, told: str) -> str:
    """That something is to be done only if what it comes after has happened, where that may be; once is enough."""
    events = [teller.event(event) for event in each.hangs_on]
    if not events or any(event.casefold() in told.casefold() for event in events):
        return ""
    return teller.words("where.hangs_on", events=teller.words.either(events, clauses=True))


def hour_texts(teller: Teller, each: Standing) -> Iterator[str]:
    """Where the hour of a start would settle it, in hours or by a closing hour: that; or why no hour can be named."""
    counts = [count for one in (each.due.reckonings if each.due else ()) for count in (one.first, one.last) if count]
    if each.verdict.done or not counts:
        return
    (count, *_), read = counts, each.due.reckonings[0].read if each.due else None
    if read and isinstance(each.clause, Duty) and (closes := read.closes_for(each.clause.produces)):
        yield teller.words("where.closes", cutoff=closes)
    if count.start != counts[-1].start:
        return
    if read is None or moments.hour_of(count.due) or count.paused or read.limit.kind is not LimitKind.BY:
        return
    event = teller.words.either([teller.event(name) for name in _counted_from(each, count, read.starts)])
    if not isinstance(count.period, Hours):
        if count.rules.closes and not moments.hour_of(count.start) and count.due != counts[-1].due:
            yield teller.words("where.hour_settles", event=event, cutoff=count.rules.closes)
    elif count.rules.zone not in clocks.ZONES:
        yield teller.words("where.hour_no_clock")
    elif (came := count.received or count.counted_from) != count.start:
        yield teller.words("where.hour_received", date=teller.words.date(moments.plain(came)))
    elif not moments.hour_of(count.start):
        yield teller.words("where.hour_needed", event=event)


def _counted_from(each: Standing, count: Count, starts: Sequence[str]) -> Sequence[str]:
    """The events that a count begins with; of what is repeated, the last time that it was done."""
    if not (each.due and each.due.limit.every and isinstance(each.clause, Duty) and each.clause.produces):
        return starts
    begun = each.due.reckonings[0].start.span
    return (each.clause.produces,) if begun is None or count.start > begun.latest else starts


def ran_out_text(teller: Teller, each: Standing) -> str:
    """Which times ran out by themselves, so that it falls to be done, and what the policy says of each."""
    limits = [
        (clause, limit)
        for clause, limit in teller.policy.limits()
        if limit.expiry and not limit.expiry.done_or_not
        if limit.expiry.event in each.ran_out and isinstance(clause, Duty)
    ]
    told = dict.fromkeys(
        teller.words(
            "where.ran_out",
            who=teller.roles(clause.by),
            act=teller.order(clause),
            says=teller.sentence(limit.expiry.says),
        )
        for clause, limit in limits
        if limit.expiry
    )
    return " ".join(told)


def untold_text(teller: Teller, each: Standing) -> str:
    """What does not move the date and might: what nobody mentioned, taken as not happened, and what came too late."""
    words = teller.words
    vain = [words("where.in_vain", event=teller.event(event)) for event in each.in_vain]
    vain += _out_of_turn(teller, each)
    told = list(sentences(words, "where.untold", [teller.event(event) for event in each.changed_by]))
    unsaid = [words("where.untold.said" if len(told) == 1 else "where.untold.said.more")] if told else []
    perhaps = [teller.event(event) for event in each.may_move]
    unsaid += [words("where.may_move", events=words.either(perhaps))] if perhaps else []
    again = [teller.event(event) for event in each.opens_again]
    unsaid += [words("where.opens_again", events=words.either(again, clauses=True))] if again else []
    return " ".join((*vain, *told, *unsaid))


def _out_of_turn(teller: Teller, each: Standing) -> Iterator[str]:
    """That a notice of more time counts only after others, or not beside them, and changes nothing."""
    limit = each.due.limit if each.due else None
    for extension in limit.extensions if limit else ():
        if limit and extension.event in each.out_of_turn:
            rules = " ".join(in_turn(teller, limit, extension))
            yield teller.words("where.out_of_turn", event=teller.event(extension.event), rules=rules)
