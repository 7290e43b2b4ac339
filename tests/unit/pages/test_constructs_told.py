"""How pages, flowcharts and answers tell what a construct says, in the words that fit."""

from dataclasses import replace
from datetime import date

import pytest

from build_scripts.pages import policy as pages
from build_scripts.pages.policy_text import Inputs
from navigator.case.verdicts.position import position
from navigator.dates.periods import WorkingDays
from navigator.explain.assumptions import assumptions
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.model.limits import Arrival, GeneralReading, KindOfDay, Sending, Source
from navigator.model.policy import Policy
from navigator.model.publisher import Danger
from navigator.model.stages import Destination
from navigator.words import ENGLISH
from tests.support.constructs import SHOWN, WITHIN, answer
from tests.support.samples import calendars
from tests.support.shown import chart_of, content_of, page_of, policy_of, read


def test_in_an_area_its_own_name_stands_in_the_place_of_the_list() -> None:
    shown = next(each for each in SHOWN if "areas" in each.construct)
    policy = policy_of(shown)
    found = position(policy, Case((parse_fact("asked=2026-06-01"),)), shown.today, calendars())
    report = position_report(Teller(policy, ENGLISH, area="north"), found, calendars())
    assert report["running"][0]["holders"] == []
    assert report["running"][0]["sentence"].startswith("The Northern Manager must answer")


def test_a_standing_rule_says_how_strongly_it_binds_where_the_policy_does() -> None:
    rules = """
rules:
  - {id: file, kind: record, title: The file, text: It is kept., force: must, @}
  - {id: first, kind: principle, title: Children first, text: They come first., @}
"""
    text = page_of(policy_of(replace(SHOWN[0], rest=rules)))
    assert "The file required It is kept." in text
    assert "Children first They come first." in text


def test_a_panel_that_may_be_cut_says_by_whom() -> None:
    held = "panel: {members: 5, votes: 3, fewest: 4, cut_by: director, cut_when: a member is ill}"
    shown = next(each for each in SHOWN if each.construct == "a vote")
    cut = replace(shown, roles=shown.roles.replace("panel: {members: 5, who: all of them teachers, votes: 3}", held))
    assert "At least 3 of them must agree. The director may cut this to 4 if a member is ill." in page_of(
        policy_of(cut)
    )


def test_a_panel_without_a_threshold_says_how_many_decide() -> None:
    shown = next(each for each in SHOWN if each.construct == "a vote")
    text = page_of(policy_of(replace(shown, roles=shown.roles.replace(", votes: 3", ""))))
    assert "The reviewers: 5 people, all of them teachers." in text
    assert "must agree" not in text


def test_who_holds_a_role_is_told_once_in_a_stage() -> None:
    shown = next(each for each in SHOWN if each.construct == "a vote")
    text = page_of(policy_of(replace(shown, acts=answer() + "\n" + answer().replace("id: answer", "id: again"))))
    assert text.count("5 people") == 1


def test_the_last_day_can_move_back() -> None:
    limit = f"{WITHIN.replace('[period]', '[period, last day]')}counting: {{last_day: previous working day}}"
    shown = replace(SHOWN[0], acts=answer(limit))
    assert "If the last day is a day off, it moves to the working day before." in page_of(policy_of(shown))


def test_a_last_day_that_stays_is_no_change() -> None:
    shown = replace(SHOWN[0], acts=answer(WITHIN.replace("[period]", "[period, first day, last day]")))
    text = page_of(policy_of(shown))
    assert "If the last day" not in text
    assert "day 1" not in text


def test_a_stage_that_waits_for_others_can_be_reached_past_them() -> None:
    shown = next(each for each in SHOWN if each.construct == "tracks that join")
    past = "{stages: [left, right]}, @},\n      {id: past, when: it is over, event: over, to: {stage: last}, @"
    text = page_of(policy_of(replace(shown, stages=shown.stages.replace("{stages: [left, right]}, @", past))))
    assert "If it is over It goes straight to Last." in text


def test_where_it_goes_can_be_told_without_where_it_comes_from() -> None:
    policy = policy_of(next(each for each in SHOWN if each.construct == "a stage that is skipped"))
    assert Teller(policy, ENGLISH).destination(Destination(stage="three")) == "it goes to Three"


def test_days_off_of_a_calendar_without_a_name_are_said_to_be_listed() -> None:
    limit = WITHIN + "counting: {calendar: our-closures}"
    policy = policy_of(replace(SHOWN[0], acts=answer(limit)))
    (held,) = (limit for _, limit in policy.limits())
    told = assumptions(Teller(policy, ENGLISH), held)
    assert "The policy does not say which days off it means. We use those that are listed for it." in told


