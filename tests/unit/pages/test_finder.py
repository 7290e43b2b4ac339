"""Three questions lead to every procedure, and to the places outside that procedures send to."""

import dataclasses
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from build_scripts.content import Content
from build_scripts.pages import finder
from build_scripts.pages.finder import Place, Question
from build_scripts.source.shared import Shared, Topic
from navigator.case.asking.questions import opening_questions, role_question
from navigator.model.parties import Audience
from navigator.model.scope import Finder
from navigator.words import ENGLISH
from tests.support.samples import library, policy, publisher

ASSETS = {"finder.js": "finder.js"}
CONFERENCES = "cambridgeshire-and-peterborough/conference-complaints"
BOARD = "milton-keynes-safeguarding-children-board"

Way = tuple[tuple[str, ...], Place]


def ways(question: Question, so_far: tuple[str, ...] = ()) -> Iterator[Way]:
    """Every way through the questions to a place."""
    for answer in question.answers:
        told = (*so_far, answer.text)
        if isinstance(answer.then, Question):
            yield from ways(answer.then, told)
        else:
            yield from ((told, place) for place in answer.then)


def asked(content: Content) -> Question:
    return finder.question(content, ENGLISH)


def only(scope_finder: tuple[Finder, ...] = (), topics: tuple[Topic, ...] = ()) -> Content:
    """A site of one procedure by a made-up board."""
    made = policy("events: []\nstages: []\n")
    scope = dataclasses.replace(made.procedure.scope, finder=scope_finder)
    made = dataclasses.replace(made, procedure=dataclasses.replace(made.procedure, scope=scope))
    return Content({made.key: made}, {}, {"board": publisher()}, {}, {}, {}, Shared(topics=topics))


def test_every_procedure_can_be_found_by_those_it_is_for() -> None:
    found = {(told[0], place.policy.key) for told, place in ways(asked(library())) if place.outside is None}
    for key, each in library().policies.items():
        assert (ENGLISH(f"finder.who.{each.procedure.audience.value}"), key) in found


def test_every_place_outside_that_is_no_procedure_of_the_site_can_be_found() -> None:
    found = {(place.policy.key, place.outside.id) for _, place in ways(asked(library())) if place.outside}
    named = {
        (key, elsewhere.id)
        for key, each in library().policies.items()
        for elsewhere in each.procedure.scope.elsewhere
        if elsewhere.procedure is None
    }
    assert named
    assert found == named


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            (
                "families",
                "A child protection conference",
                "Those who run conferences in Cambridgeshire",
            ),
            [CONFERENCES],
        ),
        (
            ("families", "A child protection conference", "Those who run conferences in Milton Keynes"),
            [f"{BOARD}/where-a-complaint-belongs"],
        ),
        (
            ("families", "A contact centre", "Milton Keynes Children's Contact Centre"),
            ["milton-keynes-contact-centre/complaints"],
        ),
        (
            ("agencies", "A dispute on a safeguarding board", "The Chair of Milton Keynes Safeguarding Children Board"),
            [f"{BOARD}/dispute-with-chair"],
        ),
        (
            (
                "professionals",
                "What another professional or agency did, or did not do, for a child",
                "A professional or an agency in Cambridgeshire or Peterborough",
            ),
            [f"{CONFERENCES}#professionals"],
        ),
    ],
)
def test_answers_lead_to_the_place_of_the_documents(told: tuple[str, str, str], expected: list[str]) -> None:
    who, about, whose = told
    wanted = (ENGLISH(f"finder.who.{who}"), about, whose)
    found = [place for given, place in ways(asked(library())) if given == wanted]
    assert [place.policy.key + (f"#{place.outside.id}" if place.outside else "") for place in found] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            ("families", "A child protection conference", "Those who run conferences in Peterborough"),
            {"reader": "complainant", "area": "peterborough"},
        ),
        (
            ("helper", "A child protection conference", "Those who run conferences in Cambridgeshire"),
            {"reader": "helper", "area": "cambridgeshire"},
        ),
        # Nothing is known of who it is, and the place is.
        (
            ("other", "A child protection conference", "Those who run conferences in Cambridgeshire"),
            {"area": "cambridgeshire"},
        ),
        (
            ("professionals", "A contact centre", "Milton Keynes Children's Contact Centre"),
            {"reader": "complainant"},
        ),
        (
            ("agencies", "A dispute on a safeguarding board", "The Chair of Milton Keynes Safeguarding Children Board"),
            {"reader": "first-party"},
        ),
        (
            (
                "agencies",
                "A dispute on a safeguarding board",
                "A partner of Milton Keynes Safeguarding Children Board, and you are its Chair",
            ),
            {"reader": "other-party"},
        ),
        # Either of the two parties can be the one who asks.
        (
            (
                "agencies",
                "A dispute on a safeguarding board",
                "Another partner of Milton Keynes Safeguarding Children Board",
            ),
            {},
        ),
        (
            (
                "families",
                "The day-to-day work of a person or an organisation",
                "A person or an agency in Cambridgeshire or Peterborough",
            ),
            {},
        ),
    ],
)
def test_what_the_answers_say_already_goes_along_to_the_wizard(
    told: tuple[str, str, str], expected: dict[str, str]
) -> None:
    who, about, whose = told
    wanted = (ENGLISH(f"finder.who.{who}"), about, whose)
    (place,) = (place for given, place in ways(asked(library())) if given == wanted)
    assert place.told == expected


