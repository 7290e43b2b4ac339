"""A stage that is entered again on a day that nobody told, or several times on one day.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from datetime import date

from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support.opinions import both, dates, june


def test_what_may_have_been_done_before_it_was_asked_again_may_not_have_been_either() -> None:
    """A week from the request or, read another way, from the day on which one was told, of which nobody spoke.

    Asked on the 2nd and on the 6th, decided at the next stage on the 3rd. Where nobody had replied by then, the time
    runs on from the day of the telling, which can have been any time ago.
    """
    readings = made.reading("as-written"), made.reading("from-told", from_="told")
    reply = made.act("reply", made.limit("1 week", readings=readings), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    policy = made.policy("asked told replied passed-up decided", one, made.stage("two", [decide]))
    assert dates(both(policy, "asked=2026-06-02 decided=2026-06-03 asked=2026-06-06", 30).act("reply")) == (None, None)


def test_what_was_asked_again_on_an_unknown_day_may_have_been_asked_after_the_answer() -> None:
    """Asked on the 2nd and once more nobody knows when, decided on the 9th; told before it was asked.

    Told on the 1st, replied to on the 3rd and asked again on the 4th, it is owed again; counted from the telling, that
    time has no date.
    """
    readings = made.reading("as-written"), made.reading("from-told", from_="told")
    reply = made.act("reply", made.limit("1 week", "asked", readings=readings), makes="replied")
    zero = made.stage("zero", [made.act("tell", makes="told")], [made.out("told", "half")])
    half = made.stage("half", [made.act("ask", makes="asked")], [made.out("asked", "one")])
    one = made.stage("one", [reply], [made.out("passed-up", "two")])
    two = made.stage("two", [made.act("decide", makes="decided")])
    policy = made.policy("told asked replied passed-up decided", zero, half, one, two)
    assert both(policy, "asked=2026-06-02 asked=yes decided=2026-06-09", 12).act("reply").latest is None


def test_what_led_back_without_its_day_came_before_the_last_time_that_it_was_passed_up_or_after_that() -> None:
    """Passed up on the 9th and again on the 12th, sent back on a day that nobody told.

    Sent back between the two it is at stage two; sent back after both, for the 12th only said it again, at stage one.
    """
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one")])
    policy = made.policy("asked passed-up sent-back", one, two)
    said = both(policy, "passed-up=2026-06-09 sent-back=yes passed-up=2026-06-12", 30)
    assert said.stages == {"one", "two"}


def test_what_was_told_twice_for_one_day_happened_twice_on_it() -> None:
    """Passed up, sent back and passed up again, all on the 10th: it is at two."""
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one")])
    policy = made.policy("asked passed-up sent-back", one, two)
    assert both(policy, "passed-up=2026-06-10 sent-back=2026-06-10 passed-up=2026-06-10", 18).stages == {"two"}


def with_a_way_back() -> Policy:
    """Two stages: passed up, and sent back; a decision within 5 days of being passed up."""
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [decide], [made.out("accepted", "end"), made.out("sent-back", "one")])
    return made.policy("asked passed-up decided sent-back accepted", one, two)


def test_what_was_told_without_its_day_and_again_with_one_can_have_been_the_first_time() -> None:
    """Passed up on some day, sent back on the 12th, passed up on the 20th: nothing in that cannot have been."""
    said = both(with_a_way_back(), "passed-up=yes sent-back=2026-06-12 passed-up=2026-06-20", 24)
    assert said.stages == {"two"}
    assert not said.contradicts


def test_what_was_told_without_its_day_and_again_with_one_can_have_been_the_last_time() -> None:
    """Passed up on the 8th and on some day, sent back on the 10th: at two where that day was after the 10th."""
    said = both(with_a_way_back(), "passed-up=2026-06-08 sent-back=2026-06-10 passed-up=yes", 24)
    assert said.stages == {"one", "two"}
    assert not said.contradicts


def test_what_was_passed_up_again_after_its_end_may_only_say_so_again() -> None:
    """Accepted on the 6th, so passed up before that, on the day that nobody told. Passed up on the 8th too."""
    said = both(with_a_way_back(), "passed-up=2026-06-08 accepted=2026-06-06 passed-up=yes", 24)
    assert (said.ended, said.may_be_ended, said.contradicts) == (False, True, False)


def test_what_nobody_mentioned_can_have_begun_a_time_anew_in_a_later_round() -> None:
    """A week from the earlier of two events; replied and passed up on the 4th, sent back on the 5th, up on the 10th.

    A hearing is booked, against the list: so one was told of it in the first round, in the second, or not at all. In
    the second a reply was due again, and there was none.
    """
    reply = made.act("reply", made.limit("1 week", "asked told", pick="earlier"), makes="replied")
    outs = [made.out("passed-up", "two")]
    one = made.stage("one", [reply, made.act("hear", makes="hearing")], outs, opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one")])
    policy = made.policy("asked told hearing/future replied passed-up sent-back", one, two)
    steps = "replied=2026-06-04 passed-up=2026-06-04 sent-back=2026-06-05"
    found = both(policy, f"asked=2026-06-02 hearing=2026-07-01 {steps} passed-up=2026-06-10", 25).act("reply")
    assert (found.done, found.may_be_done, found.latest) == (False, True, date(2026, 7, 2))


def test_what_one_way_needs_besides_did_not_happen_where_a_stage_was_entered_again() -> None:
    """Passed up to two and three on the 8th, sent back from two on the 16th, accepted at four on the 19th, which comes
    after both: so three was heard. Passed up again on the 24th: at two and three. Nobody need have decided at two.
    """
    one = made.stage("one", [], [made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [], [made.out("decided", "four"), made.out("sent-back", "one")])
    three = made.stage("three", [], [made.out("heard", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked passed-up decided sent-back accepted heard", one, two, three, four)
    said = both(policy, "passed-up=2026-06-08 sent-back=2026-06-16 accepted=2026-06-19 passed-up=2026-06-24", 30)
    assert said.places == {frozenset({"two", "three"})}
    assert not said.contradicts


def test_a_step_that_is_missing_came_before_or_after_a_stage_was_entered_again_that_day() -> None:
    """Passed up to two tracks and one sent back, on the 11th; passed up again and accepted at their end, on the 16th.

    One track had been heard before it was passed up again: then five days from the 16th are left to decide, or from the
    11th still. Or both were over after that, on that day, and nothing is open.
    """
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [decide], [made.out("decided", "four"), made.out("sent-back", "one")])
    three = made.stage("three", [], [made.out("heard", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked passed-up decided sent-back heard accepted", one, two, three, four)
    facts = "passed-up=2026-06-11 sent-back=2026-06-11 accepted=2026-06-16 passed-up=2026-06-16"
    found = both(policy, facts, 28)
    assert (found.ended, found.may_be_ended) == (False, True)
    assert found.act("decide").safe == june(16)


def test_what_led_out_of_the_last_round_of_a_day_was_done_in_that_round() -> None:
    """At two since the 2nd; sent back, passed up to two tracks and accepted where they join, all on the 4th.

    Both tracks were over by then, so it was decided, after it was passed up.
    """
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("appealed", "two"), made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [decide], [made.out("decided", "four"), made.out("sent-back", "one")])
    three = made.stage("three", [], [made.out("heard", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked appealed passed-up decided sent-back heard accepted", one, two, three, four)
    facts = "appealed=2026-06-02 passed-up=2026-06-04 sent-back=2026-06-04 accepted=2026-06-04"
    assert both(policy, facts, 26).act("decide").done


def test_what_was_settled_twice_is_held_to_what_the_first_time_tells() -> None:
    """Settled on the 4th and on the 11th; decided on the 5th at the stage after, passed up nobody knows when.

    Settled last on the 11th, nobody need have gone on after the 4th: so it was passed up by then, and the 4th led
    nowhere. Five days from the 4th are over with the 9th; from the 1st, when it was asked, with the 6th.
    """
    one = made.stage("one", [], [made.out("content", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    policy = made.policy("asked passed-up content decided", one, made.stage("two", [decide]))
    facts = "asked=2026-06-01 content=2026-06-04 decided=2026-06-05 content=2026-06-11"
    said = both(policy, facts, 30)
    assert (said.act("decide").safe, said.act("decide").latest) == (june(6), june(9))
    assert (said.ended, said.may_be_ended) == (False, True)


def test_what_led_to_a_stage_came_before_the_end_that_it_had_and_not_before_an_earlier_one() -> None:
    """Settled on 30 May, asked on the 1st and settled on the 10th; passed up as well, nobody knows when.

    Asked after the first settlement it goes on. Passed up by the 10th, it was decided in between or was not.
    """
    one = made.stage("one", [], [made.out("content", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    policy = made.policy("asked passed-up content decided", one, made.stage("two", [decide]))
    said = both(policy, "asked=2026-06-01 passed-up=yes content=2026-05-30 content=2026-06-10", 20)
    assert (said.act("decide").may_be_done, said.act("decide").may_be_done_late) == (True, True)


def test_what_an_act_waits_for_and_came_once_more_without_its_day_may_call_for_it_again() -> None:
    """Reviewed on the 4th; how to review was decided on the 2nd and once more: on the 9th, it is to be done again."""
    review = made.act("review", makes="reviewed", after="decided")
    one = made.stage("one", [review], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked decided reviewed content", one)
    for again, done in (("2026-06-03", True), ("2026-06-09", False), ("yes", False)):
        said = both(policy, f"asked=2026-06-01 decided=2026-06-02 decided={again} reviewed=2026-06-04", 12)
        assert (said.act("review").done, said.act("review").may_be_open) == (done, not done)


def _from_a_telling() -> Policy:
    """A week from the request or, read another way, from the day on which one was told."""
    readings = made.reading("as-written"), made.reading("from-told", from_="told")
    reply = made.act("reply", made.limit("1 week", "asked", readings=readings), makes="replied")
    first = made.stage("zero", [made.act("ask", makes="asked")], [made.out("asked", "one")])
    return made.policy("asked told replied", first, made.stage("one", [reply]))


def test_what_a_reading_counts_from_may_all_have_come_after_the_act_and_then_it_is_owed_again() -> None:
    """Told twice on the 9th, replied to nobody knows when: it can have been on the 8th, and told twice since."""
    replied = both(_from_a_telling(), "asked=2026-06-01 told=2026-06-09 told=2026-06-09 replied=yes", 12).act("reply")
    assert replied.may_be_done
    assert not replied.done
    assert replied.safe == june(16)


def test_so_it_may_where_one_of_its_times_has_no_day() -> None:
    """Told on the 9th and once more nobody knows when, replied to on the 5th: told on the 6th, it is due by the 13th.

    Told before the 5th, it was replied to, and is due by the 16th for the 9th.
    """
    policy, calendars = _from_a_telling(), made.weekdays()
    case = made.case("asked=2026-06-01 told=2026-06-09 told=yes replied=2026-06-05")
    of_worlds = worlds.verdict(policy, calendars, case, june(18), changed_by=False).act("reply")
    assert of_worlds.safe == engine.verdict(policy, calendars, case, june(18)).act("reply").safe == june(13)