def test_school_days_are_not_said_to_be_those_of_a_nation() -> None:
    limit = "words: within 5 school days, period: 5 school days, from: asked, states: [period, kind of day], "
    policy = policy_of(replace(SHOWN[0], acts=answer(limit + "counting: {school_calendar: our-schools}")))
    (held,) = (limit for _, limit in policy.limits())
    told = " ".join(assumptions(Teller(policy, ENGLISH), held))
    assert "The policy does not say whose school days it means. We use the term dates that are listed for it." in told
    assert "England" not in told


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (
            f"{WITHIN}counting: {{calendar: us-federal}}",
            "The policy does not say which days off it means. We use those of the federal government.",
        ),
        (
            (
                "words: within 5 school days, period: 5 school days, from: asked, states: [period, kind of day], "
                "counting: {school_calendar: schools}"
            ),
            "The policy does not say whose school days it means. We use those of schools in Anytown.",
        ),
        (
            f"{WITHIN}counting: {{calendar: none}}",
            "The policy does not say which days off it means. We leave out weekends alone.",
        ),
    ],
)
def test_a_calendar_with_a_name_is_told_by_it(limit: str, told: str) -> None:
    words = ENGLISH.naming({"us-federal": "the federal government", "schools": "schools in Anytown"})
    policy = policy_of(replace(SHOWN[0], acts=answer(limit)))
    (held,) = (limit for _, limit in policy.limits())
    assert told in assumptions(Teller(policy, words), held)


def test_readers_and_danger_are_in_the_publisher_s_own_words() -> None:
    held = policy_of(SHOWN[0])
    board = replace(held.publisher, danger=Danger(title="If a tenant is at risk", text="Ring the office."))
    told = page_of(Policy(board, replace(held.procedure, readers="tenants")))
    assert "If a tenant is at risk" in told
    assert "tenants" in told
    assert "families and carers" not in told
    assert "If a child is in danger" not in told


def test_the_publisher_s_page_has_all_that_its_file_states_of_counting() -> None:
    held = policy_of(SHOWN[0])
    source = Source(heading="Definitions", paragraph=2)
    rules = replace(
        held.publisher.counting,
        unclear="It is unclear which kind of day is meant.",
        readings=(
            GeneralReading(id="every-day", says="Every day counts."),
            GeneralReading(id="working-days", says="Only working days count.", days=KindOfDay.WORKING_DAYS),
        ),
        arrival=(
            Arrival(
                by=(Sending.FIRST_CLASS, Sending.SECOND_CLASS),
                words="two working days after posting",
                period=WorkingDays(2),
                source=source,
            ),
        ),
    )
    board = replace(held.publisher, counting=rules)
    told = read(pages.publisher_page(Inputs(content_of(Policy(board, held.procedure)), {}, ENGLISH), board))
    assert "What is sent by post counts as received “two working days after posting”." in told
    assert "From “Definitions”, paragraph 2" in told
    assert "It is unclear which kind of day is meant. Every day counts. Only working days count." in told


def test_where_nobody_can_be_harmed_the_page_says_nothing_of_danger() -> None:
    held = policy_of(SHOWN[0])
    told = page_of(Policy(replace(held.publisher, danger=None), held.procedure))
    assert "nav-danger" not in told
    assert "in danger" not in told


@pytest.mark.parametrize(
    ("reader", "by", "says"),
    [
        ("parent", "manager", "No day is known yet. The day is named by the manager. Ask for it in writing."),
        ("manager", "manager", "No day is known yet. You name the day. Tell the others in writing."),
        (
            "parent",
            "[parent, manager]",
            "No day is known yet. The day is agreed by you and the manager. Have it in writing.",
        ),
    ],
)
def test_until_a_day_is_named_the_answer_says_who_names_it(reader: str, by: str, says: str) -> None:
    limit = f"words: by the day given, day: given, named_by: {by}, states: [period]"
    policy = policy_of(replace(SHOWN[0], acts=answer(limit), events="given+"))
    found = position(policy, Case((parse_fact("asked=2026-06-01"),)), date(2026, 6, 2), calendars())
    report = position_report(Teller(policy, ENGLISH, reader), found, calendars())
    assert [each["where"] for each in report["waiting"] if each["clause"] == "answer"] == [says]


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("words: by the day given, day: given, named_by: director, states: [period]", ""),
        ("words: by the day given, day: given, named_by: director, states: [period]", "given=2026-06-20"),
        ("words: at least 5 days before the day, period: 5 days, before: given, states: [period]", ""),
        ("words: at least 5 days before the day, period: 5 days, before: given, states: [period]", "given=2026-06-20"),
    ],
)
def test_what_comes_after_something_is_nobodys_act_before_it_whatever_day_is_named(limit: str, told: str) -> None:
    # By the day that the director names, once somebody has seen it: nobody has, so nobody has to ask for a day.
    acts = answer(limit).replace("force: must", "force: must, after: seen")
    policy = policy_of(replace(SHOWN[0], acts=acts, events="seen given+"))
    facts = tuple(parse_fact(each) for each in ("asked=2026-06-01", *told.split()))
    found = position(policy, Case(facts), date(2026, 6, 2), calendars())
    report = position_report(Teller(policy, ENGLISH), found, calendars())
    (said,) = (each["where"] for each in report["waiting"] if each["clause"] == "answer")
    assert said.startswith("This comes once this has happened: it was seen.")
    assert "Ask for it" not in said


