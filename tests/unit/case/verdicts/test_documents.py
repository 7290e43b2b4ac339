"""The procedures carry what their documents say: figures, force, contacts, and a place for every clause.

The expected values were read off the documents by hand; nothing here is computed by the engine.
"""

import pytest

from navigator.model import codec
from navigator.model.acts import Force, NoLimit
from tests.support.documents import (
    BOARD,
    CENTRE,
    CHAIR,
    CONFERENCES,
    KIRKLEES,
    LIMITS,
    NEL,
    PARTNERS,
    POLICIES,
    all_words,
    clause,
    texts,
)

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