def test_what_goes_along_are_answers_that_the_wizard_asks_for() -> None:
    for _, place in ways(asked(library())):
        options = {each.name: each.options for each in opening_questions(place.policy)}
        options |= {"role": role_question(place.policy).options}
        for name, answer in place.told.items():
            assert answer in options[name], place.id


def test_answers_about_the_case_go_along_and_a_role_that_answers_goes_as_somebody_who_works_there() -> None:
    demo = policy(
        """
        areas: [{id: north, name: North}, {id: south, name: South}]
        questions:
          - id: whose
            ask: Whose is it?
            answers:
              - {id: own, name: Mine, when: it is your own}
              - {id: other, name: Not mine, when: it is not}
        events: []
        stages: []
        """
    )
    entry = Finder(
        who=(Audience.PROFESSIONALS,), about=("a",), whose=("Us",), reader="director", told=("south", "other")
    )
    scope = dataclasses.replace(demo.procedure.scope, finder=(entry,))
    made = dataclasses.replace(demo, procedure=dataclasses.replace(demo.procedure, scope=scope))
    content = dataclasses.replace(only(), policies={made.key: made}, shared=Shared(topics=(Topic(id="a", name="A"),)))
    told = {given[0]: place.told for given, place in ways(asked(content))}
    assert told == {
        ENGLISH("finder.who.professionals"): {
            "reader": "staff",
            "role": "director",
            "area": "south",
            "case:whose": "other",
        },
        ENGLISH("finder.who.other"): {"area": "south", "case:whose": "other"},
    }


def test_where_two_ways_lead_to_one_place_only_what_both_say_goes_along() -> None:
    topics = (Topic(id="a", name="One topic"), Topic(id="b", name="Another"))
    ways_there = (
        Finder(who=(Audience.FAMILIES,), about=("a",), whose=("Us",), told=("north",)),
        Finder(who=(Audience.FAMILIES,), about=("a",), whose=("Us",), told=("south",)),
    )
    demo = policy("areas: [{id: north, name: North}, {id: south, name: South}]\nevents: []\nstages: []\n")
    scope = dataclasses.replace(demo.procedure.scope, finder=ways_there)
    made = dataclasses.replace(demo, procedure=dataclasses.replace(demo.procedure, scope=scope))
    content = dataclasses.replace(only(), policies={made.key: made}, shared=Shared(topics=topics))
    assert all("area" not in place.told for _, place in ways(asked(content)))


def test_a_family_is_not_asked_about_disputes_between_agencies() -> None:
    families = next(answer for answer in asked(library()).answers if answer.text == ENGLISH("finder.who.families"))
    assert isinstance(families.then, Question)
    assert "A dispute on a safeguarding board" not in [answer.text for answer in families.then.answers]


def test_no_question_offers_the_same_answer_twice() -> None:
    def check(question: Question) -> None:
        texts = [answer.text for answer in question.answers]
        assert len(texts) == len(set(texts))
        for answer in question.answers:
            if isinstance(answer.then, Question):
                check(answer.then)

    check(asked(library()))


