"""What an answer says first: what the reader does or is owed and by when, how it stands, and what to do now."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from navigator.case.due import Due
from navigator.case.position import Position, Standing, Status
from navigator.explain.standings import Calendars, act_text, contact_id, dated_text, untold_text, where_text
from navigator.explain.teller import Teller
from navigator.model.cases import Fact
from navigator.model.limits import LimitKind
from navigator.model.vocabulary import Cap, Duty, Force, Side

MOST_STEPS = 3

# What a policy leaves open about dates that are not kept.
_OF_LATENESS = re.compile(r"\bmiss(?:es|ed)?\b|\blate\b|\btoo long\b")

_LATE = (Status.LATE, Status.UNCLEAR)
_PRESSING = (Status.LATE, Status.DUE_TODAY, Status.UNCLEAR, Status.RUNNING, Status.DATE_NEEDED, Status.OPEN)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do now. `letter` says which draft goes with it; `calendar` whether its date can be kept."""

    clause: str
    text: str
    more: str = ""
    letter: str = ""
    contact: str | None = None
    calendar: bool = False


@dataclass(frozen=True, slots=True)
class Right:
    """Something that the reader may do, in few words."""

    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The first part of an answer; each text is a sentence, or a few."""

    heading: str
    clause: str | None = None
    """The act or cap that the heading is about."""
    state: str = ""
    lines: tuple[str, ...] = ()
    """How it stands, and on what condition."""
    warnings: tuple[str, ...] = ()
    """What the policy leaves open about it."""
    steps: tuple[Step, ...] = ()
    silence: tuple[str, ...] = ()
    """What to do if nothing comes."""
    rights: tuple[Right, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The advice as the page gets it."""
        return asdict(self)


def is_booked(teller: Teller, fact: Fact, today: date) -> bool:
    """Whether a fact is of something that can be booked, on a day that may lie ahead: it has not happened."""
    known = teller.policy.events.get(fact.event)
    return bool(known and known.future and fact.span and fact.span.latest > today)


def booked_for(teller: Teller, found: Position, event: str | None) -> Fact | None:
    """The fact by which something is booked for a day to come; None where it is not."""
    return next((each for each in found.happened if each.event == event and is_booked(teller, each, found.today)), None)


def advice(teller: Teller, found: Position, calendars: Calendars) -> Advice:
    """The advice for the teller's reader; for nobody in particular, that for whoever asks."""
    return _Adviser(teller, found, calendars).advice()


