"""What an answer says of parts, of stages in doubt, of what was missed and of what nobody mentioned.

After finds of somebody who worked out ninety cases by hand from the documentation alone.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.acts import Force
from navigator.model.limits import Expiry, Grant
from navigator.model.policy import Policy
from navigator.model.stages import Destination
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import samples
from tests.support.opinions import published


def told(policy: Policy, facts: str, today: date) -> dict[str, Any]:
    calendars = made.weekdays()
    found = position(policy, made.case(facts), today, calendars)
    return position_report(Teller(policy, ENGLISH), found, calendars)


def lines(said: dict[str, Any]) -> list[str]:
    return [*said["advice"]["lines"], *(note["text"] for note in said["notes"])]


def june(day: int) -> date:
    return date(2026, 6, day)


def in_two_parts() -> Policy:
    accept = made.act("accept", made.limit("10 days", "offered", expiry=made.expiry()), makes="accepted")
    find = made.act("find", made.limit("20 days", "split"), makes="found")
    return made.policy(
        "asked split offered found accepted ran-out decided",
        made.stage("one", [], [made.out("split", "facts+offer")], opens=("asked",)),
        made.stage("facts", [find], [made.out("found", "last")]),
        made.stage("offer", [accept], [made.out("accepted", "end"), made.out("ran-out", "last")]),
        made.stage("last", [], [made.out("decided", "end")], joins=("facts", "offer")),
    )


def test_a_time_over_several_stages_that_may_all_be_over_is_told_so() -> None:
    """Settled on the 5th and taken further on the 10th: over, or 20 days from then."""
    policy = made.policy(
        "alert settled formal higher resolved",
        made.stage("one", [], [made.out("settled", "end"), made.out("formal", "two")], opens=("alert",)),
        made.stage("two", [], [made.out("higher", "three"), made.out("resolved", "end")]),
        made.stage("three", [], [made.out("resolved", "end")]),
        caps=(made.cap("all of it", made.limit("20 days", "formal"), "two", "three"),),
    )
    said = told(policy, "alert=2026-06-01 settled=2026-06-05 formal=2026-06-10", june(15))
    assert said["heading"] == "All of it must be over by Tuesday 30 June 2026, if it is not over already"
    (cap,) = said["running"]
    assert cap["where"] == "It may be that the time is running. This is so only if it is not over already."
    # Nobody spoke of an end: it is at the second stage.
    sure = told(policy, "alert=2026-06-01 formal=2026-06-10", june(15))
    assert sure["heading"] == "All of it must be over by Tuesday 30 June 2026"


def test_where_it_may_be_over_what_has_a_day_is_asked_for_before_what_has_none() -> None:
    """Asked on the 1st, and content with an answer by the 12th: over, or asked only after that answer.

    Five days from the 1st are over on the 6th, and nobody said whether it was acknowledged.
    """
    acknowledge = made.act("acknowledge", made.limit("5 days", "alert"), makes="acknowledged")
    policy = made.policy(
        "alert acknowledged content",
        made.stage("one", [acknowledge, made.act("look")], [made.out("content", "end")], opens=("alert",)),
    )
    said = told(policy, "alert=2026-06-01 content=2026-05-31..2026-06-12", june(15))
    assert said["heading"] == "First find out whether acknowledged"
    assert list(said["advice"]["lines"]) == [
        "Manager must acknowledge. The last day was Saturday 6 June 2026.",
        "Manager must look, if it is at one.",
    ]
    known = told(policy, "alert=2026-06-01 acknowledged=2026-06-03 content=2026-05-31..2026-06-12", june(15))
    assert known["heading"] == "Manager must look, if it is at one"


def test_a_part_that_ended_beside_another_is_said_to_be_over() -> None:
    said = told(in_two_parts(), "asked=2026-06-01 split=2026-06-03 offered=2026-06-08 accepted=2026-06-15", june(16))
    assert "“offer” is over, settled." in lines(said)


def test_a_part_that_goes_on_is_not_said_to_be_over() -> None:
    said = told(in_two_parts(), "asked=2026-06-01 split=2026-06-03 offered=2026-06-08 accepted=no", june(16))
    assert not [line for line in lines(said) if "is over" in line]


def test_what_settles_how_a_part_ended_is_asked_while_the_other_goes_on() -> None:
    # 10 days from 8 June are over on the 18th: it was accepted by then, or the part leads on.
    facts = "asked=2026-06-01 split=2026-06-03 offered=2026-06-08"
    assert [line for line in lines(told(in_two_parts(), facts, june(19))) if "accepted" in line]
    assert not [line for line in lines(told(in_two_parts(), facts, june(18))) if "accepted" in line]


def with_a_review() -> Policy:
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    review = made.act("ask", made.limit("14 days", "replied", expiry=made.expiry()), by=made.ASKS, makes="review-asked")
    decide = made.act("decide", made.limit("20 days", "review-asked"), makes="decided")
    return made.policy(
        "asked replied review-asked ran-out decided",
        made.stage("one", [reply, review], [made.out("review-asked", "two"), made.out("ran-out", "end")]),
        made.stage("two", [decide], [made.out("decided", "end")]),
        caps=(made.cap("all", made.limit("60 days"), "one", "two"),),
    )


def test_what_is_to_be_done_at_a_stage_that_the_case_may_not_be_at_says_so() -> None:
    # Replied on the 10th, the time to ask was over on the 24th; replied on the 12th, on the 26th.
    said = told(with_a_review(), "asked=2026-06-01 replied=2026-06-10..2026-06-12 review-asked=2026-06-25", june(29))
    assert said["heading"].endswith("by Wednesday 15 July 2026, if it is at two")
    (decide,) = [each for each in said["running"] if each["clause"] == "decide"]
    assert decide["where"].endswith("This is so only if it is at two.")


def test_what_is_to_be_done_at_the_stage_of_a_case_needs_no_condition() -> None:
    said = told(with_a_review(), "asked=2026-06-01 replied=2026-06-10 review-asked=2026-06-20", june(29))
    assert said["heading"].endswith("by Friday 10 July 2026")
    assert "only if" not in str(said)


def test_a_time_over_several_stages_that_was_missed_is_told_of_a_case_that_is_over() -> None:
    # 60 days from 1 June are over on 31 July.
    facts = "asked=2026-06-01 replied=2026-06-10 review-asked=2026-06-20 decided=2026-{}"
    late, in_time = (told(with_a_review(), facts.format(day), date(2026, 8, 4)) for day in ("08-03", "07-31"))
    assert [line for line in lines(late) if "the last day was Friday 31 July 2026" in line]
    assert not [line for line in lines(in_time) if "31 July" in line]


def messages() -> Policy:
    report = made.limit("14 days", "asked wrote", anew=True, expiry=made.expiry())
    answer = made.act("answer", made.limit("2 days", "wrote", anew=True), makes="answered")
    acts = [made.act("report", report, makes="reported"), answer]
    stage = made.stage("one", acts, [made.out("reported", "end"), made.out("ran-out", "end")], opens=("asked",))
    return made.policy("asked wrote answered reported ran-out", stage)


def test_an_end_by_silence_names_what_would_have_begun_the_time_anew_however_little_was_told() -> None:
    for facts in ("asked=2026-06-01", "asked=2026-06-01 reported=no"):
        said = told(messages(), facts, june(16))
        assert "It may not have ended if wrote. You have not said so." in lines(said)


def test_a_time_that_runs_from_the_last_of_two_is_not_said_to_run_from_the_first() -> None:
    said = told(messages(), "asked=2026-06-01 wrote=2026-06-05 wrote=2026-06-12 answered=no reported=no", june(20))
    assert "by Friday 26 June 2026" in said["heading"]
    assert not [line for line in lines(said) if "runs from the first" in line]


def test_more_time_that_nobody_mentioned_is_named_where_the_clock_may_have_stopped_before() -> None:
    within = made.limit("14 days", pauses=(made.pause(),), extensions=(made.more_time(by="7 days"),))
    stage = made.stage("one", [made.act("reply", within, makes="replied")], opens=("asked",))
    policy = made.policy("asked stopped restarted more replied", stage)
    facts = "asked=2026-06-01 stopped=2026-06-12..2026-06-17 restarted=no replied=no"
    (reply,) = told(policy, facts, june(18))["running"]
    assert "The date changes if more. You have not said so." in reply["where"]


def test_a_time_that_ends_at_an_hour_or_later_that_day_names_the_day_once() -> None:
    reply = made.act("reply", made.limit("24 hours", "asked told", pick="later"), makes="replied")
    policy = made.policy("asked told replied", made.stage("one", [reply]), counting={"zone": "Europe/London"})
    said = told(policy, "asked=2026-06-01T15:00 told=2026-06-01", june(2))
    assert said["heading"].endswith("by 15:00 on Tuesday 2 June 2026, or later that day")


def test_a_right_whose_time_is_over_is_named_beside_what_is_late() -> None:
    """It counts as refused on 22 June, the day after 20 days from 1 June; 10 days from then are over on 2 July."""
    reply = made.act("reply", made.limit("20 days", "asked", expiry=made.expiry("refused")), makes="replied")
    outer = made.act("write", made.limit("10 days", "refused"), by="parent", force="may", makes="written")
    stage = made.stage("one", [reply, outer], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied refused written content", stage)
    before, after = (told(policy, "asked=2026-06-01", date(2026, 7, day)) for day in (1, 3))
    assert "may write" in " ".join(each["sentence"] for each in before["running"])
    over = "The time to write ended on Thursday 2 July 2026."
    assert [each["text"] for each in after["advice"]["rights"]] == [over]


def test_what_was_late_for_one_answer_alone_is_said_with_that_answer() -> None:
    child = replace(made.act("reply", made.limit("5 days"), makes="replied"), only=("child",))
    adult = replace(made.act("write", made.limit("20 days"), makes="replied"), only=("adult",))
    stage = made.stage("one", [child, adult], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied content", stage, questions=made.question("whom", "child", "adult"))
    for asked, due in (("2026-06-01", "was due by"), ("2026-06-01..2026-06-03", "may have been due by")):
        said = told(policy, f"asked={asked} replied=2026-06-12", june(20))
        (judged,) = {each["judged"] for each in said["done"] if each["event"] == "replied"}
        assert judged == f"This may have been late. If child, it {due} Saturday 6 June 2026."


@pytest.mark.parametrize(
    ("facts", "heading", "over"),
    [
        # Whoever wrote to the ombudsman has no appeal left here; whoever did not may appeal until the 22nd.
        ("appealed=no", "First find out whether written", ["If so, this is over here."]),
        # Whoever appealed is at the next stage, and has nothing to appeal any more.
        ("written=no", "First find out whether appealed", []),
        ("", "First find out whether appealed or written", []),
    ],
)
def test_what_settles_whether_it_is_over_is_asked_the_right_way_round(
    facts: str, heading: str, over: list[str]
) -> None:
    """Replied on a day from 10 to 12 June, 10 days to appeal, today the 21st: they may be over."""
    reply = made.act("reply", made.limit("20 days", "asked", expiry=made.expiry("refused")), makes="replied")
    appeal = made.act(
        "appeal", made.limit("10 days", "replied", expiry=made.expiry()), by="parent", force="may", makes="appealed"
    )
    outer = made.act("write", made.limit("1 month", "refused"), by="parent", force="may", makes="written")
    outs = [made.out("appealed", "two"), made.out("ran-out", "end")]
    outs.append(replace(made.out("written", "end"), to=Destination(body="director")))
    one = made.stage("one", [reply, appeal, outer], outs, opens=("asked",))
    two = made.stage("two", [made.act("decide", makes="decided")], [made.out("decided", "end")])
    policy = made.policy("asked replied appealed ran-out refused written decided", one, two)
    advice = told(policy, f"replied=2026-06-10..2026-06-12 {facts}", june(21))["advice"]
    assert advice["heading"] == heading
    assert list(advice["lines"]) == [*over, "If not: The time to appeal may be over."]


def test_what_waits_for_something_that_may_have_happened_is_told_with_that() -> None:
    """A letter has to be written only if it was wanted. Nobody said so; something later in the list was told."""
    write = replace(made.act("write", made.limit("5 days"), by="parent", makes="written"), after=("wished",))
    tell = made.act("tell", made.limit("20 days"), makes="told")
    stage = made.stage("one", [write, tell], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked wished written told content", stage)
    for facts, condition in (("told=2026-06-03", True), ("told=2026-06-03 wished=2026-06-02", False)):
        case = made.case(f"asked=2026-06-01 {facts}")
        found = position(policy, case, date(2026, 6, 8), made.weekdays())
        held = next(each for each in found.standings if each.clause.id == "write")
        assert (held.hangs_on == ("wished",)) is condition


def test_what_hangs_on_an_answer_that_nobody_gave_is_not_said_to_hang_on_how_the_policy_is_read() -> None:
    """10 days from 1 June, or 30 for an adult."""
    more = replace(made.more_time("asked", to="30 days", only=("adult",)), how=Grant.AUTOMATIC)
    reply = made.act("reply", made.limit("10 days", extensions=(more,)), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied content", stage, questions=made.question("whom", "child", "adult"))
    (running,) = told(policy, "asked=2026-06-01", june(5))["running"]
    assert "Thursday 11 June 2026, or Wednesday 1 July 2026 at the very latest" in running["sentence"]
    assert "depends on what we do not know of the case" in running["where"]


@pytest.mark.parametrize(("replied", "waits"), [("2026-06-10", False), ("2026-06-10..2026-06-25", True)])
def test_nobody_waits_for_a_refusal_by_silence_once_the_reply_came_in_time(replied: str, *, waits: bool) -> None:
    """20 days for a reply end on 21 June; whoever hears nothing may ask the outer body within a month."""
    reply = made.act("reply", made.limit("20 days", expiry=made.expiry("refused")), makes="replied")
    outer = made.act("ask outside", made.limit("1 month", "refused"), by=made.ASKS, force="may", makes="outer-asked")
    stage = made.stage("one", [reply, outer], [made.out("outer-asked", "end")], opens=("asked",))
    said = told(
        made.policy("asked replied refused outer-asked", stage), f"asked=2026-06-01 replied={replied}", june(28)
    )
    shown = [each["clause"] for part in ("waiting", "running", "open") for each in said[part]]
    assert ("ask outside" in shown) is waits


@pytest.mark.parametrize(
    ("answered", "where"),
    [
        ("2026-06-05", "Today is day 2 of 14."),
        # On the 19th the message of the 18th would have been answered.
        ("2026-06-05..2026-06-19", "It may be that the time is running."),
    ],
)
def test_what_may_have_been_done_is_not_said_to_run_for_sure(answered: str, where: str) -> None:
    """Each message begins 14 days; the second came on 18 June."""
    answer = made.act("answer", made.limit("14 days", "asked emailed", anew=True), makes="answered")
    policy = made.policy("asked emailed answered settled", made.stage("one", [answer], [made.out("settled", "end")]))
    said = told(policy, f"asked=2026-06-01 emailed=2026-06-18 answered={answered}", june(20))
    (each,) = [each for each in said["running"] if each["clause"] == "answer"]
    assert each["where"] == where


def test_a_last_day_that_lies_ahead_has_not_been_though_the_time_before_it_may_have_run_out() -> None:
    """Answered by 15 June or not; the message of the 18th begins 14 days more in the first case."""
    within = made.limit("14 days", "asked emailed", anew=True, expiry=made.expiry())
    outs = [made.out("settled", "end"), made.out("ran-out", "end")]
    one = made.stage("one", [made.act("answer", within, makes="answered")], outs, opens=("asked",))
    policy = made.policy("asked emailed answered settled ran-out", one)
    said = told(policy, "asked=2026-06-01 answered=2026-06-05..2026-06-19 emailed=2026-06-18", june(20))
    (each,) = [each for each in said["running"] if each["clause"] == "answer"]
    assert each["where"] == "It may be that the time is running. This is so only if it is at one."
    assert said["heading"] == "Manager must answer by Thursday 2 July 2026, if it is at one"


@pytest.mark.parametrize(("first", "second"), [("free", "over"), ("over", "free")])
def test_of_the_earlier_of_two_times_the_one_that_may_have_begun_is_named_whichever_stands_first(
    first: str, second: str
) -> None:
    within = made.limit("14 days", first, or_=(made.beside("14 days", second),), pick="earlier")
    stage = made.stage("one", [made.act("ask", within, makes="back")], opens=("asked",))
    policy = made.policy("asked over free back", stage)
    (ask,) = told(policy, "asked=2026-06-01 over=2026-06-02 back=no", june(4))["running"]
    assert "The date changes if free. You have not said so." in ask["where"]


def reasons_first() -> Policy:
    """10 days after being told, or after the reasons, or after the fortnight; the fortnight itself only ends."""
    over = Expiry(event="fortnight-over", says="It is over.", done_or_not=True)
    fortnight = replace(
        made.cap("fortnight", replace(made.limit("14 days", "told"), expiry=over), "one"), force=Force.MAY
    )
    write = made.act(
        "write",
        made.limit("10 days", "told reasons fortnight-over", pick="later"),
        makes="wrote",
        by="parent",
        force="may",
    )
    one = made.stage("one", [write], [made.out("wrote", "two")], opens=("told",))
    two = made.stage("two", [made.act("read", makes="read-it")], [made.out("read-it", "end")])
    return made.policy("told reasons fortnight-over wrote read-it", one, two, caps=(fortnight,))


def test_what_the_last_of_several_waits_for_is_all_of_them() -> None:
    # Told on Monday 1 June. The fortnight ends on the 15th; ten days later is the 25th, once the reasons have come.
    (write,) = told(reasons_first(), "told=2026-06-01 wrote=no", june(3))["waiting"]
    until = "Its last day is not known until this has happened: reasons and fortnight-over."
    assert write["where"] == f"This may be done now. {until}"
    (write,) = told(reasons_first(), "told=2026-06-01 reasons=2026-06-02 wrote=no", june(3))["waiting"]
    assert write["where"].endswith("As things stand, its last day will be Thursday 25 June 2026.")


def test_nobody_is_asked_whether_a_time_that_only_ends_was_done() -> None:
    over = Expiry(event="fortnight-over", says="It is over.", done_or_not=True)
    within = replace(made.limit("14 days", "told"), expiry=over)
    fortnight = replace(made.cap("fortnight", within, "one", "three"), force=Force.MAY)
    write = made.act("write", made.limit("14 days", "told", expiry=made.expiry("late")), makes="wrote", force="may")
    ask = made.act("ask", made.limit("14 days", "told"), makes="asked", by="parent", force="may")
    outs = [made.out("wrote", "end"), made.out("asked", "three"), made.out("late", "two")]
    one = made.stage("one", [write, ask], outs, opens=("told",))
    two = made.stage("two", [made.act("read", makes="read-it")], [made.out("read-it", "end")])
    three = made.stage("three", [made.act("why", makes="reasons")], [made.out("reasons", "end")])
    events = "told asked reasons fortnight-over wrote late read-it"
    # Reasons may have been asked for: the fortnight may be one of a stage that goes on, and is over in any case.
    said = told(made.policy(events, one, two, three, caps=(fortnight,)), "told=2026-06-01 wrote=no", june(17))
    assert [(each["clause"], each["overtaken"]) for each in said["not_told"]] == [("fortnight", True)]


def test_no_end_is_foretold_for_a_time_in_which_it_was_done() -> None:
    oppose = made.act("oppose", made.limit("14 days", expiry=made.expiry("registered")), makes="opposed", by="parent")
    one = made.stage("one", [oppose], [made.out("sent", "two"), made.out("registered", "end")], opens=("asked",))
    two = made.stage("two", [made.act("read", makes="read-it")], [made.out("read-it", "end")])
    policy = made.policy("asked opposed registered sent read-it", one, two)

    def foretold(facts: str) -> list[str]:
        return [each["clause"] for each in told(policy, f"asked=2026-06-01 {facts}", june(10))["then"]]

    assert foretold("opposed=2026-06-05") == ["on-sent"]
    assert foretold("opposed=no") == ["on-sent", "on-registered"]


def test_of_what_comes_later_it_is_not_said_on_what_it_hangs() -> None:
    """Who is not content writes to NACCC after the decision: that this comes later is all there is to say."""
    said = published("complaints", "reply-accepted=yes further-asked=2026-06-01", "2026-06-16")
    report = position_report(Teller(said.journey.policy, ENGLISH), said, samples.library().calendars)
    assert [(each["clause"], each["where"]) for each in report["waiting"]] == [("write-to-naccc", "This comes later.")]
