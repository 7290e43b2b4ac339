"""The questions of the wizard and the answers that are given."""

from collections.abc import Mapping
from datetime import date

from navigator.case.asking.questions import About, Answer
from navigator.case.asking.wizard import Interview, interview
from navigator.model.cases import Span, parse_fact
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.constructs import BEFORE_ROLES, Shown, stopped
from tests.support.samples import calendars, library, policy

TODAY = date(2026, 11, 20)
CENTRE = "milton-keynes-contact-centre/complaints"


def choose(value: str) -> Answer:
    return Answer(value=value)


def on(text: str) -> Answer:
    day = date.fromisoformat(text)
    return Answer(span=Span(day, day))


def held(**answers: Answer) -> Interview:
    named = {name.replace("__", ":").replace("_", "-"): answer for name, answer in answers.items()}
    return interview(library().policies[CENTRE], named, TODAY, calendars())


def next_question(**answers: Answer) -> str | None:
    found = held(**answers).next
    return found.name if found else None


def _answered_through(policy: Policy, event: str) -> Interview:
    """Answer every question that is asked: the first choice, the given event, and a day each, in order."""
    answers: dict[str, Answer] = {}
    for step in range(20):
        found = interview(policy, answers, TODAY, calendars())
        if found.next is None:
            return found
        match found.next.about:
            case About.LAST:
                answers["last"] = choose(event)
            case About.DATE:
                answers[found.next.name] = on(f"2026-06-{step + 1:02}")
            case _:
                answers[found.next.name] = choose(found.next.options[0])
    raise AssertionError(f"{policy.key}: {event} asks without end: {_names(answers)}")


def _names(answers: Mapping[str, Answer]) -> list[str]:
    return list(answers)


TURNING = Shown(
    acts=stopped("continue")
    + "\n- {id: tell, by: manager, force: must, act: tell the news, produces: told, @, limit: {words: every 20 working"
    " days, period: 20 working days, from: asked, every: true, until: over, states: [period]}}",
    events="stopped resumed told",
)


def turning(last: str, **days: str) -> Interview:
    named = {f"date:{event}": on(day) for event, day in days.items()}
    said = {"reader": choose("parent"), "last": choose(last), **named}
    return interview(policy(TURNING.body, BEFORE_ROLES), said, TODAY, calendars())


def whole(made_of: str, last: str, **days: str) -> str | None:
    """What is asked next where a reply within 24 hours runs from the form and the fee, or from either of them."""
    reply = made.act("reply", made.limit("24 hours", "complete"), makes="replied")
    stage = made.stage("one", [reply], opens=("complete",))
    of_both = made.policy("form fee complete replied", stage, made_of={"complete": {made_of: ("form", "fee")}})
    told = {f"date:{event}": Answer(span=parse_fact(f"{event}={day}").span) for event, day in days.items()}
    answers = {"reader": Answer("parent"), "last": Answer(last), **told}
    found = interview(of_both, answers, TODAY, made.in_brussels()).next
    return found.name if found else None
