"""Something told without its day is no bolder than the same told for a few days: "yes" is every day there is.

June 2026 begins on a Monday; days are plain days. The second opinion is asked too.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from navigator.case.course.ways import transitions
from navigator.case.verdicts.position import Position, position
from navigator.explain.doubts import doubts
from navigator.explain.teller import Teller
from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import Pick
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import engine, made, worlds
from tests.support import samples
from tests.support.every import some
from tests.support.opinions import published, told

STEP = date(2026, 6, 10)
TODAY = date(2026, 6, 20)
# The list has the step before this end. A day that nobody told keeps to it; one that was told, before the step, stands.
UNUSUAL = ("kirklees/dispute-resolution", "decision-accepted", "step-2-held")
AROUND = Span(STEP - timedelta(days=5), STEP + timedelta(days=5))


def pairs() -> Iterator[tuple[str, str, str]]:
    """Each end of a published procedure, with each other thing that can happen in it, but what a case begins with."""
    for name, policy in samples.library().policies.items():
        first, *stages = policy.procedure.stages
        ends = {each.event for stage in (first, *stages) for each in transitions(stage) if not each.to.leads_on}
        others = policy.events.keys() - set(first.opens)
        yield from ((name, end, event) for end in sorted(ends) for event in sorted(others) if event != end)


PAIRS = tuple(pairs())


def test_an_end_without_its_day_is_no_surer_than_one_of_some_days() -> None:
    library = samples.library()
    bolder = []
    for name, end, event in some(PAIRS, {*PAIRS[::4], UNUSUAL}):
        policy = library.policies[name]
        step = Fact(event, happened=True, span=Span(STEP, STEP))

        def asked(span: Span | None, policy: Policy = policy, step: Fact = step, end: str = end) -> Position:
            facts = (step, Fact(end, happened=True, span=span))
            return position(policy, Case(facts), TODAY, library.calendars)

        if asked(None).ended and not ((spanned := asked(AROUND)).ended or spanned.contradicts):
            bolder.append((name, end, event))
    assert bolder == [UNUSUAL]


@pytest.mark.parametrize(
    ("procedure", "facts"),
    [
        # It was settled at step 1 on the 5th, say, and brought up again; or it was settled today.
        ("dispute-resolution", "step-1-held=2026-06-03 still-differ-2=2026-06-12 kscp-manager-told=2026-06-15 settled"),
        # The conference can have decided at stage 2, and the response of the 10th leaves stage 3 open.
        ("conference-complaints", "stage-2-asked=2026-06-01 response-sent=2026-06-10 conference-decided"),
        ("conflict-between-partners", "no-agreement=2026-06-01 mediator-suggested=2026-06-10 settled-later"),
    ],
)
def test_whoever_does_not_know_when_it_ended_is_asked_for_the_day(procedure: str, facts: str) -> None:
    *others, end = facts.split()
    said = published(procedure, f"{' '.join(others)} {end}=yes", "2026-06-20")
    assert (said.ended, said.may_be_ended) == (False, True)
    teller = Teller(said.journey.policy, ENGLISH)
    day = f"Tell us when {teller.event(end)}."
    assert day in list(doubts(teller, said))
    # Told as the last thing, as the wizard asks, it is over.
    last = replace(made.case(f"{' '.join(others)} {end}=yes"), last=end)
    assert position(said.journey.policy, last, TODAY, samples.library().calendars).ended


def test_a_case_is_not_settled_before_it_began() -> None:
    said = published("complaints", "complaint-received=2026-06-10 reply-accepted=yes", "2026-06-20")
    assert said.ended


def messages(*, closes: bool = False) -> Policy:
    """Fourteen days from the last message, which can come at any time, or only until silence closes the case."""
    within = replace(made.limit("14 days", "asked emailed"), anew=True)
    if closes:
        within = replace(within, expiry=made.expiry("dropped"))
    answer = made.act("answer", within, makes="answered")
    outs = [made.out("settled", "end"), *([made.out("dropped", "end")] if closes else [])]
    stage = made.stage("one", [answer], outs, opens=("asked",))
    return made.policy(f"asked emailed answered {'dropped ' if closes else ''}settled", stage)


@pytest.mark.parametrize(
    ("facts", "safe", "latest"),
    [
        # The message can have come after the answer: on the 11th, or today.
        ("asked=2026-06-01 answered=2026-06-10 emailed=yes", "2026-06-25", "2026-07-04"),
        ("asked=2026-06-01 answered=2026-06-10 emailed=2026-06-08..2026-06-12", "2026-06-25", "2026-06-26"),
        # The answer can have come before the message of the 10th.
        ("asked=2026-06-01 answered=yes emailed=2026-06-10", "2026-06-24", "2026-06-24"),
        # What was asked at first goes without saying.
        ("answered=yes emailed=2026-06-10", "2026-06-24", "2026-06-24"),
    ],
)
def test_a_message_and_its_answer_can_have_come_in_either_order(facts: str, safe: str, latest: str) -> None:
    found = told(messages(), facts, TODAY).act("answer")
    assert (found.safe, found.latest) == (date.fromisoformat(safe), date.fromisoformat(latest))
    assert found.may_be_open or found.open


@pytest.mark.parametrize(
    ("emailed", "safe", "latest"),
    [
        # Before the 15th was over it began the time again; after that the first message had been answered.
        ("2026-06-18", "2026-06-15", "2026-07-02"),
        ("2026-06-14..2026-06-18", "2026-06-15", "2026-07-02"),
        ("yes", "2026-06-15", "2026-07-04"),
        ("2026-06-14", "2026-06-28", "2026-06-28"),
    ],
)
def test_what_was_answered_before_a_message_of_some_days_can_be_due_again(emailed: str, safe: str, latest: str) -> None:
    asked = messages(closes=True), made.weekdays(), made.case(f"asked=2026-06-01 emailed={emailed}"), TODAY
    # Of a message of some days the engine leaves open that it was answered, too: the second opinion does not.
    for opinion in (engine.verdict(*asked), worlds.verdict(*asked)):
        found = opinion.act("answer")
        assert (found.safe, found.latest) == (date.fromisoformat(safe), date.fromisoformat(latest))


def test_a_case_whose_time_ran_out_was_asked_before_that() -> None:
    """Asked on the 4th; its time ran out, nobody knows when. What opened it takes nothing up again after that end.

    The time begins with the later of two events, so neither alone tells that it had begun.
    """
    within = made.limit("1 month", "asked told", pick=Pick.LATER, expiry=made.expiry(), discretion=made.ANSWERS)
    reply = made.act("reply", within, makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked ran-out told replied", one)
    assert told(policy, "asked=2026-06-04 ran-out=yes", date(2026, 6, 30)).ended


def test_what_opened_a_case_came_before_the_end_of_any_stage() -> None:
    """Asked, nobody knows when; passed up on the 3rd, sent back on the 6th, accepted on the 7th, passed up on the 9th.

    Accepted is an end of the second stage. Asked by then, it took nothing up again at the first on the 9th.
    """
    reply = made.act("reply", made.limit("7 days"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end"), made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end"), made.out("sent-back", "one")])
    policy = made.policy("asked replied passed-up content sent-back accepted", one, two)
    facts = "asked=yes passed-up=2026-06-03 sent-back=2026-06-06 accepted=2026-06-07 passed-up=2026-06-09"
    asked = policy, made.weekdays(), made.case(facts), date(2026, 6, 20)
    for opinion in (engine.verdict, worlds.verdict):
        said = opinion(*asked)
        assert (said.stages, said.may_be_ended) == (frozenset({"two"}), True)
