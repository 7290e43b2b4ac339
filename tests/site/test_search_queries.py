"""What people type, and the first place that the search of the built site must lead to. Procedures come first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts.assets import nodejs
from build_scripts.publish.audit_html import read
from navigator.words import ENGLISH
from tests.support.samples import ROOT, library

CONFERENCE = "procedures/cambridgeshire-and-peterborough/conference-complaints/index.html"
CENTRE = "procedures/milton-keynes-contact-centre/complaints/index.html"
BOARD = "procedures/milton-keynes-safeguarding-children-board"
WHERE = f"{BOARD}/where-a-complaint-belongs/index.html"
KIRKLEES = "procedures/kirklees/dispute-resolution/index.html"
NELSCP = "procedures/nelscp/multi-agency-dispute-resolution/index.html"

# Of places that fit alike, in several procedures, any may be the first.
IN_DANGER = tuple(f"procedures/{key}/index.html#page-in-danger" for key in sorted(library().publishers))
CONTACTS = tuple(
    f"procedures/{key}/index.html#contact-{contact.id}"
    for key, publisher in library().publishers.items()
    for contact in publisher.contacts
)
# Nobody is led to a number for those in danger, or to a link, when they look for somebody to ask.
TO_ASK = tuple(place for place in CONTACTS if not place.endswith(("emergency", "escalation-procedure")))
HANDBOOKS = tuple(f"handbook/{key}/index.html" for key in library().publishers)
BEGINNINGS = (f"{WHERE}#right-place", f"{CENTRE}#stage-1", f"{CONFERENCE}#stage-1")
CHARTS = tuple(f"procedures/{key}/index.html#page-chart" for key in library().policies)
WAITING = (f"{CONFERENCE}#respond", f"{CENTRE}#reply", f"{CENTRE}#acknowledge")
# What is typed, and where the first result leads.
FIRST: dict[str, str | tuple[str, ...]] = {
    # The words of those who are not content.
    "appeal": f"{CONFERENCE}#stage-2",
    "escalate": f"{CONFERENCE}#stage-2",
    "unhappy": f"{CONFERENCE}#stage-2",
    "second opinion": f"{CONFERENCE}#stage-2",
    "appeal a conference decision": f"{CONFERENCE}#stage-3",
    # A phrase of every later stage, and of one act: alike.
    "take it further": (f"{CENTRE}#ask-further", f"{CONFERENCE}#stage-2"),
    "not happy with the reply": f"{CENTRE}#reply",
    "ombudsman": f"{CENTRE}#stage-3",
    "NACCC": f"{CENTRE}#stage-3",
    "arbitration": f"{NELSCP}#to-arbitrators",
    "mediation": f"{NELSCP}#scrutiny",
    # Those who wait.
    "ignored": f"{CONFERENCE}#respond",
    "my complaint is being ignored": f"{CONFERENCE}#respond",
    "how long": f"{CONFERENCE}#respond",
    "they have not replied": f"{CONFERENCE}#respond",
    "no answer to my letter": f"{CONFERENCE}#respond",
    "heard nothing": f"{CONFERENCE}#respond",
    "they did not answer my email": WAITING,
    "two weeks and nothing": WAITING,
    "late reply": f"{CENTRE}#reply",
    "how many days to answer": f"{CENTRE}#acknowledge",
    "no reply": f"{CENTRE}#reply",
    "how long do they have to reply": f"{CENTRE}#reply",
    "15 working days": f"{CENTRE}#reply",
    "acknowledgement": f"{CONFERENCE}#respond",
    # Those who begin.
    "social worker lied": CONFERENCE,
    "child protection plan is wrong": CONFERENCE,
    "supervised contact": CENTRE,
    "contact centre manager": f"{CENTRE}#about-coordinator",
    "I want to speak to the manager": f"{CONFERENCE}#about-chairperson",
    "how do I appeal": f"{CONFERENCE}#stage-2",
    "stage 2": f"{CONFERENCE}#stage-2",
    "review panel": f"{CONFERENCE}#stage-3",
    "final decision": f"{CONFERENCE}#new-decision-final",
    "police": IN_DANGER,
    "my child is in danger": IN_DANGER,
    "kirklees": "procedures/kirklees/index.html",
    "milton keynes": f"{BOARD}/index.html",
    "peterborough": "procedures/cambridgeshire-and-peterborough/index.html",
    "cambridge": (CONFERENCE, "procedures/cambridgeshire-and-peterborough/index.html"),
    "phone number": "procedures/cambridgeshire-and-peterborough/index.html#contact-invitation",
    "line manager": f"{KIRKLEES}#step-2",
    "threshold dispute": KIRKLEES,
    "independent scrutineer": f"{KIRKLEES}#last-step",
    "chair of the board": f"{BOARD}/dispute-with-chair/index.html",
    "CPC": CONFERENCE,
    "child protection conference": CONFERENCE,
    "complain about a social worker": CONFERENCE,
    "contact centre": CENTRE,
    "complaint": WHERE,
    "complain about a school": WHERE,
    "how do I complain": BEGINNINGS,
    "make a complaint": BEGINNINGS,
    "complaint about the coordinator": f"{CENTRE}#about-coordinator",
    "conflict of interest": f"{CONFERENCE}#about-chairperson",
    # Those who want somebody beside them: no policy says, so whom to ask.
    "advocate": TO_ASK,
    "solicitor": TO_ASK,
    "can I bring someone": TO_ASK,
    "interpreter": TO_ASK,
    "who do I email": TO_ASK,
    # The tools and what is printed.
    "calculator": "deadline/index.html",
    "deadline": "deadline/index.html",
    "time left": "deadline/index.html",
    "next step": "where-am-i/index.html",
    "what next": "where-am-i/index.html",
    "my case": "where-am-i/index.html",
    "template letter": "where-am-i/index.html",
    "handbook": HANDBOOKS,
    "print": HANDBOOKS,
    # As people type who are upset.
    "they havent replied": f"{CONFERENCE}#respond",
    "havent heard back": f"{CONFERENCE}#respond",
    "taking too long": f"{CONFERENCE}#respond",
    "how do i complain about a social worker": CONFERENCE,
    "socal worker": CONFERENCE,
    "complant": (WHERE, CONFERENCE, CENTRE),
    "not listening to me": WHERE,
    "rude staff": WHERE,
    "racist": WHERE,
    "they lied in the report": (WHERE, CONFERENCE),
    "how to escalate": f"{CONFERENCE}#stage-2",
    "missed the deadline": WAITING,
    "bank holiday": "counting/index.html#which-bank-holidays",
    "conference": CONFERENCE,
    "disagree with school": WHERE,
    "where am I": "where-am-i/index.html",
    "am I too late": "where-am-i/index.html",
    "write a letter": "where-am-i/index.html",
    "complain about the manager": f"{CONFERENCE}#about-chairperson",
    "complant about social worker": CONFERENCE,
    "apeal": f"{CONFERENCE}#stage-2",
    "they refused": f"{CONFERENCE}#stage-2",
    "not upheld": f"{CONFERENCE}#stage-2",
    "nobody replied": f"{CONFERENCE}#respond",
    "still waiting": (*WAITING, f"{CENTRE}#decide"),
    "my daughter": CONFERENCE,
    "see my kids": CENTRE,
    "custody": CENTRE,
    "apology": f"{CENTRE}#reply",
    # No policy here says anything of them: where to begin, or whom to ask.
    "cafcass": WHERE,
    "social services": WHERE,
    "health visitor": WHERE,
    "refund": BEGINNINGS,
    "compensation": BEGINNINGS,
    "legal aid": TO_ASK,
    "deaf": TO_ASK,
    "he hit my child": IN_DANGER,
    "suicide": IN_DANGER,
    "christmas": "counting/index.html#which-bank-holidays",
    "easter": "counting/index.html#which-bank-holidays",
    "good friday": "counting/index.html#which-bank-holidays",
    "flow chart": CHARTS,
    # What no policy here says: whom to ask, and where to begin.
    "anonymous": TO_ASK,
    "complain anonymously": TO_ASK,
    "withdraw": TO_ASK,
    "withdraw my complaint": TO_ASK,
    "cancel my complaint": TO_ASK,
    "drop the complaint": TO_ASK,
    "opening hours": TO_ASK,
    "who is in charge": TO_ASK,
    "subject access request": TO_ASK,
    "freedom of information": TO_ASK,
    "foi": TO_ASK,
    "teacher": WHERE,
    "gp": WHERE,
    "foster carer": WHERE,
    "court": WHERE,
    "they closed my case": WHERE,
    "wont listen": WHERE,
    "nobody cares": WHERE,
    "compliant": WHERE,
    "unfair": WHERE,
    "gdpr": "privacy/index.html#no-cookies-no-tracking",
    "data protection": "privacy/index.html#no-cookies-no-tracking",
    "personal data": "privacy/index.html#no-cookies-no-tracking",
    # Stages by their number.
    "stage two": f"{CONFERENCE}#stage-2",
    "2nd stage": f"{CONFERENCE}#stage-2",
    "stage three": f"{CONFERENCE}#stage-3",
    "third stage": f"{CONFERENCE}#stage-3",
    "final stage": f"{CONFERENCE}#stage-3",
    "first stage": f"{CONFERENCE}#stage-1",
    "step two": f"{KIRKLEES}#step-2",
    # Time.
    "extension": WAITING,
    "more time": WAITING,
    "ask for more time": WAITING,
    "14 days": f"{CENTRE}#ask-further",
    "28 days": f"{CONFERENCE}#confirm-outcome",
    "25 working days": f"{NELSCP}#finish",
    "10 working days": f"{KIRKLEES}#ask-team-manager",
    "one month": f"{KIRKLEES}#whole-process",
    "expired": "where-am-i/index.html",
    "time is up": "where-am-i/index.html",
    "reminder": "where-am-i/index.html",
    "add to calendar": "where-am-i/index.html",
    "save my answers": "where-am-i/index.html",
    "lost my letter": "where-am-i/index.html",
    "took my kids": CONFERENCE,
    "removed my child": CONFERENCE,
    "cp plan": CONFERENCE,
    "conferance": CONFERENCE,
    "inaccurate report": CONFERENCE,
    "what are my rights": (f"{CENTRE}#right-to-complain", f"{CONFERENCE}#right-to-complain"),
    "report abuse": IN_DANGER,
    "LADO": IN_DANGER,
    "contact session cancelled": CENTRE,
    "ombusdman": f"{CENTRE}#stage-3",
    "acknowlegement": f"{CONFERENCE}#respond",
    "unhapy": f"{CONFERENCE}#stage-2",
    "deadlne": "deadline/index.html",
    "whistleblowing": "procedures/kirklees/index.html#contact-whistleblowing",
    "front door": "procedures/kirklees/index.html#contact-front-door",
    "resolving professional differences": f"{CONFERENCE}#professionals",
    "joint meeting": f"{BOARD}/conflict-between-partners/index.html#meeting",
    "action plan": f"{BOARD}/non-compliance/index.html#chair",
    "executive board": f"{NELSCP}#partners",
    "DCS": f"{BOARD}/dispute-with-chair/index.html",
    "offline": "offline/index.html",
    # Professionals.
    "professional disagreement": KIRKLEES,
    "manager disagrees": KIRKLEES,
    "threshold": KIRKLEES,
    "safeguarding partners": NELSCP,
    "dispute with the chair": f"{BOARD}/dispute-with-chair/index.html",
    "poor performance": f"{BOARD}/non-compliance/index.html",
    # Publishers and contacts.
    "Kirklees": "procedures/kirklees/index.html",
    "Peterborough": "procedures/cambridgeshire-and-peterborough/index.html",
    "emergency": IN_DANGER,
    "child in danger": IN_DANGER,
    # The site itself.
    "work out a deadline": "deadline/index.html",
    "compare procedures": "compare/index.html",
    "working days": "counting/index.html#working-days",
    "how are days counted": "counting/index.html",
    "bank holidays": "counting/index.html#which-bank-holidays",
    "glossary": "glossary/index.html",
    "privacy": "privacy/index.html",
    "cookies": "privacy/index.html#no-cookies-no-tracking",
    "delete my history": "staying-safe-online/index.html#delete-this-site-from-your-history",
    # A last look: what upset people and staff type, each place worked out by hand before it was tried.
    "how to complain about social services": WHERE,
    "childrens services": WHERE,
    "complain about a teacher": WHERE,
    "child in need": WHERE,
    "bullying": WHERE,
    "nobody told me": WHERE,
    "chairperson was rude": WHERE,
    "letter of complaint": "where-am-i/index.html",
    "they are late": "where-am-i/index.html",
    "conference minutes": CONFERENCE,
    "minutes are wrong": CONFERENCE,
    "core group": CONFERENCE,
    "not invited to the conference": CONFERENCE,
    "excluded from conference": CONFERENCE,
    "took my baby": CONFERENCE,
    "review conference": CONFERENCE,
    "decision is wrong": (f"{CONFERENCE}#stage-2", f"{KIRKLEES}#step-1"),
    "complaint not upheld": f"{CONFERENCE}#stage-2",
    "new conference": f"{CONFERENCE}#stage-3",
    "stage 3": f"{CONFERENCE}#stage-3",
    "chairpersn": f"{CONFERENCE}#about-chairperson",
    "overdue": WAITING,
    "when will I hear": WAITING,
    "response time": WAITING,
    "20 working days": f"{CONFERENCE}#respond",
    "5 working days": f"{CENTRE}#acknowledge",
    "acknowlege": f"{CENTRE}#acknowledge",
    "apologise": f"{CENTRE}#reply",
    "say sorry": f"{CENTRE}#reply",
    "private and confidential": f"{CENTRE}#about-coordinator",
    "contact supervisor": CENTRE,
    "court order": (CENTRE, WHERE),
    "email address": TO_ASK,
    "telephone": TO_ASK,
    "DSL": KIRKLEES,
    "designated safeguarding lead": KIRKLEES,
    "escalation policy": KIRKLEES,
    "Named Professional": f"{KIRKLEES}#step-2",
    "dispute between agencies": NELSCP,
    "safegaurding": NELSCP,
    "SCB manager": f"{NELSCP}#acknowledge",
    "partner wont cooperate": (NELSCP, f"{BOARD}/conflict-between-partners/index.html"),
    "mediator": tuple(
        f"{BOARD}/{each}/index.html#mediator" for each in ("conflict-between-partners", "dispute-with-chair")
    ),
    "violent ex": IN_DANGER,
    "pdf": HANDBOOKS,
    "word document": HANDBOOKS,
    "what is a working day": "counting/index.html#working-days",
    "how to count working days": "counting/index.html#working-days",
    "hide my screen": "staying-safe-online/index.html#what-the-button-cannot-do",
    "domestic abuse": "staying-safe-online/index.html#get-help",
}
FOR_AUTHORS = ("authors/", "adopt/")
OF_AUTHORS = ("ombudsman", "appeal", "error", "yaml", "publish", "publisher.yml", "netlify")
ASK = Path(__file__).with_name("search_queries.mjs")


def test_there_are_enough_of_them() -> None:
    assert len(FIRST) >= 40


@pytest.fixture(scope="module")
def found(built_site: Path) -> dict[str, list[str]]:
    """Where the results of each text lead, in their order: the search of the site, as its dialog asks it."""
    asked = {"site": str(built_site), "small": ENGLISH("theme.search.small").split(), "typed": [*FIRST, *OF_AUTHORS]}
    answers: list[list[str]] = nodejs.run(ROOT, ASK, asked)
    return dict(zip(asked["typed"], answers, strict=True))


def test_each_query_leads_first_to_its_place(found: dict[str, list[str]], subtests: pytest.Subtests) -> None:
    for typed, place in FIRST.items():
        with subtests.test(typed):
            assert found[typed][0] in ((place,) if isinstance(place, str) else place)


def test_no_page_for_authors_is_found(found: dict[str, list[str]]) -> None:
    for typed in OF_AUTHORS:
        assert [place for place in found[typed] if place.startswith(FOR_AUTHORS)] == []


def test_every_place_that_can_be_found_is_there(built_site: Path) -> None:
    text = (built_site / "search" / "search_index.js").read_text("utf-8")
    rows = json.loads(text.partition("=")[2].strip().removesuffix(";"))
    by_page: dict[str, set[str]] = {}
    for address, *_ in rows:
        path, _, place = address.partition("#")
        by_page.setdefault(path, set()).add(place)
    assert by_page
    for path, places in by_page.items():
        held = read((built_site / path).read_text("utf-8")).ids
        assert places - {""} <= held.keys(), path


def test_titles_and_texts_are_whole_words(built_site: Path) -> None:
    text = (built_site / "search" / "search_index.js").read_text("utf-8")
    for glued in ("Published by" + "Milton", "must" + "The policy", "acknowledge" + "To tell"):
        assert glued not in text
