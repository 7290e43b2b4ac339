"""Small procedures with facts, drawn from a number: every construct of the language, and every pair of them.

`drawn(seed)` gives the same value for the same seed for ever. `smallest` makes what fails smaller; `str` of it can be
read, and holds all that is needed to work it out by hand.
"""

import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta

from navigator.dates import periods
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Receipt
from navigator.dates.periods import THAT_DAY
from navigator.model.acts import Cap, Duty, Event
from navigator.model.cases import Case, Fact, Span, parse_fact, sent_fact
from navigator.model.cases import Sent as SentOn
from navigator.model.limits import (
    Alternative,
    Arrival,
    CountingRules,
    Extension,
    GeneralRules,
    Limit,
    Notice,
    Pause,
    Reading,
    Resume,
    Sending,
)
from navigator.model.policy import Policy
from navigator.model.stages import ConflictRoute, Outcome, Stage
from tests.oracles import (
    drawn_edges,
    drawn_ends,
    drawn_late,
    drawn_later,
    drawn_newest,
    drawn_several,
    drawn_stops,
    made,
)

BACK = ("days", "clear days", "clear working days", "working days", "weeks")
FIRST = date(2026, 6, 1)
UNITS = (
    "days",
    "days",
    "working days",
    "working days",
    "weeks",
    "months",
    "clear days",
    "clear working days",
    "school days",
    "hours",
)
# A first day that counts goes with neither hours nor clear days: the checks of a policy refuse it.
COUNTED_FROM_DAY_ONE = tuple(unit for unit in UNITS if unit not in ("hours", "clear days", "clear working days"))


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
            lines += _policy_lines(policy)
        lines.append(f"closed: {closed or 'weekends only'}; known through {office.covers_through}")
        return "\n".join(
            [
                *lines,
                f"facts: {' '.join(map(str, self.case.facts)) or 'none'} {' '.join(self.case.answers)}",
                f"today: {self.today}",
            ]
        )


@dataclass
class _Plan:
    """A procedure while it is put together."""

    pick: random.Random
    units: tuple[str, ...] = UNITS
    events: list[str] = field(default_factory=lambda: ["asked"])
    main: dict[str, object] = field(default_factory=dict)
    counting: dict[str, str] = field(default_factory=dict)
    pauses: list[Pause] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    others: list[Alternative] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    acts: list[Duty] = field(default_factory=list)
    outs: list[Outcome] = field(default_factory=list)
    wanted: set[str] = field(default_factory=set)
    period: str = "10 days"
    always: str = "end"
    made_of: dict[str, tuple[str, str]] = field(default_factory=dict)
    starts: str = "asked"


def _with_one_more(seed: int) -> Drawn:
    """An earlier one with something more."""
    if seed >= LEFT_OUT_FROM:
        return _leaving_out(drawn(seed - LEFT_OUT_FROM), seed)
    if seed >= LATE_FROM:
        return drawn_late.with_one_more(drawn(seed - LATE_FROM), seed)
    if seed >= STOPS_FROM:
        return drawn_stops.with_one_more(drawn(seed - STOPS_FROM), seed)
    if seed >= UNDATED_FROM:
        return _without_days(drawn(seed - UNDATED_FROM), seed)
    if seed >= EDGES_FROM:
        return drawn_edges.with_one_more(drawn(seed - EDGES_FROM), seed)
    if seed >= SEVERAL_FROM:
        return drawn_several.with_one_more(drawn(seed - SEVERAL_FROM), seed)
    return drawn_ends.with_one_more(drawn(seed - ENDS_FROM), seed)


