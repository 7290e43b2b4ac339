"""A procedure based on another one says only what differs: what is merged, what is dropped, what is put anew."""

from build_scripts.source import yaml_tree
from build_scripts.source.reader import merge_base
from build_scripts.source.yaml_tree import Node, plain

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
    data: dict[str, list[dict[str, object]]] = plain(merge_base(read(BASE), read(f"based_on: x\n{own}")))
    return data["acts"]


def test_maps_are_merged_and_items_with_the_same_id_too() -> None:
    data = plain(merge_base(read(BASE), read("title: New\ncounting: {last_day: next working day}")))
    assert (data["title"], data["counting"]) == ("New", {"first_day": "excluded", "last_day": "next working day"})
    assert acts("acts: [{id: two, act: stop}]")[1] == {"id": "two", "act": "stop", "when": "it is needed"}


def test_a_new_item_comes_last_and_a_dropped_one_is_gone_wherever_it_stands() -> None:
    assert [each["id"] for each in acts("acts: [{id: six, act: rest}]\ndrop: [two]")] == ["one", "three", "six"]
    assert acts("drop: five")[2]["parts"] == acts("drop: [five]")[2]["parts"] == [{"id": "four", "act": "sign"}]


def test_an_item_that_is_dropped_and_written_anew_stands_in_its_place_without_its_old_keys() -> None:
    found = acts("acts: [{id: one, act: begin, no_limit: not stated}]\ndrop: [one]")
    assert found[0] == {"id": "one", "act": "begin", "no_limit": "not stated"}
    assert [each["id"] for each in found] == ["one", "two", "three"]
