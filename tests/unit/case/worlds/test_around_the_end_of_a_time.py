"""What was done around the last day of a time, and what was on one of some days over an edge: small, and by hand.

All days are of June 2026; the 1st is a Monday.
"""

import pytest

from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support.opinions import both, dates, june


def objecting(*to: str, within: str = "7 days", late: tuple[str, ...] = ("manager",)) -> Policy:
    """Who asks may object within some days, which may lead on; then it is over, but for what is accepted late."""
    limit = made.limit(within, "asked", expiry=made.expiry("too-late"), discretion=late)
    act = made.act("object", limit, makes="objected", by=made.ASKS, force="may")
    reply = made.act("reply", made.limit("6 working days"), makes="replied")
    outs = [made.out("too-late", "end"), made.out("content", "end"), *(made.out("objected", each) for each in to)]
    one = made.stage("one", [act, reply], outs, opens=("asked",))
    whole = made.cap("whole", made.limit("20 days"), "one", "two")
    events = "asked objected too-late replied content"
    return made.policy(events, one, made.stage("two"), caps=(whole,))


@pytest.mark.parametrize("day", [17, 18, 19])
@pytest.mark.parametrize("to", [(), ("two",)])
def test_what_somebody_may_accept_late_is_over_or_has_gone_on_from_the_day_after_on(
    to: tuple[str, ...], day: int
) -> None:
    """Asked on the 10th: to the 17th. On the 18th it is as late as on the 19th, whether it leads on or not."""
    found = both(objecting(*to), f"asked=2026-06-10 objected=2026-06-{day}", 25)
    assert found.stages == set(to or ("one",))
    assert (found.may_be_ended, found.ended) == (day > 17, False)


@pytest.mark.parametrize("day", [18, 19])
@pytest.mark.parametrize("to", [(), ("two",)])
def test_what_nobody_may_accept_late_is_over_from_the_day_after_on(to: tuple[str, ...], day: int) -> None:
    assert both(objecting(*to, late=()), f"asked=2026-06-10 objected=2026-06-{day}", 25).ended


def test_the_last_day_of_a_time_that_began_on_one_of_some_days_tells_which_it_was() -> None:
    """Asked on the 10th to the 13th, so to the 17th to the 20th; written to about it on the 20th.

    Had it begun on the 12th or before, it was over by then, and that takes it up again.
    """
    limit = made.limit("7 days", expiry=made.expiry("too-late"), discretion=("manager",))
    acts = [made.act("object", limit, makes="objected", force="may"), made.act("write", makes="wrote", by=made.ASKS)]
    one = made.stage("one", acts, [made.out("too-late", "end")], opens=("asked",))
    policy = made.policy("asked too-late objected wrote", one)
    found = both(policy, "asked=2026-06-10..2026-06-13 wrote=2026-06-21", 28)
    assert found.stages == {"one"}
    assert found.may_be_ended


def test_what_may_be_accepted_late_leaves_every_day_on_which_it_began() -> None:
    """Asked on the 6th to the 8th, 6 days to object: on the 15th it was too late, and on the same day all was settled.

    It may have been accepted: the 20 days for the whole are counted from the 6th at the earliest.
    """
    facts = "asked=2026-06-06..2026-06-08 content=2026-06-15 objected=2026-06-15"
    found = both(objecting("two", within="6 days"), facts, 19)
    assert found.stages == {"two"}
    assert found.may_be_ended
    assert dates(found.act("whole")) == (june(26), june(28))


def test_what_nobody_mentioned_was_not_by_itself_in_a_stage_that_was_left_because_its_time_ran_out() -> None:
    """Asked on the 7th, to the 14th; objected on the 16th, too late for everybody. Nobody spoke of a reply."""
    found = both(objecting("two", late=()), "asked=2026-06-07 objected=2026-06-16", 26)
    assert not found.act("reply").may_be_done