def _leaving_out(whole: Drawn, seed: int) -> Drawn:
    """An earlier one in which some days of every year do not count, among or near those that were told."""
    pick = random.Random(f"left out {seed}")  # noqa: S311 - to repeat, not to hide
    told = [fact.span.earliest for fact in whole.case.facts if fact.span] or [whole.today]

    def stretch() -> str:
        first = pick.choice(told) + timedelta(pick.randint(-4, 8))
        last = first + timedelta(pick.randint(0, 9))
        return f"{first.day} {first:%B} to {last.day} {last:%B}"

    days = ", ".join(stretch() for _ in range(pick.choice((1, 1, 2))))

    def leaving_out(policy: Policy) -> Policy:
        counting = replace(policy.publisher.counting, not_counted=days)
        return Policy(replace(policy.publisher, counting=counting), policy.procedure)

    earlier = tuple(map(leaving_out, whole.earlier))
    return replace(whole, seed=seed, policy=leaving_out(whole.policy), earlier=earlier)


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
    plan = _Plan(pick, units=COUNTED_FROM_DAY_ONE if day_one else UNITS)
    plan.period = _period(pick, plan.units)
    plan.always = "end" if seed % 3 else "two"
    for name in features:
        FEATURES[name](plan)
        plan.wanted.add(name)
    if seed >= NEWEST_FROM:
        return drawn_newest.with_one_more(_made(plan, seed, tuple(features)), seed)
    if seed >= LATER_FROM:
        return drawn_later.with_one_more(_made(plan, seed, tuple(features)), seed)
    if seed >= SO_OFTEN_FROM:
        return _so_often(plan, seed, tuple(features))
    if seed >= LEFT_FROM:
        _leaves_time(plan, random.Random(f"left {seed}"))  # noqa: S311 - to repeat, not to hide
        return _made(plan, seed, tuple(features))
    whole = _made(plan, seed, tuple(features))
    if seed >= AGAIN_FROM:
        return _told_again(whole, seed)
    return _with_more(whole, seed) if seed >= MORE_FROM else whole


def _without_days(whole: Drawn, seed: int) -> Drawn:
    """The days of two things that happened are not told, but that they did."""
    pick = random.Random(f"undated {seed}")  # noqa: S311 - to repeat, not to hide
    facts = list(whole.case.facts)
    future = {event.id for event in whole.policy.procedure.events if event.future}
    dated = [at for at, fact in enumerate(facts) if fact.happened and fact.event not in future]
    for at in pick.sample(dated, min(2, len(dated))):
        facts[at] = Fact(facts[at].event, happened=True)
    return replace(whole, case=replace(whole.case, facts=tuple(facts)))


def _leaves_time(plan: _Plan, pick: random.Random) -> None:
    """So much time is left after an event, often the one with which the clock goes on."""
    most = periods.parse(_period(pick, ("days", "working days", "weeks", "months")))
    plan.extensions = [replace(each, at_most=most) if each.day else each for each in plan.extensions]
    event = next((pause.until for pause in plan.pauses if pick.random() < 0.7), "")
    if not event:
        event = "certified"
        _add_event(plan, event)
    left = _period(pick, ("days", "working days", "weeks", "months"))
    notice = Notice.AT_ANY_TIME if pick.random() < 0.2 else Notice.IN_TIME
    more = made.more_time(event, at_least=left, name="left", notice=notice, again=pick.random() < 0.3)
    plan.extensions.insert(pick.randint(0, len(plan.extensions)), more)


def _so_often(plan: _Plan, seed: int, features: tuple[str, ...]) -> Drawn:
    """Each pause counts once or twice; the clock was stopped, and it was told to have been stopped again."""
    pick = random.Random(f"so often {seed}")  # noqa: S311 - to repeat, not to hide
    if not plan.pauses:
        pick.choice([_pause, _restart])(plan)
    plan.pauses = [replace(each, times=pick.choice([1, 1, 2])) for each in plan.pauses]
    whole = _made(plan, seed, features)
    stops = {event for each in plan.pauses for event in (each.from_, each.until)}
    said = [fact for fact in whole.case.facts if fact.event not in stops or fact.happened]
    day = FIRST + timedelta(pick.randint(-2, 6))
    for each in plan.pauses:
        for _ in range(pick.randint(1, 3)):
            for event in (each.from_, each.until)[: pick.choice([1, 2, 2, 2])]:
                first, day = day, day + timedelta(pick.choice([0, 0, 0, 1, 5]))
                span = Span(*((first, day) if pick.random() < 0.3 else (day, day)))
                said.append(Fact(event, happened=True, span=span))
                day += timedelta(pick.randint(0, 5))
    told = tuple(fact for fact in said if not (fact.happened and fact.span and fact.span.earliest > whole.today))
    return replace(whole, case=replace(whole.case, facts=told))