def test_topics_come_in_the_order_of_their_file() -> None:
    topics = (Topic(id="b", name="Second in the alphabet"), Topic(id="a", name="First in the alphabet"))
    content = only((Finder(who=(Audience.FAMILIES,), about=("a", "b")),), topics)
    then = asked(content).answers[0].then
    assert isinstance(then, Question)
    assert [answer.text for answer in then.answers] == ["Second in the alphabet", "First in the alphabet"]


def test_a_procedure_that_names_no_answers_is_found_by_its_audience_and_what_it_is_about() -> None:
    assert [told for told, _ in ways(asked(only()))] == [
        (ENGLISH("finder.who.families"), "anything", "The Board"),
        (ENGLISH("finder.who.helper"), "anything", "The Board"),
        # Somebody whom no answer fits is asked what it is about all the same.
        (ENGLISH("finder.who.other"), "anything", "The Board"),
    ]


def test_two_procedures_that_the_same_answers_fit_are_both_offered() -> None:
    one = only()
    twin = {"board/twin": next(iter(one.policies.values()))}
    twin = {
        key: dataclasses.replace(each, procedure=dataclasses.replace(each.procedure, id="twin"))
        for key, each in twin.items()
    }
    both = dataclasses.replace(one, policies={**one.policies, **twin})
    for who in ("families", "other"):
        found = [place.policy.key for told, place in ways(asked(both)) if told[0] == ENGLISH(f"finder.who.{who}")]
        assert found == ["board/sample", "board/twin"]


def test_a_site_without_procedures_has_the_page_and_no_question() -> None:
    empty = Content({}, {}, {}, {}, {}, {})
    assert asked(empty).answers == ()
    assert ENGLISH("finder.none") in finder.page(empty, ENGLISH, ASSETS)[finder.PAGE]


class _Reader(HTMLParser):
    """Follows the nested list of the page as a reader without scripts would."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[str | None] = []
        self.ways: list[tuple[str, ...]] = []
        self.in_label = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.in_label = self.in_label or "data-label" in held
        if tag == "li":
            self.items.append("" if "data-answer" in held else None)
        if "data-place" in held:
            self.ways.append((*(text for text in self.items if text), held["data-place"] or ""))

    def handle_endtag(self, tag: str) -> None:
        self.in_label = False
        if tag == "li":
            self.items.pop()

    def handle_data(self, data: str) -> None:
        if self.in_label:
            self.items[-1] = (self.items[-1] or "") + data


def test_the_page_without_scripts_holds_the_same_ways() -> None:
    reader = _Reader()
    reader.feed(finder.page(library(), ENGLISH, ASSETS)[finder.PAGE].partition("<template")[0])
    assert reader.ways == [(*told, place.id) for told, place in ways(asked(library()))]


def test_markup_in_the_data_is_shown_as_text() -> None:
    bad = '<img src=x onerror="alert(1)">'
    content = only(
        (Finder(who=(Audience.FAMILIES,), about=("a",), whose=(bad,)),), (Topic(id="a", name=bad, hint=bad),)
    )
    text = finder.page(content, ENGLISH, ASSETS)[finder.PAGE]
    assert "<img" not in text
    assert "&lt;img" in text


def every(question: Question) -> Iterator[Question]:
    """A question and all those behind its answers."""
    yield question
    for answer in question.answers:
        if isinstance(answer.then, Question):
            yield from every(answer.then)


def test_no_question_about_the_matter_has_more_than_six_choices() -> None:
    found = list(every(asked(library())))
    about = [each for each in found if each.text in (ENGLISH("finder.about"), ENGLISH("finder.about.more"))]
    assert {each.text for each in about} == {ENGLISH("finder.about"), ENGLISH("finder.about.more")}
    assert max(len(each.answers) + bool(each.other) for each in found) <= 6


def test_what_concerns_the_one_who_asks_comes_before_the_rest() -> None:
    agency = next(each for each in asked(library()).answers if each.text == ENGLISH("finder.who.agencies"))
    assert isinstance(agency.then, Question)
    first = [each.text for each in agency.then.answers]
    assert first[:3] == [
        "The work or the arrangements of a safeguarding partnership",
        "An organisation on a safeguarding board that does not seem to work effectively",
        "A dispute on a safeguarding board",
    ]
    assert first[-1] == ENGLISH("finder.about.other")


def test_the_page_says_how_many_questions_there_are_at_most() -> None:
    (made,) = finder.page(library(), ENGLISH, ASSETS).values()
    assert "Answer up to 4 questions." in made