def test_what_ended_a_case_late_leaves_open_what_came_after_as_any_end_does() -> None:
    """Asked on the 4th, 6 days to object; objected on the 11th, which ends it, accepted or not.

    The papers for a hearing on the 19th had to be sent by the 12th: they may have been sent on the 13th.
    """
    limit = made.limit("6 days", expiry=made.expiry("too-late"), discretion=("manager",))
    acts = [
        made.act("object", limit, makes="objected", by=made.ASKS),
        made.act("send-papers", made.limit("5 working days", before="hearing"), makes="papers"),
    ]
    outs = [made.out("objected", "end"), made.out("too-late", "end")]
    policy = made.policy(
        "asked too-late objected papers hearing/future", made.stage("one", acts, outs, opens=("asked",))
    )
    found = both(policy, "asked=2026-06-04 hearing=2026-06-19 objected=2026-06-11", 14)
    assert found.act("send-papers").may_be_done_late


def test_what_began_a_time_that_ran_out_takes_nothing_up_again_after_another_end() -> None:
    """A reply on the day of the asking, the 4th to the 7th; passed up on the 5th, settled on the 6th: not at one."""
    reply = made.act("reply", made.limit("1 day", expiry=made.expiry(), discretion=("manager",)), makes="replied")
    outs = [made.out("ran-out", "end"), made.out("content", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply], outs, opens=("asked",))
    policy = made.policy(
        "asked ran-out replied passed-up content", one, made.stage("two"), counting={"first_day": "included"}
    )
    found = both(policy, "asked=2026-06-04..2026-06-07 passed-up=2026-06-05 content=2026-06-06", 21)
    assert found.stages == {"two"}
    assert not found.act("reply").may_be_late


def test_what_began_a_time_that_ran_out_takes_nothing_up_again_where_it_can_be_read_in_two_ways() -> None:
    """Asked on some day: a working day for the reply, read from that or from when it was told, which it was not."""
    readings = (made.reading("as-written"), made.reading("from-told", from_="told"))
    within = made.limit("1 working day", readings=readings, expiry=made.expiry(), discretion=("manager",))
    outs = [made.out("ran-out", "end")]
    one = made.stage("one", [made.act("reply", within, makes="replied")], outs, opens=("asked",))
    found = both(made.policy("asked ran-out told replied", one), "asked=yes", 9)
    assert not found.act("reply").may_be_late


def test_a_step_that_nobody_told_can_have_come_before_an_end_that_was_told() -> None:
    """Settled on the 4th, heard in a track beside two on the 6th, brought to two on the 9th: passed up before that."""
    outs = [made.out("content", "end"), made.out("passed-up", "two+three"), made.out("objected", "two")]
    one = made.stage("one", [], outs, opens=("asked",))
    three = made.stage("three", [], [made.out("heard", "four")])
    four = made.stage("four", joins=("two", "three"))
    policy = made.policy("asked objected passed-up content heard", one, made.stage("two"), three, four)
    found = both(policy, "content=2026-06-04 heard=2026-06-06 objected=2026-06-09", 26)
    assert found.stages == {"two"}
    assert not found.contradicts


def test_who_may_have_gone_another_way_is_asked_where_the_time_for_that_may_have_begun() -> None:
    """Told on some day, 9 days to object, and objected on the 13th, perhaps too late. Nobody spoke of the reply.

    Where it was there by then, an appeal can have come before the time ran out, and have led to two.
    """
    limit = made.limit("9 days", "told", expiry=made.expiry("too-late"), discretion=("manager",))
    acts = [
        made.act("check", made.limit("2 weeks"), makes="checked", after="told"),
        made.act("appeal", made.limit("4 days", "replied"), makes="appealed", by=made.ASKS, force="may"),
        made.act("object", limit, makes="objected", by=made.ASKS, force="may"),
    ]
    outs = [made.out("appealed", "two"), made.out("objected", "end"), made.out("too-late", "end")]
    one = made.stage("one", acts, outs, opens=("asked",))
    policy = made.policy("asked told too-late objected checked appealed replied", one, made.stage("two"))
    found = both(policy, "checked=2026-06-08 objected=2026-06-13", 30)
    assert found.asked == {"appealed"}
    assert not found.ended