def _told_again(whole: Drawn, seed: int) -> Drawn:
    """One of the events with a day of its own happened on a second day, up to today."""
    pick = random.Random(f"again {seed}")  # noqa: S311 - to repeat, not to hide
    told = [fact for fact in whole.case.facts if fact.happened and fact.span and fact.span.earliest < whole.today]
    if not told:
        return whole
    fact = pick.choice(told)
    since = fact.span.latest if fact.span else whole.today
    day = min(since + timedelta(pick.randint(1, 12)), whole.today)
    more = replace(fact, span=Span(day, day), sent=None)
    return replace(whole, case=whole.case.adding((more,)))


def _with_more(whole: Drawn, seed: int) -> Drawn:
    """What came into the language later: receipt after a closure, and the policy's own word on what is sent."""
    pick = random.Random(f"more {seed}")  # noqa: S311 - to repeat, not to hide
    counting = whole.policy.publisher.counting
    if "receipt" in whole.features or pick.random() < 0.1:
        counting = replace(counting, receipt=Receipt.AFTER_CLOSURE)
        begin = FIRST + timedelta(pick.randint(0, 25))
        shut = {begin + timedelta(n) for n in range(pick.choice([1, 2, 4, 7, 12]))}
        off = [day for day in whole.calendars["office"].closures if pick.random() < 0.5]
        whole = replace(whole, calendars=_shut(whole.calendars, {*shut, *off}))
    if any(event.sent for event in whole.policy.procedure.events):
        ways = pick.sample(list(Sending), len(Sending))
        half = pick.randint(1, len(ways) - 1)
        lengths = [periods.parse(_period(pick, ("days", "working days", "working days"))) for _ in range(2)]
        said = zip((ways[:half], ways[half : pick.randint(half, len(ways))]), lengths, strict=True)
        rules = [Arrival(by=tuple(by), words=str(each), period=each, source=made.SOURCE) for by, each in said if by]
        own = [replace(rule, by=(by,), of=("asked",)) for rule in rules[1:] for by in ways[:1]]
        counting = replace(counting, arrival=(*rules, *own))
    earlier = tuple(_counted(policy, counting) for policy in whole.earlier)
    return replace(whole, policy=_counted(whole.policy, counting), earlier=earlier)


def _counted(policy: Policy, counting: GeneralRules) -> Policy:
    return Policy(replace(policy.publisher, counting=counting), policy.procedure)


def _shut(calendars: Mapping[str, Calendar], shut: set[date]) -> Mapping[str, Calendar]:
    """The same calendars with these days as closures; other days off stay."""
    office = calendars["office"]
    return made.weekdays(*(set(office.closures) - shut), through=office.covers_through, closures=shut)


def all_pairs() -> int:
    """How many seeds it takes to see every pair of features once."""
    return len(FEATURES) * (len(FEATURES) - 1) // 2


def _period(pick: random.Random, units: tuple[str, ...] = UNITS) -> str:
    unit = pick.choice(units)
    most = {"weeks": 3, "months": 2, "hours": 72}.get(unit, 12)
    return f"{pick.randint(1, most)} {unit}"


def _add_event(plan: _Plan, *events: str) -> None:
    known = {event.split("/")[0] for event in plan.events}
    plan.events += [event for event in events if event.split("/")[0] not in known]


def _pause(plan: _Plan) -> None:
    _add_event(plan, "stopped", "restarted")
    plan.pauses.append(made.pause())


def _restart(plan: _Plan) -> None:
    _add_event(plan, "expert-asked", "expert-answered")
    plan.pauses.append(made.pause("expert-asked", "expert-answered", "restart", "expert"))


