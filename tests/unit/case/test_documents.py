"""The procedures carry what their documents say: figures, force, contacts, and a place for every clause.

The expected values were read off the documents by hand; nothing here is computed by the engine.
"""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_scripts.source.coverage import Coverage
from build_scripts.source.reader import read_library
from navigator.case.verdicts.position import position
from navigator.dates.periods import Days
from navigator.model import codec
from navigator.model.acts import Cap, Duty, Force, NoLimit
from navigator.model.cases import Case, parse_fact
from navigator.model.limits import Aspect, Limit, LimitKind
from navigator.model.parties import Panel
from navigator.model.policy import Policy
from tests.support import samples

PROCEDURES = Path(__file__).parents[3] / "procedures"
LIBRARY, _ = read_library(PROCEDURES)
POLICIES = {key: Policy(LIBRARY.publisher(key), LIBRARY.procedure(key)) for key in LIBRARY.procedures}

CENTRE = "milton-keynes-contact-centre/complaints"
BOARD = "milton-keynes-safeguarding-children-board"
PARTNERS = f"{BOARD}/conflict-between-partners"
CHAIR = f"{BOARD}/dispute-with-chair"
NEL = "nelscp/multi-agency-dispute-resolution"
KIRKLEES = "kirklees/dispute-resolution"
CONFERENCES = "cambridgeshire-and-peterborough/conference-complaints"

# Every limit of the five documents: where it stands, the document's words, its force, and how many ways it can be read.
LIMITS = {
    (CENTRE, "acknowledge"): ("within 5 working days", "must", 0),
    (CENTRE, "reply"): ("within 15 working days", "must", 2),
    (CENTRE, "ask-further"): ("within 14 days of receiving the reply", "must", 0),
    (CENTRE, "acknowledge-further"): ("within 5 working days", "must", 0),
    (CENTRE, "decide"): ("within 15 working days of receipt", "must", 0),
    (PARTNERS, "convene"): ("within 28 days", "must", 2),
    (PARTNERS, "refer"): ("cannot agree within 28 days", "may", 2),
    (CHAIR, "convene"): ("within 28 days", "must", 2),
    (CHAIR, "refer"): ("cannot agree within 28 days", "may", 2),
    (NEL, "acknowledge"): ("within 5 working days", "must", 0),
    (NEL, "share-outcome"): ("within 15 working days of the dispute being received", "must", 0),
    (NEL, "finish"): ("within 25 working days", "must", 2),
    (KIRKLEES, "ask-team-manager"): ("should not exceed 10 working days between each step", "should", 2),
    (KIRKLEES, "ask-kscp-manager"): ("should not exceed 10 working days between each step", "should", 2),
    (KIRKLEES, "refer-to-scrutineer"): ("should not exceed 10 working days between each step", "should", 2),
    (KIRKLEES, "whole-process"): ("within one calendar month", "should", 2),
    (CONFERENCES, "respond"): ("within 20 working days (4 weeks)", "must", 4),
    (CONFERENCES, "confirm-outcome"): ("within 28 days", "must", 2),
}

# What a reader could be sent to: as it stands in the document.
CONTACTS = {
    CENTRE: [
        "miltonkeyneschildrenscc@live.co.uk",
        "5 Russell Place, Nottingham, NG1 5HJ",
        "The Chief Executive, NACCC",
    ],
    f"{BOARD}/where-a-complaint-belongs": [
        "01908 254373",
        "Cripps Lodge, Broadlands, Netherfield MK6 4JJ",
        "Business Manager",
    ],
    NEL: ["https://www.saferncl.co.uk/wp-content/uploads/2019/06/Escalation-Procedure.pdf"],
    KIRKLEES: ["01484 414960", "kscb.admin@kirklees.gov.uk", "0800 028 0285", "www.nspcc.org.uk"],
    CONFERENCES: [
        "Deputy Safeguarding Lead for Safeguarding and Quality Assurance",
        "Service Manager for Safeguarding and Quality Assurance",
    ],
}

