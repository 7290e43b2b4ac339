"""An act or cap in words: what is to be done, by when, and what to do where that day is over."""

from collections.abc import Iterator
from datetime import date

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Standing, Status
from navigator.explain.due_texts import dates_text
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty, Force
from navigator.model.limits import LimitKind


def act_text(teller: Teller, clause: Duty | Cap) -> str:
    """The act as a sentence, without its date."""
    return teller.act(clause) if isinstance(clause, Duty) else teller.sentence(teller.cap(clause))


def by_date(teller: Teller, clause: Duty | Cap, day: str) -> str:
    """The act with its date, as one sentence."""
    if isinstance(clause, Cap):
        key = "tell.cap_ends" if clause.only_ends else "tell.cap_by"
        return teller.sentence(teller.words(key, title=teller.cap(clause), date=day))
    not_before = clause.limit and clause.limit.kind is not LimitKind.BY
    when = teller.condition(clause)
    key = f"{'tell.act_not_before' if not_before else 'tell.act_by'}{'_if' if when else ''}"
    who, force = teller.who_acts(clause), teller.force(clause)
    return teller.sentence(teller.dated(key, clause.act, who=who, force=force, when=when, date=day))


def dated_text(teller: Teller, each: Standing) -> str:
    """The act with its date where it has one."""
    return with_dates(teller, each.clause, each.due, may_move=bool(each.changed_by))


def with_dates(teller: Teller, clause: Duty | Cap, when: Due | None, *, may_move: bool = False) -> str:
    """An act or cap as one sentence, with its dates where there is one that can be named."""
    if when is None or (when.safe is None and when.stays is None):
        return act_text(teller, clause)
    return by_date(teller, clause, dates_text(teller, when, may_move=may_move))


def to_do_text(teller: Teller, each: Standing, today: date) -> str:
    """The act in a list of what can be done: with its date, and never as to be done by a date that has passed."""
    if each.due and each.due.limit.kind is not LimitKind.BY:
        return dated_text(teller, each)  # A day from which something may be done does not run out.
    latest = each.due.latest if each.due else None
    gone = each.status is Status.NOT_TOLD and latest is not None and latest < today
    over = gone or each.status in (Status.LATE, Status.LAPSED)
    # A date by which it was due in any case can be over, though the safe one is not known.
    may_be_over = each.status is Status.UNCLEAR or (each.status is Status.DATE_NEEDED and each.verdict.may_be_late)
    unsaid = each.status in (Status.NOT_TOLD, Status.MAY_BE_OPEN)
    may_be_over = may_be_over or (unsaid and _safe(each, today) < today)
    if not (over or may_be_over) or each.due is None or (each.due.safe is None and each.due.stays is None):
        return dated_text(teller, each)
    key = "tell.date_has_passed" if over else "tell.date_may_have_passed"
    if not over and (each.due.latest or each.due.safe or today) < today:
        key = f"{key}.past"
    return f"{act_text(teller, each.clause)} {teller.words(key, date=dates_text(teller, each.due))}"


def _safe(each: Standing, today: date) -> date:
    return (each.due.safe if each.due else None) or today


def if_late(teller: Teller, clause: Duty | Cap, day: str | None, each: Standing | None = None) -> Iterator[str]:
    """What to do when a date is missed: what the policy says, what anyone can do, and that the policy says nothing.

    `day` is the date in words, None while there is none. Who is not sure to be late is not told to say why.
    """
    if not isinstance(clause, Duty) or clause.force is Force.MAY:
        return
    yield from clause.if_late
    over = [teller.event(event) for event in each.had_to_precede] if each else []
    if over:
        yield teller.words("where.late.over", events=teller.words.joined(over))
    elif teller.reader in clause.by or (teller.reader is None and teller.asks(clause)):
        unsure = each is not None and each.status in (Status.UNCLEAR, Status.DATE_NEEDED)
        yield teller.words("where.late.you.may" if unsure else "where.late.you")
    else:
        key = "where.late.ask" if day else "where.late.ask.undated"
        yield teller.words(key, who=teller.doers(clause), date=day or "")
        yield teller.words("where.late.write")
    if not clause.if_late and not (clause.limit and (clause.limit.expiry or clause.limit.discretion)):
        yield teller.words("where.late.policy_silent")