def _more_to(plan: _Plan) -> None:
    _add_event(plan, "more")
    amount, _, unit = plan.period.partition(" ")
    total = f"{int(amount) + plan.pick.randint(1, 10)} {unit}"
    plan.extensions.append(made.more_time(to=total, name="to-total"))


def _more_by(plan: _Plan) -> None:
    _add_event(plan, "added")
    unit = plan.period.partition(" ")[2]
    by = f"{plan.pick.randint(1, 6)} {unit}"
    plan.extensions.append(made.more_time("added", by=by, times=plan.pick.randint(1, 2), name="by-amount"))


def _more_other(plan: _Plan) -> None:
    _add_event(plan, "granted")
    by = _period(plan.pick, ("days", "working days", "weeks"))
    plan.extensions.append(made.more_time("granted", by=by, name="by-other"))


def _more_named(plan: _Plan) -> None:
    _add_event(plan, "put-off", "new-day/future")
    plan.extensions.append(made.more_time("put-off", day="new-day", name="to-day"))


def _more_at_most(plan: _Plan) -> None:
    _add_event(plan, "prolonged")
    unit = plan.pick.choice([plan.period.partition(" ")[2], "days"])
    by, most = plan.pick.randint(1, 5), plan.pick.randint(1, 9)
    how = {"again": True} if plan.pick.random() < 0.5 else {"times": 2}
    longer = made.more_time("prolonged", by=f"{by} {unit}", at_most=f"{most} {unit}", name="up-to", **how)
    plan.extensions.append(longer)


def _named_day(plan: _Plan) -> None:
    _add_event(plan, "target/future", "kept")
    within = replace(made.limit("1 day"), period=THAT_DAY, from_=(), day="target", named_by=(made.ANSWERS,))
    plan.acts.append(made.act("keep", within, makes="kept"))


def _after_limit(plan: _Plan) -> None:
    _add_event(plan, "told", "checked")
    within = made.limit(_period(plan.pick, ("days", "weeks")))
    plan.acts.append(made.act("check", within, makes="checked", after="told"))


def _reading_period(plan: _Plan) -> None:
    if not plan.readings:
        plan.readings.append(made.reading("as-written"))
    plan.readings.append(made.reading("other-period", _period(plan.pick, plan.units)))


def _reading_start(plan: _Plan) -> None:
    if not plan.readings:
        plan.readings.append(made.reading("as-written"))
    _add_event(plan, "told")
    plan.readings.append(made.reading("from-told", from_="told"))


def _reading_rules(plan: _Plan) -> None:
    if not plan.readings:
        plan.readings.append(made.reading("as-written"))
    plan.readings.append(made.reading("day-one", first_day="included", last_day="next working day"))


def _two_limits(plan: _Plan) -> None:
    start = plan.pick.choice(["asked", "told", "told"])
    _add_event(plan, start)
    counting = plan.pick.choice([{}, {"first_day": "included"}, {"last_day": "next working day"}])
    plan.others.append(made.beside(_period(plan.pick), start, **counting))
    plan.main["pick"] = plan.pick.choice(["earlier", "later"])


def _several_starts(plan: _Plan) -> None:
    _add_event(plan, "told")
    plan.starts = "asked told"
    plan.main["pick"] = plan.pick.choice(["earlier", "later"])


def _not_before(plan: _Plan) -> None:
    plan.main["kind"] = "not before"


def _repeat(plan: _Plan) -> None:
    _add_event(plan, "news")
    every = made.limit(_period(plan.pick, ("days", "weeks", "working days")), every=True, until="replied")
    plan.acts.append(made.act("send-news", every, makes="news"))


def _booked(plan: _Plan) -> None:
    pair = ["hearing/future", "papers"]
    plan.pick.shuffle(pair)
    _add_event(plan, *pair)
    back = made.limit(_period(plan.pick, tuple(unit for unit in BACK if unit in plan.units)), before="hearing")
    plan.acts += [made.act("send-papers", back, makes="papers"), made.act("hear", makes="hearing")]


