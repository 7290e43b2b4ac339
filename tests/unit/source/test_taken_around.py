"""What an act, a way out or a gap leaves out is that of its stage, of its act, or of what it is about first."""

import re
from pathlib import Path
from typing import Any

import pytest

from build_scripts.reference import constructs
from build_scripts.source import json_schemas, schema, taken_around, yaml_tree
from build_scripts.source.reader import read_library
from navigator.model.acts import Duty, Event
from navigator.model.limits import Source
from navigator.model.procedure import Gap, Procedure
from navigator.model.stages import ConflictRoute, Outcome
from tests.support.samples import HEAD, PUBLISHER

STAGES = """
events:
  - {id: asked, what: it was asked, ask: When?}
  - {id: answered, what: it was answered, ask: When?}
stages:
  - id: one
    title: One
    purpose: First.
    lead: [manager, director]
    opens: asked
    source: {heading: One, paragraph: 1}
    duties:
      - {id: answer, force: must, act: answer, no_limit: not stated, produces: answered}
      - {id: help, by: parent, force: may, act: help, no_limit: not needed, source: {heading: Two}}
    outcomes:
      - {id: over, when: it is answered, event: answered, to: {end: settled}}
    conflicts:
      - {id: about-manager, about: manager, instead: director, act: ask the director, force: may}
gaps:
  - {id: who, text: It does not say who., about: [help, one]}
  - {id: when, text: It does not say when., about: [answer]}
  - {id: why, text: It does not say why., about: [answer], source: {heading: Three}}
"""
ONE, TWO, THREE = Source(heading="One", paragraph=1), Source(heading="Two"), Source(heading="Three")


def library(root: Path, **files: str) -> tuple[dict[str, Procedure], list[str]]:
    (root / "board").mkdir()
    (root / "board/publisher.yml").write_text(PUBLISHER, "utf-8")
    for name, text in files.items():
        (root / f"board/{name}.yml").write_text(text.replace("id: sample", f"id: {name}"), "utf-8")
    read, problems = read_library(root)
    told = [str(each).replace(f"{root.as_posix()}/", "") for each in problems]
    return {key.partition("/")[2]: held.value for key, held in read.procedures.items()}, told


def test_a_wrong_key_in_what_is_left_out_elsewhere_is_told_once_where_it_stands(tmp_path: Path) -> None:
    wrong = STAGES.replace("source: {heading: One, paragraph: 1}", "source: {heading: One, paragr: 2, paragraph: 1}")
    _, problems = library(tmp_path, plain=HEAD + wrong)
    assert len(problems) == 1
    assert re.fullmatch(r"board/plain\.yml:\d+:28: \"paragr\" is not a key here; .*", problems[0]), problems[0]


def test_an_act_a_way_out_and_a_conflict_route_have_the_source_of_their_stage(tmp_path: Path) -> None:
    read, problems = library(tmp_path, plain=HEAD + STAGES)
    assert problems == []
    (stage,) = read["plain"].stages
    answer, assist = stage.duties
    assert [answer.source, stage.outcomes[0].source, stage.conflicts[0].source] == [ONE] * 3
    assert assist.source == TWO


def test_an_act_is_by_whoever_leads_its_stage(tmp_path: Path) -> None:
    read, _ = library(tmp_path, plain=HEAD + STAGES)
    (stage,) = read["plain"].stages
    assert [duty.by for duty in stage.duties] == [("manager", "director"), ("parent",)]


WAYS = """
events:
  - {id: asked, what: it was asked, ask: When?}
  - {id: answered, what: it was answered, ask: When?}
  - {id: settled, what: it was settled, ask: When?}
stages:
  - id: one
    title: One
    purpose: First.
    lead: manager
    opens: asked
    source: {heading: One, paragraph: 1}
    duties:
      - {id: ask-again, by: parent, force: may, act: ask, no_limit: not stated, produces: asked, source: {heading: Two}}
      - {id: answer, force: must, act: answer, no_limit: not stated, produces: answered}
      - {id: answer-too, by: [director, manager], force: may, act: answer, no_limit: not needed, produces: answered,
         source: {heading: Three}}
    outcomes:
      - {id: again, when: it is asked, event: asked, to: {end: closed}}
      - {id: over, when: it is answered, event: answered, to: {end: decided}}
      - {id: content, when: it is settled, event: settled, to: {end: settled}}
    conflicts:
      - {id: about-manager, about: manager, instead: director, act: ask the director, force: may, event: asked}
"""


def ways_out(read: dict[str, Procedure], name: str) -> dict[str, tuple[tuple[str, ...], Source]]:
    return {way.id: (way.by, way.source) for way in read[name].stages[0].outcomes}


def test_a_way_out_is_by_whoever_does_the_act_that_shows_it_and_has_its_source(tmp_path: Path) -> None:
    read, problems = library(tmp_path, plain=HEAD + WAYS)
    assert problems == []
    assert ways_out(read, "plain") == {
        "again": (("parent",), TWO),
        # Two acts show it: it is by all who do one of them, and two sources are none.
        "over": (("manager", "director"), ONE),
        # No act shows it: the policy does not say who decides.
        "content": ((), ONE),
    }
    # A route around somebody has no act: it stands in its stage.
    assert read["plain"].stages[0].conflicts[0].source == ONE


def test_what_a_way_out_says_itself_counts(tmp_path: Path) -> None:
    own = WAYS.replace("event: asked, to", "event: asked, by: [], source: {heading: Three}, to")
    own = own.replace("event: answered, to", "event: answered, by: director, to")
    read, problems = library(tmp_path, plain=HEAD + own)
    assert problems == []
    assert ways_out(read, "plain") == {
        "again": ((), THREE),
        "over": (("director",), ONE),
        "content": ((), ONE),
    }


