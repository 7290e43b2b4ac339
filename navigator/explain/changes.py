"""What can change the date of a limit, and what follows when it has run out, in the reader's words."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from navigator.dates.periods import Hours
from navigator.dates.rules import FirstDay, LastDay, Receipt
from navigator.explain.arrivals import received, sent_rules
from navigator.explain.summary import not_counted, period_text
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty
from navigator.model.extensions import apart_from
from navigator.model.interpretation import Interpretation, interpretation, interpretations
from navigator.model.limits import Aspect, Extension, Grant, Limit, LimitKind, NewStart, Notice, Pause, Resume


def changes(teller: Teller, limit: Limit) -> tuple[str, ...]:
    """Everything beside the length and the start of a limit, each as one or a few sentences."""
    return (
        *_kind(teller, limit),
        *_anew(teller, limit),
        *_rules(teller, limit),
        *_longer(teller, limit),
        *_over(teller, limit),
    )


def once(teller: Teller, clause: Duty | Cap) -> Iterator[str]:
    """What has to happen before an act falls to be done, or before a cap is in force."""
    if done := teller.done_with(clause):
        yield teller.words("change.done_with", events=done)
    if isinstance(clause, Cap) and (when := teller.condition(clause)):
        yield teller.words("change.only_if", when=when)
    if events := teller.after(clause):
        yield teller.words("change.after" if isinstance(clause, Duty) else "change.in_force", events=events)


def _kind(teller: Teller, limit: Limit) -> Iterator[str]:
    if limit.kind is not LimitKind.BY:
        back = bool(limit.before) and f".back.{limit.kind.value}"
        yield teller.words(f"change.not_before{back or ''}")
    if limit.every and limit.until:
        yield teller.words("change.repeats", until=teller.event(limit.until))
    elif limit.until:
        yield teller.words("change.ends", until=teller.event(limit.until))


def _anew(teller: Teller, limit: Limit) -> Iterator[str]:
    if limit.each_anew:
        yield teller.words("change.anew", events=_because(teller, limit.each_anew))


def _rules(teller: Teller, limit: Limit) -> Iterator[str]:
    """Counting rules that the policy states; what it leaves open is listed among the assumptions."""
    rules, words = teller.policy.rules(limit), teller.words
    if rules.cutoff:
        zone = words("change.cutoff.zone", zone=rules.zone) if rules.zone else ""
        yield words("change.cutoff", cutoff=f"{rules.cutoff}{zone}")
    read = interpretations(teller.policy, limit)
    starts = dict.fromkeys(event for each in read if not each.backward for event in each.events)
    yield from (received(rule, words) for rule in sent_rules(teller, starts))
    if Aspect.FIRST_DAY in limit.states and rules.first_day is FirstDay.INCLUDED:
        yield words("change.first_day")
    if Aspect.RECEIPT in limit.states and rules.receipt not in (None, Receipt.ANY_DAY):
        yield words(f"change.receipt.{rules.receipt.value}")
    if any(part.from_full_hour for each in read for part in each.parts):
        yield words("change.first_hour")
    yield from _not_counted(teller, read)
    if at := interpretation(teller.policy, limit).last_hour:
        yield words("change.last_hour", at=at)
    last_day = _last_day(teller, limit)
    if Aspect.LAST_DAY in limit.states and last_day is not LastDay.STAYS:
        key = "last_day" if limit.kind is LimitKind.BY else "first_day_then"
        yield words(f"change.{key}.{last_day.value}")


def _not_counted(teller: Teller, read: Sequence[Interpretation]) -> Iterator[str]:
    """The days of every year that are left out, where the time is one in which days are counted."""
    parts = [part for each in read for part in each.parts]
    for days in dict.fromkeys(part.rules.not_counted for part in parts if part.leaves_out):
        yield teller.words("change.not_counted", days=not_counted(days or "", teller.words))


def _last_day(teller: Teller, limit: Limit) -> LastDay:
    return interpretation(teller.policy, limit).last_day or LastDay.STAYS


def _longer(teller: Teller, limit: Limit) -> Iterator[str]:
    for extension in limit.extensions:
        yield " ".join((_extension(teller, limit, extension), *in_turn(teller, limit, extension)))
    if limit.at_most:
        yield teller.words("change.most", amount=period_text(limit.at_most, teller.words))
    ends = interpretation(teller.policy, limit).ends
    for pause in limit.pauses:
        yield _pause(teller, pause, ends)


def _extension(teller: Teller, limit: Limit, extension: Extension) -> str:
    words = teller.words
    least = "least.on_clock" if isinstance(extension.at_least, Hours) else "least"
    amounts = (("to", extension.to), ("by", extension.by), (least, extension.at_least))
    how = extension.how.value
    if extension.granted_by and extension.how in (Grant.GRANTED, Grant.AGREED):
        how = "by" if extension.how is Grant.GRANTED else "agreed.by"
    return " ".join(
        (
            teller.sentence(extension.says),
            *(words(f"change.extended.{key}", amount=period_text(amount, words)) for key, amount in amounts if amount),
            *_day(teller, limit, extension),
            words(f"change.how.{how}", who=teller.roles(extension.granted_by)),
            words("change.again") if extension.again else words.plural("change.times", extension.times),
            *_bounds(teller, extension),
            *_only(teller, extension),
        )
    )


def in_turn(teller: Teller, limit: Limit, extension: Extension) -> Iterator[str]:
    """Which other extensions one builds on, and which it does not go with."""
    before = [each.event for each in limit.extensions if each.id in extension.after]
    apart = [each.event for each in apart_from(teller.policy, limit, extension)]
    for key, events in (("after", before), ("not_with", apart)):
        if events:
            yield teller.words(f"change.extended.{key}", events=_because(teller, events))


def _because(teller: Teller, events: Iterable[str]) -> str:
    return teller.words.either([teller.event(event) for event in dict.fromkeys(events)], clauses=True)


def _day(teller: Teller, limit: Limit, extension: Extension) -> Iterator[str]:
    """Which day is the last then: one that somebody names, or one that comes with what happens."""
    if extension.day and extension.how is Grant.AUTOMATIC:
        yield teller.words("change.extended.day.automatic", event=teller.event(extension.day))
    elif extension.day:
        stays = _last_day(teller, limit) is not LastDay.STAYS
        yield teller.words("change.extended.day.stays" if stays else "change.extended.day")


def _only(teller: Teller, extension: Extension) -> Iterator[str]:
    """For which answers alone it is, as far as nobody gave them."""
    if whens := teller.on_answers(extension):
        yield teller.words("change.only_if", when=teller.words.joined(whens))


def _bounds(teller: Teller, extension: Extension) -> Iterator[str]:
    if extension.within:
        yield teller.words("change.within", amount=period_text(extension.within, teller.words))
    if extension.at_most:
        yield teller.words("change.at_most", amount=period_text(extension.at_most, teller.words))
    if extension.notice is Notice.AT_ANY_TIME:
        yield teller.words("change.any_time")


def _pause(teller: Teller, pause: Pause, ends: AbstractSet[str]) -> str:
    stops, goes = teller.event(pause.from_), teller.event(pause.until)
    if pause.then is Resume.RESTART:
        told = teller.words(f"change.restarted{'.end' * (pause.until in ends)}", goes=goes)
    else:
        since = "end" if pause.from_ in ends else pause.stop_day.value
        until = pause.restart_day.value
        if pause.until in ends:
            until = "end.next" if pause.restart_day is NewStart.NEXT_EXCLUDED else "end"
        told = teller.words(
            "change.paused",
            stops=teller.words(f"change.paused.from.{since}", event=stops),
            goes=teller.words(f"change.paused.until.{until}", event=goes),
        )
    often = (teller.words.plural("change.times", pause.times),) if pause.times else ()
    any_time = (teller.words("change.any_time"),) if pause.notice is Notice.AT_ANY_TIME else ()
    return " ".join((teller.sentence(pause.says), told, *often, *any_time))


def _over(teller: Teller, limit: Limit) -> Iterator[str]:
    if limit.expiry:
        key = "change.expiry.hour" if interpretation(teller.policy, limit).last_hour else "change.expiry"
        told = teller.words(key, event=teller.event(limit.expiry.event))
        anyway = (teller.words("change.done_or_not"),) if limit.expiry.done_or_not else ()
        yield " ".join((teller.sentence(limit.expiry.says), told, *anyway))
    if limit.discretion:
        yield teller.words("change.discretion", who=teller.title(teller.one_of(limit.discretion)))