def _right(plan: _Plan) -> None:
    _add_event(plan, "appealed")
    within = made.limit(_period(plan.pick, ("days", "weeks")), "replied")
    plan.acts.append(made.act("appeal", within, makes="appealed", by=made.ASKS, force="may"))


def _expiry_ends(plan: _Plan) -> None:
    _add_event(plan, "ran-out")
    plan.main["expiry"] = made.expiry()
    plan.main["discretion"] = plan.pick.choice([(), ("manager",)])
    plan.outs.append(made.out("ran-out", "end"))


def _expiry_opens(plan: _Plan) -> None:
    if "expiry" in plan.main:
        return
    _add_event(plan, "time-over", "referred")
    plan.main["expiry"] = made.expiry("time-over")
    plan.acts.append(made.act("refer", makes="referred", force="may", after="time-over"))


def _last_day(plan: _Plan) -> None:
    plan.counting["last_day"] = plan.pick.choice(["next working day", "previous working day"])


def _first_day(plan: _Plan) -> None:
    plan.counting["first_day"] = "included"


def _receipt(plan: _Plan) -> None:
    plan.counting["receipt"] = "next working day"
    plan.events[0] = plan.pick.choice(["asked", "asked/sent"])


def _sent(plan: _Plan) -> None:
    plan.events[0] = "asked/sent"


def _cutoff(plan: _Plan) -> None:
    _sent(plan)
    plan.counting["cutoff"] = "16:00"


def _only_wanted(_plan: _Plan) -> None:
    """What is put in at the end, when everything else is known."""


FEATURES: dict[str, Callable[[_Plan], None]] = {
    "pause": _pause,
    "restart": _restart,
    "more-to": _more_to,
    "more-by": _more_by,
    "more-other-unit": _more_other,
    "more-named": _more_named,
    "more-at-most": _more_at_most,
    "any-time": _only_wanted,
    "named-day": _named_day,
    "after-limit": _after_limit,
    "cap-until": _only_wanted,
    "questions": _only_wanted,
    "always": _only_wanted,
    "made-of": _only_wanted,
    "reading-period": _reading_period,
    "reading-start": _reading_start,
    "reading-rules": _reading_rules,
    "several-starts": _several_starts,
    "two-limits": _two_limits,
    "not-before": _not_before,
    "repeat": _repeat,
    "booked": _booked,
    "right": _right,
    "expiry-ends": _expiry_ends,
    "expiry-opens": _expiry_opens,
    "last-day": _last_day,
    "first-day": _first_day,
    "receipt": _receipt,
    "sent": _sent,
    "cutoff": _cutoff,
    "cap": _only_wanted,
    "version": _only_wanted,
    "loop": _only_wanted,
    "side-by-side": _only_wanted,
    "opens": _only_wanted,
    "conflict": _only_wanted,
    "end-of-calendar": _only_wanted,
    "unsure": _only_wanted,
    "unknown-day": _only_wanted,
    "unsaid": _only_wanted,
}


def _made(plan: _Plan, seed: int, features: tuple[str, ...]) -> Drawn:
    pick = plan.pick
    if "made-of" in plan.wanted:
        _add_event(plan, "wrote", "met")
    _add_event(plan, "replied", "passed-up")
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


def _policy(plan: _Plan, period: str, version: str, since: date | None) -> Policy:
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


def _facts(plan: _Plan, policy: Policy, today: date) -> tuple[Fact, ...]:
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


def _happened(plan: _Plan, event: Event, day: date, today: date, facts: list[Fact]) -> Fact:
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


# Making what fails smaller.


def smallest(failing: Drawn, fails: Callable[[Drawn], bool]) -> Drawn:
    """Take out whatever can go while it still fails."""
    found = True
    while found:
        found = False
        for smaller in _smaller(failing):
            if fails(smaller):
                failing, found = smaller, True
                break
    return failing


