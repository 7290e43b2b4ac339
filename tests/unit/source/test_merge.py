"""A procedure based on another one says only what differs: what is merged, what is dropped, what is put anew."""

from pathlib import Path
from typing import Any

import pytest

from build_scripts import checks
from build_scripts.source import yaml_tree
from build_scripts.source.inheritance import merged
from build_scripts.source.reader import read_library
from build_scripts.source.yaml_tree import Node, plain
from tests.support.samples import FIRST_STAGE, HEAD, PUBLISHER, calendars

BASE = """
title: Old
counting: {first_day: excluded, last_day: stays}
acts:
  - {id: one, act: begin, limit: {words: within 5 days, period: 5 days}}
  - {id: two, act: go on, when: it is needed}
  - {id: three, act: end, parts: [{id: four, act: sign}, {id: five, act: send}]}
"""


def read(text: str) -> Node:
    tree, problems = yaml_tree.read("x.yml", text.encode())
    assert tree, problems
    return tree


def acts(own: str) -> list[dict[str, object]]:
    data: dict[str, list[dict[str, object]]] = laid(own)
    return data["acts"]


def laid(own: str) -> dict[str, Any]:
    tree, problems = merged(read(BASE), read(f"based_on: x\n{own}"))
    assert problems == ()
    data: dict[str, Any] = plain(tree)
    return data


def test_maps_are_merged_and_items_with_the_same_id_too() -> None:
    data = laid("title: New\ncounting: {last_day: next working day}")
    assert (data["title"], data["counting"]) == ("New", {"first_day": "excluded", "last_day": "next working day"})
    assert acts("acts: [{id: two, act: stop}]")[1] == {"id": "two", "act": "stop", "when": "it is needed"}


def test_where_a_case_goes_is_replaced_as_a_whole() -> None:
    base = read("ways: [{id: on, when: it is so, to: {stage: two}}]")
    tree, problems = merged(base, read("based_on: x\nways: [{id: on, to: {end: decided}}]"))
    assert problems == ()
    assert plain(tree) == {"ways": [{"id": "on", "when": "it is so", "to": {"end": "decided"}}]}


def test_what_is_true_of_one_text_alone_is_not_taken_from_another() -> None:
    own = "in_force_from: 2026-04-01\nadopted: {by: the board, on: 2026-02-18}\n"
    tree, problems = merged(read(own + BASE), read("based_on: x\nin_force_by: 2025-02-01"))
    found: dict[str, Any] = plain(tree)
    assert problems == ()
    assert {"in_force_from", "in_force_by", "adopted"} & found.keys() == {"in_force_by"}
    assert found["title"] == "Old"


def test_a_new_item_comes_last_and_a_dropped_one_is_gone_wherever_it_stands() -> None:
    assert [each["id"] for each in acts("acts: [{id: six, act: rest}]\ndrop: [two]")] == ["one", "three", "six"]
    assert acts("drop: five")[2]["parts"] == acts("drop: [five]")[2]["parts"] == [{"id": "four", "act": "sign"}]


def test_an_item_that_is_dropped_and_written_anew_stands_in_its_place_without_its_old_keys() -> None:
    found = acts("acts: [{id: one, act: begin, no_limit: not stated}]\ndrop: [one]")
    assert found[0] == {"id": "one", "act": "begin", "no_limit": "not stated"}
    assert [each["id"] for each in found] == ["one", "two", "three"]


def test_single_keys_are_taken_out_and_one_that_is_written_anew_is_not_merged() -> None:
    found = acts(
        "acts: [{id: two, without: when}, {id: one, without: [limit], limit: {period: 5 weeks}}]\nwithout: title"
    )
    assert found[1] == {"id": "two", "act": "go on"}
    assert found[0] == {"id": "one", "act": "begin", "limit": {"period": "5 weeks"}}
    assert "title" not in laid("without: [title]")


def test_a_new_item_stands_before_the_one_that_it_precedes_and_an_old_one_can_be_moved() -> None:
    assert [each["id"] for each in acts("acts: [{id: six, act: rest, precedes: two}]")] == [
        "one",
        "six",
        "two",
        "three",
    ]
    assert [each["id"] for each in acts("acts: [{id: three, precedes: one}]")] == ["three", "one", "two"]
    assert "precedes" not in acts("acts: [{id: three, precedes: one}]")[0]


@pytest.mark.parametrize(
    ("own", "problem"),
    [
        (
            "drop: [too]",
            'x.yml:2:8: there is no "too" to drop in what this is based on; the id of an item there; ',
        ),
        (
            "without: [titel]",
            'x.yml:2:11: there is no "titel" to take out here; did you mean "title"? allowed: ',
        ),
        (
            "acts: [{id: two, without: limit}]",
            'x.yml:2:27: there is no "limit" to take out here; allowed: act, id, when (unknown-without)',
        ),
        (
            "acts: [{id: six, precedes: too}]",
            'x.yml:2:28: there is no "too" here that it could precede; did you mean "two"? ',
        ),
    ],
)
def test_what_is_not_there_is_named(own: str, problem: str) -> None:
    _, problems = merged(read(BASE), read(f"based_on: x\n{own}"))
    assert [str(each).startswith(problem) for each in problems] == [True], problems


