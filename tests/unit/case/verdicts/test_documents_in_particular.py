"""What single documents say, read off each before it was tried, and where each of their paragraphs stands."""

import re
from datetime import date

import pytest

from build_scripts.source.coverage import Coverage
from navigator.case.verdicts.position import position
from navigator.dates.periods import Days
from navigator.model.acts import Force, NoLimit
from navigator.model.cases import Case, parse_fact
from navigator.model.limits import Aspect, Limit, LimitKind
from navigator.model.parties import Panel
from tests.support import samples
from tests.support.documents import (
    BOARD,
    CENTRE,
    CHAIR,
    CONFERENCES,
    KIRKLEES,
    LIBRARY,
    NEL,
    PARTNERS,
    POLICIES,
    clause,
    every_publisher,
)


@every_publisher
def test_999_is_always_there(publisher: str) -> None:
    held = LIBRARY.publisher(publisher)
    phones = {contact.id: contact.phone for contact in held.contacts}
    assert held.danger
    assert "999" in [phones[name] for name in held.danger.contacts]


def test_kirklees_gives_its_own_number_first() -> None:
    held = LIBRARY.publisher("kirklees")
    assert held.danger
    assert held.danger.contacts == ("front-door", "emergency")
    assert {contact.id: contact.phone for contact in held.contacts}["front-door"] == "01484 414960"


@pytest.mark.parametrize(
    "key", [key for key, policy in POLICIES.items() if any(limit.readings for _, limit in policy.limits())]
)
def test_each_reading_of_a_limit_changes_what_it_is_counted_from_or_in(key: str) -> None:
    for _, limit in POLICIES[key].limits():
        ways = [(reading.from_ or limit.from_, reading.period or limit.period) for reading in limit.readings]
        assert len(set(ways)) == len(ways)


@pytest.mark.parametrize("where", [(PARTNERS, "convene"), (CHAIR, "refer"), (CONFERENCES, "confirm-outcome")])
def test_twenty_eight_days_are_calendar_days_from_two_starts(where: tuple[str, str]) -> None:
    """One document knows working days and says days here; the other never speaks of working days."""
    limit: Limit = clause(*where).limit
    assert {reading.period or limit.period for reading in limit.readings} == {Days(28)}
    assert len({reading.from_ or limit.from_ for reading in limit.readings}) == 2
    assert Aspect.KIND_OF_DAY not in limit.states  # so that readers are told of the assumption


@pytest.mark.parametrize("key", [PARTNERS, CHAIR])
def test_twenty_eight_days_without_agreement_open_a_way_and_bind_nobody(key: str) -> None:
    assert clause(key, "agree-course").limit is None
    assert (clause(key, "refer").limit.kind, clause(key, "refer").force) == (LimitKind.AFTER, Force.MAY)


def test_the_scrutiny_stage_is_counted_from_its_own_beginning() -> None:
    limit: Limit = clause(NEL, "finish").limit
    assert {*limit.from_, *(start for each in limit.readings for start in each.from_)} == {
        "escalated",
        "scrutiny-received",
    }


def test_the_business_manager_is_a_contact_and_no_first_step() -> None:
    held = POLICIES[f"{BOARD}/where-a-complaint-belongs"].procedure
    assert [duty.id for stage in held.stages for duty in stage.duties] == [
        "use-conference-procedure",
        "use-organisation-procedure",
    ]
    assert [rule.contact for rule in held.rules if rule.id == "ask-manager"] == ["business-manager"]


def test_the_chair_of_the_contact_centre_has_no_address_of_somebody_else() -> None:
    chair = POLICIES[CENTRE].contacts["chair"]
    assert (chair.email, chair.phone, chair.address, chair.web) == (None, None, (), None)


def test_stage_2_of_a_conference_complaint_names_whom_to_ask_in_each_area() -> None:
    act = clause(CONFERENCES, "ask-stage-2").act
    assert "Service Manager (in Cambridgeshire)" in act
    assert "Deputy Safeguarding Lead (in Peterborough)" in act


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        (["chairperson-contacted=no"], ["speak"]),
        (["manager-contacted=2026-06-05"], ["ask-stage-2"]),
        (["chairperson-contacted=2026-06-05"], ["listen", "try-to-settle", "ask-stage-2"]),
    ],
)
def test_a_complaint_about_the_chairperson_is_not_sent_to_the_chairperson_first(
    facts: list[str], first: list[str]
) -> None:
    """Stage One, paragraph 2: one can speak with the line manager instead."""
    case = Case(tuple(parse_fact(fact) for fact in facts))
    found = position(samples.library().policies[CONFERENCES], case, date(2026, 6, 8), samples.calendars())
    assert [each.clause.id for each in found.next] == first