def _smaller(whole: Drawn) -> Iterator[Drawn]:
    facts = whole.case.facts
    for at in range(len(facts)):
        yield replace(whole, case=replace(whole.case, facts=(*facts[:at], *facts[at + 1 :])))
    if whole.earlier:
        yield replace(whole, earlier=())
    for day in sorted(whole.calendars["office"].closures):
        yield replace(whole, calendars={name: _open_on(day, each) for name, each in whole.calendars.items()})
    counting = whole.policy.publisher.counting
    for at in range(len(counting.arrival)):
        fewer = replace(counting, arrival=(*counting.arrival[:at], *counting.arrival[at + 1 :]))
        yield replace(whole, policy=_counted(whole.policy, fewer))
    for procedure in _smaller_procedures(whole.policy):
        yield replace(whole, policy=procedure)
    for at, fact in enumerate(facts):
        if fact.span and fact.span.earliest < fact.span.latest:
            one = _on(fact.event, fact.span.earliest)
            yield replace(whole, case=replace(whole.case, facts=(*facts[:at], one, *facts[at + 1 :])))


def _open_on(day: date, calendar: Calendar) -> Calendar:
    return replace(calendar, closures={other: why for other, why in calendar.closures.items() if other != day})


def _smaller_procedures(policy: Policy) -> Iterator[Policy]:
    procedure = policy.procedure
    if any(event.made_of for event in procedure.events):
        plain = tuple(replace(event, any_of=(), all_of=()) for event in procedure.events)
        yield Policy(policy.publisher, replace(procedure, events=plain))
    if procedure.outcomes:
        yield Policy(policy.publisher, replace(procedure, outcomes=()))
    if procedure.caps:
        yield Policy(policy.publisher, replace(procedure, caps=()))
    for at, stage in enumerate(procedure.stages):
        for changed in _smaller_stages(stage):
            stages = (*procedure.stages[:at], changed, *procedure.stages[at + 1 :])
            yield Policy(policy.publisher, replace(procedure, stages=stages))


def _smaller_stages(stage: Stage) -> Iterator[Stage]:
    for at, duty in enumerate(stage.duties):
        yield replace(stage, duties=(*stage.duties[:at], *stage.duties[at + 1 :]))
        for limit in _smaller_limits(duty.limit) if duty.limit else ():
            yield replace(stage, duties=(*stage.duties[:at], replace(duty, limit=limit), *stage.duties[at + 1 :]))
    for at in range(len(stage.outcomes)):
        yield replace(stage, outcomes=(*stage.outcomes[:at], *stage.outcomes[at + 1 :]))
    if stage.conflicts:
        yield replace(stage, conflicts=())


def _smaller_limits(limit: Limit) -> Iterator[Limit]:
    for at in range(len(limit.pauses)):
        yield replace(limit, pauses=(*limit.pauses[:at], *limit.pauses[at + 1 :]))
    for at in range(len(limit.extensions)):
        yield replace(limit, extensions=(*limit.extensions[:at], *limit.extensions[at + 1 :]))
    for at in range(len(limit.readings)):
        left = (*limit.readings[:at], *limit.readings[at + 1 :])
        yield replace(limit, readings=left if len(left) > 1 else ())
    if limit.or_:
        yield replace(limit, or_=(), pick=None)
    if limit.expiry:
        yield replace(limit, expiry=None)
    if limit.counting:
        yield replace(limit, counting=None)


# What it looks like.


