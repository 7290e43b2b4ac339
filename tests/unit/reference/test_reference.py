"""Everything an author can write is documented, with an example that builds, and is read by something."""

import dataclasses
import enum
import json
import re
import shutil
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from build_scripts import checks, content, findings, reference
from build_scripts.checks import examples
from build_scripts.checks.references import REFERENCES, RESERVED
from build_scripts.content import Content
from build_scripts.data import search_entries
from build_scripts.flowchart import charts
from build_scripts.pages import accessibility, compare, finder, glossary, policy
from build_scripts.reference import constructs, excerpts
from build_scripts.reference.constructs import Construct, Key
from build_scripts.source import accessibility_statement, calendar_files, traverse, worked_examples
from build_scripts.source.calendar_files import CALENDARS
from build_scripts.source.coverage import Coverage, Paragraph, Section, Sentence
from build_scripts.source.json_schemas import BasedOn
from build_scripts.source.reader import read_library
from navigator import api
from navigator.case.verdicts.status import Status
from navigator.dates import periods
from navigator.model.cases import Case, Example, Expected, ExpectedDate, Fact, Span, parse_fact
from navigator.model.limits import Limit, Pause
from navigator.model.parties import Panel
from navigator.model.policy import Policy
from navigator.model.upkeep import ProcedureStatus
from navigator.words import ENGLISH
from tests.support.reads import Read, recorded

TODAY = date(2028, 1, 1)
CONSTRUCTS = [made for found in constructs.chapters().values() for made in found]
KEYS = [(made, key) for made in CONSTRUCTS for key in made.keys]
WORDS = [(cls, word) for cls in constructs.enumerations() for word in constructs.words(cls)]
# A site or a procedure says these once, so one example cannot use all of their words.
ONE_A_SITE = {accessibility_statement.Status, accessibility_statement.Nation, ProcedureStatus}

every_construct = pytest.mark.parametrize("made", CONSTRUCTS, ids=lambda made: made.title)
every_key = pytest.mark.parametrize(("made", "key"), KEYS, ids=[f"{made.title}: {key.name}" for made, key in KEYS])


# The language.


def test_every_class_of_the_language_has_its_place_on_the_page() -> None:
    told = {made.cls for made in CONSTRUCTS}
    assert {type(part) for part in _parts()} - {Fact, Span} == told - {BasedOn}
    assert set(REFERENCES) <= told


@every_construct
def test_every_construct_says_what_it_is(made: Construct) -> None:
    assert made.text.endswith(".")


@every_key
def test_every_key_says_what_it_holds(made: Construct, key: Key) -> None:
    speaks_for_itself = {"phone", "email", "web", "area"}  # and says what it holds
    assert key.text or key.name in speaks_for_itself, f"write a text under {made.cls.__name__}.{key.name}"
    assert key.holds


NOT_READ = {
    # The reader of files takes these from the tree, before there is a value.
    BasedOn: {"based_on", "drop", "without", "precedes"},
    # The name by which a file that is based on another one changes it.
    Pause: {"id"},
    # The marks of a document, which a newer text and the words of a limit are compared with.
    Coverage: {"seal"},
    Section: {"printed"},
    Paragraph: {"text"},
    Sentence: {"opening", "mark", "holds"},
}
"""Keys that no page, drawing, report or answer shows."""


@every_construct
def test_the_program_reads_every_key(made: Construct, keys_read: AbstractSet[Read]) -> None:
    family = [cls for cls in made.cls.__mro__ if dataclasses.is_dataclass(cls)]
    names = {field.name for field in dataclasses.fields(made.cls)}
    unread = {name for name in names if not any((cls, name) in keys_read for cls in family)}
    assert unread == NOT_READ.get(made.cls, set()), "show it to somebody, or take it out of the language"


