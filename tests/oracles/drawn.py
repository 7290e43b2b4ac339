"""Small procedures with facts, drawn from a number: every construct of the language, and every pair of them.

`drawn(seed)` gives the same value for the same seed for ever; `str` of it can be read, and holds all that is needed to
work it out by hand.
"""

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Event
from navigator.model.cases import Case, Fact, Span, parse_fact, sent_fact
from navigator.model.cases import Sent as SentOn
from navigator.model.limits import Notice, Resume, Sending
from navigator.model.policy import Policy
from navigator.model.stages import ConflictRoute
from tests.oracles import (
    drawn_acts,
    drawn_answered,
    drawn_clocks,
    drawn_edges,
    drawn_ends,
    drawn_late,
    drawn_later,
    drawn_left_out,
    drawn_looks,
    drawn_newest,
    drawn_sent,
    drawn_several,
    drawn_stops,
    drawn_told,
    drawn_twice,
    made,
)
from tests.oracles.drawn_features import COUNTED_FROM_DAY_ONE, FEATURES, FIRST, UNITS, Plan, a_period, add_event

# From this seed on more is drawn, from a source of its own: what earlier seeds mean stays as it was.
MORE_FROM = 100_000
# From here on one of the events that were told was told again.
AGAIN_FROM = 200_000
# From here on some time is left after an event, and a day that is named counts up to a most.
LEFT_FROM = 300_000
# From here on a pause can stop the clock only so often, and something was told again.
SO_OFTEN_FROM = 400_000
# From here on each has one of the four of `drawn_later`.
LATER_FROM = 500_000
# From here on each is an earlier one with what `drawn_several` draws.
SEVERAL_FROM = 800_000
# From here on each is an earlier one with what `drawn_ends` draws.
ENDS_FROM = 700_000
# From here on each is an earlier one with what `drawn_edges` draws.
EDGES_FROM = 900_000
# From here on each has what `drawn_newest` draws.
NEWEST_FROM = 600_000
# From here on each is an earlier one of which the days of two things are not told.
UNDATED_FROM = 1_000_000
# From here on each is an earlier one with what `drawn_stops` draws.
STOPS_FROM = 2_000_000
# From here on each is an earlier one with what `drawn_late` draws.
LATE_FROM = 3_000_000
# What is drawn from here on leaves days of the year out, around those that were told.
LEFT_OUT_FROM = 4_000_000
# From here on acts bring about what turns a clock in an earlier one (`drawn_acts`).
ACTS_FROM = 5_000_000
# From here on each is one of `drawn_answered`.
ANSWERED_FROM = 6_000_000
# From here on each is an earlier one with what `drawn_twice` draws, every other one of `drawn_answered`.
TWICE_FROM = 7_000_000


@dataclass(frozen=True)
class Drawn:
    """A procedure with its earlier version, the calendars, what was told, and the day."""

    policy: Policy
    calendars: Mapping[str, Calendar]
    case: Case
    today: date
    earlier: tuple[Policy, ...] = ()
    seed: int | None = None
    features: tuple[str, ...] = ()

    def __str__(self) -> str:
        office = self.calendars["office"]
        closed = ", ".join(f"{day} {office.closures[day].cause.value}" for day in sorted(office.closures))
        lines = [f"seed {self.seed}: {', '.join(self.features)}"]
        for policy in (self.policy, *self.earlier):
            lines += drawn_looks.policy_lines(policy)
        lines.append(f"closed: {closed or 'weekends only'}; known through {office.covers_through}")
        return "\n".join(
            [
                *lines,
                f"facts: {' '.join(map(str, self.case.facts)) or 'none'} {' '.join(self.case.answers)}",
                f"today: {self.today}",
            ]
        )


def _with_one_more(seed: int) -> Drawn:
    """An earlier one with something more, or one that is drawn by itself."""
    if seed >= TWICE_FROM:
        before = drawn(ANSWERED_FROM + seed - TWICE_FROM) if seed % 2 else next(_moved(seed - TWICE_FROM))
        return drawn_twice.with_one_more(before, seed)
    if seed >= ANSWERED_FROM:
        found = drawn_answered.answered(seed)
        return Drawn(found.policy, made.weekdays(), found.case, found.today, seed=seed, features=(found.kind,))
    if seed >= ACTS_FROM:
        turned = (
            whole
            for at in itertools.count(seed - ACTS_FROM, 1000)
            if [*drawn_acts.turning((whole := drawn(at)).policy)]
        )
        return drawn_acts.with_one_more(next(turned), seed)
    if seed >= LEFT_OUT_FROM:
        return drawn_left_out.with_one_more(drawn(seed - LEFT_OUT_FROM), seed)
    if seed >= LATE_FROM:
        return drawn_late.with_one_more(drawn(seed - LATE_FROM), seed)
    if seed >= STOPS_FROM:
        return drawn_stops.with_one_more(drawn(seed - STOPS_FROM), seed)
    if seed >= UNDATED_FROM:
        return drawn_told.without_days(drawn(seed - UNDATED_FROM), seed)
    if seed >= EDGES_FROM:
        return drawn_edges.with_one_more(drawn(seed - EDGES_FROM), seed)
    if seed >= SEVERAL_FROM:
        return drawn_several.with_one_more(drawn(seed - SEVERAL_FROM), seed)
    return drawn_ends.with_one_more(drawn(seed - ENDS_FROM), seed)


