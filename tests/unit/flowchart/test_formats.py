"""Where boxes, texts and lines of a flowchart may not be: on top of one another, or outside the drawing."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given

from build_scripts.flowchart.formats import NARROW, WIDE, Format, place
from build_scripts.flowchart.graph import graph
from build_scripts.flowchart.shapes import Box, Drawing, Figure, Point, Stroke
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.support import chart_samples

FORMATS = pytest.mark.parametrize("form", [NARROW, WIDE], ids=lambda form: form.name)


def drawing(policy: Policy, form: Format) -> Drawing:
    return place(graph(policy, ENGLISH, {}), ENGLISH, form)


def outlines(drawn: Drawing) -> list[tuple[Figure, Box]]:
    """Every box with an outline: nodes and signposts."""
    return [
        (figure, shape.box) for figure in drawn.figures for shape in (figure.shape, figure.sign) if shape is not None
    ]


def labels(drawn: Drawing) -> list[Box]:
    """Where the labels of the lines are, with the icons before them."""
    return [text.box for figure in drawn.figures if figure.ends for text in figure.block.texts]


def inside(figure: Figure) -> list[tuple[Box, Box]]:
    """Texts and icons of a figure that belong in an outline, with that outline."""
    pairs = []
    for shape, block in ((figure.shape, figure.block), (figure.sign, figure.signed)):
        if shape is not None:
            pairs += [(text.box, shape.box) for text in block.texts]
            pairs += [(Box(icon.x, icon.y, 14, 14), shape.box) for icon in block.pictures]
    return pairs


def runs(stroke: Stroke) -> list[tuple[Point, Point]]:
    return list(pairwise(stroke.points))


def crosses(run: tuple[Point, Point], box: Box) -> bool:
    """True when a straight piece of a line goes through the inside of a box."""
    (x1, y1), (x2, y2) = run
    return (
        max(x1, x2) > box.x + 0.01
        and min(x1, x2) < box.right - 0.01
        and max(y1, y2) > box.y + 0.01
        and min(y1, y2) < box.bottom - 0.01
    )


def assert_tidy(drawn: Drawing) -> None:
    whole = Box(0, 0, drawn.width, drawn.height)
    for figure, box in outlines(drawn):
        assert whole.holds(box), figure.id
    for figure in drawn.figures:
        for part, outline in inside(figure):
            assert outline.holds(part), figure.id
    for box in labels(drawn):
        assert whole.holds(box)
        assert not any(box.meets(outline) for _, outline in outlines(drawn))
    for (one, first), (other, second) in combinations(outlines(drawn), 2):
        assert not first.meets(second), (one.id, other.id)
    for first, second in combinations(labels(drawn), 2):
        assert not first.meets(second)
    for figure in drawn.figures:
        for stroke in figure.strokes:
            for run in runs(stroke):
                assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in run)
                assert not any(crosses(run, box) for _, box in outlines(drawn)), figure.id
                assert not any(crosses(run, box) for box in labels(drawn)), figure.id


def upright(drawn: Drawing) -> dict[float, list[tuple[float, float, str]]]:
    """The stretches of lines beside the stages, by track: from, to, stage it goes to."""
    tracks: dict[float, list[tuple[float, float, str]]] = {}
    rim = max(box.right for _, box in outlines(drawn))
    for figure in drawn.figures:
        for stroke in figure.strokes:
            for (x1, y1), (x2, y2) in runs(stroke):
                if x1 == x2 and x1 > rim and figure.ends:
                    tracks.setdefault(x1, []).append((min(y1, y2), max(y1, y2), f"{figure.ends[1]} {stroke.dash}"))
    return tracks


@FORMATS
@pytest.mark.parametrize(
    "policy", [*chart_samples.project(), chart_samples.everything()], ids=lambda policy: policy.key
)
def test_nothing_lies_on_top_of_anything_else(policy: Policy, form: Format) -> None:
    assert_tidy(drawing(policy, form))


def assert_tracks_apart(drawn: Drawing) -> None:
    for stretches in upright(drawn).values():
        for (top, bottom, one), (other_top, other_bottom, other) in combinations(stretches, 2):
            assert one == other or bottom <= other_top or other_bottom <= top


@given(policy=chart_samples.policies())
def test_drawings_are_tidy_whatever_the_procedure(policy: Policy) -> None:
    for form in (NARROW, WIDE):
        drawn = drawing(policy, form)
        assert_tidy(drawn)
        assert_tracks_apart(drawn)
        assert drawn.width == form.width


@FORMATS
def test_lines_share_a_track_only_when_they_go_to_the_same_stage_and_look_alike(form: Format) -> None:
    drawn = drawing(chart_samples.everything(), form)
    assert len(upright(drawn)) > 1
    assert_tracks_apart(drawn)


def test_the_narrow_drawing_fits_a_phone_360_pixels_wide() -> None:
    assert NARROW.width <= 328


def test_stages_stand_under_one_another_in_the_order_of_the_document() -> None:
    drawn = drawing(chart_samples.everything(), NARROW)
    tops = {figure.id: figure.shape.box.y for figure in drawn.figures if figure.shape}
    stages = [stage.id for stage in chart_samples.everything().procedure.stages]
    assert sorted(stages, key=lambda stage: tops[stage]) == stages


def test_every_line_that_is_drawn_ends_in_one_arrow_or_joins_one_that_does() -> None:
    drawn = drawing(chart_samples.everything(), NARROW)
    arrived = {figure.ends[1] for figure in drawn.figures if figure.ends for stroke in figure.strokes if stroke.arrow}
    assert arrived >= {figure.ends[1] for figure in drawn.figures if figure.ends and figure.strokes}
