"""Drafts of letters: which fit where a case stands, and what stands in them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.content import Content
from navigator.case.position import position
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.export.letters import Letter, Purpose, letters
from navigator.model.answers import open_policies
from navigator.model.cases import Case, Fact, Span, parse_fact
from navigator.model.parties import Side
from navigator.words import ENGLISH
from tests.support import samples
from tests.support.samples import calendars, library

CENTRE = "milton-keynes-contact-centre/complaints"
CONFERENCE = "cambridgeshire-and-peterborough/conference-complaints"
GAP = re.compile(r"\[[^\]]+\]")


@pytest.fixture(scope="module")
def models() -> Content:
    return samples.models()


def drafts(
    *facts: str, today: str, reader: str | None = "complainant", key: str = CENTRE, area: str | None = None
) -> tuple[Letter, ...]:
    policy = voiced(library().policies[key], reader)
    found = position(policy, Case(tuple(map(parse_fact, facts)), area), date.fromisoformat(today), calendars())
    return letters(Teller(policy, ENGLISH, reader, area), found)


def kinds(found: tuple[Letter, ...]) -> list[tuple[Purpose, str]]:
    return [(each.purpose, each.clause) for each in found]


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


DISPUTES = "milton-keynes-safeguarding-children-board/conflict-between-partners"


def test_a_letter_tells_of_no_booked_meeting_as_held_and_asks_for_none_that_is_booked() -> None:
    facts = ("not-settled-locally=2026-06-01", "meeting-held=2026-07-10")
    titles = [each.title for each in drafts(*facts[:1], today="2026-07-01", reader=None, key=DISPUTES)]
    assert "Ask for the joint meeting" in titles
    for each in drafts(*facts, today="2026-07-01", reader=None, key=DISPUTES):
        assert each.title != "Ask for the joint meeting"
        assert "meeting took place" not in each.text
    # 28 days from 1 June and from 2 June are both over on 6 July: it is late on any reading, and still booked.
    told = ("not-settled-locally=2026-06-01", "convener-told=2026-06-02", "meeting-held=2026-07-10")
    (late,) = [
        each
        for each in drafts(*told, today="2026-07-06", reader=None, key=DISPUTES)
        if each.title == "Ask for the joint meeting"
    ]
    assert "It is booked for Friday 10 July 2026." in late.text
    assert "meeting took place" not in late.text


def test_a_letter_tells_what_happened_in_the_order_of_the_days() -> None:
    facts = ("complaint-received=2026-11-02", "acknowledged=2026-11-20", "reply-received=2026-11-16")
    letter = drafts(*facts, today="2026-11-23")[0]
    happened = letter.text[letter.text.index("This is what has happened so far") :]
    days = [happened.index(f"{day} November 2026") for day in ("- Monday 2", "- Monday 16", "- Friday 20")]
    assert days == sorted(days)


def test_no_letter_gives_one_day_as_two_readings(models: Content) -> None:
    (policy,) = [each for key, each in models.policies.items() if key.endswith("ireland-health/feedback")]
    case = Case((parse_fact("received=2027-03-12"),))
    found = position(policy, case, date(2027, 3, 31), models.calendars)
    chasing = [each for each in letters(Teller(policy, ENGLISH), found) if "16 March 2027" in each.text]
    assert chasing
    assert all("Tuesday 16 March 2027" in each.text and "another way" not in each.text for each in chasing)


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


CONFERENCE = "cambridgeshire-and-peterborough/conference-complaints"
KIRKLEES = "kirklees/dispute-resolution"


def test_an_answer_that_nobody_said_had_come_is_not_said_to_have_come() -> None:
    found = drafts(
        "stage-3-asked=2026-10-19", "conference-decided=yes", today="2026-11-27", key=CONFERENCE, area="peterborough"
    )
    assert Purpose.ASK_WHY not in {each.purpose for each in found}
    # A reply that reached the reader was sent, whether or not the reader knows the day.
    came = drafts("reply-received=2026-12-14", today="2026-12-20")
    assert Purpose.ASK_WHY in {each.purpose for each in came}


def test_what_an_answer_has_to_contain_is_told_to_the_other_side_in_the_first_person() -> None:
    (why,) = [
        each for each in drafts("reply-received=2026-12-14", today="2026-12-20") if each.purpose is Purpose.ASK_WHY
    ]
    assert "- the complaint, so that I can be sure it was understood\n" in why.text


def test_a_letter_to_several_people_greets_none_of_them_by_both_names() -> None:
    (chase,) = [
        each
        for each in drafts("stage-3-asked=2026-09-01", today="2026-11-27", key=CONFERENCE, area="peterborough")
        if each.clause == "confirm-outcome"
    ]
    assert "\nDear Sir or Madam,\n" in chase.text
    assert "or the Review Panel\n" in chase.text.partition("Dear")[0]


def test_an_act_that_goes_to_the_one_and_to_the_other_is_addressed_to_both() -> None:
    found = drafts(
        "own-manager-asked=2026-10-19",
        "step-1-held=2026-10-20",
        "step-3-held=2026-10-21",
        "still-differ-3=2026-10-22",
        today="2026-11-27",
        reader="designated-lead",
        key=KIRKLEES,
    )
    (letter,) = [each for each in found if each.clause == "refer-to-scrutineer"]
    assert "The KSCP Independent Scrutineer and the Head of Service for each agency\n" in letter.text


def test_whoever_helps_writes_of_the_other_person_and_not_as_that_person() -> None:
    for letter in drafts("complaint-received=2026-10-19", today="2026-11-27", reader=None):
        assert "They have not had" in letter.text
        assert "I have not had" not in letter.text
    further = drafts("reply-received=2026-12-14", today="2026-12-20", reader=None)
    assert any("They are not content with how this has gone so far" in each.text for each in further)
    assert not any("I am not content" in each.text for each in further)


@pytest.mark.parametrize(
    ("reader", "event", "name"),
    [("officer", "stage-2-asked", "the officer"), ("assistant-director", "stage-3-asked", "the Assistant Director")],
)
def test_whoever_answers_does_not_write_of_themselves_by_name(reader: str, event: str, name: str) -> None:
    (letter,) = drafts(f"{event}=2026-09-01", today="2026-11-27", reader=reader, key=CONFERENCE, area="peterborough")
    assert "Tuesday 1 September 2026: a " in letter.text
    assert name not in letter.text


@pytest.mark.parametrize(
    ("key", "reader", "to"),
    [
        ("kirklees/dispute-resolution", "professional", "Your line manager"),
        ("milton-keynes-safeguarding-children-board/conflict-between-partners", "first-party", "The other partner"),
        ("milton-keynes-safeguarding-children-board/dispute-with-chair", "first-party", "The Chair of the board"),
    ],
)
def test_a_first_step_that_is_a_talk_has_a_draft_to_whoever_it_is_with(key: str, reader: str, to: str) -> None:
    (letter, *_) = drafts(today="2026-11-27", key=key, reader=reader)
    assert letter.purpose is Purpose.COMPLAIN
    assert f"To:\n{to}" in letter.text


def test_two_who_have_to_do_it_together_are_both_written_to() -> None:
    facts = ("step-2-held=2026-10-19", "still-differ-2=2026-10-26")
    key = "kirklees/dispute-resolution"
    letter = next(each for each in drafts(*facts, today="2026-11-27", key=key, reader="professional"))
    assert "To:\nThe Designated Safeguarding Lead, Named Professional or agency and the KSCP Manager" in letter.text


def test_it_goes_to_whom_the_act_names_also_where_the_procedure_has_no_role_for_them(models: Content) -> None:
    """Your Service Your Say, stage 3: the Complaints Manager is asked, and the Review Officer looks at it."""
    policy = voiced(models.policies["ireland-health/feedback"], "complainant")
    facts = ("received=2026-04-02", "passed-on=2026-04-03", "acknowledged=2026-04-07", "reported=2026-06-05")
    found = position(policy, Case(tuple(map(parse_fact, facts)), None), date(2026, 6, 20), models.calendars)
    (letter,) = (each for each in letters(Teller(policy, ENGLISH, "complainant"), found) if each.clause == "ask-review")
    assert "To:\nThe Complaints Manager\n\nDear Complaints Manager," in letter.text
    # The policy's table has no more than "2 working days".
    assert "- The Review Officer aims to contact me, within 2 working days\n" in letter.text


def test_what_is_there_with_the_first_of_several_events_is_not_told_beside_that_one(models: Content) -> None:
    """A deadlock letter ends the eight weeks: the letter is told, and not "settled or the deadlock letter came" too."""
    policy = voiced(models.policies["energy/complaints"], "customer")
    facts = tuple(map(parse_fact, ("complained=2026-03-02", "deadlock=2026-03-30", "taken-outside=no")))
    found = position(policy, Case(facts, None), date(2026, 4, 10), models.calendars)
    (letter,) = letters(Teller(policy, ENGLISH, "customer"), found)
    assert letter.text.count("Monday 30 March 2026") == 1
    assert "- Monday 30 March 2026: the deadlock letter reached me\n" in letter.text


def test_what_ends_a_case_has_no_letter(models: Content) -> None:
    """A parking charge: to challenge it is written, to pay it is not."""
    policy = voiced(models.policies["example-city/parking"], "keeper")
    found = position(policy, Case((parse_fact("given=2026-06-01"),), None), date(2026, 6, 8), models.calendars)
    clauses = [clause for _, clause in kinds(letters(Teller(policy, ENGLISH, "keeper"), found))]
    assert "challenge" in clauses
    assert "pay-all" not in clauses


def test_a_letter_says_of_a_wish_that_it_is_one() -> None:
    facts = ("step-2-held=2026-11-02", "still-differ-2=2026-11-02")
    letter = drafts(*facts, today="2026-11-27", key="kirklees/dispute-resolution", reader="professional")[0]
    assert "“should not exceed 10 working days between each step”, and this “ideally”." in letter.text


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            ("aware=2026-06-05T09:00", "investigated=2026-06-06T09:30", "safe=no"),
            "the end of the time for this was 09:00 on Saturday 6 June 2026. Read in another way, it is 09:30 on",
        ),
        (
            ("aware=2026-06-05T09:00", "investigated=no", "safe=no"),
            "the end of the time for this was 09:00 on Saturday 6 June 2026. The policy can be read in another way",
        ),
    ],
)
def test_an_hour_is_no_last_day(models: Content, facts: tuple[str, ...], said: str) -> None:
    policy = voiced(models.policies["hazards/repairs"], "tenant")
    case = Case(tuple(map(parse_fact, facts)), answers=("emergency",))
    found = position(policy, case, date(2026, 6, 7), models.calendars)
    drafted = {each.clause: each.text for each in letters(Teller(policy, ENGLISH, "tenant"), found)}
    assert said in drafted["make-safe-emergency"]
