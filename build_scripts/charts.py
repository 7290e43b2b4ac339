"""The flowchart of each procedure: as SVG for the page, as SVG for a file, and in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.charts_place import place
from build_scripts.charts_svg import inline, standalone
from build_scripts.graph import Graph, graph
from build_scripts.text_twin import TwinStep, html, plain, steps
from navigator.policy import Policy
from navigator.words import Language


@dataclass(frozen=True, slots=True)
class Chart:
    """One flowchart and its text twin."""

    inline: str
    """SVG for the page, on one line."""
    standalone: bytes
    """The same drawing as a file."""
    twin: tuple[TwinStep, ...]
    twin_html: str
    """The twin as a list for the page, on one line."""
    twin_text: str
    width: float
    """In pixels."""
    height: float


def draw(policies: Iterable[Policy], words: Language) -> Mapping[str, Chart]:
    """The charts of policies, by their keys."""
    listed = tuple(policies)
    titles = {policy.key: policy.procedure.title for policy in listed}
    return {policy.key: chart(graph(policy, words, titles), words) for policy in listed}


def chart(drawn: Graph, words: Language) -> Chart:
    """The chart of one graph."""
    drawing = place(drawn, words)
    twin = steps(drawn, words)
    prefix = "chart-" + drawn.key.replace("/", "-")
    return Chart(
        inline(drawing, drawn.title, prefix, words),
        standalone(drawing, drawn.title, words),
        twin,
        html(twin),
        plain(twin),
        drawing.width,
        drawing.height,
    )
