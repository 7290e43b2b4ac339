"""What to do if nothing comes, or when nothing came."""

from collections.abc import Iterator

from navigator.case.verdicts.position import Standing, Status
from navigator.explain.advice.lines import open_points
from navigator.explain.advice.view import LATE, View
from navigator.model.acts import Duty, Force
from navigator.model.limits import LimitKind
from navigator.model.procedure import Unsaid

MOST_WORDS = 25
"""Words of one sentence."""


def silence(view: View, main: Standing) -> Iterator[str]:
    """What to do if what the answer is about does not come."""
    words, teller, clause, when = view.teller.words, view.teller, main.clause, main.due
    if not isinstance(clause, Duty):
        return
    if view.is_mine(main):
        yield from _after_own(view, main, clause)
        return
    # Nothing is late that may be done and need not be, or that may not be done before a day.
    if clause.force is Force.MAY or (when and when.limit.kind is not LimitKind.BY):
        return
    # What those who ask have to see to is nothing for the other side to write about.
    if view.answers_others and teller.asks(clause):
        return
    yield from clause.if_late
    # The first day on which something may be done is no day by which it has to come.
    if when is not None and when.limit.kind is not LimitKind.BY:
        return
    last = (when.latest or when.safe) if when and when.safe and main.status not in LATE else None
    if last and last >= view.found.today:
        if not view.answers_others:
            gives = teller.gives(clause) if teller.reader else ""
            named = {"gives": gives, "who": teller.doers(clause), "date": words.date(last)}
            full = words("advice.silence.wait.gives", **named)
            short = not gives or len(full.partition(". ")[0].split()) > MOST_WORDS
            yield words("advice.silence.wait", **named) if short else full
    elif main.status in LATE and not view.answers_others:
        yield words("advice.silence.late")
    if not clause.if_late and when is not None:
        yield next(open_points(view, main, Unsaid.LATENESS), words("where.late.policy_silent"))


def _after_own(view: View, main: Standing, duty: Duty) -> Iterator[str]:
    """What to do with an act of the reader's own, and then."""
    words = view.teller.words
    if main.status is Status.LATE and not main.had_to_precede:
        # What the policy says of it comes in place of what one can do anywhere.
        expiry = duty.limit.expiry if duty.limit else None
        yield view.teller.sentence(expiry.says) if expiry else words("where.late.you")
    if duty.produces and view.teller.policy.events[duty.produces].sent:
        again = [words("advice.silence.own.back")] if _is_answered(view, duty.produces) else []
        yield " ".join((words("advice.silence.own"), *again))


def _is_answered(view: View, event: str) -> bool:
    """Whether the time for something is counted from an event."""
    stages = view.teller.policy.procedure.stages
    return any(duty.limit and event in duty.limit.starts for stage in stages for duty in stage.duties)
