"""One act or cap of a case as plain data: its words and dates, how it stands, and what to do when it is late."""

from datetime import date
from typing import Any

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Standing, Status
from navigator.dates.calendars import Calendars
from navigator.explain.act_texts import act_text, dated_text, if_late
from navigator.explain.assumptions import assumptions
from navigator.explain.changes import changes, once
from navigator.explain.due_texts import dates_text
from navigator.explain.fitting import fit_lines
from navigator.explain.holders import holders
from navigator.explain.limit_texts import counted_from, within
from navigator.explain.reckoned import reckoning_data
from navigator.explain.teller import Teller
from navigator.explain.where import where_and_why, where_text
from navigator.model.acts import Cap, Duty
from navigator.model.limits import Limit, LimitKind
from navigator.model.policy import Policy


def standing_report(teller: Teller, each: Standing, today: date, calendars: Calendars) -> dict[str, Any]:
    """One act or cap: its words, dates, status and working."""
    clause, when = each.clause, each.due
    data: dict[str, Any] = {
        "clause": clause.id,
        "stage": each.stage,
        "status": each.status.value,
        "force": clause.force.value,
        "act": act_text(teller, clause),
        "sentence": dated_text(teller, each),
        "where": where_and_why(teller, each, where_text(teller, each, today, calendars)),
        "overdue_by": each.overdue_by,
        "overdue_unit": each.overdue_unit,
        "if_late": list(if_late(teller, clause, _missed(teller, each, when), each)) if when else [],
        "contact": contact_id(teller.policy, clause),
    }
    if isinstance(clause, Duty):
        data |= {"by": list(clause.by), "who": teller.who_acts(clause), "contains": list(clause.contains)}
        data["holders"] = list(holders(teller, clause.by))
    if when is None:
        return {**data, "due": None, "latest": None}
    return {
        **data,
        "due": when.safe.isoformat() if when.safe else None,
        "due_text": teller.words.date(when.safe) if when.safe else None,
        "in_line": in_line(teller, each),
        "latest": when.latest.isoformat() if when.latest else None,
        "latest_text": teller.words.date(when.latest) if when.latest else None,
        "whole": when.complete,
        "provisional": when.provisional,
        "needs": list(when.undated),
        **limit_words(teller, when.limit, clause),
        "fit": list(fit_lines(teller, clause, when, calendars)),
        "readings": [reckoning_data(teller, when.limit, one, calendars) for one in when.in_every_world],
    }


def in_line(teller: Teller, each: Standing) -> str | None:
    """Its date, as it stands in a list of all dates of a case; None where it has none to stand at."""
    when = each.due
    if when is None or when.safe is None:
        return None
    if when.limit.kind is not LimitKind.BY:
        return teller.words("line.from", date=dates_text(teller, when))
    late = {Status.LATE: "line.by.late", Status.UNCLEAR: "line.by.may_be_late"}
    return teller.words(late.get(each.status, "line.by"), date=dates_text(teller, when))


def limit_words(teller: Teller, limit: Limit, clause: Duty | Cap) -> dict[str, Any]:
    """What a limit says, what is unclear about it, and what is assumed."""
    return {
        "words": within(teller, limit),
        "period": str(limit.period),
        "soft": limit.soft,
        "from": teller.sentence(counted_from(teller, limit)),
        "unclear": limit.unclear,
        "assumed": list(assumptions(teller, limit)),
        "changes": [*once(teller, clause), *changes(teller, limit)],
    }


def contact_id(policy: Policy, clause: Duty | Cap) -> str | None:
    """Whom to contact about an act: the contact it names, else that of the first role that acts and has one."""
    if isinstance(clause, Cap):
        return None
    if clause.contact:
        return clause.contact
    return next((contact for role in clause.by if (contact := policy.roles[role].contact)), None)


def _missed(teller: Teller, each: Standing, when: Due) -> str | None:
    """The date that was missed, in words: of what is late in every world the last one, as the letter about it has."""
    if each.status is Status.LATE and when.latest:
        return teller.words.date(when.latest)
    return dates_text(teller, when) if when.safe else None
