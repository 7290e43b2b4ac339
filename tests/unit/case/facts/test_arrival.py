"""When something that was sent arrived: both days are kept, and the rule is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from build_scripts.data.due_tables import arrival_tables
from build_scripts.source import calendar_files
from navigator import api
from navigator.case.facts.arrival import arrival, arrived, stated
from navigator.case.verdicts.position import position
from navigator.dates import periods
from navigator.dates.calendars import Cause, Closure
from navigator.explain.arrivals import arrival_notes
from navigator.explain.teller import Teller
from navigator.model.cases import Case, FactError, Sent, Span, parse_fact
from navigator.model.limits import Arrival, GeneralRules, Sending, Source
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.support.samples import FIRST_STAGE, ROOT, calendars, library, policy

CENTRE = "milton-keynes-contact-centre/complaints"
ENGLAND = "england-and-wales"

# Hand-counted. Christmas Day 2026 is a Friday, Boxing Day's substitute Monday 28 December.
ARRIVALS = [
    (Sending.HAND, "2026-12-26", "2026-12-26", "2026-12-26"),
    (Sending.EMAIL, "2026-12-27", "2026-12-27", "2026-12-27"),
    (Sending.EMAIL_LATE, "2026-12-08", "2026-12-08", "2026-12-09"),
    (Sending.EMAIL_LATE, "2026-12-24", "2026-12-24", "2026-12-29"),
    (Sending.FIRST_CLASS, "2026-12-07", "2026-12-08", "2026-12-09"),
    # Posted on a Friday: Saturday is a day of post and not a working day.
    (Sending.FIRST_CLASS, "2026-12-11", "2026-12-12", "2026-12-15"),
    # Posted on a Saturday: no post on Sunday.
    (Sending.FIRST_CLASS, "2026-12-12", "2026-12-14", "2026-12-15"),
    (Sending.FIRST_CLASS, "2026-12-24", "2026-12-26", "2026-12-30"),
    (Sending.SECOND_CLASS, "2026-12-07", "2026-12-08", "2026-12-11"),
    (Sending.SECOND_CLASS, "2026-12-23", "2026-12-24", "2026-12-31"),
]


@pytest.mark.parametrize(("by", "day", "first", "last"), ARRIVALS)
def test_it_arrives_between_the_first_post_and_the_day_the_law_presumes(
    by: Sending, day: str, first: str, last: str
) -> None:
    found = arrival(Sent(date.fromisoformat(day), by), calendars()[ENGLAND])
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)


def test_no_post_comes_on_a_bank_holiday_of_the_week() -> None:
    # Good Friday is 26 March 2027, Easter Monday 29 March.
    found = arrival(Sent(date(2027, 3, 25), Sending.FIRST_CLASS), calendars()[ENGLAND])
    assert found == Span(date(2027, 3, 27), date(2027, 3, 31))


def test_a_bank_holiday_of_one_nation_stops_no_letter_for_certain() -> None:
    # 17 March is a bank holiday in Northern Ireland alone.
    saint = Sent(date(2027, 3, 16), Sending.FIRST_CLASS)
    assert arrival(saint, calendars()["uk-any"]) == Span(date(2027, 3, 17), date(2027, 3, 19))
    assert arrival(saint, calendars()["northern-ireland"]).earliest == date(2027, 3, 18)


def test_a_court_knows_nothing_of_the_days_on_which_one_office_or_school_is_closed() -> None:
    """Of Tuesday 22 December 2026 the second working day, for a letter, is Thursday 24, and the next Wednesday 23."""
    england = calendars()[ENGLAND]
    for cause in (Cause.OWN, Cause.NO_TERM):
        closed = {date(2026, 12, day): Closure(cause, "Closed for the year") for day in (23, 24, 29, 30, 31)}
        own = replace(england, closures={**england.closures, **closed})
        sent = Sent(date(2026, 12, 22), Sending.FIRST_CLASS)
        assert arrival(sent, own) == Span(date(2026, 12, 23), date(2026, 12, 24))
        late = Sent(date(2026, 12, 22), Sending.EMAIL_LATE)
        assert arrival(late, own) == Span(date(2026, 12, 22), date(2026, 12, 23))


def test_a_closing_hour_of_the_policys_own_settles_a_late_email() -> None:
    day = Sent(date(2026, 12, 8), Sending.EMAIL_LATE)
    assert arrival(day, calendars()[ENGLAND], has_cutoff=True) == Span(date(2026, 12, 9), date(2026, 12, 9))


# The policy's own rule, by hand. Good Friday is 26 March 2027, Easter Monday 29 March; 2 April is a Friday.
STATED = [
    ("2 working days", "2027-03-24", "2027-03-30"),
    ("2 working days", "2027-04-02", "2027-04-06"),
    ("2 days", "2027-04-02", "2027-04-04"),
    ("48 hours", "2027-04-02", "2027-04-04"),
    ("1 clear day", "2027-04-02", "2027-04-04"),
    ("1 week", "2027-04-02", "2027-04-09"),
]


@pytest.mark.parametrize(("period", "day", "arrives"), STATED)
def test_what_the_policy_itself_says_is_the_one_day(period: str, day: str, arrives: str) -> None:
    sent = Sent(date.fromisoformat(day), Sending.FIRST_CLASS)
    found = arrival(sent, calendars()[ENGLAND], stated=periods.parse(period))
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (arrives, arrives)


WITH_A_RULE = """
counting:
  arrival:
    - by: first-class
      words: on the second working day after posting
      period: 2 working days
      source: {heading: Service}
    - {by: email, of: asked, words: one working day after it was sent, period: 1 working day, source: {heading: Email}}