def _moved(since: int) -> Iterator[Drawn]:
    """Of the earlier cases from a seed on those in which something moves a time, or ends it."""
    return (whole for at in itertools.count(since, 1000) if [*drawn_twice.moving((whole := drawn(at)).policy)])


def drawn(seed: int) -> Drawn:
    """One procedure with facts. The first seeds go through all pairs of features; later ones draw two to four."""
    if seed >= ENDS_FROM:
        return _with_one_more(seed)
    pick = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    pairs = list(itertools.combinations(sorted(FEATURES), 2))
    features = list(pairs[seed % len(pairs)])
    if seed >= len(pairs):
        features += pick.sample(sorted(set(FEATURES) - set(features)), pick.randint(0, 2))
    if LATER_FROM <= seed < NEWEST_FROM:
        features = [*dict.fromkeys([*features[:2], drawn_later.NEEDED[drawn_later.kind(seed)]])]
    day_one = {"first-day", "reading-rules"} & set(features)
    plan = Plan(pick, units=COUNTED_FROM_DAY_ONE if day_one else UNITS)
    plan.period = a_period(pick, plan.units)
    plan.always = "end" if seed % 3 else "two"
    for name in features:
        FEATURES[name](plan)
        plan.wanted.add(name)
    if seed >= NEWEST_FROM:
        return drawn_newest.with_one_more(_made(plan, seed, tuple(features)), seed)
    if seed >= LATER_FROM:
        return drawn_later.with_one_more(_made(plan, seed, tuple(features)), seed)
    if seed >= SO_OFTEN_FROM:
        pick = random.Random(f"so often {seed}")  # noqa: S311 - to repeat, not to hide
        drawn_clocks.so_often(plan, pick)
        return drawn_clocks.stopped_again(_made(plan, seed, tuple(features)), plan, pick)
    if seed >= LEFT_FROM:
        drawn_clocks.leave_time(plan, seed)
        return _made(plan, seed, tuple(features))
    whole = _made(plan, seed, tuple(features))
    if seed >= AGAIN_FROM:
        return drawn_told.again(whole, seed)
    return drawn_sent.with_one_more(whole, seed) if seed >= MORE_FROM else whole


def _made(plan: Plan, seed: int, features: tuple[str, ...]) -> Drawn:
    pick = plan.pick
    if "made-of" in plan.wanted:
        add_event(plan, "wrote", "met")
    add_event(plan, "replied", "passed-up")
    plan.made_of = {"any_of" if seed % 2 else "all_of": ("wrote", "met")} if "made-of" in plan.wanted else {}
    policy = _policy(plan, plan.period, "2", FIRST + timedelta(3) if "version" in plan.wanted else None)
    earlier: tuple[Policy, ...] = ()
    if "version" in plan.wanted:
        amount, _, unit = plan.period.partition(" ")
        old_since = FIRST - timedelta(pick.choice([2, 400]))
        earlier = (_policy(plan, f"{int(amount) + 3} {unit}", "1", old_since),)
    closed = [FIRST + timedelta(pick.randint(0, 45)) for _ in range(pick.randint(0, 3))]
    through = FIRST + timedelta(pick.randint(5, 30)) if "end-of-calendar" in plan.wanted else date(2100, 12, 31)
    calendars = made.weekdays(*closed, through=through)
    today = FIRST + timedelta(pick.randint(6, 45))
    case = Case(_facts(plan, policy, today))
    if "questions" in plan.wanted:
        case = replace(case, answers=pick.choice([(), ("one-person",), ("many",)]))
    return Drawn(policy, calendars, case, today, earlier, seed, features)