def test_what_waits_for_something_waits_also_while_a_question_is_open() -> None:
    shown = next(
        each for each in SHOWN if each.construct.startswith("acts that differ with what a case is about, which")
    )
    acts = shown.acts.replace("only: young, ", "only: young, after: seen, ")
    policy = policy_of(replace(shown, acts=acts, events="seen"))
    found = position(policy, Case((parse_fact("asked=2026-06-01"),)), shown.today, calendars())
    report = position_report(Teller(policy, ENGLISH), found, calendars())
    assert [each["clause"] for each in report["waiting"]] == ["answer"]
    assert [each["clause"] for each in report["running"]] == ["tell"]


def test_two_limits_in_the_same_words_are_not_said_twice_in_a_row() -> None:
    """Within 10 working days of one event or of another: only where each is counted from do the words differ."""
    beside = "or: [{words: within 10 working days, period: 10 working days, from: seen}]"
    limit = f"words: within 10 working days, period: 10 working days, from: asked, pick: earlier, {beside}, "
    policy = policy_of(replace(SHOWN[0], acts=answer(limit + "states: [period, kind of day]"), events="seen"))
    picture, twin = chart_of(policy)
    twice = "within 10 working days or within 10 working days"
    assert all(twice not in text.casefold() for text in (page_of(policy), picture, twin))
    assert "(within 10 working days; it counts from the first of 2 events)" in twin
    assert "within 10 working days, counted from the day it was asked; or within 10 working days, counted from" in (
        page_of(policy)
    )


def test_where_there_is_no_date_yet_nobody_is_told_to_give_it() -> None:
    limit = "words: by the day given, day: given, named_by: manager, states: [period]"
    policy = policy_of(replace(SHOWN[0], acts=answer(limit), events="given+"))
    found = position(policy, Case((parse_fact("asked=2026-06-01"),)), date(2026, 6, 2), calendars())
    report = position_report(Teller(policy, ENGLISH, "parent"), found, calendars())
    (waits,) = (each for each in report["waiting"] if each["clause"] == "answer")
    assert waits["if_late"][0] == "Contact the manager. Ask when it will be done."


@pytest.mark.parametrize(("force", "heading"), [("must", "Later, you must answer"), ("may", "Later, you can answer")])
def test_what_a_reader_must_do_later_is_no_choice(force: str, heading: str) -> None:
    limit = f"{WITHIN.replace('from: asked', 'from: seen')}"
    acts = answer(limit, by="parent").replace("force: must", f"force: {force}")
    policy = policy_of(replace(SHOWN[0], acts=acts, events="seen"))
    found = position(policy, Case((parse_fact("asked=2026-06-01"),)), date(2026, 6, 2), calendars())
    report = position_report(Teller(policy, ENGLISH, "parent"), found, calendars())
    assert report["advice"]["heading"] == heading


def test_time_that_is_left_in_hours_is_left_after_a_moment_and_not_after_a_day() -> None:
    within = "words: within 4 hours, period: 4 hours, from: asked, states: [period], extensions: "
    more = "[{id: more, at_least: 2 hours, how: automatic, event: told, says: It may take longer.}]"
    shown = next(each for each in SHOWN if each.construct == "so much time is left after an event")
    text = page_of(policy_of(replace(shown, acts=answer(within + more))))
    assert "The time then ends no earlier than 2 hours after that. " in text


@pytest.mark.parametrize(
    ("kind", "period", "chart", "page"),
    [
        ("after", "9 days", "(after 9 days, counted back from", "This may not be done before that day is over."),
        (
            "not before",
            "15 May",
            "(not before 15 May, that is the last 15 May on or before",
            "This may not be done before that day.",
        ),
        (
            "after",
            "15 May",
            "(after 15 May, that is the last 15 May on or before",
            "This may not be done before that day is over.",
        ),
    ],
)
def test_what_waits_for_a_day_that_is_counted_back_says_so(kind: str, period: str, chart: str, page: str) -> None:
    shown = next(each for each in SHOWN if each.construct == "a first day that is counted back from an event")
    limit = f"words: {period} it is at the earliest, period: {period}, before: held, kind: {kind}, states: [period]"
    policy = policy_of(replace(shown, acts=answer(limit)))
    assert chart in chart_of(policy)[1]
    assert page in page_of(policy)