@pytest.fixture(scope="module")
def keys_read(tmp_path_factory: pytest.TempPathFactory) -> AbstractSet[Read]:
    """What is read of the made-up board when everything is made of it; checks and the reference do not count."""
    root = tmp_path_factory.mktemp("root")
    (root / accessibility_statement.FILE).parent.mkdir(parents=True)
    shutil.copy(excerpts.EXAMPLE / "accessibility.yml", root / accessibility_statement.FILE)
    procedures = root / content.PROCEDURES
    shutil.copytree(excerpts.EXAMPLE, procedures)
    shutil.copy(CALENDARS / "bank-holidays.json", procedures / "calendars")
    classes = [made.cls for made in CONSTRUCTS]
    with (
        pytest.MonkeyPatch.context() as patch,
        recorded(classes, ignoring=("build_scripts.checks", "build_scripts.reference", __name__)) as found,
    ):
        # What the checks look at through other rooms, such as the marks of a document, does not count either.
        patch.setattr(checks, "faults", lambda *_: ())
        worked_examples.forget()  # another test may have worked them out, and nothing would be read for that
        held = content.read(procedures)
        drawn = charts.draw(held.policies.values(), ENGLISH)
        policy.all_pages(held, drawn, ENGLISH)
        finder.question(held, ENGLISH)
        compare.page(held, ENGLISH, {"compare.js": "compare.js"})
        glossary.page(held, ENGLISH)
        list(search_entries.entries(held, ENGLISH))
        accessibility.page(root, TODAY, ENGLISH)
        _ask_everything(held, procedures / "calendars")
        library, _ = read_library(procedures)
        for subject in findings.subjects(library, held.calendars, TODAY):
            findings.find(subject)
    # What is expected of a worked example is read by the check that works it out, and by nobody else.
    with recorded([Example, Expected, ExpectedDate], ignoring=(__name__,)) as expected:
        list(examples.problems(library, held.calendars))
    return found | expected


def _ask_everything(held: Content, calendars: Path) -> None:
    """Every limit, with caps that are too short as well; where every example stands, early, in time and late."""
    api.start(json.dumps({"calendars": calendar_files.read_data(calendars)}))
    for key, told in held.policies.items():
        for loaded in (_hurried(told), told):
            _ask(ask="load", policy=loaded.as_data())
            for clause, _ in loaded.limits():
                _ask(ask="limit", procedure=key, clause=clause.id, **{"from": "2026-06-01"})
        areas: list[str | None] = [area.id for area in told.procedure.areas] or [None]
        reader = {"reader": {"value": told.procedure.roles[0].id}, "area": {"value": areas[0]}}
        for event in list(told.events)[:2]:
            _ask(ask="wizard", procedure=key, answers={**reader, "last": {"value": event}}, today="2026-06-01")
        worked = held.cases[key].cases if key in held.cases else ()
        in_examples = {fact.event for example in worked for fact in example.facts}
        # However few are asked about, what nobody reads of them is missed.
        for event in [each for each in told.events if each not in in_examples][::3]:
            begun = {"procedure": key, "facts": [f"{event}=2026-06-01"], "today": "2026-06-01"}
            _ask(ask="position", **begun, reader=told.procedure.roles[0].id)
        for example in worked:
            for today in (example.today, date(2026, 1, 1), date(2027, 6, 1)):
                facts = [str(fact) for fact in example.facts]
                where = {"procedure": key, "facts": facts, "area": areas[0], "today": today.isoformat()}
                _ask(ask="export", of={"ask": "position", **where, "reader": told.procedure.roles[0].id})


def _hurried(told: Policy) -> Policy:
    """The same with a day for the whole: its steps no longer fit."""
    caps = tuple(
        dataclasses.replace(cap, limit=dataclasses.replace(cap.limit, period=periods.Days(1)))
        for cap in told.procedure.caps
    )
    return dataclasses.replace(told, procedure=dataclasses.replace(told.procedure, caps=caps))


def _ask(**request: object) -> None:
    assert "malformed" not in api.ask(json.dumps(request)), request


def test_a_key_that_only_a_walk_over_all_fields_or_a_check_reads_is_not_read() -> None:
    panel = Panel(members=5, fewest=3)
    with recorded([Panel], ignoring=("nothing",)) as found:
        assert [getattr(panel, field.name) for field in dataclasses.fields(panel)][:2] == [5, 3]
        assert panel == Panel(members=5, fewest=3)
    assert found == set()
    with recorded([Panel], ignoring=("nothing",)) as found:
        assert panel.fewest == 3
        template = Environment(autoescape=True).from_string("{{ panel.votes }}")
        template.render(panel=panel)
    assert found == {(Panel, "fewest"), (Panel, "votes")}
    with recorded([Panel], ignoring=(__name__,)) as found:
        assert panel.members == 5
    assert found == set()


@every_construct
def test_every_key_stands_in_an_example_that_builds(made: Construct) -> None:
    shown = "\n".join(excerpts.of(made))
    for key in made.keys:
        assert re.search(rf"(?m)[ {{-]?\b{key.name}:", shown), f"use {key.name} in build_scripts/example"


