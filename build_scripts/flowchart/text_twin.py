"""The flowchart in words: a numbered list with a step for each stage, made from the same graph as the picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from build_scripts.flowchart.graph import Edge, EdgeKind, Graph, Node, NodeKind
from build_scripts.flowchart.labels import SaidAct
from build_scripts.flowchart.text_metrics import escape
from build_scripts.flowchart.text_metrics import plain as one_line
from navigator.words import Language
from navigator.words.language import capital


@dataclass(frozen=True, slots=True)
class TwinLine:
    """One sentence of a step, or two."""

    text: str
    clause: str | None = None
    edges: tuple[str, ...] = ()
    """The lines of the picture that it stands for."""
    condition: str = ""
    """What it begins with, up to where it goes: the part that is the link to the clause."""


@dataclass(frozen=True, slots=True)
class TwinStep:
    """One box of the picture's spine: what it is, what happens there, and where it goes from there."""

    title: str
    clause: str | None
    notes: tuple[TwinLine, ...]
    ways: tuple[TwinLine, ...]


def steps(graph: Graph, words: Language) -> tuple[TwinStep, ...]:
    """The twin of a graph."""
    return tuple(
        TwinStep(
            one_line(node.title),
            node.clause,
            tuple(_notes(node, words)),
            tuple(_ways(graph, node, words)),
        )
        for node in graph.spine
    )


_LINE_ENDS = re.compile(r'(?:</(?:p|ul|ol|li)>|<(?:ul|ol)>|<div class="nav-twin">|<li>(?=<p))(?=<)')


def html(twin: tuple[TwinStep, ...]) -> str:
    """The twin for the page, every text escaped: who may use it, then the stages as a numbered list.

    Its lines end where Python-Markdown ends them, so that it is the same whether that reads it or not.
    """
    start, *stages = twin
    numbered = "".join(f"<li>{_step_html(step)}</li>" for step in stages)
    return _LINE_ENDS.sub(r"\g<0>\n", f'<div class="nav-twin">{_step_html(start)}<ol>{numbered}</ol></div>')


def plain(twin: tuple[TwinStep, ...]) -> str:
    """The twin as text: who may use it, then a numbered line a stage, and under each a line for each thing to know."""
    lines: list[str] = []
    for number, step in enumerate(twin):
        lines.append(f"{number}. {step.title}" if number else step.title)
        lines += [f"   - {line.text}" for line in (*step.notes, *step.ways)]
    return "\n".join(lines) + "\n"


def _notes(node: Node, words: Language) -> Iterator[TwinLine]:
    if node.kicker:
        yield TwinLine(_sentence(node.kicker))
    for line in node.lines:
        yield TwinLine(_sentence(_line(line, words)), line.clause)


def _ways(graph: Graph, node: Node, words: Language) -> Iterator[TwinLine]:
    for clause, group in groupby(graph.leaving(node.id), key=lambda edge: edge.clause):
        edges = tuple(group)
        onward = tuple(each for edge in edges if _private(graph, edge) for each in graph.leaving(edge.target))
        told = [_way(graph, edge, words) for edge in edges]
        told += [words("chart.twin.then", then=_then(graph, edge, words)) for edge in onward]
        names = tuple(edge.id for edge in (*edges, *onward))
        condition = one_line(edges[0].label) if edges[0].label else ""
        yield TwinLine(one_line(" ".join(told)), clause, names, condition)


def _way(graph: Graph, edge: Edge, words: Language) -> str:
    target = graph.node(edge.target)
    then = _then(graph, edge, words)
    if edge.kind is EdgeKind.BEGIN:
        return _sentence(words("chart.twin.begin", place=words.called(target.title)).removesuffix("."))
    if edge.kind is EdgeKind.ELSEWHERE:
        return words("chart.twin.not_for", label=edge.label, then=then.removesuffix("."))
    said = words("chart.twin.way", label=_limited(edge.label, edge, words), then=then)
    notes = [_sentence(_line(line, words)) for line in target.lines] if _private(graph, edge) else []
    return " ".join((capital(said), *notes))


def _then(graph: Graph, edge: Edge, words: Language) -> str:
    """What happens at the end of a line, to follow "if ...,"."""
    target = graph.node(edge.target)
    match target.kind:
        case NodeKind.STAGE:
            return words("chart.twin.back_to" if edge.back else "chart.twin.on_to", place=words.called(target.title))
        case NodeKind.OUTSIDE:
            return words("chart.twin.outside", place=target.name)
        case NodeKind.PROCEDURE:
            key = "see_procedure" if edge.kind is EdgeKind.ELSEWHERE else "procedure"
            return words(f"chart.twin.{key}", place=target.title)
        case NodeKind.ELSEWHERE:
            return target.title
        case _:
            return target.title[:1].lower() + target.title[1:]


def _private(graph: Graph, edge: Edge) -> bool:
    return graph.node(edge.target).kind is not NodeKind.STAGE


def _line(line: SaidAct, words: Language) -> str:
    return _limited(line.text, line, words)


def _limited(text: str, said: SaidAct | Edge, words: Language) -> str:
    """A text with its time limit in brackets, and why the date is not settled."""
    if not said.limit:
        return text
    limit = words("chart.twin.doubts", limit=said.limit, doubts=said.doubts) if said.doubts else said.limit
    return words("chart.twin.limit", text=text, limit=limit)


def _sentence(text: str) -> str:
    text = one_line(text)
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _step_html(step: TwinStep) -> str:
    items = "".join(_line_html(line) for line in (*step.notes, *step.ways))
    title = f'<a href="#{escape(step.clause)}">{escape(step.title)}</a>' if step.clause else escape(step.title)
    return f'<p class="nav-twin__title">{title}</p><ul>{items}</ul>'


def _line_html(line: TwinLine) -> str:
    edges = f' data-edges="{escape(" ".join(line.edges))}"' if line.edges else ""
    link = f'<a href="#{escape(line.clause)}">{escape(line.condition)}</a>' if line.clause and line.condition else ""
    rest = line.text.removeprefix(line.condition) if link else line.text
    return f"<li{edges}>{link}{escape(rest)}</li>"
