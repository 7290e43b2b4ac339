"""How it stands, on what condition, and what the policy leaves open: the lines under a heading."""

from collections.abc import Iterator, Sequence

from navigator.case.limit.due import Due
from navigator.case.verdicts.position import Standing, Status
from navigator.explain.act_texts import act_text, to_do_text
from navigator.explain.advice.heading import heading
from navigator.explain.advice.rights import accepted_by
from navigator.explain.advice.steps import is_one_of_several
from navigator.explain.advice.view import LATE, View, has_date
from navigator.explain.beside import hour_texts, ran_out_text, untold_text
from navigator.explain.booked import booked_too_late
from navigator.explain.due_texts import dates_text, key_for, need_text, not_firm_key
from navigator.explain.teller import Teller
from navigator.explain.where import where_text
from navigator.explain.where_key import is_past
from navigator.model.acts import Cap, Duty, Force
from navigator.model.limits import LimitKind
from navigator.model.procedure import Unsaid


def stands(view: View, main: Standing) -> Iterator[str]:
    """How what an answer is about stands, and on what condition."""
    yield from _how_it_stands(view, main)
    if main.status in LATE and view.is_mine(main):
        yield from accepted_by(view, main)
    if booked := view.booked(main):
        late = booked_too_late(view.teller, main, booked)
        yield " ".join(filter(None, (view.teller.words("advice.booked", date=view.teller.on(booked)), late)))
    yield from hour_texts(view.teller, main)
    if ran_out := ran_out_text(view.teller, main):
        yield ran_out
    if untold := untold_text(view.teller, main):
        yield untold


def of_others_later(view: View, main: Standing) -> Iterator[str]:
    """What others may do from a day on, where the reader's own act has no time: till then it is theirs to do."""
    if main.due or view.answers_others or not view.is_mine(main):
        return
    for each in view.found.may:
        is_later = each.due and each.due.limit.kind is not LimitKind.BY and (each.due.safe or each.due.stays)
        if is_later and each.stage == main.stage and not view.is_mine(each):
            yield to_do_text(view.teller, each, view.found.today)


def of_the_whole(view: View, main: Standing) -> Iterator[str]:
    """What is over several stages and ends today or has ended, or may have: beside what an answer is about."""
    for each in view.found.running:
        if not isinstance(each.clause, Cap) or each is main:
            continue
        if each.status in LATE:
            yield view.teller.sentence(heading(view, each))
        elif _may_end_today(view, each):
            key = "advice.cap.today" if each.status is Status.DUE_TODAY else "advice.cap.may_end_today"
            yield view.teller.sentence(view.teller.words(key, title=view.teller.cap(each.clause)))


def all_over_by(view: View, main: Standing) -> Iterator[str]:
    """By when all that an act is part of has to be over, where that day is not yet told beside it."""
    for each in view.found.running:
        runs = isinstance(each.clause, Cap) and main.stage in each.clause.covers and each.status is Status.RUNNING
        if runs and has_date(each) and not _may_end_today(view, each):
            yield view.teller.sentence(heading(view, each))


def _may_end_today(view: View, each: Standing) -> bool:
    return each.due is not None and each.due.safe == view.found.today and each.due.is_safe_firm


def standing_still(view: View, main: Standing) -> Iterator[str]:
    """Whose clock stands still beside what an answer is about, and with what it goes on."""
    for each in view.found.of(Status.PAUSED):
        if isinstance(each.clause, Duty) and each is not main and each.clause.force is not Force.MAY:
            how = where_text(view.teller, each, view.found.today, view.calendars)
            yield f"{act_text(view.teller, each.clause)} {how}"


def _how_it_stands(view: View, main: Standing) -> Iterator[str]:
    words, teller, clause, when = view.teller.words, view.teller, main.clause, main.due
    condition = teller.condition(clause) if isinstance(clause, Duty) else ""
    doubts = tuple(_may_be_late(view, main)) if main.status is Status.UNCLEAR and when else ()
    if (
        condition
        and not is_one_of_several(view, main)
        and not any(condition.casefold() in text.casefold() for text in (heading(view, main), *doubts))
    ):
        yield words("advice.only_if", when=condition)
    if main.status is Status.UNCLEAR and when:
        yield from doubts
        if when.limit.soft:
            yield words("advice.soft.time", soft=when.limit.soft)
        return
    how = "" if not_taken_up(view, main) else where_text(teller, main, view.found.today, view.calendars)
    doubt = tuple(_doubt(view, main)) if _has_doubt(main) else ()
    # That it depends on how the policy is read is what the doubt says, with the date.
    how = "" if doubt and how == words(key_for(teller, "where.running_unclear", when) if when else "") else how
    need = need_text(teller, when) if when and when.undated else ""
    if how == words("where.date_needed.over", need=need):
        # That it may be late can stand in the heading.
        how = need if heading(view, main).endswith(words("advice.do.may_be_late", act="")) else how
    live = (Status.LATE, Status.RUNNING, Status.DUE_TODAY)
    soft = when.limit.soft if when and main.status in live else None
    if how or soft:
        yield words("advice.soft" if how else "advice.soft.time", how=how, soft=soft) if soft else how
    if when is None or when.safe is None or when.limit.kind is not LimitKind.BY:
        return
    yield from () if _is_said_above(view, main, when) else doubt
    if when.provisional:
        yield words(not_firm_key(teller, "advice.provisional", when))