@dataclass(frozen=True, slots=True)
class _Adviser:
    teller: Teller
    found: Position
    calendars: Calendars

    def advice(self) -> Advice:
        words, found = self.teller.words, self.found
        rights = tuple(self._rights())
        if not found.kept:
            return Advice(words("where.heading.not_kept"))
        end = found.journey.end
        if end and found.ended:
            if end.body:
                place = self.teller.role(self.teller.policy.roles[end.body])
                return Advice(words("where.heading.elsewhere", place=place), rights=rights)
            rights = (*self._late_all_the_same(), *rights)
            return Advice(words("where.heading.ended"), lines=tuple(self._unclear_of_the_end()), rights=rights)
        main = self.main()
        if main is None:
            return self._later(rights)
        if found.may_be_ended and not main.verdict.open and (settling := self._not_reached()):
            return self._settled_by(settling, main, rights)
        mine = self._is_mine(main)
        steps = [*self._own(main), *self._chasing(main), *self._waiting(main)]
        return Advice(
            heading=self._heading(main),
            clause=main.clause.id,
            state=_state(main),
            lines=tuple(self._lines(main)),
            warnings=tuple(self._warnings(main)) if mine else (),
            steps=tuple(steps[:MOST_STEPS]),
            silence=() if mine and self._answers_others else tuple(self._silence(main)),
            # What is a step is not told a second time as a right.
            rights=tuple(each for each in rights if each.clause not in {step.clause for step in steps[:MOST_STEPS]}),
        )

    def _unclear_of_the_end(self) -> Iterator[str]:
        """What the policy leaves unclear about the way out by which a case ended."""
        moves = (move for each in self.found.journeys for move in each.moves)
        ends = {move.transition for move in moves if not (move.to.stage or move.to.stages)}
        yield from (gap.text for gap in self.teller.policy.procedure.gaps if ends & set(gap.about))

    def _late_all_the_same(self) -> Iterator[Right]:
        """What a time that ran out has ended, and who may accept it although it is late."""
        journey, words = self.found.journey, self.teller.words
        over = {move.known.event: move.known for move in journey.moves}
        for clause, limit in journey.policy.limits():
            known = over.get(limit.expiry.event) if limit.expiry else None
            if known is None or not limit.discretion or not isinstance(clause, Duty) or not self.teller.asks(clause):
                continue
            act, who = self.teller.order(clause), self.teller.title(self.teller.roles(limit.discretion))
            day = known.first - timedelta(1) if known.first == known.last else None
            told = "advice.right_over" if day else "advice.right_may_be_over"
            text = words(told, act=act, date=words.date(day) if day else "")
            yield Right(clause.id, f"{text} {words('change.discretion', who=who)}")

    def _later(self, rights: tuple[Right, ...]) -> Advice:
        """Where nothing can be done now: what the reader can do later, and what has to happen first."""
        waiting = [each for each in self.found.of(Status.WAITING) if self._is_mine(each) and each.due]
        first = next(iter(sorted(waiting, key=lambda each: not each.verdict.open)), None)
        if first is None or not isinstance(first.clause, Duty):
            return (
                self._over(rights)
                or self._unsaid(rights)
                or self._stopped(rights)
                or Advice(self.teller.words("advice.nothing"), rights=rights)
            )
        return Advice(
            self._later_heading(first, first.clause),
            clause=first.clause.id,
            lines=tuple(self._lines(first)),
            warnings=tuple(self._warnings(first)),
            rights=rights,
        )

    def _later_heading(self, first: Standing, clause: Duty) -> str:
        """What can be done later, or already; for nobody in particular whoever acts has a name, and is no "you"."""
        teller, words = self.teller, self.teller.words
        order = teller.order(clause)
        if not teller.reader:
            who, force = teller.who_acts(clause), teller.force(clause)
            key = "tell.act" if first.verdict.open else "advice.later.other"
            return teller.title(words(key, who=who, force=force, act=clause.act))
        if first.verdict.open:
            key = "advice.do.may" if clause.force is Force.MAY else "advice.do"
        else:
            key = "advice.later.must" if clause.force is Force.MUST else "advice.later"
        return words(key, verb=order, act=teller.title(order))

    def _stopped(self, rights: tuple[Right, ...]) -> Advice | None:
        """Where nothing runs because a clock stands still: not that there is nothing more to come."""
        first = next(iter(self.found.of(Status.PAUSED)), None)
        if first is None:
            return None
        lines = (act_text(self.teller, first.clause), *self._lines(first))
        return Advice(self.teller.words("advice.stopped"), clause=first.clause.id, lines=lines, rights=rights)

    def _not_reached(self) -> list[str]:
        """Of what settles whether it is over, what comes after all that was told; the rest goes without saying."""
        order = self.teller.policy.order
        told = [order[fact.event] for fact in self.found.journey.case.facts if fact.happened and fact.event in order]
        return [event for event in self.found.asked if order[event] > max(told, default=-1)]

    def _settled_by(self, settling: list[str], main: Standing, rights: tuple[Right, ...]) -> Advice:
        """Where nobody was asked what settles whether it is over: that comes first, and no date or step before it."""
        words, teller = self.teller.words, self.teller
        return Advice(
            words("advice.find_out", event=words.either([teller.event(event) for event in settling])),
            clause=main.clause.id,
            lines=(words("advice.over_if_not"), words("advice.if_so", told=teller.sentence(self._heading(main)))),
            rights=rights,
        )

    def _unsaid(self, rights: tuple[Right, ...]) -> Advice | None:
        """Where something may have to be done still, and nobody said whether it was."""
        for each in self.found.of(Status.NOT_TOLD):
            clause = each.clause
            if (
                isinstance(clause, Duty)
                and clause.produces
                and clause.force is not Force.MAY
                and each.verdict.may_be_open
                and not ((clause.limit is None or self.teller.asks(clause)) and self._is_overtaken(clause.produces))
            ):
                event = self.teller.event(clause.produces)
                heading = self.teller.words("advice.find_out", event=event)
                return Advice(heading, clause=clause.id, lines=(dated_text(self.teller, each),), rights=rights)
        return None

    def _is_overtaken(self, event: str) -> bool:
        """Whether something happened that comes after an event, so that nobody has to be told about that any more."""
        order = self.teller.policy.order
        return any(order.get(event, 0) < order.get(fact.event, 0) for fact in self.found.happened)

    def _over(self, rights: tuple[Right, ...]) -> Advice | None:
        """Where nothing is left to do but what the reader did not do in time."""
        last = max(self._lapsed(), key=lambda each: (each.due and each.due.latest) or date.min, default=None)
        if last is None:
            return None
        words, clause, who = self.teller.words, last.clause, last.due.limit.discretion if last.due else ()
        return Advice(
            self._ended(last).removesuffix("."),
            clause=clause.id,
            lines=tuple(self._accepted_later(last)),
            steps=(Step(clause.id, words("advice.ask_late", who=self.teller.roles(who))),) if who else (),
            rights=tuple(each for each in rights if each.clause != clause.id),
        )

    # What the answer is about.

    def main(self) -> Standing | None:
        """The reader's own act with a date; else what the reader waits for; else what can be done without a date."""
        own = sorted((each for each in self._live() if self._is_mine(each)), key=_soonest)
        others = sorted((each for each in self._live() if not self._is_mine(each)), key=self._most_awaited)
        dated = [each for each in own if _has_date(each)]
        binding = [each for each in own if each.clause.force is not Force.MAY]
        ranked = (*dated, *self._dated(others), *binding, *others, *own, *self._caps())
        return next(iter(ranked), None)

    def _live(self) -> Iterator[Standing]:
        for each in (*self.found.running, *self.found.of(Status.OPEN)):
            if isinstance(each.clause, Duty) and each.status in _PRESSING:
                yield each

    def _caps(self) -> list[Standing]:
        return [each for each in self.found.running if isinstance(each.clause, Cap)]

    def _dated(self, standings: Iterable[Standing]) -> list[Standing]:
        return [each for each in standings if _has_date(each) and each.clause.force is not Force.MAY]

    def _most_awaited(self, each: Standing) -> tuple[bool, bool, bool, tuple[bool, date]]:
        """What may be done comes last; an answer comes before what only leads up to it."""
        clause = each.clause
        is_answer = isinstance(clause, Duty) and bool(clause.contains or self._leads_on(clause))
        return (clause.force is Force.MAY, not _has_date(each), not is_answer, _soonest(each))

    def _leads_on(self, duty: Duty) -> bool:
        """Whether an act of those who ask, or a way out of the stage, hangs on it."""
        for stage in self.teller.policy.procedure.stages:
            if any(duty.produces and duty.produces == way.event for way in stage.outcomes):
                return True
            for other in stage.duties:
                starts = (*other.after, *(other.limit.from_ if other.limit else ()))
                if duty.produces in starts and self.teller.asks(other):
                    return True
        return False

    @property
    def _answers_others(self) -> bool:
        reader = self.teller.policy.roles.get(self.teller.reader or "")
        return reader is not None and reader.side is Side.ANSWERS

    def _is_mine(self, each: Standing) -> bool:
        if not isinstance(each.clause, Duty):
            return False
        if self.teller.reader:
            return self.teller.reader in each.clause.by
        return self.teller.asks(each.clause)

    # The heading and how it stands.

    def _heading(self, main: Standing) -> str:
        words, teller, clause, when = self.teller.words, self.teller, main.clause, main.due
        safe, latest = (when.safe, when.latest) if when else (None, None)
        if main.status is Status.LATE:
            safe = safe or latest
        named = {name: words.date(day) if day else "" for name, day in (("safe", safe), ("latest", latest))}
        if isinstance(clause, Cap):
            return self._cap_heading(main, clause)
        order = teller.title(teller.order(clause))
        if self._is_mine(main) and teller.reader:
            if safe is None or main.status is Status.OPEN:
                return words(
                    "advice.do.may" if clause.force is Force.MAY else "advice.do", act=order, verb=teller.order(clause)
                )
            if when and when.limit.kind is not LimitKind.BY:
                return words("advice.do.not_before", act=order, date=named["latest"] or named["safe"])
            one_day = main.status is Status.UNCLEAR and safe == latest and when and not when.provisional
            key, verb = f"advice.do.{'late' if one_day else _variant(main)}", teller.order(clause)
            return teller.dated(key, order, verb=verb, **named)
        gives = teller.gives(clause)
        by = not when or when.limit.kind is LimitKind.BY
        if safe is None or not by or (not gives and main.status in (Status.RUNNING, Status.DUE_TODAY)):
            dated = safe or (when and when.stays)
            return dated_text(teller, main).removesuffix(".") if dated else act_text(teller, clause).removesuffix(".")
        if not gives:
            return self._others_act_late(main)
        to_you = ".you" if teller.reader and not self._answers_others else ""
        key = f"advice.expect.{_variant(main)}"
        return words(
            f"{key}{to_you}" if f"{key}.you" in words.texts else key, gives=gives, title=teller.title(gives), **named
        )

    def _cap_heading(self, main: Standing, clause: Cap) -> str:
        """By when all of it has to be over; where there is no date, that there is none: a title alone says nothing."""
        words, teller, when = self.teller.words, self.teller, main.due
        day = (when.safe or when.stays) if when else None
        if when is None or day is None:
            key = "stopped" if main.status is Status.PAUSED else "open"
            return teller.title(words(f"advice.cap.{key}", title=clause.title))
        if main.status in _LATE:
            sure = main.status is Status.LATE
            date_ = words.date((when.latest if sure else None) or day)
            return teller.title(words(f"advice.cap.{_variant(main)}", title=clause.title, date=date_))
        key = "by" if clause.force is Force.MUST else "by.softly"
        return teller.title(words(f"advice.cap.{key}", title=clause.title, date=teller.dates(when)))

    def _others_act_late(self, main: Standing) -> str:
        """Somebody else's act that is late, or may be, and has no words for what it gives."""
        words, teller, clause, when = self.teller.words, self.teller, main.clause, main.due
        if not isinstance(clause, Duty) or when is None:
            return act_text(teller, clause).removesuffix(".")
        if main.status is Status.LATE and clause.when:
            told = words(
                "advice.time_over",
                who=teller.who_acts(clause),
                act=clause.act,
                date=words.date(when.latest or self.found.today),
            )
        elif main.status is Status.LATE:
            key = "where.heading.late" if clause.force is Force.MUST else "where.heading.late.softly"
            day = when.latest or when.safe or self.found.today
            who, force = teller.who_acts(clause), teller.force(clause)
            told = teller.dated(key, clause.act, who=who, force=force, date=words.date(day))
        else:
            told = words("where.heading.unclear", who=teller.who_acts(clause))
        return teller.title(told)

    def _lines(self, main: Standing) -> Iterator[str]:
        yield from self._how_it_stands(main)
        if booked := self._booked(main):
            yield self.teller.words("advice.booked", date=self.teller.on(booked))
        if untold := untold_text(self.teller, main):
            yield untold

    def _booked(self, each: Standing) -> Fact | None:
        return booked_for(self.teller, self.found, each.clause.produces) if isinstance(each.clause, Duty) else None

    def _how_it_stands(self, main: Standing) -> Iterator[str]:
        words, teller, clause, when = self.teller.words, self.teller, main.clause, main.due
        if isinstance(clause, Duty) and clause.when and clause.when.casefold() not in self._heading(main).casefold():
            yield words("advice.only_if", when=clause.when)
        if main.status is Status.UNCLEAR and when:
            yield from self._may_be_late(main)
            return
        yield where_text(teller, main, self.found.today, self.calendars)
        if when is None or when.safe is None or when.limit.kind is not LimitKind.BY:
            return
        if main.status in (Status.RUNNING, Status.DUE_TODAY):
            yield from self._doubt(main)
        if when.provisional:
            yield words("advice.provisional")

    def _may_be_late(self, main: Standing) -> Iterator[str]:
        words, when = self.teller.words, main.due
        if when and when.latest == when.safe:
            yield where_text(self.teller, main, self.found.today, self.calendars)
            return
        if when and when.latest:
            mine = self._is_mine(main) and self.teller.reader
            yield words(
                "advice.arguable" if mine and not when.provisional else self._after(main, when),
                latest=words.date(when.latest),
            )
        else:
            yield words(self.teller.one_way("advice.not_run_out", when) if when else "advice.not_run_out")
            if when and when.undated and len(when.reckonings) == 1:
                told = words.joined([self.teller.event(event) for event in when.undated])
                yield words("where.date_needed", undated=told)
        if when and when.provisional:
            yield words("advice.provisional")

    def _after(self, main: Standing, when: Due) -> str:
        """What to say of the latest date to whoever waits: nothing is late after a date that may still move."""
        return "advice.last_day" if when.provisional or main.changed_by else "advice.late_after"

    def _doubt(self, main: Standing) -> Iterator[str]:
        """Where the date can be read in several ways: what that means to whoever acts, or waits."""
        words, when = self.teller.words, main.due
        if when is None or when.latest == when.safe:
            return
        if when.latest is None and when.undated and len(when.reckonings) == 1:
            # No reading of the policy makes the doubt, but a day that nobody told.
            yield words("where.date_needed", undated=words.joined([self.teller.event(event) for event in when.undated]))
            return
        if self._is_mine(main) and self.teller.reader:
            later = {"latest": words.date(when.latest)} if when.latest else {}
            yield words("advice.safe" if later else self.teller.one_way("advice.safe_open", when), **later)
        elif when.latest:
            yield words(self._after(main, when), latest=words.date(when.latest))
        else:
            yield from self._on_condition(main)

    def _on_condition(self, main: Standing) -> Iterator[str]:
        """The last date there could be if what it waits for comes in time; nothing where that is late itself."""
        when, words = main.due, self.teller.words
        open_ways = [each for each in when.reckonings if each.none or not each.last] if when else []
        forecasts = [each.forecast.due for each in open_ways if each.forecast]
        awaited = list(dict.fromkeys(event for each in open_ways for event in each.start.awaited))
        is_late = any(
            each.status in _LATE and isinstance(each.clause, Duty) and each.clause.produces in awaited
            for each in self.found.running
        )
        if when is None or is_late or not awaited or len(forecasts) < len(open_ways):
            yield words(self.teller.one_way("advice.expect_open", when) if when else "advice.expect_open")
            return
        known = [each.last.due for each in when.reckonings if each.last and not each.none]
        told = words.either([self.teller.event(event) for event in awaited])
        unsure = when.provisional or any(each.forecast and each.forecast.provisional for each in open_ways)
        key = "advice.last_day_if" if unsure or main.changed_by else "advice.late_after_if"
        yield words(key, event=told, latest=words.date(max((*known, *forecasts))))
        if unsure and not when.provisional:
            yield words("advice.provisional")

    def _warnings(self, main: Standing) -> Iterator[str]:
        """What the policy leaves open about the reader's own act."""
        return (gap.text for gap in self.teller.policy.procedure.gaps if main.clause.id in gap.about)

    # What to do.

    def _own(self, main: Standing) -> Iterator[Step]:
        own = [each for each in self._live() if self._is_mine(each) and each.clause.id != main.clause.id]
        ordered = ([main] if self._is_mine(main) else []) + sorted(own, key=_soonest)
        for each in ordered:
            clause = each.clause
            if not isinstance(clause, Duty) or (clause.force is Force.MAY and each is not main):
                continue
            letter = ("hold" if each.status in _LATE else "") if self._answers_others else self._letter(clause)
            yield Step(
                clause.id,
                self._order(each),
                more="" if each is main else " ".join(self._more(each, clause)),
                letter=letter,
                contact=contact_id(self.teller.policy, clause) if clause.contact or not self._is_mine(each) else None,
                calendar=_can_be_kept(each, self.found.today),
            )

    def _more(self, each: Standing, clause: Duty) -> Iterator[str]:
        """On what condition another act is the reader's, and that its date has passed."""
        words, when = self.teller.words, each.due
        if clause.when:
            yield words("advice.only_if", when=clause.when)
        if each.status in _LATE and when and when.limit.kind is LimitKind.BY:
            sure = each.status is Status.LATE
            day = (when.latest if sure else when.safe) or self.found.today
            yield words("advice.was_due" if sure else "advice.was_due.may", date=words.date(day))

    def _letter(self, clause: Duty) -> str:
        return "own" if clause.produces and self.teller.policy.events[clause.produces].sent else ""

    def _order(self, each: Standing) -> str:
        words, teller, clause = self.teller.words, self.teller, each.clause
        if not isinstance(clause, Duty):
            return ""
        act = clause.act if teller.reader else act_text(teller, clause).removesuffix(".")
        if each.due and each.due.safe and each.due.limit.kind is LimitKind.BY and each.status not in _LATE:
            return teller.sentence(words("advice.step.by", act=act, date=words.date(each.due.safe)))
        return teller.sentence(act)

    def _chasing(self, main: Standing) -> Iterator[Step]:
        """What is late on the other side, or may be: that which the answer is about comes first."""
        if self._answers_others:
            return
        words, teller = self.teller.words, self.teller
        late = [each for each in self.found.running if each.status in _LATE and not self._is_mine(each)]
        for each in sorted(
            late, key=lambda one: (one.clause.id != main.clause.id, one.status is not Status.LATE, _soonest(one))
        ):
            clause = each.clause
            if not isinstance(clause, Duty) or clause.force is Force.MAY or each.due is None:
                continue
            if each.status is not Status.LATE and self._booked(each):
                continue  # When it will come is known.
            gives = teller.gives(clause)
            sure = each.status is Status.LATE
            day = (each.due.latest if sure else each.due.safe) or self.found.today
            key = "advice.chase" if sure else "advice.chase.may"
            asked = (
                words(f"{key}.gives", gives=gives, who=teller.roles(clause.by))
                if gives
                else words(f"{key}.act", act=clause.act, who=teller.roles(clause.by))
            )
            more = words("advice.was_due" if sure else "advice.was_due.may", date=words.date(day))
            if sure:
                more = f"{more} {where_text(teller, each, self.found.today, self.calendars)}"
            if each.clause.id == main.clause.id:
                more = ""
            yield Step(clause.id, teller.sentence(asked), more, "chase", contact_id(teller.policy, clause))

    def _waiting(self, main: Standing | None) -> Iterator[Step]:
        """What to do while there is nothing to do but wait."""
        if main is None or self._answers_others or self._is_mine(main):
            return
        words, clause = self.teller.words, main.clause
        if not isinstance(clause, Duty) or main.status in _LATE:
            return
        who = self.teller.roles(clause.by)
        if _can_be_kept(main, self.found.today):
            yield Step(clause.id, words("advice.keep_date"), calendar=True)
        elif main.status is Status.OPEN and clause.force is not Force.MAY and not self._booked(main):
            yield Step(clause.id, words("advice.ask_when", who=who), contact=contact_id(self.teller.policy, clause))

    def _silence(self, main: Standing) -> Iterator[str]:
        words, teller, clause, when = self.teller.words, self.teller, main.clause, main.due
        if not isinstance(clause, Duty):
            return
        if self._is_mine(main):
            yield from self._after_own(main, clause)
            return
        # Nothing is late that may be done and need not be, or that may not be done before a day.
        if clause.force is Force.MAY or (when and when.limit.kind is not LimitKind.BY):
            return
        # What those who ask have to see to is nothing for the other side to write about.
        if self._answers_others and teller.asks(clause):
            return
        yield from clause.if_late
        gaps = [
            gap.text
            for gap in teller.policy.procedure.gaps
            if clause.id in gap.about and _OF_LATENESS.search(gap.text) and not clause.if_late
        ]
        # The first day on which something may be done is no day by which it has to come.
        if when is not None and when.limit.kind is not LimitKind.BY:
            return
        last = (when.latest or when.safe) if when and when.safe and main.status not in _LATE else None
        if last and last >= self.found.today:
            if not self._answers_others:
                yield words("advice.silence.wait", who=teller.roles(clause.by), date=words.date(last))
        elif main.status in _LATE and not self._answers_others:
            yield words("advice.silence.late")
        if not clause.if_late and when is not None:
            yield next(iter(gaps), words("where.late.policy_silent"))

    def _after_own(self, main: Standing, duty: Duty) -> Iterator[str]:
        """What to do with an act of the reader's own, and then."""
        words = self.teller.words
        if main.status is Status.LATE:
            yield words("where.late.you")
        if duty.produces and self.teller.policy.events[duty.produces].sent:
            again = [words("advice.silence.own.back")] if self._is_answered(duty.produces) else []
            yield " ".join((words("advice.silence.own"), *again))

    def _is_answered(self, event: str) -> bool:
        """Whether the time for something is counted from an event."""
        stages = self.teller.policy.procedure.stages
        return any(duty.limit and event in duty.limit.starts for stage in stages for duty in stage.duties)

    def _rights(self) -> Iterator[Right]:
        """What the reader may do, whatever else runs."""
        teller = self.teller
        for each in self.found.may:
            clause = each.clause
            if isinstance(clause, Duty) and self._is_mine(each):
                yield Right(clause.id, dated_text(teller, each))
        for each in self._lapsed():
            if accepted := " ".join(self._accepted_later(each)):
                yield Right(each.clause.id, f"{self._ended(each)} {accepted}")
        for rule in self.found.rights:
            role = teller.reader
            mine = role in rule.by if role else any(teller.policy.roles[by].side is Side.ASKS for by in rule.by)
            if mine or not rule.by:
                yield Right(rule.id, _first_sentence(rule.text))

    def _lapsed(self) -> list[Standing]:
        """Rights of the reader whose time is over, and which nobody said were used."""
        over = (Status.LAPSED, Status.NOT_TOLD)
        return [each for each in self.found.of(*over) if self._is_mine(each) and each.verdict.may_be_lapsed]

    def _ended(self, each: Standing) -> str:
        latest = each.due.latest if each.due else None
        act = self.teller.order(each.clause) if isinstance(each.clause, Duty) else ""
        if latest is None or latest >= self.found.today:
            return self.teller.words("advice.right_may_be_over", act=act)
        return self.teller.words("advice.right_over", act=act, date=self.teller.words.date(latest))

    def _accepted_later(self, each: Standing) -> Iterator[str]:
        """Who may accept it although its time is over."""
        if each.due and each.due.limit.discretion:
            who = self.teller.title(self.teller.roles(each.due.limit.discretion))
            yield self.teller.words("change.discretion", who=who)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?]) (?=[A-Z])", text, maxsplit=1)[0]


def _variant(each: Standing) -> str:
    match each.status:
        case Status.LATE:
            return "late"
        case Status.UNCLEAR:
            return "unclear"
        case Status.DUE_TODAY:
            return "today"
        case _:
            return "by"


def _state(each: Standing) -> str:
    """How the answer looks; nothing that is not firm looks late."""
    if each.status is Status.UNCLEAR and each.due and each.due.provisional:
        return "provisional"
    return {"late": "late", "unclear": "late", "today": "today"}.get(_variant(each), "")


def _has_date(each: Standing) -> bool:
    return each.due is not None and each.due.safe is not None and each.status is not Status.OPEN


def _can_be_kept(each: Standing, today: date) -> bool:
    return _has_date(each) and each.due is not None and each.due.safe is not None and each.due.safe > today


def _soonest(each: Standing) -> tuple[bool, date]:
    safe = each.due.safe if each.due else None
    return (safe is None, safe or date.max)