# Figures and names that fix no limit, but that a faithful text cannot lose.
NAMED = {
    CENTRE: ["Private and Confidential", "January 2023"],
    f"{BOARD}/where-a-complaint-belongs": ["chapter 9, section 12", "5.101", "2006", "5.103", "2010"],
    PARTNERS: ["Director of Children's Services", "Chartered Institute for Arbitrators"],
    CHAIR: ["Chief Executive", "Chartered Institute for Arbitrators"],
    NEL: [
        "Ofsted",
        "Her Majesty's Inspectorate of Constabulary",
        "Care Quality Commission",
        "Chartered Institute of Arbitrators",
        "Secretary of State",
        "Executive Board",
        "Independent Scrutiny Officer",
    ],
    KIRKLEES: ["Designated Safeguarding Lead", "Named Professional", "Independent Scrutineer", "KSCB", "CPC", "CSC"],
    CONFERENCES: [
        "Resolving Professional Differences (Escalation) Policy",
        "Assistant Director for Safeguarding and Quality Assurance",
        "Independent Chair of the Safeguarding Children Board",
        "Children's Services, Health and Police",
    ],
}

# Acts whose force a hurried hand could strengthen or weaken.
FORCE = {
    (CENTRE, "raise"): "should",
    (CENTRE, "write-to-naccc"): "may",
    (f"{BOARD}/where-a-complaint-belongs", "use-organisation-procedure"): "should",
    (f"{BOARD}/non-compliance", "solve-locally"): "should",
    (f"{BOARD}/non-compliance", "offer-support"): "must",
    (f"{BOARD}/non-compliance", "speak"): "must",
    (PARTNERS, "settle-locally"): "should",
    (PARTNERS, "chair-meeting"): "should",
    (PARTNERS, "agree-course"): "should",
    (PARTNERS, "agree-agenda"): "must",
    (PARTNERS, "seek-agreement"): "aims to",
    (PARTNERS, "suggest-mediator"): "may",
    (PARTNERS, "refer"): "may",
    (CHAIR, "refer"): "may",
    (NEL, "raise"): "should",
    (NEL, "write"): "should",
    (NEL, "choose-lead"): "must",
    (NEL, "consider-arbitration"): "should",
    (KIRKLEES, "no-line-manager"): "should",
    (KIRKLEES, "refer-to-kscp-manager"): "should",
    (CONFERENCES, "speak"): "should",
    (CONFERENCES, "listen"): "should",
    (CONFERENCES, "try-to-settle"): "must",
    (CONFERENCES, "reconvene"): "may",
}

# Every standing rule that binds or entitles somebody, with the force of the document's own verb.
RULES = {
    (CENTRE, "minutes"): "must",
    (CENTRE, "file"): "must",
    (f"{BOARD}/where-a-complaint-belongs", "ask-manager"): "should",
    (NEL, "one-agreement"): "must",
    (NEL, "records"): "must",
    (KIRKLEES, "significant-harm"): "should",
    (KIRKLEES, "children-first"): "should",
    (KIRKLEES, "duty-to-challenge"): "must",
    (KIRKLEES, "open-process"): "should",
    (KIRKLEES, "face-to-face"): "should",
    (KIRKLEES, "agree-times"): "must",
    (KIRKLEES, "talk-at-each-step"): "should",
    (KIRKLEES, "write-down"): "must",
    (KIRKLEES, "ask-for-conference"): "may",
    (KIRKLEES, "whistleblowing"): "may",
    (KIRKLEES, "own-procedures"): "should",
    (CONFERENCES, "decision-stands"): "must",
    (CONFERENCES, "who-is-on-panel"): "must",
    (CONFERENCES, "new-decision-final"): "must",
}