def _is_said_above(view: View, main: Standing, when: Due) -> bool:
    """Whether the heading has both dates, and one who looks on needs no more than those."""
    looks_on = view.answers_others and not view.is_mine(main) and not (when.undated or main.changed_by)
    return looks_on and dates_text(view.teller, when) in heading(view, main)


def _has_doubt(main: Standing) -> bool:
    """Whether an act has a date that another reading, or a day that nobody told, may move."""
    by = main.due and main.due.safe and main.due.limit.kind is LimitKind.BY
    return bool(by) and main.status in (Status.RUNNING, Status.DUE_TODAY)


def not_taken_up(view: View, main: Standing) -> bool:
    """Whether those who ask let a time go by for what they do only if they wish: to others nothing is late."""
    clause = main.clause
    conditional = isinstance(clause, Duty) and bool(clause.when) and view.teller.asks(clause)
    return conditional and view.answers_others and main.status is Status.LATE


def _may_be_late(view: View, main: Standing) -> Iterator[str]:
    words, when = view.teller.words, main.due
    if when and (when.one_date or is_past(when, view.found.today)):
        yield where_text(view.teller, main, view.found.today, view.calendars)
        return
    if when and when.latest:
        mine = view.is_mine(main) and view.teller.reader
        yield words(
            key_for(view.teller, "advice.arguable", when)
            if mine and not when.provisional
            else _after(view, main, when),
            latest=words.date(when.latest),
        )
    else:
        yield words(key_for(view.teller, "advice.not_run_out", when) if when else "advice.not_run_out")
        if when and when.undated and when.is_read_in_one_way:
            yield need_text(view.teller, when)
    if when and when.provisional:
        yield words(not_firm_key(view.teller, "advice.provisional", when))


def _after(view: View, main: Standing, when: Due) -> str:
    """What to say of the latest date to whoever waits: nothing is late after a date that may still move."""
    if not (when.provisional or main.changed_by):
        right = main.clause.force is Force.MAY
        return key_for(view.teller, "advice.over_after" if right else "advice.late_after", when)
    if when.latest and when.latest < view.found.today and not when.is_read_in_one_way:
        return "advice.last_day.past"
    return key_for(view.teller, "advice.last_day", when)


def _doubt(view: View, main: Standing) -> Iterator[str]:
    """Where the date can be read in several ways: what that means to whoever acts, or waits."""
    words, when = view.teller.words, main.due
    if when is None or when.one_date:
        return
    if when.latest is None and when.undated and when.is_read_in_one_way:
        # No reading of the policy makes the doubt, but a day that nobody told.
        yield need_text(view.teller, when)
        return
    if view.is_mine(main) and view.teller.reader:
        later = {"latest": words.date(when.latest)} if when.latest else {}
        yield words(key_for(view.teller, "advice.safe" if later else "advice.safe_open", when), **later)
    elif when.latest:
        yield words(_after(view, main, when), latest=words.date(when.latest))
    else:
        yield from _on_condition(view, main)
    if when.latest and when.undated and when.is_read_in_one_way:
        yield need_text(view.teller, when)


def _on_condition(view: View, main: Standing) -> Iterator[str]:
    """The last date there could be if what it waits for comes in time; nothing where that is late itself."""
    when, words = main.due, view.teller.words
    open_ways = [each for each in when.reckonings if each.none or not each.last] if when else []
    forecasts = [each.forecast.due for each in open_ways if each.forecast]
    awaited = list(dict.fromkeys(event for each in open_ways for event in each.start.awaited))
    is_late = any(
        each.status in LATE and isinstance(each.clause, Duty) and each.clause.produces in awaited
        for each in view.found.running
    )
    if when is None or is_late or not awaited or len(forecasts) < len(open_ways):
        yield words(key_for(view.teller, "advice.expect_open", when) if when else "advice.expect_open")
        return
    known = [each.last.due for each in when.reckonings if each.last and not each.none]
    unsure = when.provisional or any(each.forecast and each.forecast.provisional for each in open_ways)
    key = "advice.last_day_if" if unsure or main.changed_by else "advice.late_after_if"
    yield words(key, awaited=_awaited(view.teller, awaited), latest=words.date(max((*known, *forecasts))))
    if unsure and not when.provisional:
        yield words(not_firm_key(view.teller, "advice.provisional", when))


def open_points(view: View, main: Standing, on: Unsaid | None = None) -> Iterator[str]:
    """What the policy leaves open about an act; or what it is said to be silent on."""
    gaps = (gap for gap in view.teller.policy.procedure.gaps if main.clause.id in gap.about)
    return (gap.text for gap in gaps if on is None or on in gap.silent_on)


def _awaited(teller: Teller, events: Sequence[str]) -> str:
    """What has to come first, as what is still to come: an event's own words are those of what happened."""
    duties = [teller.policy.producers.get(event, ()) for event in events]
    if not all(duties):
        return teller.words("advice.awaited", told=teller.words.either([teller.event(event) for event in events]))
    acts = [duty for each in duties for duty in each]
    gives = [teller.gives(duty) for duty in acts if teller.reader not in duty.by]
    told, key = (gives, ".gives") if len(gives) == len(acts) and all(gives) else ([duty.act for duty in acts], ".act")
    return teller.words(f"advice.awaited{key}", told=teller.words.either(list(dict.fromkeys(told))))