@every_construct
def test_every_key_is_set_on_its_own_construct_somewhere_in_the_example(made: Construct) -> None:
    if made.cls is BasedOn:
        return  # two keys of a file, which are gone when it has been read
    values = [part for part in _parts() if isinstance(part, made.cls)]
    unset = {
        field.name
        for field in dataclasses.fields(made.cls)
        if not any(getattr(value, field.name) != field.default for value in values) and field.default is not False
    }
    assert unset == set(), f"use {unset} in build_scripts/example"


def _parts() -> Iterator[Any]:
    """Every value of the example."""
    held = excerpts.library()
    written = [*held.publishers.values(), *held.procedures.values(), *held.cases.values(), held.shared]
    written += [*held.coverage.values(), excerpts.statement()]
    for each in written:
        if each:
            yield from (part for _, part in traverse.parts(each.value))


@every_construct
def test_no_example_is_longer_than_a_screen(made: Construct) -> None:
    for example in excerpts.of(made):
        assert len(example.splitlines()) <= 28


@pytest.mark.parametrize(("cls", "word"), WORDS, ids=[f"{cls.__name__}: {word.word}" for cls, word in WORDS])
def test_every_word_says_what_it_means_and_stands_in_the_example(cls: type, word: constructs.Word) -> None:
    assert word.text.endswith("."), f"write a text under {cls.__name__} {word.word}"
    used = {str(each.value) for each in _used(cls)}
    assert word.word in used or (cls in ONE_A_SITE and used), f"use {word.word} in build_scripts/example"


def _used(cls: type) -> set[enum.Enum]:
    held = excerpts.library()
    shared = [held.shared] if held.shared else []
    owned = (*held.publishers.values(), *held.procedures.values(), *held.coverage.values())
    written = [*owned, *shared, excerpts.statement()]
    values = [part for each in written for _, part in traverse.parts(each.value)]
    fields = [getattr(part, field.name) for part in values for field in dataclasses.fields(part)]
    flat = [item for value in fields for item in (value if isinstance(value, tuple) else (value,))]
    return {item for item in flat if isinstance(item, enum.Enum) and isinstance(item, cls)}


def test_every_unit_says_what_it_is_and_stands_in_the_example() -> None:
    assert [unit.word for unit in constructs.units()] == [*periods.UNITS, "15 May"]
    assert [unit.word for unit in constructs.units() if not unit.text.endswith(".")] == []
    held = [excerpts.library().procedures[name].value for name in (excerpts.PROCEDURE, excerpts.SECOND)]
    used = {part.period.unit for each in held for _, part in traverse.parts(each) if isinstance(part, Limit)}
    assert used == {*periods.UNITS, periods.DayOfYear.unit}


def test_every_title_of_the_page_is_a_place_of_its_own() -> None:
    places = re.findall(r"\{: #([a-z-]+) \}", reference.language_page())
    assert len(places) == len(set(places))
    links = re.findall(r'href="#([a-z-]+)"', reference.language_page())
    assert set(links) <= set(places)


def test_the_facts_on_the_page_can_be_read() -> None:
    facts = re.findall(r"<dt><code>(replied=[^<]*)</code>", reference.language_page())
    assert len(facts) == 5
    for fact in facts:
        assert str(parse_fact(fact)) == fact


def test_examples_keep_their_indents_on_the_page() -> None:
    assert "duties:&#10;  - id: complain&#10;    by:" in reference.language_page()


# What authors met.


def test_the_page_has_every_word_for_how_an_act_stands() -> None:
    page = reference.language_page()
    part = page.partition("{: #how-an-act-stands }")[2].partition("\n## ")[0]
    assert re.findall(r"<dt><code>([a-z ]+)</code>", part) == [status.value for status in Status]
    assert [word.word for word in constructs.words(Status) if not word.text.endswith(".")] == []


def test_the_page_lists_every_start_of_a_name_that_is_the_pages_own() -> None:
    page = reference.language_page()
    part = page.partition("{: #names }")[2].partition("\n## ")[0]
    assert [start for start in RESERVED if f"<code>{start}</code>" not in part] == []


def test_an_event_that_happens_again_is_told_again() -> None:
    told = Case((parse_fact("replied=2026-06-19"), parse_fact("replied=2026-06-05")))
    assert [str(fact) for fact in told.happenings("replied")] == ["replied=2026-06-05", "replied=2026-06-19"]