def _policy_lines(policy: Policy) -> Iterator[str]:
    procedure = policy.procedure
    since = f" from {procedure.in_force_from}" if procedure.in_force_from else ""
    yield f"version {procedure.version}{since}; {_rules(policy.publisher.counting)}"
    marks = (("/sent" if e.sent else "") + ("/future" if e.future else "") for e in procedure.events)
    yield "events: " + " ".join(f"{e.id}{mark}" for e, mark in zip(procedure.events, marks, strict=True))
    for made_of in (event for event in procedure.events if event.made_of):
        yield f"{made_of.id} is {'any' if made_of.any_of else 'all'} of {' '.join(made_of.made_of)}"
    for stage in procedure.stages:
        opened = f" opens with {' '.join(stage.opens)}" if stage.opens else ""
        joined = f" after {' and '.join(stage.joins)}" if stage.joins else ""
        yield f"stage {stage.id}{opened}{joined}"
        for duty in stage.duties:
            after = f" after {' or '.join(duty.after)}" if duty.after else ""
            within = f": {_limit(duty.limit)}" if duty.limit else ""
            only = f" if {' or '.join(duty.only)}" if duty.only else ""
            by = ", ".join(duty.by)
            yield f"  {duty.id} ({by} {duty.force.value}, shown by {duty.produces}){after}{within}{only}"
        for event, to in ((o.event, o.to) for o in stage.outcomes):
            yield f"  {event} -> {to.stage or '+'.join(to.stages) or 'end'}"
        for conflict in stage.conflicts:
            yield f"  {conflict.event} (conflict) -> {conflict.to.stage if conflict.to else 'stays'}"
    for way in procedure.outcomes:
        yield f"always {way.event} -> {way.to.stage or 'end'}"
    for each in procedure.caps:
        after = f" after {' or '.join(each.after)}" if each.after else ""
        yield f"cap {each.id}{after} over {' '.join(each.covers)}: {_limit(each.limit)}"


def _limit(limit: Limit) -> str:
    pick = f" ({limit.pick.value})" if limit.pick else ""
    begin = (
        f"on {limit.day}"
        if limit.day
        else f"before {' '.join(limit.before)}"
        if limit.before
        else f"from {' '.join(limit.from_)}{pick}"
    )
    parts = [f"{limit.period} {begin}{' anew' if limit.anew else ''}"]
    if limit.kind.value != "by":
        parts.append(limit.kind.value)
    parts += [
        f"or {o.period} from {' '.join(o.from_)}{' anew' if o.anew else ''} ({_rules(o.counting)})" for o in limit.or_
    ]
    parts += [
        f"pause {p.from_}..{p.until} then {p.then.value} {p.notice.value} x{p.times}"
        f" {p.stop_day.value}/{p.restart_day.value}"
        for p in limit.pauses
    ]
    parts += [
        f"{e.event} {_amount(e)} {'again' if e.again else f'x{e.times}'} {e.notice.value}{_links(e)}"
        for e in limit.extensions
    ]
    parts += [f"in all at most {limit.at_most}"] if limit.at_most else []
    parts += [f"[{r.id}: {r.period or ''} {' '.join(r.from_)} {_rules(r.counting)}]" for r in limit.readings]
    parts += [f"until {limit.until}"] if limit.until else []
    parts += [f"then {limit.expiry.event}{' (discretion)' if limit.discretion else ''}"] if limit.expiry else []
    return "; ".join(parts)


def _links(extension: Extension) -> str:
    told = (("after", extension.after), ("not with", extension.not_with))
    return "".join(f" {how} {' '.join(names)}" for how, names in told if names)


def _amount(extension: Extension) -> str:
    most = f" at most {extension.at_most}" if extension.at_most else ""
    if extension.day:
        near = f" if within {extension.within}" if extension.within else ""
        return f"on {extension.day}{most}{near}"
    if extension.at_least:
        return f"at least {extension.at_least}"
    return f"to {extension.to}" if extension.to else f"by {extension.by}{most}"


def _rules(rules: CountingRules | None) -> str:
    if rules is None:
        return ""
    said = [(f.name, getattr(rules, f.name)) for f in fields(CountingRules)]
    told = [f"{name} {getattr(value, 'value', value)}" for name, value in said if value is not None]
    arrival = rules.arrival if isinstance(rules, GeneralRules) else ()
    told += [
        f"{' and '.join(rule.of) or 'all'} sent {' or '.join(by.value for by in rule.by)}: {rule.period} later"
        for rule in arrival
    ]
    return ", ".join(told)
