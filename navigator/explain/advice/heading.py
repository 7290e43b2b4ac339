"""What the heading of an answer says: what the reader does or is owed, and by when."""

from dataclasses import replace
from datetime import date

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Standing, Status
from navigator.explain.act_texts import act_text, dated_text
from navigator.explain.advice.steps import is_one_of_several
from navigator.explain.advice.view import LATE, View, variant
from navigator.explain.beside import may_be_over, only_there
from navigator.explain.due_texts import dates_text
from navigator.explain.where_key import is_past
from navigator.model.acts import Cap, Duty, Force
from navigator.model.limits import LimitKind


def heading(view: View, main: Standing) -> str:
    """The heading of an answer about an act or a cap."""
    clause = main.clause
    if isinstance(clause, Cap):
        told = _cap(view, main, clause)
        return view.teller.words("advice.if_not_over_already", told=told) if may_be_over(main) else told
    if is_one_of_several(view, main):
        return view.teller.words("advice.one_of.you" if view.teller.reader else "advice.one_of")
    told = _with_condition(view, clause, _told(view, main, clause))
    if stage := only_there(view.teller, main) or _own_only_there(view, main):
        told = view.teller.words("advice.if_there", told=told, stage=stage)
    return _if_case(view, clause, told)


def _own_only_there(view: View, main: Standing) -> str:
    """The stage of what the reader is told to do now, by a day that is over, where the case may be elsewhere."""
    if not (view.is_mine(main) and view.teller.reader and main.in_doubt and main.status is Status.UNCLEAR):
        return ""
    return view.teller.stage(main.stage) if main.stage and main.clause.force is Force.MUST else ""


def _if_case(view: View, clause: Duty, told: str) -> str:
    """With what nobody answered about the case, and what decides whether it is to be done at all."""
    when = view.teller.words.joined(view.teller.on_answers(clause))
    if not when or when.casefold() in told.casefold():
        return told
    return view.teller.words("advice.if_case", when=when, told=told)


def _with_condition(view: View, clause: Duty, told: str) -> str:
    """What somebody does, with what makes it theirs to do; a reader who is known has that in a line of its own."""
    who, own = view.teller.who_acts(clause), "" if view.teller.reader else clause.when or ""
    if not own or own.casefold() in told.casefold() or not told.casefold().startswith(who.casefold()):
        return told
    told = f"{who}{told[len(who) :]}"
    return view.teller.title(view.teller.words("advice.if_case.before", when=own, told=told))


def _told(view: View, main: Standing, clause: Duty) -> str:
    if view.is_mine(main) and view.teller.reader:
        return _mine(view, main, clause)
    brief = view.teller.brief(clause)
    return _of_others(view, replace(main, clause=brief), brief)


def _named(view: View, main: Standing) -> dict[str, str]:
    """The safe and the latest date in words; what is late has its latest date for both."""
    when = main.due
    safe, latest = (when.safe, when.latest) if when else (None, None)
    if main.status is Status.LATE:
        safe = safe or latest
    return {"safe": _dated(view, when, safe), "latest": _dated(view, when, latest)}


def _mine(view: View, main: Standing, clause: Duty) -> str:
    """What the reader has to do, or may."""
    words, teller, when, named = view.teller.words, view.teller, main.due, _named(view, main)
    verb = teller.order(clause)
    order = teller.title(verb)
    if when is None or not named["safe"] or main.status is Status.OPEN:
        return words(_own_without_date(main), act=order, verb=verb)
    if when.limit.kind is not LimitKind.BY:
        return words("advice.do.not_before", act=order, date=named["latest"] or named["safe"])
    if main.had_to_precede and main.status in LATE:
        # It can be done no more: what it had to be done before is over.
        sure = main.status is Status.LATE or when.safe == when.latest
        return words("advice.do.over" if sure else "advice.do.over.may", verb=verb, **named)
    over = is_past(when, view.found.today)
    one_day = main.status is Status.UNCLEAR and not when.provisional and (when.safe == when.latest or over)
    key = f"advice.do.{'late' if one_day else variant(main)}"
    return teller.dated(key, order, verb=verb, **named)


def _of_others(view: View, main: Standing, clause: Duty) -> str:
    """What the reader waits for."""
    words, teller, when, named = view.teller.words, view.teller, main.due, _named(view, main)
    # Those who answer are owed nothing: to them it is somebody's act.
    gives = "" if view.answers_others else teller.gives(clause)
    by = not when or when.limit.kind is LimitKind.BY
    if not named["safe"] or not by or (not gives and main.status in (Status.RUNNING, Status.DUE_TODAY)):
        return _act_of_others(view, main, clause)
    if not gives:
        return _others_act_late(view, main)
    if (day := _booked_day(view, main)) and main.status is not Status.LATE:
        return words("advice.expect.booked", gives=gives, date=day)
    to_you = ".you" if teller.reader else ""
    key = f"advice.expect.{variant(main)}"
    key = f"{key}{to_you}" if f"{key}.you" in words.texts else key
    return words(key, gives=gives, title=teller.title(gives), **named)


def _act_of_others(view: View, main: Standing, clause: Duty) -> str:
    """Somebody else's act as a sentence, with what is known of its date."""
    teller, when = view.teller, main.due
    stays = when.stays if when else None
    by = not when or when.limit.kind is LimitKind.BY
    safe = when.safe if when else None
    if when and by and safe is None and main.status is not Status.LATE and stays and stays < view.found.today:
        # Whenever it began, it was due by then.
        who, force, date_ = teller.who_acts(clause), teller.force(clause), dates_text(teller, when)
        key = "where.heading.unclear" if when.provisional else "where.heading.late.softly"
        return teller.title(teller.dated(key, clause.act, who=who, force=force, date=date_))
    return (dated_text(teller, main) if safe or stays else act_text(teller, clause)).removesuffix(".")