def _policy(plan: Plan, period: str, version: str, since: date | None) -> Policy:
    """The procedure of a plan; it is the same plan for an earlier version, with another period."""
    main = dict(plan.main)
    main["counting"] = None
    if "any-time" in plan.wanted:
        plan.extensions = [replace(each, notice=Notice.AT_ANY_TIME) for each in plan.extensions]
        restarts = [replace(each, notice=Notice.AT_ANY_TIME) for each in plan.pauses if each.then is Resume.RESTART]
        plan.pauses = [*restarts, *(each for each in plan.pauses if each.then is Resume.CONTINUE)]
    main |= {"pauses": tuple(plan.pauses), "extensions": tuple(plan.extensions), "readings": tuple(plan.readings)}
    if plan.others:
        # What does not go with a limit beside it is left out.
        main |= {"or_": tuple(plan.others), "readings": ()}
        main["extensions"] = tuple(each for each in plan.extensions if each.by)
    within = made.limit(period, "asked" if plan.others else plan.starts, **main)
    events = [*plan.events]
    acts = [made.act("reply", within, makes="replied"), *plan.acts]
    if "questions" in plan.wanted:
        other = made.act("reply-to-many", made.limit("3 days"), makes="replied")
        acts = [replace(acts[0], only=("one-person",)), replace(other, only=("many",)), *plan.acts]
    outs = [*plan.outs, made.out("content", "end")]
    events += ["content"]
    if "right" in plan.wanted:
        outs.append(made.out("appealed", "two"))
    conflicts: tuple[ConflictRoute, ...] = ()
    if "conflict" in plan.wanted:
        conflicts = (made.route("went-round", "two"),)
        events.append("went-round")
    side = "side-by-side" in plan.wanted
    outs.append(made.out("passed-up", "two+three" if side else "two"))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    second = [made.out("sent-back", "one")] if "loop" in plan.wanted else []
    events += ["decided", *(["sent-back"] if second else []), "accepted"]
    opens = ("brought-in",) if "opens" in plan.wanted else ()
    events += opens
    stages = [made.stage("one", acts, outs, opens=("asked",), conflicts=conflicts)]
    if side:
        stages.append(made.stage("two", [decide], [made.out("decided", "four"), *second], opens=opens))
        stages.append(made.stage("three", [made.act("hear-all", makes="heard")], [made.out("heard", "four")]))
        stages.append(made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three")))
        events.append("heard")
    else:
        stages.append(made.stage("two", [decide], [made.out("accepted", "end"), *second], opens=opens))
    caps: tuple[Cap, ...] = (made.cap("whole", made.limit("20 days"), "one", "two"),) if "cap" in plan.wanted else ()
    if "cap-until" in plan.wanted:
        part = made.cap("part", made.limit("9 days", until="replied"), "one", "two")
        caps += (replace(part, after=("told",)) if "told" in events else part,)
    if "always" in plan.wanted:
        events.append("taken-back")
    questions = made.question("who", "one-person", "many") if "questions" in plan.wanted else ()
    return made.policy(
        " ".join(dict.fromkeys(events)),
        *stages,
        caps=caps,
        counting=plan.counting,
        version=version,
        since=since,
        questions=questions,
        outcomes=(made.out("taken-back", plan.always),) if "always" in plan.wanted else (),
        made_of={"replied": plan.made_of} if plan.made_of else {},
    )


def _facts(plan: Plan, policy: Policy, today: date) -> tuple[Fact, ...]:
    """Facts that run mostly forward in time, at most two of them unsure."""
    pick, day = plan.pick, FIRST + timedelta(plan.pick.randint(0, 6))
    facts: list[Fact] = []
    silent = 0.6 if "unsaid" in plan.wanted else 0.35
    for event in policy.procedure.events:
        if facts and pick.random() < 0.85 and _stops(facts[-1]):
            break
        chance = pick.random()
        runs_out = event.id in ("ran-out", "time-over")
        if event.future:
            if chance < 0.8:
                facts.append(_on(event.id, today + timedelta(pick.randint(-3, 20))))
        elif event.id != "asked" and chance < (0.85 if runs_out else silent):
            continue
        elif event.id != "asked" and chance < silent + 0.15 and not runs_out:
            facts.append(Fact(event.id, happened=False))
        elif day <= today:
            facts.append(_happened(plan, event, day, today, facts))
            # Now and then two things happen on one day, or in another order than the list's.
            day += timedelta(pick.choice([0, 1, 1, 2, 3, 5, 8]) - (4 if pick.random() < 0.05 else 0))
    if "loop" in plan.wanted and day <= today and pick.random() < 0.5:
        facts.append(_on("passed-up", day))
    return tuple(facts)


def _stops(fact: Fact) -> bool:
    """Whether little comes after it: the case has ended, or is said not to have gone on. Now and then more is told."""
    return fact.event in ("content", "accepted", "ran-out") if fact.happened else fact.event == "passed-up"


def _happened(plan: Plan, event: Event, day: date, today: date, facts: list[Fact]) -> Fact:
    pick = plan.pick
    unknown = sum(1 for fact in facts if fact.happened and fact.span is None)
    unsure = sum(1 for fact in facts if fact.span and fact.span.earliest < fact.span.latest)
    if pick.random() < 0.6:
        return _on(event.id, day)
    if event.sent:
        return sent_fact(event.id, SentOn(day, pick.choice(list(Sending))))
    if "unsure" in plan.wanted and unsure + unknown < 2:
        return Fact(event.id, happened=True, span=Span(day, min(day + timedelta(pick.randint(1, 4)), today)))
    if "unknown-day" in plan.wanted and not unsure + unknown:
        return Fact(event.id, happened=True)
    return _on(event.id, day)


def _on(event: str, day: date) -> Fact:
    return parse_fact(f"{event}={day.isoformat()}")
