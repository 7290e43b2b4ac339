"""The picture and its twin in words tell the same, and the picture is plain, safe SVG."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from build_scripts.flowchart.charts import Chart, chart, draw
from build_scripts.flowchart.graph import Graph, NodeKind, graph
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support import chart_samples

POLICIES = [*chart_samples.project(), chart_samples.everything()]
projects = pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.key)

HOSTILE = "</text></svg><script>alert(1)</script> \" onload='x' <b>&amp; ]]> {: onclick=x } \x07\u202e\ufffe"


@dataclass(frozen=True)
class Told:
    """What a drawing tells: the title of every box, and of every line its ends and its label."""

    nodes: Mapping[str, str]
    edges: Mapping[str, tuple[str, str, str]]


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own drawing, made a moment ago


def drawings(made: Chart) -> Iterator[ET.Element]:
    """The drawings on the page, parsed, and the one in the file."""
    inline = list(parsed(f"<figure>{made.inline}</figure>"))
    assert len(inline) == 2, "one for a phone, one for a wide screen"
    yield from inline
    root = parsed(made.standalone.decode())
    for element in root.iter():
        element.tag = element.tag.partition("}")[2]
    yield root


def letters(text: str) -> str:
    """A text without its spaces, since lines may break anywhere, and without capitals."""
    return "".join(text.split()).casefold()


def texts(group: ET.Element) -> list[str]:
    return [letters("".join(text.itertext())) for text in group.iter("text")]


def told(svg: ET.Element) -> Told:
    nodes, edges = {}, {}
    for group in svg.iter("g"):
        if name := group.get("data-node"):
            nodes[name] = "".join(texts(group))
        elif name := group.get("data-edge"):
            signs = {text for sign in group.iter("g") if sign.get("class") == "nav-chart__sign" for text in texts(sign)}
            label = "".join(text for text in texts(group) if text not in signs)
            edges[name] = (group.attrib["data-from"], group.attrib["data-to"], label)
    return Told(nodes, edges)


def assert_same(held: Graph) -> None:
    made = chart(held, ENGLISH)
    whole = letters(made.twin_text)
    sentences = {name: letters(line.text) for step in made.twin for line in step.ways for name in line.edges}
    for svg in drawings(made):
        picture = told(svg)
        assert set(picture.nodes) == {node.id for node in held.nodes}
        assert set(picture.edges) == {edge.id for edge in held.edges} == set(sentences)
        for node in held.nodes:
            if node.kind in (NodeKind.START, NodeKind.STAGE):
                assert letters(node.title) in picture.nodes[node.id]
        for edge in held.edges:
            target = held.node(edge.target)
            assert picture.edges[edge.id] == (edge.source, edge.target, letters(edge.label + edge.limit + edge.doubts))
            for part in (edge.label, edge.limit, edge.doubts, target.title.removesuffix(".")):
                assert letters(part) in sentences[edge.id] or target.kind is NodeKind.ELSEWHERE
        for text in svg.iter("text"):
            said = letters("".join(text.itertext())).removesuffix(".")
            assert said in whole or said.startswith(("goonto", "goback")) or said in ("youarehere", letters(held.title))


@projects
def test_picture_and_twin_have_the_same_boxes_lines_and_labels(policy: Policy) -> None:
    assert_same(graph(policy, ENGLISH, {}))


@given(policy=chart_samples.policies())
def test_picture_and_twin_have_the_same_boxes_lines_and_labels_whatever_the_procedure(policy: Policy) -> None:
    assert_same(graph(policy, ENGLISH, {}))


def test_a_file_on_its_own_says_what_it_is() -> None:
    made = chart(graph(chart_samples.everything(), ENGLISH, {}), ENGLISH)
    *_, file = drawings(made)
    assert texts(file)[0] == letters("A sample")


@projects
def test_steps_of_the_twin_are_the_stages_in_order(policy: Policy) -> None:
    made = draw([policy], ENGLISH)[policy.key]
    assert [step.clause for step in made.twin] == [None, *(stage.id for stage in policy.procedure.stages)]
    numbered = re.findall(r"^\d+\. (.*)$", made.twin_text, re.MULTILINE)
    assert numbered == [step.title for step in made.twin[1:]]


@projects
def test_links_lead_to_clauses_of_the_same_procedure(policy: Policy) -> None:
    procedure = policy.procedure
    clauses = {stage.id for stage in procedure.stages} | {each.id for each in procedure.scope.elsewhere}
    for stage in procedure.stages:
        clauses |= {clause.id for group in (stage.outcomes, stage.conflicts, stage.duties) for clause in group}
    made = draw([policy], ENGLISH)[policy.key]
    targets = re.findall(r'href="([^"]*)"', made.inline + made.twin_html)
    assert targets
    assert {target.removeprefix("#") for target in targets} <= clauses | {cap.id for cap in procedure.caps}
    assert all(target.startswith("#") for target in targets)


@projects
def test_each_stage_can_be_marked_as_the_place_where_the_reader_is(policy: Policy) -> None:
    made = draw([policy], ENGLISH)[policy.key]
    *inline, _ = drawings(made)
    for svg in inline:
        for stage in policy.procedure.stages:
            [group] = svg.findall(f".//g[@data-node='{stage.id}']")
            assert group.get("data-clause") == stage.id
            [mark] = [each for each in group if each.get("class") == "nav-chart__here"]
            assert mark.get("display") == "none"
            assert "".join(mark.itertext()) == "You are here"


def test_identifiers_are_unique_over_all_charts() -> None:
    page = "".join(made.inline for made in draw(POLICIES, ENGLISH).values())
    names = re.findall(r' id="([^"]*)"', page)
    assert len(names) == len(set(names)) == 6 * len(POLICIES)


@projects
def test_a_drawing_is_a_group_with_a_name_and_a_description(policy: Policy) -> None:
    for svg in drawings(draw([policy], ENGLISH)[policy.key]):
        assert svg.get("role") == "group"
        named = {element.get("id"): element.tag for element in svg.iter() if element.get("id")}
        assert [named[name] for name in svg.attrib["aria-labelledby"].split()] == ["title", "desc"]
        assert policy.procedure.title in (svg.findtext("title") or "")


@projects
def test_a_drawing_needs_no_style_and_no_script(policy: Policy) -> None:
    made = draw([policy], ENGLISH)[policy.key]
    for svg in drawings(made):
        for element in svg.iter():
            assert element.tag not in ("style", "script", "foreignObject", "image", "use", "animate", "set")
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
    assert "\n" not in made.inline
    assert "\n\n" not in made.twin_html
    assert b"href" not in made.standalone


@projects
def test_text_is_at_least_12_pixels_on_a_phone(policy: Policy) -> None:
    narrow = next(drawings(draw([policy], ENGLISH)[policy.key]))
    assert float(narrow.attrib["width"]) <= 328
    assert min(float(text.attrib["font-size"]) for text in narrow.iter("text")) >= 12


def test_the_same_policy_gives_the_same_chart() -> None:
    assert draw(POLICIES, ENGLISH) == draw(POLICIES, ENGLISH)


def test_markup_in_any_text_is_shown_as_text() -> None:
    held = graph(chart_samples.everything(), ENGLISH, {})
    nodes = tuple(
        replace(
            node,
            title=HOSTILE,
            name=HOSTILE,
            kicker=HOSTILE,
            clause=HOSTILE,
            lines=tuple(replace(line, text=HOSTILE, limit=HOSTILE, doubts=HOSTILE) for line in node.lines),
        )
        for node in held.nodes
    )
    edges = tuple(replace(edge, label=HOSTILE, limit=HOSTILE, doubts=HOSTILE, clause=HOSTILE) for edge in held.edges)
    made = chart(Graph(HOSTILE, HOSTILE, nodes, edges), ENGLISH)
    ordinary = chart(held, ENGLISH)
    for hostile, plain in zip(drawings(made), drawings(ordinary), strict=True):
        assert {element.tag for element in hostile.iter()} == {element.tag for element in plain.iter()}
        names = {name for element in hostile.iter() for name in element.attrib}
        assert names == {name for element in plain.iter() for name in element.attrib}
        assert letters("<script>alert(1)</script>") in letters("".join(hostile.itertext()))
    listed = parsed(made.twin_html)
    assert {element.tag for element in listed.iter()} == {"div", "ol", "li", "p", "ul", "a"}
    for text in (made.inline, made.standalone.decode(), made.twin_html):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe]", text)


def outline(group: ET.Element) -> tuple[str, ...]:
    """What the outline of a box looks like, apart from its size and its colours."""
    shape = next(each for each in group if each.get("class") == "nav-chart__shape")
    path = re.sub(r"[^A-Z]", "", shape.get("d", ""))
    return (shape.tag, path, shape.get("rx", ""), shape.attrib["stroke-width"], shape.get("stroke-dasharray", ""))


def test_kinds_of_boxes_differ_in_more_than_colour() -> None:
    held = graph(chart_samples.everything(), ENGLISH, {})
    for svg in drawings(chart(held, ENGLISH)):
        looks: dict[tuple[str, ...], set[str]] = {}
        for group in svg.iter("g"):
            if name := group.get("data-node"):
                node = held.node(name)
                looks.setdefault(outline(group), set()).add("outside" if name == "last" else node.kind.value)
        assert sorted(map(sorted, looks.values())) == [
            ["end"],
            ["instead"],
            ["outside"],
            ["procedure"],
            ["stage"],
            ["start"],
        ]


def test_lines_back_and_conflict_routes_differ_in_more_than_colour() -> None:
    held = graph(chart_samples.everything(), ENGLISH, {})
    for svg in drawings(chart(held, ENGLISH)):
        dashes: dict[str, set[str | None]] = {}
        for edge in held.edges:
            kind = "back" if edge.back else edge.kind.value
            lines = svg.findall(f".//g[@data-edge='{edge.id}']/path[@class='nav-chart__line']")
            # The last one is the line beside the stages, where there is one.
            dashes.setdefault(kind, set()).update(line.get("stroke-dasharray") for line in lines[-1:])
        assert dashes["outcome"] == dashes["begin"] == {None}
        assert dashes["conflict"] == {"2 3"}
        assert "7 4" in dashes["back"]
        signs = ["".join(sign.itertext()) for sign in svg.iter("g") if sign.get("class") == "nav-chart__sign"]
        assert any(sign.startswith("Go back to") for sign in signs)
        assert any(sign.startswith("Go on to") for sign in signs)


def test_a_stage_may_be_called_as_the_box_at_the_top_is() -> None:
    stages = (
        made.stage("start", [], [made.out("passed-up", "end-stage")], opens=("asked",)),
        made.stage("end-stage", [], [made.out("content", "end")]),
    )
    drawn = chart(graph(made.policy("asked passed-up content", *stages), ENGLISH, {}), ENGLISH)
    for svg in drawings(drawn):
        assert {"start", "end-stage"} < told(svg).nodes.keys()