def _booked_day(view: View, main: Standing) -> str:
    """The one day for which an act is booked, in words; nothing where there is none, or several."""
    booked = view.booked(main)
    one = booked and booked.span and booked.span.earliest == booked.span.latest
    return view.teller.on(booked) if booked and one else ""


def _own_without_date(main: Standing) -> str:
    """The words for an act of the reader of which no safe date can be named, or that may be done from a day on."""
    if main.verdict.may_be_late and (main.due is None or main.due.safe is None):
        return "advice.do.may_be_late"
    return "advice.do.may" if main.clause.force is Force.MAY else "advice.do"


def _dated(view: View, when: Due | None, day: date | None) -> str:
    """A date in words; one that can still move is not headed as if it could not."""
    told = view.teller.words.date(day) if day else ""
    is_firm = when is None or not when.provisional or (when.is_safe_firm and day == when.safe)
    return told if is_firm or not told else view.teller.words("advice.not_firm", date=told)


def later_heading(view: View, first: Standing, clause: Duty) -> str:
    """What can be done later, or already, with the answer about the case for which it can, if nobody gave that."""
    return _if_case(view, clause, _later(view, first, clause))


def _later(view: View, first: Standing, clause: Duty) -> str:
    """For nobody in particular whoever acts has a name, and is no "you"."""
    teller, words = view.teller, view.teller.words
    order = teller.order(clause)
    if not (teller.reader and view.is_mine(first)):
        who, force = teller.who_acts(clause), teller.force(clause)
        if first.verdict.open:
            return _with_condition(view, clause, teller.title(words("tell.act", who=who, force=force, act=clause.act)))
        key = "advice.later.other.if" if clause.when and not teller.reader else "advice.later.other"
        return teller.title(words(key, who=who, force=force, act=clause.act, when=clause.when or ""))
    if first.verdict.open:
        key = "advice.do.may" if clause.force is Force.MAY else "advice.do"
    else:
        key = "advice.later.must" if clause.force is Force.MUST else "advice.later"
    return words(key, verb=order, act=teller.title(order))


def _cap(view: View, main: Standing, clause: Cap) -> str:
    """By when all of it has to be over; where there is no date, that there is none: a title alone says nothing."""
    words, teller, when = view.teller.words, view.teller, main.due
    day = (when.safe or when.stays) if when else None
    if when is None or day is None:
        # It has begun in every world, and nobody told when: there is a date, which is not known.
        key = "stopped" if main.status is Status.PAUSED else "unknown" if when and when.latest else "open"
        key += ".late" if key == "open" and main.verdict.may_be_late else ""
        return teller.title(words(f"advice.cap.{key}", title=teller.cap(clause)))
    if clause.only_ends and main.status is Status.UNCLEAR:
        return teller.title(words("advice.cap.ended", title=teller.cap(clause), date=words.date(day)))
    if main.status in LATE:
        sure = main.status is Status.LATE
        date_ = words.date((when.latest if sure else None) or day)
        return teller.title(words(f"advice.cap.{variant(main)}", title=teller.cap(clause), date=date_))
    if when.safe is None and day < view.found.today:
        key = "unclear" if when.provisional else "late"
        return teller.title(words(f"advice.cap.{key}", title=teller.cap(clause), date=dates_text(teller, when)))
    days = dates_text(teller, when, may_move=bool(main.changed_by))
    if clause.only_ends:
        return teller.title(words("tell.cap_ends", title=teller.cap(clause), date=days))
    key = "by" if clause.force is Force.MUST else "by.softly"
    return teller.title(words(f"advice.cap.{key}", title=teller.cap(clause), date=days))


def _others_act_late(view: View, main: Standing) -> str:
    """Somebody else's act that is late, or may be, and has no words for what it gives."""
    words, teller, clause, when = view.teller.words, view.teller, main.clause, main.due
    if not isinstance(clause, Duty) or when is None:
        return act_text(teller, clause).removesuffix(".")
    who, force = teller.who_acts(clause), teller.force(clause)
    if main.status is Status.LATE and clause.when:
        told = words(
            "advice.time_over",
            who=who,
            act=clause.act,
            date=words.date(when.latest or view.found.today),
        )
    elif main.status is Status.LATE:
        key = "where.heading.late" if clause.force is Force.MUST else "where.heading.late.softly"
        day = when.latest or when.safe or view.found.today
        told = teller.dated(key, clause.act, who=who, force=force, date=words.date(day))
    elif clause.force is Force.MAY:
        told = words("advice.right_may_be_over", act=clause.act)
    else:
        day = when.safe or view.found.today
        told = words("where.heading.unclear", who=who, force=force, act=clause.act, date=words.date(day))
    return teller.title(told)


def state(each: Standing) -> str:
    """How the answer looks; nothing that is not firm looks late."""
    if each.status is Status.UNCLEAR and each.due and not each.due.is_safe_firm:
        return "provisional"
    if each.verdict.may_be_late and not each.verdict.late:
        return "unclear"
    return {"late": "late", "unclear": "unclear", "today": "today"}.get(variant(each), "")