def test_what_was_told_to_be_late_is_so_where_the_case_had_gone_another_way_before() -> None:
    """Told on the 12th, 8 days to object, and objected on the 21st; decided at two on the 20th.

    So it had got there before, by an appeal of which nobody spoke: the objection was late all the same.
    """
    limit = made.limit("8 days", "told", expiry=made.expiry("too-late"))
    acts = [
        made.act("appeal", makes="appealed", by=made.ASKS, force="may"),
        made.act("object", limit, makes="objected", by=made.ASKS, force="may"),
    ]
    outs = [made.out(each, "two") for each in ("appealed", "passed-up", "objected")]
    one = made.stage("one", acts, [*outs, made.out("too-late", "end")], opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("5 days", "passed-up"), makes="decided")])
    policy = made.policy("asked told too-late objected appealed passed-up decided", one, two)
    assert both(policy, "told=2026-06-12 decided=2026-06-20 objected=2026-06-21", 29).act("object").done_late


def test_a_stage_was_left_by_the_end_of_its_time_where_the_earlier_of_two_began_it() -> None:
    """Three working days from the earlier of two, of the 2nd and the 3rd: to the 5th, and there was no reply.

    Accepted at the next stage on the 17th: so it had been passed up by the 6th, and the decision was due by the 11th.
    """
    within = made.limit("3 working days", "asked told", pick="earlier", expiry=made.expiry())
    reply = made.act("reply", within, makes="replied")
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply], outs, opens=("asked",))
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked told ran-out replied passed-up decided accepted", one, two)
    facts = "asked=2026-06-02 told=2026-06-03 replied=no decided=2026-06-16 accepted=2026-06-17"
    found = both(policy, facts, 30).act("decide")
    assert (found.latest, found.done_late) == (june(11), True)


def test_nobody_is_asked_for_an_act_in_a_stage_that_was_left_before_its_time_was_over() -> None:
    """Settled on the 3rd, asked on the 2nd to the 5th, decided at two on the 8th: passed up in time."""
    reply = made.act("reply", made.limit("6 working days", expiry=made.expiry()), makes="replied")
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    outs = [made.out("ran-out", "end"), made.out("content", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply], outs, opens=("asked",))
    policy = made.policy("asked ran-out replied passed-up content decided", one, made.stage("two", [decide]))
    facts = "asked=2026-06-02..2026-06-05 content=2026-06-03 decided=2026-06-08"
    assert not both(policy, facts, 28).asked


def test_what_went_on_late_and_was_settled_on_the_day_on_which_it_was_passed_up_is_over_or_at_the_next_stage() -> None:
    """Three days to object, asked on the 4th, objected on the 8th; passed up and settled on the 17th."""
    limit = made.limit("3 days", expiry=made.expiry("too-late"), discretion=("manager",))
    act = made.act("object", limit, makes="objected", by=made.ASKS)
    outs = [made.out("content", "end"), made.out("passed-up", "two"), made.out("too-late", "end")]
    one = made.stage("one", [act], outs, opens=("asked",))
    policy = made.policy("asked objected too-late passed-up content", one, made.stage("two"))
    found = both(policy, "asked=2026-06-04 objected=2026-06-08 passed-up=2026-06-17 content=2026-06-17", 30)
    assert found.stages == {"two"}
    assert found.may_be_ended


def test_a_step_that_nobody_told_can_have_come_after_the_end_of_a_time_that_somebody_may_overlook() -> None:
    """Asked on the 4th, no reply in 6 working days, so over on the 13th, or accepted late; decided at two on the 15th.

    It can have been passed up on any day up to that: the decision was due by the 20th at the latest.
    """
    within = made.limit("6 working days", expiry=made.expiry(), discretion=("manager",))
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [made.act("reply", within, makes="replied")], outs, opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("5 days", "passed-up"), makes="decided")])
    policy = made.policy("asked ran-out replied passed-up decided", one, two)
    found = both(policy, "asked=2026-06-04 replied=no decided=2026-06-15", 21).act("decide")
    assert dates(found) == (june(9), june(20))