events:
  - {id: asked, what: the parent asked, ask: When?, sent: true}
  - {id: answered, what: the manager answered, ask: When?, sent: true}
  - {id: again, what: the parent asked again, ask: When?}
"""


def ruled() -> Policy:
    body = WITH_A_CLOSING_HOUR.partition("events:")[2].partition("stages:")
    return policy(f"{WITH_A_RULE}stages:{body[2]}")


def test_a_rule_holds_for_its_ways_and_its_events_and_no_others() -> None:
    told = {}
    for fact in (
        "asked=first-class:2026-12-11",
        "asked=second-class:2026-12-11",
        "asked=email:2026-12-11",
        "answered=email:2026-12-11",
        "answered=first-class:2026-12-11",
    ):
        span = arrived(ruled(), Case((parse_fact(fact),)), calendars()).facts[0].span
        assert span
        told[fact.rpartition(":")[0]] = (span.earliest.day, span.latest.day)
    # Friday 11 December 2026: the second working day is Tuesday 15; a letter can come on Saturday 12 or by Thursday 17.
    assert told == {
        "asked=first-class": (15, 15),
        "asked=second-class": (12, 17),
        "asked=email": (14, 14),
        "answered=email": (11, 11),
        "answered=first-class": (15, 15),
    }


def test_a_rule_of_the_procedure_goes_before_that_of_its_publisher() -> None:
    held = ruled()
    counting = held.procedure.counting
    assert counting
    longer = replace(
        counting.arrival[0], period=periods.parse("5 days"), by=(Sending.FIRST_CLASS, Sending.SECOND_CLASS)
    )
    both = Policy(replace(held.publisher, counting=replace(held.publisher.counting, arrival=(longer,))), held.procedure)
    days = {by: rule.period for by, rule in stated(both, "answered").items()}
    assert {by.value: str(days[by]) for by in days} == {"first-class": "2 working days", "second-class": "5 days"}


def test_the_answer_names_the_rule_and_its_place_and_no_other_presumption() -> None:
    case = arrived(ruled(), Case((parse_fact("asked=first-class:2026-12-11"),)), calendars())
    (told,) = arrival_notes(Teller(ruled(), ENGLISH), case, calendars())
    assert told == (
        "The parent asked: sent by first-class post on Friday 11 December 2026. This policy counts it as received on "
        "Tuesday 15 December 2026: “on the second working day after posting” (Service)."
    )


def test_a_rule_in_days_needs_no_days_off_to_be_firm() -> None:
    held = ruled()
    counting = held.procedure.counting
    assert counting
    in_days = replace(counting, arrival=(replace(counting.arrival[0], period=periods.parse("5 days")),))
    plain = Policy(held.publisher, replace(held.procedure, counting=in_days))
    (late,) = (parse_fact(f"asked=first-class:{calendars()[ENGLAND].covers_through}"),)
    assert [arrived(each, Case((late,)), calendars()).facts[0].firm for each in (plain, held)] == [True, False]


@pytest.mark.parametrize(
    ("period", "fact", "span"),
    [
        ("5 days", "asked=first-class:2026-12-11", Span(date(2026, 12, 16), date(2026, 12, 16))),
        ("5 days", "asked=by-hand:2026-12-11", Span(date(2026, 12, 11), date(2026, 12, 11))),
        # Whose days off would have to be looked up is not known, so no day is.
        ("5 days", "asked=second-class:2026-12-11", None),
        ("2 working days", "asked=first-class:2026-12-11", None),
    ],
)
def test_without_a_calendar_only_what_needs_none_is_worked_out(period: str, fact: str, span: Span | None) -> None:
    source = Source(heading="Service")
    rule = Arrival(by=(Sending.FIRST_CLASS,), words="after posting", period=periods.parse(period), source=source)
    held = ruled()
    nowhere = replace(held.publisher, counting=GeneralRules(arrival=(rule,)))
    act = replace(held.procedure.stages[0].duties[0], limit=None)
    stage = replace(held.procedure.stages[0], duties=(act,))
    plain = Policy(nowhere, replace(held.procedure, counting=None, stages=(stage,)))
    (found,) = arrived(plain, Case((parse_fact(fact),)), calendars()).facts
    assert found.span == span
    told = arrival_notes(Teller(plain, ENGLISH), Case((found,)), calendars())
    assert [line.count("Wednesday 16 December 2026") for line in told] == ([1] if "first" in fact and span else [])


def test_a_fact_says_how_it_was_sent() -> None:
    fact = parse_fact("complaint-received=first-class:2026-12-07")
    assert fact.sent == Sent(date(2026, 12, 7), Sending.FIRST_CLASS)
    assert str(fact) == "complaint-received=first-class:2026-12-07"


@pytest.mark.parametrize("value", ["pigeon:2026-12-07", "first-class:7 December", "first-class:", ":2026-12-07"])
def test_another_way_or_no_day_is_refused_with_what_is_allowed(value: str) -> None:
    with pytest.raises(
        FactError, match=r"is not a way and a day of sending; write EVENT=YYYY-MM-DD.*second-class, email"
    ):
        parse_fact(f"complaint-received={value}")


def test_what_was_not_sent_stays_as_it_is() -> None:
    held = library().policies[CENTRE]
    case = Case((parse_fact("acknowledged=2026-12-10"),))
    assert arrived(held, case, calendars()) is case
    both = arrived(held, Case((parse_fact("complaint-received=second-class:2026-12-07"), *case.facts)), calendars())
    assert [str(fact) for fact in both.facts] == [
        "complaint-received=second-class:2026-12-07",
        "acknowledged=2026-12-10",
    ]
    assert both.facts[0].span == Span(date(2026, 12, 8), date(2026, 12, 11))
    assert both.facts[1] == case.facts[0]


WITH_A_CLOSING_HOUR = (
    """
