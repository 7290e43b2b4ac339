"""The flowchart of each procedure: as SVG for the page, as SVG for a file, and in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.charts_place import NARROW, WIDE, place
from build_scripts.charts_svg import inline, standalone
from build_scripts.graph import Graph, graph
from build_scripts.text_twin import TwinStep, html, plain, steps
from navigator.policy import Policy
from navigator.words import Language


@dataclass(frozen=True, slots=True)
class Chart:
    """One flowchart and its text twin."""

    inline: str
    """SVG for the page, on one line: the drawing for a phone and the wide one, of which the style sheet shows one."""
    standalone: bytes
    """The wide drawing as a file."""
    twin: tuple[TwinStep, ...]
    twin_html: str
    """The twin as a list for the page, on one line."""
    twin_text: str


def draw(policies: Iterable[Policy], words: Language) -> Mapping[str, Chart]:
    """The charts of policies, by their keys."""
    listed = tuple(policies)
    titles = {policy.key: policy.procedure.title for policy in listed}
    return {policy.key: chart(graph(policy, words, titles), words) for policy in listed}


def chart(drawn: Graph, words: Language) -> Chart:
    """The chart of one graph."""
    twin = steps(drawn, words)
    name = "chart-" + drawn.key.replace("/", "-")
    drawings = {form: place(drawn, words, form) for form in (NARROW, WIDE)}
    return Chart(
        "".join(inline(each, drawn.title, f"{name}-{form.name}", form.name, words) for form, each in drawings.items()),
        standalone(drawings[WIDE], drawn.title, words),
        twin,
        html(twin),
        plain(twin),
    )