def test_what_follows_from_an_end_is_too_early_by_the_days_that_are_left_for_that() -> None:
    """Asked on the 1st, 6 days from that or from when it was told, which nobody said; referred on the 2nd.

    Objected on the 9th to the 12th, too late since the 9th: nothing shows that it was told, so they were not over.
    """
    reply = made.act(
        "reply", made.limit("6 days", "asked told", pick="earlier", expiry=made.expiry("time-over")), makes="replied"
    )
    refer = made.act("refer", makes="referred", force="may", after="time-over")
    limit = made.limit("7 days", expiry=made.expiry("too-late"))
    acts = [reply, refer, made.act("object", limit, makes="objected", by=made.ASKS, force="may")]
    outs = [made.out("objected", "end"), made.out("too-late", "end")]
    one = made.stage("one", acts, outs, opens=("asked",))
    policy = made.policy("asked too-late objected time-over referred told replied", one)
    facts = "asked=2026-06-01 referred=2026-06-02 replied=no objected=2026-06-09..2026-06-12"
    assert not both(policy, facts, 30).act("refer").may_be_done


def test_what_shows_that_a_case_went_on_does_not_when_its_time_was_over_that_day() -> None:
    """Replied on the 11th, 3 days to object; settled and passed up on the 13th, objected on the 15th.

    Had the settlement not ended it, the time would have, on the day of the objection, and nobody may accept it.
    """
    limit = made.limit("3 days", "replied", expiry=made.expiry("too-late"))
    act = made.act("object", limit, makes="objected", by=made.ASKS, force="may")
    outs = [made.out("content", "end"), made.out("passed-up", "two"), made.out("too-late", "end")]
    one = made.stage("one", [act], outs, opens=("asked",))
    policy = made.policy("asked replied too-late objected passed-up content", one, made.stage("two"))
    facts = "replied=2026-06-11 passed-up=2026-06-13 content=2026-06-13 objected=2026-06-15"
    assert both(policy, facts, 22).stages == {"two"}


def test_what_answers_a_time_that_began_twice_came_after_one_of_the_two() -> None:
    """Passed up on the 8th and on some other day, and decided on some day: 5 days, the first of them counted.

    Where it is to be decided still, it is so from the later of the two: by the 12th at the earliest.
    """
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy(
        "asked passed-up decided", one, made.stage("two", [decide]), counting={"first_day": "included"}
    )
    found = both(policy, "passed-up=2026-06-08 decided=yes passed-up=yes", 30)
    assert dates(found.act("decide"))[0] == june(12)