counting: {cutoff: "16:00"}
events:
  - {id: asked, what: the parent asked, ask: When?, sent: true}
  - {id: answered, what: the manager answered, ask: When?}
"""
    + FIRST_STAGE
    + """\
      - id: answer
        by: manager
        force: must
        act: answer
        limit: {words: within 5 working days, period: 5 working days, from: asked, states: [period, kind of day]}
        produces: answered
        source: {heading: One}
    outcomes:
      - {id: done, when: it is answered, event: answered, to: {end: decided}, source: {heading: One}}
"""
)


def test_something_posted_today_is_not_in_the_future() -> None:
    case = Case((parse_fact("complaint-received=first-class:2026-12-07"),))
    found = position(library().policies[CENTRE], case, date(2026, 12, 7), calendars())
    assert found.notes == ()
    (note,) = position(library().policies[CENTRE], case, date(2026, 12, 6), calendars()).notes
    assert note.event == "complaint-received"


@pytest.fixture
def ask() -> Any:
    policies = [each.as_data() for each in library().policies.values()]
    api.start(json.dumps({"calendars": calendar_files.read_data(), "policies": policies}))
    return lambda **request: json.loads(api.ask(json.dumps(request)))


WIZARD = {
    "reader": {"value": "complainant"},
    "last": {"value": "complaint-received"},
    "date:complaint-received": {"sent": "2026-12-07", "by": "first-class"},
}


def test_the_wizard_counts_from_both_days_and_names_the_rule(ask: Any) -> None:
    found = ask(ask="wizard", procedure=CENTRE, answers=WIZARD, today="2026-12-08")["position"]
    acknowledge = found["running"][0]
    assert (acknowledge["due"], acknowledge["latest"]) == ("2026-12-15", "2026-12-16")
    late = ask(ask="wizard", procedure=CENTRE, answers=WIZARD, today="2026-12-16")["position"]
    assert late["heading"] == "Expect a full written reply by Thursday 31 December 2026"
    assert late["advice"]["steps"][0]["text"] == "Ask the Coordinator when to expect an acknowledgement."
    (told,) = found["arrivals"]
    assert told.startswith(
        "The Coordinator got your written complaint: sent by first-class post on Monday 7 December 2026. "
        "It can have come on Tuesday 8 December 2026 at the earliest. A court in England and Wales would presume "
        "Wednesday 9 December 2026, the second working day after posting"
    )
    assert "Practice Direction of 8 March 1985" in told
    text = ask(ask="export", of={"ask": "wizard", "procedure": CENTRE, "answers": WIZARD, "today": "2026-12-08"})[
        "text"
    ]
    assert told in text
    assert "- Sent by first-class post on Monday 7 December 2026: The Coordinator got your written complaint." in text


def test_a_limit_counts_from_both_days_and_names_the_rule(ask: Any) -> None:
    asked = {"ask": "limit", "procedure": CENTRE, "clause": "acknowledge", "from": "2026-12-07"}
    found = ask(**asked, facts=["complaint-received=second-class:2026-12-07"])
    assert (found["due"], found["latest"]) == ("2026-12-15", "2026-12-18")
    assert "the fourth working day after posting" in found["arrivals"][0]
    assert (
        found["arrivals"][0]
        in ask(ask="export", of={**asked, "facts": ["complaint-received=second-class:2026-12-07"]})["text"]
    )
    assert ask(**asked, facts=["complaint-received=by-hand:2026-12-07"])["arrivals"] == []
    assert ask(**asked)["arrivals"] == []


def test_a_late_email_counts_from_both_days_and_names_the_rule(ask: Any) -> None:
    answers = {**WIZARD, "date:complaint-received": {"sent": "2026-12-07", "by": "email-late"}}
    (told,) = ask(ask="wizard", procedure=CENTRE, answers=answers, today="2026-12-08")["position"]["arrivals"]
    assert "sent by email after hours on Monday 7 December 2026" in told
    assert "Another is that it came on Tuesday 8 December 2026, the next working day" in told
    assert "rule 6.26" in told


def test_nothing_is_sent_where_nothing_can_be(ask: Any) -> None:
    refused = ask(ask="position", procedure=CENTRE, facts=["acknowledged=email:2026-12-07"], today="2026-12-08")
    assert refused["error"]["text"] == (
        "'acknowledged=email:2026-12-07' is not known here; "
        "acknowledged is not something that is sent, so it takes a date of its own"
    )
    answers = {**WIZARD, "last": {"value": "acknowledged"}, "date:acknowledged": {"sent": "2026-12-08", "by": "email"}}
    asked = ask(ask="wizard", procedure=CENTRE, answers=answers, today="2026-12-12")["question"]
    assert asked["name"] == "date:acknowledged"


def test_a_policy_with_a_closing_hour_says_so() -> None:
    hour = policy(WITH_A_CLOSING_HOUR)
    case = arrived(hour, Case((parse_fact("asked=email-late:2026-12-08"),)), calendars())
    assert case.facts[0].span == Span(date(2026, 12, 9), date(2026, 12, 9))
    (told,) = arrival_notes(Teller(hour, ENGLISH), case, calendars())
    assert told.endswith(
        "This policy counts what comes after its closing hour as received the next day, Wednesday 9 December 2026."
    )


def test_a_link_may_hold_each_way_of_sending_and_no_other() -> None:
    script = (ROOT / "navigator" / "web" / "fields" / "day_answer.mjs").read_text("utf-8")
    assert f"const SENDING = /^({'|'.join(way.value for way in Sending)})$/;" in script


@pytest.mark.parametrize("by", Sending)
def test_the_tables_of_arrival_are_the_engines_own_answer(by: Sending) -> None:
    calendar = calendars()[ENGLAND]
    first, last = arrival_tables(by, calendar, has_cutoff=False)
    assert (first.first, first.last) == (last.first, last.last)
    assert first.first == calendar.covers_from
    for day in (first.first, date(2026, 12, 24), date(2027, 3, 25), first.last):
        span = arrival(Sent(day, by), calendar)
        at = (day - first.first).days
        weeks = [[table.weeks[week] for week, times in table.runs for _ in range(times)] for table in (first, last)]
        assert [week[at // 7][at % 7] for week in weeks] == [(span.earliest - day).days, (span.latest - day).days]
        assert span.latest <= calendar.covers_through
