"""The sheets of paper that a drawing takes when its smallest text is to be read."""

from collections.abc import Iterator

from build_scripts.flowchart.shapes import Drawing
from build_scripts.flowchart.text_metrics import Style, escape

POINT = 96 / 72
"""Pixels of a style sheet in a printer's point."""
SMALLEST = 9.05
"""The size of the smallest text on paper, in points; a little over 9, which rounding may take off."""
SCALE = SMALLEST * POINT / min(style.size for style in Style)
"""Pixels on paper for each of the drawing."""
ROOM = 1000.0
"""Pixels of a sheet of A4 that a drawing may be high: 297 mm without its margins and the line over the drawing."""
ABOVE = 10.0
"""How far over a stage the drawing is cut: through the lines that lead to it, where no text stands."""

Window = tuple[float, float]


def windows(drawing: Drawing, stages: frozenset[str], most: float = ROOM / SCALE) -> tuple[Window, ...]:
    """From where to where each sheet shows the drawing; it is cut between stages, unless one alone is too high."""
    tops = (figure.shape.box.y for figure in drawing.figures if figure.shape and figure.id in stages)
    cuts = sorted(top - ABOVE for top in tops if top > ABOVE)
    return tuple(_windows(drawing.height, cuts, most))


def sheets(drawing: Drawing, stages: frozenset[str], name: str) -> tuple[str, ...]:
    """Each sheet as SVG that shows its part of the drawing `name` of the same page."""
    return tuple(
        f'<svg class="nav-sheet__drawing" width="{drawing.width * SCALE:.1f}" height="{(end - start) * SCALE:.1f}" '
        f'viewBox="0 {start:g} {drawing.width:g} {end - start:g}" fill="none"><use href="#{escape(name)}"/></svg>'
        for start, end in windows(drawing, stages)
    )


def _windows(height: float, cuts: list[float], most: float) -> Iterator[Window]:
    start = 0.0
    while height - start > most:
        fitting = [cut for cut in cuts if start < cut <= start + most]
        end = fitting[-1] if fitting else start + most
        yield start, end
        start = end
    yield start, height
