"""Drafts of letters: which fit where a case stands, and what stands in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.content import Content
from navigator.case.verdicts.position import position
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.export.letter_text import Purpose
from navigator.export.letters import letters
from navigator.model.answers import open_policies
from navigator.model.cases import Case, Fact, Span, parse_fact
from navigator.model.parties import Side
from navigator.words import ENGLISH
from tests.support.letters import CONFERENCE, GAP, drafts, kinds
from tests.support.samples import calendars, library


def test_at_the_beginning_the_complaint_can_be_put_in_writing() -> None:
    for facts in ((), ("raised=2026-12-01",)):
        letter = drafts(*facts, today="2026-12-29")[-1]
        assert (letter.purpose, letter.clause) == (Purpose.COMPLAIN, "write")
        assert "To:\nThe Coordinator, Milton Keynes Children's Contact Centre\nmiltonkeynes" in letter.text
        assert "[say here: what happened, in detail]" in letter.text
        assert "[your name]" in letter.text


def test_what_is_late_is_chased_with_its_date_and_clause() -> None:
    (letter,) = drafts("complaint-received=2026-12-14", today="2026-12-29")
    assert (letter.purpose, letter.clause) == (Purpose.CHASE, "acknowledge")
    for text in (
        "Tuesday 29 December 2026",
        "The policy says: The Coordinator must acknowledge the complaint.",
        "“within 5 working days”",
        "“Stage 1”, paragraph 3",
        "The last day for this was Monday 21 December 2026.",
        "- Monday 14 December 2026: the Coordinator got my written complaint",
    ):
        assert text in letter.text


def test_a_time_that_stands_in_another_paragraph_is_cited_from_there() -> None:
    chair = "milton-keynes-safeguarding-children-board/dispute-with-chair"
    (letter,) = drafts("not-settled-locally=2026-06-01", today="2026-09-01", reader="first-party", key=chair)
    place = "“Conflict Resolution Between Board Partners”, paragraph"
    at = [letter.text.index(text) for text in ("The policy says:", f"{place} 3", "“within 28 days”", f"{place} 1")]
    assert at == sorted(at)


def test_nothing_is_chased_before_its_last_day_is_over() -> None:
    assert drafts("complaint-received=2026-12-14", today="2026-12-21") == ()


def test_what_is_late_in_one_reading_only_is_chased_with_both_dates() -> None:
    (letter,) = drafts("complaint-received=2026-12-07", "acknowledged=2026-12-11", today="2026-12-31")
    assert letter.clause == "reply"
    assert "Wednesday 30 December 2026" in letter.text
    assert "Wednesday 6 January 2027" in letter.text
    assert "does not say which is right" in letter.text


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2026-12-20", "The last day for this is Monday 28 December 2026."),
        ("2026-12-30", "The last day for this was Monday 28 December 2026. This is late because [why]."),
    ],
)
def test_the_next_stage_is_asked_for_in_time_or_with_the_reason_why_not(today: str, says: str) -> None:
    further, why = drafts("reply-received=2026-12-14", today=today)
    assert (further.purpose, further.clause) == (Purpose.GO_ON, "ask-further")
    assert "The Chair of the management committee" in further.text
    assert says in further.text
    assert (why.purpose, why.clause) == (Purpose.ASK_WHY, "reply")
    assert "- what was found, and the reasons for the decision" in why.text


def test_an_outside_body_is_written_to_at_its_own_address() -> None:
    found = drafts("further-asked=2026-05-18", "decision-sent=2026-06-09", today="2026-06-10")
    assert (Purpose.GO_ON, "write-to-naccc") in kinds(found)
    assert (Purpose.ASK_WHY, "decide") in kinds(found)
    letter = next(each for each in found if each.clause == "write-to-naccc")
    assert "To:\n" in letter.text
    assert "NACCC" in letter.text


def test_an_answer_that_was_accepted_can_still_be_asked_about() -> None:
    facts = ("further-asked=2026-05-18", "decision-sent=2026-06-09", "decision-accepted=2026-06-12")
    assert kinds(drafts(*facts, today="2026-06-15")) == [(Purpose.ASK_WHY, "decide")]


def test_an_answer_of_an_earlier_stage_is_not_asked_about_any_more() -> None:
    assert drafts("reply-received=2026-05-05", "further-asked=2026-05-18", today="2026-05-19") == ()


def test_the_body_is_given_a_letter_only_when_it_is_late_itself() -> None:
    facts = ("complaint-received=2026-12-14",)
    assert drafts(*facts, today="2026-12-18", reader="coordinator") == ()
    (letter,) = drafts(*facts, today="2026-12-29", reader="coordinator")
    assert (letter.purpose, letter.clause) == (Purpose.HOLD, "acknowledge")
    assert "To:\n[name of the person]" in letter.text
    assert drafts(*facts, today="2026-12-29", reader="chair") == ()


def test_without_a_reader_the_letters_are_those_of_the_side_that_asks() -> None:
    facts = ("complaint-received=2026-12-14",)
    assert kinds(drafts(*facts, today="2026-12-29", reader=None)) == kinds(drafts(*facts, today="2026-12-29"))


def test_a_letter_goes_to_whoever_it_is_in_the_area() -> None:
    policy = library().policies[CONFERENCE]
    assert len(policy.procedure.areas) == 2
    for area in policy.procedure.areas:
        found = drafts("chairperson-contacted=2026-06-01", today="2026-06-02", key=CONFERENCE, area=area.id)
        (letter,) = [each for each in found if each.clause == "ask-stage-2"]
        officer = policy.roles["officer"]
        local = next((variant for variant in officer.variants if variant.area == area.id), officer)
        contact = policy.contacts.get(local.contact or officer.contact or "")
        name = contact.name if contact else local.name
        assert f"To:\n{name[:1].upper()}{name[1:]}" in letter.text


def test_past_the_known_bank_holidays_a_letter_says_that_the_date_may_be_later() -> None:
    letter = drafts("complaint-received=2029-03-28", "acknowledged=no", today="2029-04-09")[0]
    assert "was Friday 6 April 2029, as far as bank holidays are known. It may be later." in letter.text
    assert "in another way" not in letter.text


@pytest.mark.parametrize(
    ("today", "titles"),
    [
        ("2026-11-12", ["Say that it is late: an acknowledgement"]),
        ("2026-11-26", ["Say that it is late: an acknowledgement", "Say that it may be late: a full written reply"]),
        ("2029-02-14", ["Say that it may be late: an acknowledgement"]),
    ],
)
def test_whoever_answers_says_that_it_is_late_only_where_it_is_so_on_any_reading(today: str, titles: list[str]) -> None:
    # 5 working days end on Monday 9 November 2026, and on Monday 12 February 2029 as far as is known.
    received = {"2026": "2026-11-02", "2029": "2029-02-05"}[today[:4]]
    found = drafts(f"complaint-received={received}", "acknowledged=no", today=today, reader="coordinator")
    assert [each.title for each in found if each.purpose is Purpose.HOLD] == titles


def test_two_dates_that_are_not_firm_are_said_to_be_so_in_a_letter() -> None:
    (letter,) = drafts("complaint-received=2029-02-05", "acknowledged=2029-02-14", today="2029-03-20")
    assert "Monday 26 February 2029" in letter.text
    assert "Wednesday 7 March 2029" in letter.text
    assert "Not all bank holidays of that time are known, so both days may be later." in letter.text


def test_what_a_letter_rests_on_is_said_to_the_reader() -> None:
    further, _ = drafts("reply-received=2026-12-14", today="2026-12-20")
    assert "you must tell the Chair" in further.about
    assert "I must tell the Chair that I want to take it further" in further.text


@given(st.data())
def test_at_any_position_every_letter_is_whole(data: st.DataObject) -> None:
    policy = library().policies[data.draw(st.sampled_from(sorted(library().policies)))]
    events = data.draw(st.lists(st.sampled_from(sorted(policy.events)), unique=True, max_size=5))
    days = data.draw(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=5, max_size=5))
    facts = tuple(
        Fact(event, happened=True, span=Span(day, day)) for event, day in zip(events, sorted(days), strict=False)
    )
    area = data.draw(st.sampled_from([None, *(each.id for each in policy.procedure.areas)]))
    reader = data.draw(st.sampled_from([None, *policy.roles]))
    policy = voiced(policy, reader)
    found = position(policy, Case(facts, area), data.draw(st.dates(date(2026, 1, 1), date(2027, 6, 1))), calendars())
    for letter in letters(Teller(policy, ENGLISH, reader, area), found):
        assert GAP.search(letter.text)
        assert "{" not in letter.text
        assert "None" not in letter.text
        assert "\n\n\n" not in letter.text
        assert letter.clause in policy.duties
        side = policy.roles[reader].side if reader else Side.ASKS
        assert (letter.purpose is Purpose.HOLD) == (side is Side.ANSWERS)


@pytest.mark.parametrize(
    ("key", "facts", "today"),
    [
        ("exclusions/permanent", "told=2026-05-13", "2026-06-17"),
        ("wto/trade", "requested=2026-08-31 suspended=no", "2026-10-12"),
    ],
)
def test_letters_about_acts_of_which_a_fact_would_choose_one_have_titles_of_their_own(
    models: Content, key: str, facts: str, today: str
) -> None:
    (policy,) = [each for name, each in models.policies.items() if name.endswith(key)]
    case = Case(tuple(map(parse_fact, facts.split())))
    found = position(policy, case, date.fromisoformat(today), models.calendars)
    # The teller may know one of the two acts alone: the other is told of all the same.
    for told in (policy, *open_policies(policy, case.answers)):
        titles = [each.title for each in letters(Teller(told, ENGLISH), found)]
        assert len(titles) > 1
        assert len(titles) == len(set(titles))