def test_what_a_file_names_of_another_one_comes_from_its_own_place(tmp_path: Path) -> None:
    own = """
based_on: base
id: local
stages:
  - id: one
    source: {heading: Four}
    lead: director
    duties:
      - id: answer
      - {id: ask-again, act: ask once more}
    outcomes:
      - id: content
      - {id: over, source: {heading: Two}}
"""
    read, problems = library(tmp_path, base=HEAD + WAYS, local=own)
    assert problems == []
    stage = read["local"].stages[0]
    four = Source(heading="Four")
    # Who acts is who acted there: the stage's new lead was not asked to.
    told = {act.id: (act.by, act.source) for act in stage.duties}
    assert told == {
        "ask-again": (("parent",), four),
        "answer": (("manager",), four),
        "answer-too": (("director", "manager"), THREE),
    }
    assert ways_out(read, "local") == {
        "again": (("parent",), four),
        "over": (("manager", "director"), TWO),
        "content": ((), four),
    }


def test_a_way_out_goes_with_its_act_in_a_file_that_is_based_on_its_own(tmp_path: Path) -> None:
    own = """
based_on: base
id: local
stages:
  - id: one
    source: {heading: Four}
    duties:
      - {id: ask-again, by: director, source: {heading: Three}}
gaps:
  - {id: late, text: It does not say when., about: [again]}
"""
    early = "gaps: [{id: who, text: It does not say who., about: [again]}]\n"
    read, problems = library(tmp_path, base=HEAD + WAYS + early, local=own)
    assert problems == []
    # What the stage says of itself here moves no way out that goes with the stage there.
    assert ways_out(read, "local") == {
        "again": (("director",), THREE),
        "over": (("manager", "director"), ONE),
        "content": ((), ONE),
    }
    # A gap that was there keeps the source that it has there.
    assert {gap.id: gap.source for gap in read["local"].gaps} == {"who": TWO, "late": THREE}


def test_a_gap_has_the_source_of_the_first_clause_that_it_is_about(tmp_path: Path) -> None:
    read, _ = library(tmp_path, plain=HEAD + STAGES)
    assert [gap.source for gap in read["plain"].gaps] == [TWO, ONE, THREE]


def test_another_source_of_a_stage_is_none_of_the_acts_that_it_has_from_another_file(tmp_path: Path) -> None:
    own = """
based_on: base
id: local
stages:
  - id: one
    source: {heading: Three, paragraph: 2}
    lead: director
    duties:
      - {id: tell, force: must, act: tell others, no_limit: not stated}
"""
    read, problems = library(tmp_path, base=HEAD + STAGES, local=own)
    assert problems == []
    told = {duty.id: (duty.by, duty.source) for duty in read["local"].stages[0].duties}
    assert told["answer"] == (("manager", "director"), ONE)
    assert told["tell"] == (("director",), Source(heading="Three", paragraph=2))
    assert read["local"].gaps[1].source == ONE


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("    source: {heading: One, paragraph: 1}\n", "board/plain.yml:22:5: source is missing"),
        ("    lead: [manager, director]\n", "board/plain.yml:22:5: lead is missing"),
    ],
)
def test_what_the_stage_does_not_say_either_is_told_once(tmp_path: Path, gone: str, told: str) -> None:
    assert gone in STAGES
    _, problems = library(tmp_path, plain=HEAD + STAGES.replace(gone, ""))
    assert [each.split(";")[0] for each in problems] == [told]


def test_a_way_out_of_every_stage_has_no_stage_to_take_it_from(tmp_path: Path) -> None:
    over = "outcomes: [{id: back, when: it is taken back, event: answered, to: {end: withdrawn}}]\n"
    _, (problem,) = library(tmp_path, plain=HEAD + STAGES + over)
    assert "source is missing" in problem


def test_a_problem_of_what_was_taken_stands_where_it_was_written() -> None:
    tree, _ = yaml_tree.read("x.yml", (HEAD + STAGES).encode())
    assert tree
    filled = taken_around.finished(taken_around.filled(tree))
    at = yaml_tree.locate(filled, ("stages", 0, "duties", 0, "source", "heading"))
    assert at == yaml_tree.locate(tree, ("stages", 0, "source", "heading"))


def test_an_editor_asks_for_none_of_it_and_data_for_programs_has_all() -> None:
    wanted: dict[type, set[str]] = {cls: {"source"} for cls in (Outcome, ConflictRoute, Gap)}
    wanted[Duty] = wanted[Outcome] = {"by", "source"}
    wanted[Event] = {"ask"}
    assert {cls: set(schema.taken_from_around(cls)) for cls in taken_around.CLASSES} == wanted
    written: dict[str, Any] = json_schemas.procedure_file()["$defs"]
    data: dict[str, Any] = json_schemas.of(Procedure)["$defs"]
    for cls, keys in wanted.items():
        assert not keys & set(written[cls.__name__]["required"])
        # Who decides a way out the policy need not say.
        assert keys - set(data[cls.__name__]["required"]) == ({"by"} if cls is Outcome else set())
        assert not [key.name for key in constructs.construct(cls).keys if key.needed and key.name in keys]


def test_another_heading_has_none_of_the_paragraphs_of_the_first(tmp_path: Path) -> None:
    own = """
based_on: base
id: local
scope: {source: {heading: Two}}
stages: [{id: one, source: {paragraph: 3}}]
"""
    read, problems = library(
        tmp_path, base=HEAD.replace("{heading: One}", "{heading: One, paragraph: 1}") + STAGES, local=own
    )
    assert problems == []
    assert read["local"].scope.source == TWO
    # The heading is the same where only the paragraph is another one.
    assert read["local"].stages[0].source == Source(heading="One", paragraph=3)
