"""A drawing on paper: whole where it fits at a size that can be read, else cut between stages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from build_scripts.flowchart.charts import draw
from build_scripts.flowchart.shapes import Box, Drawing, Figure, Outline, Shape
from build_scripts.flowchart.sheets import windows
from navigator.words import ENGLISH
from tests.support.samples import library

POLICIES = list(library().policies.values())


def drawing(height: float, *tops: float) -> Drawing:
    boxes = tuple(
        Figure(f"stage-{at}", (), shape=Shape(Outline.PLAIN, Box(0, top, 300, 50))) for at, top in enumerate(tops)
    )
    aside = Figure("aside", (), shape=Shape(Outline.SIGN, Box(400, 333, 100, 20)))
    return Drawing((*boxes, aside), 704, height)


STAGES = frozenset(f"stage-{at}" for at in range(9))


@pytest.mark.parametrize(
    ("height", "tops", "expected"),
    [
        (500, (1.5, 200), [(0, 500)]),
        (1500, (1.5, 400, 900, 1200), [(0, 890), (890, 1500)]),
        (2500, (1.5, 400, 900, 1200, 1700), [(0, 890), (890, 1690), (1690, 2500)]),
        # A stage that is higher than a sheet is cut where the sheet ends.
        (1500, (1.5,), [(0, 1000), (1000, 1500)]),
    ],
)
def test_a_drawing_is_cut_just_over_a_stage(
    height: float, tops: tuple[float, ...], expected: list[tuple[float, float]]
) -> None:
    assert list(windows(drawing(height, *tops), STAGES, most=1000)) == expected


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.key)
def test_the_sheets_of_a_procedure_show_all_of_its_drawing_once(policy: object) -> None:
    (chart,) = draw([policy], ENGLISH).values()  # type: ignore[list-item]
    shown = [tuple(map(float, each)) for each in re.findall(r'viewBox="0 (\S+) 704 (\S+)"', "".join(chart.sheets))]
    assert shown[0][0] == 0
    assert all(before[0] + before[1] == pytest.approx(after[0]) for before, after in pairwise(shown))
    (wide,) = re.findall(r'nav-chart__drawing--wide"[^>]*height="(\S+)"', chart.inline)
    assert sum(shown[-1]) == pytest.approx(float(wide), abs=0.02)
    assert f'id="chart-{policy.key.replace("/", "-")}-wide-drawing"' in chart.inline  # type: ignore[attr-defined]