# Over the borders of publishers.

MODEL = (
    HEAD
    + """
events:
  - {id: asked, what: it was asked, ask: When?}
  - {id: answered, what: it was answered, ask: When?}
"""
    + FIRST_STAGE
    + """
      - id: answer
        by: manager
        force: must
        act: answer
        produces: answered
        limit: {words: within 20 working days, period: 20 working days, from: asked, states: [period, kind of day]}
        source: {heading: One}
    outcomes:
      - {id: over, when: it is answered, event: answered, to: {end: decided}, source: {heading: One}}
"""
)


def folder(root: Path, local: str, model: str = MODEL) -> Path:
    for publisher in ("nation", "town"):
        (root / publisher).mkdir()
        named = PUBLISHER.replace("id: board", f"id: {publisher}", 1)
        (root / publisher / "publisher.yml").write_text(named, encoding="utf-8")
    (root / "nation" / "model.yml").write_text(model.replace("id: sample", "id: model"), encoding="utf-8")
    (root / "town" / "complaints.yml").write_text(local, encoding="utf-8")
    return root


def told(root: Path) -> list[str]:
    library, problems = read_library(root)
    return [str(each).replace(f"{root.as_posix()}/", "") for each in checks.faults(library, problems, calendars())]


LOCAL = "based_on: nation/model\nid: complaints\n"
SHORTER = "{words: within 10 working days, period: 10 working days}"


def test_a_procedure_is_based_on_one_of_another_publisher(tmp_path: Path) -> None:
    changes = f"stages: [{{id: one, duties: [{{id: answer, limit: {SHORTER}}}]}}]\n"
    root = folder(tmp_path, LOCAL + changes)
    library, problems = read_library(root)

    assert [*problems, *checks.check(library, calendars())] == []
    (limit,) = (duty.limit for duty in library.procedure("town/complaints").stages[0].duties)
    assert limit
    assert (str(limit.period), limit.from_) == ("10 working days", ("asked",))
    assert library.publisher("town/complaints").id == "town"


def test_what_is_based_on_another_one_can_be_what_a_third_is_based_on(tmp_path: Path) -> None:
    root = folder(tmp_path, LOCAL + "title: The town\n")
    (root / "town" / "schools.yml").write_text("based_on: complaints\nid: schools\nsummary: Of schools.\n", "utf-8")
    library, problems = read_library(root)

    assert problems == ()
    schools = library.procedure("town/schools")
    assert (schools.title, schools.summary) == ("The town", "Of schools.")


def test_a_fault_that_the_local_file_causes_is_named_there_with_the_place_where_it_shows(tmp_path: Path) -> None:
    found = told(folder(tmp_path, LOCAL + "drop: [manager]\n"))

    assert [line.split(": ", 1)[0] for line in found] == ["town/complaints.yml:1:11"] * len(found)
    assert (
        'town/complaints.yml:1:11: there is no role "manager", at nation/model.yml:26:11, on which this is based; '
        "allowed: director, ombudsman, parent (unknown-role)"
    ) in found


def test_a_fault_of_the_model_is_told_of_the_model_alone(tmp_path: Path) -> None:
    found = told(folder(tmp_path, LOCAL, MODEL.replace("by: manager", "by: manger")))

    assert len(found) == 1
    assert found[0].startswith("nation/model.yml:")
    (tmp_path / "second").mkdir()
    shape = told(folder(tmp_path / "second", LOCAL, MODEL.replace("force: must", "force: most")))
    assert [line.split(":")[0] for line in shape] == ["nation/model.yml"]


def test_a_contact_that_the_local_publisher_lacks_is_named_in_the_local_file(tmp_path: Path) -> None:
    root = folder(tmp_path, LOCAL)
    held = root / "town" / "publisher.yml"
    held.write_text(held.read_text("utf-8").replace("id: office", "id: desk").replace("[office]", "[desk]"), "utf-8")

    assert [line.split("; ")[0] for line in told(root)] == [
        'town/complaints.yml:1:11: there is no contact "office", at nation/model.yml:14:62, on which this is based'
    ]


@pytest.mark.parametrize(
    ("base", "problem"),
    [
        (
            "nation/modal",
            'town/complaints.yml:1:11: it cannot be based on "nation/modal"; another procedure ',
        ),
        (
            "complaints",
            'town/complaints.yml:1:11: "complaints" leads back to this file; a procedure ',
        ),
        (
            "../nation/model",
            'town/complaints.yml:1:11: it cannot be based on "../nation/model"; another procedure ',
        ),
    ],
)
def test_a_base_that_is_not_there_or_is_the_file_itself_is_named(tmp_path: Path, base: str, problem: str) -> None:
    found = told(folder(tmp_path, f"based_on: {base}\nid: complaints\n"))
    assert [line.startswith(problem) for line in found] == [True], found
