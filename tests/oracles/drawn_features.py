"""The constructs of the language that are drawn: each puts what it needs into a procedure that is put together."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from navigator.dates.periods import THAT_DAY
from navigator.model.acts import Duty
from navigator.model.limits import Alternative, Extension, Pause, Reading
from navigator.model.stages import Outcome
from tests.oracles import made

FIRST = date(2026, 6, 1)
"""Around this day most of it happens."""

BACK = ("days", "clear days", "clear working days", "working days", "weeks")
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


@dataclass
class Plan:
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


def a_period(pick: random.Random, units: tuple[str, ...] = UNITS) -> str:
    unit = pick.choice(units)
    most = {"weeks": 3, "months": 2, "hours": 72}.get(unit, 12)
    return f"{pick.randint(1, most)} {unit}"


def add_event(plan: Plan, *events: str) -> None:
    known = {event.split("/")[0] for event in plan.events}
    plan.events += [event for event in events if event.split("/")[0] not in known]


def a_pause(plan: Plan) -> None:
    add_event(plan, "stopped", "restarted")
    plan.pauses.append(made.pause())


def a_restart(plan: Plan) -> None:
    add_event(plan, "expert-asked", "expert-answered")
    plan.pauses.append(made.pause("expert-asked", "expert-answered", "restart", "expert"))


def _more_to(plan: Plan) -> None:
    add_event(plan, "more")
    amount, _, unit = plan.period.partition(" ")
    total = f"{int(amount) + plan.pick.randint(1, 10)} {unit}"
    plan.extensions.append(made.more_time(to=total, name="to-total"))


def _more_by(plan: Plan) -> None:
    add_event(plan, "added")
    unit = plan.period.partition(" ")[2]
    by = f"{plan.pick.randint(1, 6)} {unit}"
    plan.extensions.append(made.more_time("added", by=by, times=plan.pick.randint(1, 2), name="by-amount"))


def _more_other(plan: Plan) -> None:
    add_event(plan, "granted")
    by = a_period(plan.pick, ("days", "working days", "weeks"))
    plan.extensions.append(made.more_time("granted", by=by, name="by-other"))


def _more_named(plan: Plan) -> None:
    add_event(plan, "put-off", "new-day/future")
    plan.extensions.append(made.more_time("put-off", day="new-day", name="to-day"))


def _more_at_most(plan: Plan) -> None:
    add_event(plan, "prolonged")
    unit = plan.pick.choice([plan.period.partition(" ")[2], "days"])
    by, most = plan.pick.randint(1, 5), plan.pick.randint(1, 9)
    how = {"again": True} if plan.pick.random() < 0.5 else {"times": 2}
    longer = made.more_time("prolonged", by=f"{by} {unit}", at_most=f"{most} {unit}", name="up-to", **how)
    plan.extensions.append(longer)


def _named_day(plan: Plan) -> None:
    add_event(plan, "target/future", "kept")
    within = replace(made.limit("1 day"), period=THAT_DAY, from_=(), day="target", named_by=(made.ANSWERS,))
    plan.acts.append(made.act("keep", within, makes="kept"))


def _after_limit(plan: Plan) -> None:
    add_event(plan, "told", "checked")
    within = made.limit(a_period(plan.pick, ("days", "weeks")))
    plan.acts.append(made.act("check", within, makes="checked", after="told"))


def _reading_period(plan: Plan) -> None:
    if not plan.readings:
        plan.readings.append(made.reading("as-written"))
    plan.readings.append(made.reading("other-period", a_period(plan.pick, plan.units)))


def _reading_start(plan: Plan) -> None:
    if not plan.readings:
        plan.readings.append(made.reading("as-written"))
    add_event(plan, "told")
    plan.readings.append(made.reading("from-told", from_="told"))


def _reading_rules(plan: Plan) -> None:
    if not plan.readings:
        plan.readings.append(made.reading("as-written"))
    plan.readings.append(made.reading("day-one", first_day="included", last_day="next working day"))


def _two_limits(plan: Plan) -> None:
    start = plan.pick.choice(["asked", "told", "told"])
    add_event(plan, start)
    counting = plan.pick.choice([{}, {"first_day": "included"}, {"last_day": "next working day"}])
    plan.others.append(made.beside(a_period(plan.pick), start, **counting))
    plan.main["pick"] = plan.pick.choice(["earlier", "later"])


def _several_starts(plan: Plan) -> None:
    add_event(plan, "told")
    plan.starts = "asked told"
    plan.main["pick"] = plan.pick.choice(["earlier", "later"])


def _not_before(plan: Plan) -> None:
    plan.main["kind"] = "not before"


def _repeat(plan: Plan) -> None:
    add_event(plan, "news")
    every = made.limit(a_period(plan.pick, ("days", "weeks", "working days")), every=True, until="replied")
    plan.acts.append(made.act("send-news", every, makes="news"))


def _booked(plan: Plan) -> None:
    pair = ["hearing/future", "papers"]
    plan.pick.shuffle(pair)
    add_event(plan, *pair)
    back = made.limit(a_period(plan.pick, tuple(unit for unit in BACK if unit in plan.units)), before="hearing")
    plan.acts += [made.act("send-papers", back, makes="papers"), made.act("hear", makes="hearing")]


def _right(plan: Plan) -> None:
    add_event(plan, "appealed")
    within = made.limit(a_period(plan.pick, ("days", "weeks")), "replied")
    plan.acts.append(made.act("appeal", within, makes="appealed", by=made.ASKS, force="may"))


def _expiry_ends(plan: Plan) -> None:
    add_event(plan, "ran-out")
    plan.main["expiry"] = made.expiry()
    plan.main["discretion"] = plan.pick.choice([(), ("manager",)])
    plan.outs.append(made.out("ran-out", "end"))


def _expiry_opens(plan: Plan) -> None:
    if "expiry" in plan.main:
        return
    add_event(plan, "time-over", "referred")
    plan.main["expiry"] = made.expiry("time-over")
    plan.acts.append(made.act("refer", makes="referred", force="may", after="time-over"))


def _last_day(plan: Plan) -> None:
    plan.counting["last_day"] = plan.pick.choice(["next working day", "previous working day"])


def _first_day(plan: Plan) -> None:
    plan.counting["first_day"] = "included"


def _receipt(plan: Plan) -> None:
    plan.counting["receipt"] = "next working day"
    plan.events[0] = plan.pick.choice(["asked", "asked/sent"])


def _sent(plan: Plan) -> None:
    plan.events[0] = "asked/sent"


def _cutoff(plan: Plan) -> None:
    _sent(plan)
    plan.counting["cutoff"] = "16:00"


def _only_wanted(_plan: Plan) -> None:
    """What is put in at the end, when everything else is known."""


FEATURES: dict[str, Callable[[Plan], None]] = {
    "pause": a_pause,
    "restart": a_restart,
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


def all_pairs() -> int:
    """How many seeds it takes to see every pair of features once."""
    return len(FEATURES) * (len(FEATURES) - 1) // 2