def test_a_late_act_and_a_later_stage_before_it_cannot_both_be_and_have_an_answer_all_the_same() -> None:
    """Replied on the 1st; who objects does so within 8 days, or a manager accepts it late. Objected on the 14th.

    Accepted on the 4th, at the last stage: there is no way there before the objection. Both dates are to be checked.
    """
    within = made.limit("8 days", "replied", expiry=made.expiry("too-late"), discretion=("manager",))
    act = made.act("object", within, makes="objected", by=made.ASKS, force="may")
    one = made.stage("one", [act], [made.out("objected", "two"), made.out("too-late", "end")], opens=("asked",))
    two = made.stage("two", [], [made.out("decided", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked replied too-late objected decided accepted", one, two, made.stage("three"), four)
    case, calendars = made.case("replied=2026-06-01 accepted=2026-06-04 objected=2026-06-14"), made.weekdays()
    assert [each(policy, calendars, case, june(23)).contradicts for each in (engine.verdict, worlds.verdict)] == [
        True,
        True,
    ]


def test_what_is_made_of_others_does_not_show_that_one_of_them_has_been() -> None:
    """Asked on the 1st; who objects does so by the 6th. Objected on the 7th, when it was over. Written on the 6th.

    The reply is made of a letter and a meeting. The meeting stands after all that was told: it has not been.
    """
    reply = made.act("reply", made.limit("20 days"), makes="replied")
    act = made.act("object", made.limit("5 days", expiry=made.expiry("too-late")), makes="objected", by=made.ASKS)
    one = made.stage("one", [reply, act], [made.out("objected", "end"), made.out("too-late", "end")], opens=("asked",))
    parts = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked objected too-late wrote met replied", one, made_of=parts)
    said = both(policy, "asked=2026-06-01 wrote=2026-06-06 objected=2026-06-07", 30)
    assert (said.ended, said.act("reply").may_be_done) == (True, False)


@pytest.mark.parametrize("objected", [6, 9])
def test_what_was_to_be_done_in_a_time_takes_nothing_up_again_when_that_was_over(objected: int) -> None:
    """Asked on the 1st or the 2nd, settled on the 2nd; who objects does so within 3 days, by the 5th at the latest.

    Where it had gone on all the same, it was open all the time, and over on the 6th. Nobody may accept it late.
    """
    policy = objecting("two", within="3 days", late=())
    said = both(policy, f"asked=2026-06-01..2026-06-02 content=2026-06-02 objected=2026-06-{objected:02}", 30)
    assert (said.stages, said.ended) == (frozenset(), True)


@pytest.mark.parametrize("late", [(), ("manager",)])
def test_settled_and_led_on_on_the_day_after_the_last_it_is_led_on_by_what_came_too_late_where_that_is_accepted(
    late: tuple[str, ...],
) -> None:
    """Asked on the 1st; who objects does so by the 6th. On the 7th it was led on to two and three, and settled.

    It is over, or at both. Objected on the 9th, which leads to two alone: but had it gone on, it was over on the 7th.
    """
    within = made.limit("5 days", expiry=made.expiry("too-late"), discretion=late)
    act = made.act("object", within, makes="objected", by=made.ASKS)
    outs = [made.out("content", "end"), made.out("passed-up", "two+three"), made.out("objected", "two")]
    one = made.stage("one", [act], [*outs, made.out("too-late", "end")], opens=("asked",))
    policy = made.policy("asked objected too-late passed-up content", one, made.stage("two"), made.stage("three"))
    facts = "asked=2026-06-01 passed-up=2026-06-07 content=2026-06-07 objected=2026-06-09"
    accepted = {frozenset({"two"})} if late else set()
    assert both(policy, facts, 30).places == {frozenset({"two", "three"}), frozenset({"end:settled"})} | accepted


def test_what_was_done_in_time_without_a_word_shows_nothing_of_what_stands_before_it() -> None:
    """Asked on the 1st, told on the 3rd. To reply by the 5th, or it is over; to object by the 8th, or it is over.

    Objected on the 18th: it was over on the 6th or, where somebody had replied, on the 9th. That there may have been a
    reply says nothing of a check, which stands before it in the list and after all that was told.
    """
    acts = [
        made.act("reply", made.limit("4 days", expiry=made.expiry()), makes="replied"),
        made.act("check", made.limit("2 days"), makes="checked", after="told"),
        made.act(
            "object", made.limit("5 days", "told", expiry=made.expiry("too-late")), makes="objected", by=made.ASKS
        ),
    ]
    outs = [made.out("ran-out", "end"), made.out("objected", "two"), made.out("too-late", "end")]
    one = made.stage("one", acts, outs, opens=("asked",))
    policy = made.policy("asked told objected too-late checked ran-out replied", one, made.stage("two"))
    said = both(policy, "asked=2026-06-01 told=2026-06-03 objected=2026-06-18", 25)
    assert (said.ended, said.act("reply").may_be_done, said.act("check").may_be_done) == (True, True, False)


@pytest.mark.parametrize("asked", ["2026-06-09", "2026-06-08..2026-06-09", "2026-06-07..2026-06-09"])
def test_what_took_a_case_up_again_on_one_of_some_days_goes_against_the_list_on_that_day(asked: str) -> None:
    """Settled on the 8th, objected on the 18th, which ends it too. Asked on the 9th, or before: a reply in 2 days.

    Asked on the 9th it went on, against the list: so that has no say of a reply, which there may have been by the 18th.
    """
    reply = made.act("reply", made.limit("2 working days"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end"), made.out("objected", "end")], opens=("asked",))
    policy = made.policy("asked objected replied content", one)
    said = both(policy, f"asked={asked} content=2026-06-08 objected=2026-06-18", 20)
    assert (said.ended, said.act("reply").may_be_done, said.act("reply").may_be_done_late) == (True, True, True)
