"""A graph put in its place: the stages under one another, with their ways out between them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from build_scripts.charts_lanes import Lanes, lanes, straight
from build_scripts.charts_shapes import (
    ICON,
    ICON_GAP,
    Block,
    Box,
    Dash,
    Drawing,
    Figure,
    Icon,
    Outline,
    Shape,
    Stroke,
    Tone,
)
from build_scripts.charts_text import Style
from build_scripts.graph import Edge, EdgeKind, Graph, Node, NodeKind
from build_scripts.graph_words import SaidAct
from navigator.words import Language

WIDTH = 328.0
EDGE = 1.5
"""From the rim of the drawing to the rim of a box, so that lines are not cut."""
PAD = 14.0
TRUNK = 20.0
LABEL = 36.0
INSET = 44.0
"""Where the boxes at the end of a line begin."""
ROW_GAP = 18.0
FIRST_TRACK = 15.0
TRACK = 10.0
ENTRY = 23.0
"""How far under the top of a stage a line from the side comes in."""

_OUTLINES = {
    NodeKind.START: Outline.ROUND,
    NodeKind.STAGE: Outline.PLAIN,
    NodeKind.INSTEAD: Outline.PLAIN,
    NodeKind.OUTSIDE: Outline.CUT,
    NodeKind.PROCEDURE: Outline.BARRED,
    NodeKind.ELSEWHERE: Outline.CUT,
    NodeKind.END: Outline.PILL,
}
_ICONS = {
    NodeKind.END: Icon.END,
    NodeKind.OUTSIDE: Icon.OUT,
    NodeKind.PROCEDURE: Icon.OUT,
    NodeKind.ELSEWHERE: Icon.OUT,
}


def place(graph: Graph, words: Language) -> Drawing:
    """Put every box and line of a graph in its place."""
    return _Page(graph, words).drawing()


@dataclass(slots=True)
class _Exit:
    """Where a line to a stage leaves for the side, once that is known."""

    x: float
    y: float


class _Page:
    """One drawing while it grows downwards."""

    def __init__(self, graph: Graph, words: Language) -> None:
        self.graph = graph
        self.words = words
        self.direct: Mapping[str, str] = straight(graph)
        self.lanes: Lanes = lanes(graph)
        gutter = FIRST_TRACK + TRACK * (self.lanes.count - 1) + 1 if self.lanes.count else 0
        self.right = WIDTH - EDGE - gutter
        self.y = EDGE
        self.figures: list[Figure] = []
        self.exits: dict[str, _Exit] = {}
        self.tops: dict[str, float] = {}

    def drawing(self) -> Drawing:
        for node in self.graph.spine:
            self._stage(node)
            self._ways_out(node)
        strokes = self._side_strokes()
        figures = [replace(figure, strokes=(*figure.strokes, *strokes.get(figure.id, ()))) for figure in self.figures]
        bottom = max(figure.shape.box.bottom for figure in figures if figure.shape)
        return Drawing(tuple(figures), WIDTH, max(bottom, self.y - ROW_GAP) + EDGE)

    def _stage(self, node: Node) -> None:
        self.tops[node.id] = self.y
        room = self.right - EDGE - 2 * PAD
        block = _content(node, room)
        box = Box(EDGE, self.y, self.right - EDGE, block.height + 2 * PAD - 2)
        self._add_node(node, box, block.at(box.x + PAD, box.y + PAD - 1))
        self.y = box.bottom

    def _ways_out(self, node: Node) -> None:
        top = self.y
        self.y += ROW_GAP - 4
        direct = self.direct.get(node.id)
        leaving = self.graph.leaving(node.id)
        for edge in leaving:
            if edge.id == direct:
                self._straight(edge, top)
                return
            # The last way out draws the line down that the others branch off.
            self._row(edge, top if edge is leaving[-1] else None)
        self.y += ROW_GAP

    def _straight(self, edge: Edge, top: float) -> None:
        block = self._label(edge)
        if block.texts:
            block = block.at(LABEL, self.y)
            self.y += block.height
        self.y += ROW_GAP
        stroke = Stroke(((TRUNK, top), (TRUNK, self.y)), arrow=True)
        self.figures.append(
            Figure(edge.id, _classes(edge), edge.clause, (edge.source, edge.target), block=block, strokes=(stroke,))
        )

    def _row(self, edge: Edge, top: float | None) -> None:
        """Place a way out that does not go straight on, and the line to it: from the top, or from the line down."""
        block = self._label(edge).at(LABEL, self.y)
        if block.texts:
            self.y += block.height + 7
        target = self.graph.node(edge.target)
        room = self.right - INSET - 2 * PAD
        signed = Block()
        if target.kind is NodeKind.STAGE:
            key = "chart.back_to" if edge.back else "chart.on_to"
            icon = Icon.UP if edge.back else Icon.DOWN
            signed = Block().add(self.words(key, stage=target.name), room + 8, Style.STRONG, icon=icon, link=True)
            box = Box(INSET, self.y, signed.width + 20, signed.height + 10)
            signed = signed.at(box.x + 10, box.y + 5)
        else:
            content = _content(target, room)
            pill = target.kind is NodeKind.END
            tight = 7.0 if pill else 10.0
            box = Box(INSET, self.y, content.width + 2 * PAD, content.height + 2 * tight)
        middle = box.y + min(box.height / 2, 20.0)
        dash = Dash.CONFLICT if edge.kind is EdgeKind.CONFLICT else Dash.ON
        down = ((TRUNK, top),) if top is not None else ()
        stroke = Stroke((*down, (TRUNK, middle), (INSET, middle)), dash, arrow=True)
        self.figures.append(
            Figure(
                edge.id,
                _classes(edge),
                edge.clause,
                (edge.source, edge.target),
                sign=Shape(Outline.SIGN, box) if signed.texts else None,
                block=block,
                signed=signed,
                signed_to=target.clause if signed.texts else None,
                strokes=(stroke,),
            )
        )
        if signed.texts:
            self.exits[edge.id] = _Exit(box.right, middle)
        else:
            self._add_node(target, box, content.at(box.x + PAD, box.y + tight))
            for onward in self.graph.leaving(target.id):
                self.exits[onward.id] = _Exit(box.right, middle)
                self.figures.append(Figure(onward.id, _classes(onward), onward.clause, (onward.source, onward.target)))
        self.y = box.bottom + ROW_GAP

    def _label(self, edge: Edge) -> Block:
        room = self.right - LABEL
        block = Block()
        if edge.label:
            block = block.add(edge.label, room, Style.BODY, link=True)
        if edge.limit:
            block = _with_limit(block, edge, room)
        return block

    def _add_node(self, node: Node, box: Box, block: Block) -> None:
        outline = Outline.CUT if node.outside and node.kind is NodeKind.STAGE else _OUTLINES[node.kind]
        away = ("nav-chart__node--away",) if node.outside else ()
        classes = ("nav-chart__node", f"nav-chart__node--{node.kind.value}", *away)
        self.figures.append(Figure(node.id, classes, node.clause, shape=Shape(outline, box), block=block))

    def _side_strokes(self) -> Mapping[str, tuple[Stroke, ...]]:
        """The lines beside the stages: in a lane, the line from farthest away is drawn whole and the others join it."""
        found: dict[str, tuple[Stroke, ...]] = {}
        for lane, track in self.lanes.tracks.items():
            x = self.right + FIRST_TRACK + TRACK * track
            entry = self.tops[lane.target] + ENTRY + 14 * self.lanes.entries(lane.target).index(lane)
            users = [edge for edge, used in self.lanes.lane_of.items() if used == lane]
            for above in (True, False):
                side = [edge for edge in users if (self.exits[edge].y < entry) is above]
                side.sort(key=lambda edge: -abs(self.exits[edge].y - entry))
                for number, edge in enumerate(side):
                    leave = self.exits[edge]
                    points: tuple[tuple[float, float], ...] = ((leave.x, leave.y), (x, leave.y))
                    turn = min(8.0, abs(entry - leave.y))
                    points = (*points, (x, leave.y + (turn if above else -turn)))
                    if not number:
                        points = (*points[:2], (x, entry), (self.right, entry))
                    found[edge] = (Stroke(points, lane.dash, arrow=not number),)
        return found


def _content(node: Node, room: float) -> Block:
    """What stands in a box."""
    big = node.kind in (NodeKind.STAGE, NodeKind.START)
    block = Block()
    if node.kicker:
        block = block.add(node.kicker, room, Style.SMALL, tone=Tone.SOFT)
    link = node.kind is NodeKind.STAGE
    style = Style.TITLE if big else Style.BODY if node.kind is NodeKind.ELSEWHERE else Style.STRONG
    block = block.add(node.title, room, style, icon=_ICONS.get(node.kind), gap=2, link=link)
    for line in node.lines:
        if line.clause is None and node.kind is NodeKind.STAGE:
            block = block.add(line.text, room, Style.BODY, tone=Tone.SOFT, gap=3)
        else:
            block = block.add(line.text, room, Style.BODY, gap=8 if big else 4)
        if line.limit:
            block = _with_limit(block, line, room)
    return block


def _with_limit(block: Block, said: SaidAct | Edge, room: float) -> Block:
    block = block.add(said.limit, room, Style.STRONG, tone=Tone.LIMIT, icon=Icon.CLOCK, gap=3)
    if said.unclear:
        indent = ICON + ICON_GAP
        block = block.add(said.unclear, room, Style.SMALL, tone=Tone.SOFT, indent=indent)
    return block


def _classes(edge: Edge) -> tuple[str, ...]:
    loop = ("nav-chart__edge--loop",) if edge.back else ()
    return ("nav-chart__edge", f"nav-chart__edge--{edge.kind.value}", *loop)
