"""The flowchart of each procedure: as SVG for the page, as SVG for a file, and in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.flowchart.formats import NARROW, WIDE, place
from build_scripts.flowchart.graph import Graph, graph
from build_scripts.flowchart.sheets import sheets
from build_scripts.flowchart.svg import drawing_name, inline, standalone
from build_scripts.flowchart.text_twin import TwinStep, html, plain, steps
from build_scripts.source.cross_references import referred
from build_scripts.support.progress import Say, counted, silent
from navigator.model.policy import Policy
from navigator.words import Language


@dataclass(frozen=True, slots=True)
class Chart:
    """One flowchart and its text twin."""

    inline: str
    """SVG for the page, on one line: the drawing for a phone and the wide one, of which the style sheet shows one."""
    standalone: bytes
    """The wide drawing as a file."""
    sheets: tuple[str, ...]
    """The wide drawing for paper, a part a sheet, each on one line."""
    twin: tuple[TwinStep, ...]
    twin_html: str
    """The twin as a list for the page, on one line."""
    twin_text: str


def draw(policies: Iterable[Policy], words: Language, say: Say = silent) -> Mapping[str, Chart]:
    """The charts of policies, by their keys."""
    every = {policy.key: policy for policy in policies}
    titles = {key: policy.procedure.title for key, policy in every.items()}
    return {
        key: chart(graph(policy, words, {to: titles[to] for to in referred(policy.procedure) if to in titles}), words)
        for key, policy in counted(every.items(), "Flowcharts", say)
    }


def chart(drawn: Graph, words: Language) -> Chart:
    """The chart of one graph."""
    twin = steps(drawn, words)
    name = "chart-" + drawn.key.replace("/", "-")
    drawings = {form: place(drawn, words, form) for form in (NARROW, WIDE)}
    return Chart(
        "".join(inline(each, drawn.title, f"{name}-{form.name}", form.name, words) for form, each in drawings.items()),
        standalone(drawings[WIDE], drawn.title, words),
        sheets(drawings[WIDE], frozenset(node.id for node in drawn.spine), drawing_name(f"{name}-{WIDE.name}")),
        twin,
        html(twin),
        plain(twin),
    )