# Acts whose time the document leaves to the people in it.
AGREED = {
    (KIRKLEES, "ask-decision-maker"),
    (KIRKLEES, "tell-line-manager"),
    (KIRKLEES, "no-line-manager"),
    (KIRKLEES, "answer"),
    (KIRKLEES, "refer-to-kscp-manager"),
}

# Limits that stand in another paragraph than their act.
ELSEWHERE = {
    (CHAIR, "convene"): ("Conflict Resolution Between Board Partners", 1),
    (KIRKLEES, "ask-kscp-manager"): ("Resolving disputes (list)", 2),
    (KIRKLEES, "refer-to-scrutineer"): ("Resolving disputes (list)", 2),
}

WITHOUT_LIMIT = {
    f"{BOARD}/where-a-complaint-belongs",
    f"{BOARD}/non-compliance",
}

every_publisher = pytest.mark.parametrize("publisher", LIBRARY.publishers)


def parts(value: Any) -> Iterator[Any]:
    """Every value of the language inside a value."""
    if isinstance(value, tuple):
        for held in value:
            yield from parts(held)
    elif dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))


def texts(value: Any) -> list[str]:
    """Every text of plain data, lists of texts joined as an address is."""
    if isinstance(value, dict):
        return [text for held in value.values() for text in texts(held)]
    if isinstance(value, list):
        inside = [text for held in value for text in texts(held)]
        return [*inside, ", ".join(inside)] if all(isinstance(held, str) for held in value) else inside
    return [str(value)]


def all_words(key: str) -> str:
    return "\n".join(texts(POLICIES[key].as_data()))


def clause(key: str, name: str) -> Any:
    held = POLICIES[key].procedure
    return next(part for part in parts(held) if isinstance(part, Duty | Cap) and part.id == name)


def test_every_limit_of_the_documents_is_carried_and_no_other() -> None:
    carried = {
        (key, part.id): (limit.words, part.force.value, len(limit.readings))
        for key, policy in POLICIES.items()
        for part, limit in policy.limits()
    }
    assert carried == LIMITS


def test_the_documents_without_a_limit_have_none() -> None:
    assert {key for key, policy in POLICIES.items() if not any(policy.limits())} == WITHOUT_LIMIT


@pytest.mark.parametrize(("key", "named"), [(key, text) for key, all_named in CONTACTS.items() for text in all_named])
def test_every_contact_is_carried(key: str, named: str) -> None:
    contacts = codec.encode((*POLICIES[key].publisher.contacts, *POLICIES[key].procedure.contacts))
    assert any(named in text for text in texts(contacts))


@pytest.mark.parametrize(("key", "named"), [(key, text) for key, all_named in NAMED.items() for text in all_named])
def test_names_and_figures_are_carried(key: str, named: str) -> None:
    assert named in all_words(key)


@pytest.mark.parametrize(("key", "name", "force"), [(*where, force) for where, force in FORCE.items()])
def test_an_act_has_the_force_of_the_document(key: str, name: str, force: str) -> None:
    assert clause(key, name).force is Force(force)


def test_a_standing_rule_has_the_force_of_the_document() -> None:
    held = {
        (key, rule.id): rule.force.value
        for key, each in POLICIES.items()
        for rule in each.procedure.rules
        if rule.force
    }
    assert held == RULES


def test_times_that_are_left_to_those_involved_are_to_be_agreed() -> None:
    duties = [(key, duty) for key, policy in POLICIES.items() for duty in policy.duties.values()]
    assert {(key, duty.id) for key, duty in duties if duty.no_limit is NoLimit.AGREED} == AGREED


def test_a_limit_that_stands_elsewhere_than_its_act_says_where() -> None:
    limits = [(key, part.id, limit.source) for key, policy in POLICIES.items() for part, limit in policy.limits()]
    assert {(key, name): (at.heading, at.paragraph) for key, name, at in limits if at} == ELSEWHERE


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


# Where each paragraph of a document stands. That every paragraph is claimed is for navigator check.


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