def test_ten_working_days_between_steps_are_only_a_wish() -> None:
    assert {limit.soft for _, limit in POLICIES[KIRKLEES].limits()} == {"ideally", None}
    assert clause(KIRKLEES, "ask-team-manager").limit.soft == "ideally"
    assert clause(KIRKLEES, "refer-to-kscp-manager").urgency == "immediately"


def test_every_act_without_a_limit_says_why() -> None:
    for key, policy in POLICIES.items():
        for duty in policy.duties.values():
            assert (duty.limit is None) == isinstance(duty.no_limit, NoLimit), (key, duty.id)


def test_the_two_disputes_of_the_board_share_their_shape_but_not_their_people() -> None:
    partners, chair = POLICIES[PARTNERS], POLICIES[CHAIR]
    assert list(partners.stages) == list(chair.stages)
    assert set(partners.duties) - set(chair.duties) == {"chair-meeting"}
    assert (partners.roles["convener"].name, chair.roles["convener"].name) == (
        "the Chair of the board",
        "the Director of Children's Services",
    )
    assert (partners.roles["adviser"].name, chair.roles["adviser"].name) == (
        "the Director of Children's Services",
        "the Chief Executive",
    )
    assert partners.duties["convene"].consulting == ("adviser",)
    assert chair.duties["convene"].consulting == ()
    assert (partners.duties["refer"].consulting, partners.duties["refer"].agreeing) == (("adviser",), ("adviser",))
    assert (chair.duties["refer"].consulting, chair.duties["refer"].agreeing) == (("adviser",), ())


def test_the_panels_have_the_members_of_the_documents() -> None:
    assert POLICIES[CENTRE].roles["panel"].panel == Panel(
        members=3,
        fewest=2,
        cut_by="chair",
        cut_when="there is a problem with who is available, or a conflict of interest",
    )
    assert POLICIES[CONFERENCES].roles["panel"].panel == Panel(
        members=3, who="a senior manager each from Children's Services, Health and Police"
    )


def test_stage_2_goes_to_different_officers_in_the_two_areas() -> None:
    variants = {variant.area: variant.name for variant in POLICIES[CONFERENCES].roles["officer"].variants}
    assert variants == {
        "cambridgeshire": "the Service Manager for Safeguarding and Quality Assurance",
        "peterborough": "the Deputy Safeguarding Lead for Safeguarding and Quality Assurance",
    }


def coverage_of(publisher: str) -> Coverage:
    held: Coverage = LIBRARY.coverage[publisher].value
    return held


def listed(publisher: str) -> set[str]:
    """What is said to be carried by a paragraph beside the clauses that name it, or to be ours."""
    held = coverage_of(publisher)
    carried = {name for section in held.sections for each in section.paragraphs for name in each.carried_by}
    return carried | {name for each in held.ours for name in each.ids}


@every_publisher
def test_every_procedure_says_which_document_was_read_and_when(publisher: str) -> None:
    record = coverage_of(publisher).document
    own = {key for key in POLICIES if key.startswith(f"{publisher}/")}
    assert set(LIBRARY.covered_by(publisher)) == own
    assert record.read.isoformat() >= "2026-11-27"
    assert re.fullmatch("[0-9a-f]{64}", record.sha256)
    # None of the five gives an address of its own, and none is made up.
    assert (record.address, record.kept) == ("the publisher has it", None)


@every_publisher
def test_every_contact_comes_from_a_paragraph_or_is_said_to_be_ours(publisher: str) -> None:
    assert {f"publisher#{contact.id}" for contact in LIBRARY.publisher(publisher).contacts} <= listed(publisher)


@every_publisher
def test_what_is_ours_is_said_to_be(publisher: str) -> None:
    ours = {name for each in coverage_of(publisher).ours for name in each.ids}
    assert {"publisher#counting", "publisher#emergency", "publisher#about"} <= ours
    held = LIBRARY.publisher(publisher).danger
    danger = held.text if held else ""
    assert "ours" in danger
    # Kirklees gives a number of its own for it.
    assert ("publisher#danger" in ours) == (publisher != "kirklees")


def test_the_marks_hold_no_more_of_a_document_than_short_phrases() -> None:
    for written in LIBRARY.coverage.values():
        for section in written.value.sections:
            assert all(len(each.opening.split()) <= 9 for each in section.paragraphs)
            quoted = [
                piece for each in section.paragraphs for piece in each.text if not re.match(r"\d+ words? ", piece)
            ]
            assert all(len(piece.split()) <= 10 for piece in quoted), quoted
