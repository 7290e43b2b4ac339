"""What to do now: the reader's own acts, asking for what is late, or keeping a date."""

from collections.abc import Iterator
from dataclasses import dataclass

from navigator.case.verdicts.position import Standing, Status
from navigator.explain.act_texts import act_text
from navigator.explain.advice.view import LATE, View, can_be_kept, soonest
from navigator.explain.standings import contact_id
from navigator.explain.teller import Teller
from navigator.explain.where import where_text
from navigator.model.acts import Duty, Force, Together
from navigator.model.limits import LimitKind

MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do now. `letter` says which draft goes with it; `calendar` whether its date can be kept."""

    clause: str
    text: str
    more: str = ""
    letter: str = ""
    contact: str | None = None
    calendar: bool = False


def steps(view: View, main: Standing) -> tuple[Step, ...]:
    """At most three things to do now; the reader's own come first."""
    every = (*_own(view, main), *_chasing(view, main), *_waiting(view, main))
    # Two clauses in the same words, such as those for two kinds of case, are one thing to do.
    first: dict[str, Step] = {}
    for step in every:
        first.setdefault(step.text, step)
    return tuple(first.values())[:MOST_STEPS]


def is_one_of_several(view: View, main: Standing) -> bool:
    """Whether the reader's acts are ways to several places, each for other cases: none of them is what to do."""
    stage = view.teller.policy.stages.get(main.stage or "")
    leads = {outcome.event: outcome.to for outcome in stage.outcomes} if stage else {}
    own = [each.clause for each in view.live() if view.is_mine(each) and each.clause.force is not Force.MAY]
    ways = [clause for clause in own if isinstance(clause, Duty) and clause.when and clause.produces in leads]
    places = {leads[clause.produces or ""] for clause in ways}
    return main.clause in ways and main.due is None and len(own) == len(ways) == len(places) > 1


def _own(view: View, main: Standing) -> Iterator[Step]:
    own = [each for each in view.live() if view.is_mine(each) and each.clause.id != main.clause.id]
    ordered = ([main] if view.is_mine(main) else []) + sorted(own, key=soonest)
    for each in ordered:
        clause = each.clause
        if not isinstance(clause, Duty) or (clause.force is Force.MAY and each is not main):
            continue
        letter = ("hold" if each.status in LATE else "") if view.answers_others else _letter(view, clause)
        letter = "" if each.had_to_precede else letter
        text = _order(view, each)
        more = () if each is main and not is_one_of_several(view, main) else _more(view, each, clause, text)
        yield Step(
            clause.id,
            text,
            more=" ".join((*with_whom(view.teller, clause, text), *more)),
            letter=letter,
            contact=contact_id(view.teller.policy, clause) if clause.contact or not view.is_mine(each) else None,
            calendar=can_be_kept(each, view.found.today),
        )


def with_whom(teller: Teller, clause: Duty, text: str) -> Iterator[str]:
    """With whom the reader acts, and whose view or agreement comes first, where the text names none of them."""
    others = tuple(role for role in clause.by if role != teller.reader)
    joint = others if clause.together is Together.JOINTLY and len(others) < len(clause.by) else ()
    asked = tuple(role for role in clause.consulting if role not in clause.agreeing)
    for key, roles in (("agree", clause.agreeing), ("consult", asked), ("together", joint)):
        if teller.reader and roles and teller.reader not in roles and not teller.are_named(roles, text):
            yield teller.words(f"advice.{key}", who=teller.roles(roles))


def _more(view: View, each: Standing, clause: Duty, text: str) -> Iterator[str]:
    """On what condition another act is the reader's, where its text does not say so, and that its date has passed."""
    words, when = view.teller.words, each.due
    if (condition := view.teller.condition(clause)) and condition not in text:
        yield words("advice.only_if", when=condition)
    if each.status in LATE and when and when.limit.kind is LimitKind.BY:
        sure = each.status is Status.LATE
        day = (when.latest if sure else when.safe) or view.found.today
        yield words("advice.was_due" if sure else "advice.was_due.may", date=words.date(day))


def _letter(view: View, clause: Duty) -> str:
    return "own" if clause.produces and view.teller.policy.events[clause.produces].sent else ""


def _order(view: View, each: Standing) -> str:
    words, teller, clause = view.teller.words, view.teller, each.clause
    if not isinstance(clause, Duty):
        return ""
    if each.had_to_precede and each.status in LATE:
        key = "advice.step.over" if each.status is Status.LATE else "advice.step.over.may"
        return teller.sentence(words(key, act=teller.order(clause)))
    act = clause.act if teller.reader else act_text(teller, clause).removesuffix(".")
    if each.due and each.due.safe and each.due.limit.kind is LimitKind.BY and each.status not in LATE:
        return teller.sentence(words("advice.step.by", act=act, date=words.date(each.due.safe)))
    return teller.sentence(act)


def _chasing(view: View, main: Standing) -> Iterator[Step]:
    """What is late on the other side, or may be: that which the answer is about comes first."""
    if view.answers_others:
        return
    words, teller = view.teller.words, view.teller
    late = [each for each in view.found.running if each.status in LATE and not view.is_mine(each)]
    for each in sorted(
        late, key=lambda one: (one.clause.id != main.clause.id, one.status is not Status.LATE, soonest(one))
    ):
        clause = each.clause
        if not isinstance(clause, Duty) or clause.force is Force.MAY or each.due is None:
            continue
        if each.status is not Status.LATE and view.booked(each):
            continue  # When it will come is known.
        gives = teller.gives(clause)
        sure = each.status is Status.LATE
        day = (each.due.latest if sure else each.due.safe) or view.found.today
        key = "advice.chase" if sure else "advice.chase.may"
        over = bool(each.had_to_precede)
        key = f"{key}.{'over' if over else 'gives' if gives else 'act'}"
        asked = words(key, gives=gives, act=clause.act, who=teller.doers(clause))
        more = words("advice.was_due" if sure else "advice.was_due.may", date=words.date(day))
        if sure:
            more = f"{more} {where_text(teller, each, view.found.today, view.calendars)}"
        if each.clause.id == main.clause.id:
            more = ""
        yield Step(clause.id, teller.sentence(asked), more, "" if over else "chase", contact_id(teller.policy, clause))


def _waiting(view: View, main: Standing | None) -> Iterator[Step]:
    """What to do while there is nothing to do but wait."""
    if main is None or view.answers_others or view.is_mine(main):
        return
    words, clause = view.teller.words, main.clause
    if not isinstance(clause, Duty) or main.status in LATE:
        return
    who = view.teller.doers(clause)
    if can_be_kept(main, view.found.today):
        yield Step(clause.id, words("advice.keep_date"), calendar=True)
    elif main.status in (Status.OPEN, Status.DATE_NEEDED) and clause.force is not Force.MAY and not view.booked(main):
        yield Step(clause.id, words("advice.ask_when", who=who), contact=contact_id(view.teller.policy, clause))
