"""Who writes a letter and to whom, what it tells of what happened, and what it does not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from build_scripts.content import Content
from navigator.case.verdicts.position import position
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.export.letter_text import Purpose
from navigator.export.letters import letters
from navigator.model.cases import Case, parse_fact
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.support.letters import CENTRE, CONFERENCE, drafts, kinds
from tests.support.samples import calendars, library

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
        # They read it themselves: "your line manager" is what its writer calls them.
        ("kirklees/dispute-resolution", "professional", "Line manager"),
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


def _worded(policy: Policy, clause: str, **changed: Any) -> Policy:
    """A policy with another text, or other keys, in one act."""
    stages = tuple(
        replace(stage, duties=tuple(replace(each, **changed) if each.id == clause else each for each in stage.duties))
        for stage in policy.procedure.stages
    )
    return Policy(policy.publisher, replace(policy.procedure, stages=stages))


def _address(policy: Policy, clause: str, reader: str, *facts: str, today: str = "2026-11-27") -> str:
    """From "To:" to the greeting of the letter for one act."""
    policy = voiced(policy, reader)
    found = position(policy, Case(tuple(map(parse_fact, facts))), date.fromisoformat(today), calendars())
    (letter,) = (each for each in letters(Teller(policy, ENGLISH, reader), found) if each.clause == clause)
    return letter.text.partition("To:\n")[2].partition(",\n\nAbout")[0]


REFERRED = (
    "own-manager-asked=2026-10-19",
    "step-1-held=2026-10-20",
    "step-3-held=2026-10-21",
    "still-differ-3=2026-10-22",
)


@pytest.mark.parametrize(
    "act",
    [
        "lay the matter before the KSCP Independent Scrutineer and the Head of Service for each agency",
        "tell the whole story to nobody but your line manager, in confidence",
        "die Sache in Textform vorlegen",
    ],
)
def test_a_letter_goes_to_whom_its_act_says_whatever_the_words_of_the_act_are(act: str) -> None:
    policy = _worded(library().policies[KIRKLEES], "refer-to-scrutineer", act=act)
    to = _address(policy, "refer-to-scrutineer", "designated-lead", *REFERRED)
    assert "The KSCP Independent Scrutineer and the Head of Service for each agency\n" in to


def test_of_several_of_whom_one_is_enough_either_is_written_to() -> None:
    policy = _worded(library().policies[KIRKLEES], "refer-to-scrutineer", to=(), to_any=("scrutineer", "kscp-manager"))
    to = _address(policy, "refer-to-scrutineer", "designated-lead", *REFERRED)
    assert to.startswith("The KSCP Independent Scrutineer or the KSCP Manager\n")
    assert to.endswith("\n\nDear Sir or Madam")


@pytest.mark.parametrize("act", ["tell the Chair that you want to take it further", "die Beschwerde weiterführen"])
def test_where_an_act_does_not_say_to_whom_the_letter_has_a_blank(act: str) -> None:
    policy = _worded(library().policies[CENTRE], "ask-further", act=act, to=(), contact=None)
    to = _address(policy, "ask-further", "complainant", "reply-received=2026-11-16")
    assert to == "[who this goes to]\n\nDear [name]"


def test_what_takes_a_case_to_a_body_goes_to_that_body(models: Content) -> None:
    policy = _worded(models.policies["energy/complaints"], "go-outside", act="die Ombudsstelle anrufen")
    told = ("complained=2026-03-02", "deadlock=2026-03-30", "taken-outside=no")
    to = _address(policy, "go-outside", "customer", *told, today="2026-04-10")
    assert to.partition("\n")[0] == "The Energy Ombudsman"


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
    clauses = [clause for _, clause in kinds(letters(Teller(found.journey.policy, ENGLISH, "keeper"), found))]
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
