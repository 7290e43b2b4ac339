"""A drawing while it grows downwards: boxes, labels and lines, wherever the format of the drawing puts them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_scripts.flowchart.graph import Edge, EdgeKind, Graph, Node, NodeKind
from build_scripts.flowchart.labels import SaidAct
from build_scripts.flowchart.shapes import (
    ICON,
    ICON_GAP,
    Block,
    Box,
    Dash,
    Drawing,
    Figure,
    Icon,
    Outline,
    Point,
    Shape,
    Stroke,
    Tone,
)
from build_scripts.flowchart.text_metrics import Style
from build_scripts.flowchart.tracks import Lane, Lanes, lanes, straight
from navigator.words import Language

RIM = 1.5
"""From the edge of the drawing to the outline of a box, so that no line is cut."""
PAD = 14.0
DOWN = 20.0
"""Where the line from a stage to the next runs."""
GAP = 18.0
APART = 26.0
"""The least distance between two stages."""
LABEL = 16.0
INSET = 24.0
"""How far from the line down a label and the box under it begin."""
FIRST_TRACK = 15.0
TRACK = 10.0
ENTRY = 23.0
"""How far under the top of a stage a line comes in, or leaves, at its side."""
SIGN_PAD = 10.0

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


class Page:
    """One drawing; a format says where the ways out of a stage stand, and how a line from the side comes in."""

    def __init__(self, graph: Graph, words: Language, width: float, tracks: int) -> None:
        self.graph = graph
        self.words = words
        self.width = width
        self.direct: Mapping[str, str] = straight(graph)
        self.lanes: Lanes = lanes(graph, tracks)
        gutter = FIRST_TRACK + TRACK * (self.lanes.count - 1) + 1 if self.lanes.count else 0
        self.right = self.width - RIM - gutter
        self.stage_right = self.right
        self.trunk = DOWN
        """Where the line runs that the ways out of a stage branch off."""
        self.y = RIM
        self.figures: list[Figure] = []
        self.exits: dict[str, Point] = {}
        self.stages: dict[str, Box] = {}

    def drawing(self) -> Drawing:
        for node in self.graph.spine:
            self.part(node, self._stage(node))
        strokes = self._side_strokes()
        figures = tuple(replace(each, strokes=(*each.strokes, *strokes.get(each.id, ()))) for each in self.figures)
        bottom = max(figure.shape.box.bottom for figure in figures if figure.shape)
        signs = max((figure.sign.box.bottom for figure in figures if figure.sign), default=0.0)
        return Drawing(figures, self.width, max(bottom, signs) + RIM)

    def part(self, node: Node, box: Box) -> None:
        """Place the ways out of a stage and move on to where the next stage begins."""
        raise NotImplementedError

    def way_in(self, lane: Lane, track: float) -> Sequence[Point]:
        """The last points of a line that comes along a track: where it leaves the track, and on to the stage."""
        raise NotImplementedError

    def _stage(self, node: Node) -> Box:
        block = _content(node, self.stage_right - RIM - 2 * PAD)
        box = Box(RIM, self.y, self.stage_right - RIM, block.height + 2 * PAD - 2)
        self._add_node(node, box, block.at(box.x + PAD, box.y + PAD - 1))
        self.stages[node.id] = box
        return box

    def straight(self, edge: Edge, top: float, down_to: float = 0) -> None:
        """Place the line to the next stage and its label, here; down_to is as far as it goes at the least."""
        block = self._label(edge, self.stage_right - DOWN - LABEL)
        if block.texts:
            block = block.at(DOWN + LABEL, self.y)
            self.y += block.height
        self.y = max(self.y + GAP, top + APART, down_to) + self.room_above(edge.target)
        stroke = Stroke(((DOWN, top), (DOWN, self.y)), arrow=True)
        figure = Figure(
            edge.id, _classes(edge), edge.clause, (edge.source, edge.target), block=block, strokes=(stroke,)
        )
        self.figures.append(figure)

    def room_above(self, stage: str) -> float:  # noqa: ARG002 - a format needs it
        """How much more room there must be above a stage."""
        return 0

    def row(self, edge: Edge) -> float:
        """Place a way out that does not go straight on; returns the height at which it branches off."""
        inset = self.trunk + INSET
        block = self._label(edge, self.right - self.trunk - LABEL).at(self.trunk + LABEL, self.y)
        self.y += block.height + 7 if block.texts else 0
        target = self.graph.node(edge.target)
        sign = target.kind is NodeKind.STAGE
        aside = SIGN_PAD if sign else PAD
        room = self.right - inset - 2 * aside
        content = self._signpost(edge, target, room) if sign else _content(target, room)
        above = 5.0 if sign else 7.0 if target.kind is NodeKind.END else 10.0
        box = Box(inset, self.y, content.width + 2 * aside, content.height + 2 * above)
        content = content.at(inset + aside, self.y + above)
        middle = box.y + min(box.height / 2, 20.0)
        dash = Dash.CONFLICT if edge.kind is EdgeKind.CONFLICT else Dash.ON
        figure = Figure(
            edge.id,
            _classes(edge),
            edge.clause,
            (edge.source, edge.target),
            block=block,
            strokes=(Stroke(((self.trunk, middle), (inset, middle)), dash, arrow=True),),
        )
        if sign:
            shape = Shape(Outline.SIGN, box)
            self.figures.append(replace(figure, sign=shape, signed=content, signed_to=target.clause))
            self.exits[edge.id] = (box.right, middle)
        else:
            self.figures.append(figure)
            self._add_node(target, box, content)
            for onward in self.graph.leaving(target.id):
                self.exits[onward.id] = (box.right, middle)
                ends = (onward.source, onward.target)
                self.figures.append(Figure(onward.id, _classes(onward), onward.clause, ends))
        self.y = box.bottom + GAP
        return middle

    def lead_in(self, edge: Edge, points: Sequence[Point]) -> None:
        """Let the line of a way out begin at the stage, along these points: the others branch off it."""
        at = next(at for at, figure in enumerate(self.figures) if figure.id == edge.id)
        stroke = self.figures[at].strokes[0]
        longer = replace(stroke, points=(*points, *stroke.points))
        self.figures[at] = replace(self.figures[at], strokes=(longer,))

    def _signpost(self, edge: Edge, target: Node, room: float) -> Block:
        key, icon = ("chart.back_to", Icon.UP) if edge.back else ("chart.on_to", Icon.DOWN)
        return Block().add(
            self.words(key, stage=self.words.called(target.name)), room, Style.STRONG, icon=icon, link=True
        )

    def _label(self, edge: Edge, room: float) -> Block:
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
            way_in = self.way_in(lane, x)
            entry = way_in[0][1]
            users = [edge for edge, used in self.lanes.lane_of.items() if used == lane]
            for above in (True, False):
                side = [edge for edge in users if (self.exits[edge][1] < entry) is above]
                side.sort(key=lambda edge: -abs(self.exits[edge][1] - entry))
                for number, edge in enumerate(side):
                    leave = self.exits[edge]
                    turn = min(8.0, abs(entry - leave[1]))
                    rest = way_in if not number else ((x, leave[1] + (turn if above else -turn)),)
                    found[edge] = (Stroke((leave, (x, leave[1]), *rest), lane.dash, arrow=not number),)
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
        if line.aside:
            block = block.add(line.text, room, Style.BODY, tone=Tone.SOFT, gap=3 if line is node.lines[0] else 8)
        else:
            block = block.add(line.text, room, Style.BODY, gap=8 if big else 4)
        if line.limit:
            block = _with_limit(block, line, room)
    return block


def _with_limit(block: Block, said: SaidAct | Edge, room: float) -> Block:
    block = block.add(said.limit, room, Style.STRONG, tone=Tone.LIMIT, icon=Icon.CLOCK, gap=3)
    if said.doubts:
        indent = ICON + ICON_GAP
        block = block.add(said.doubts, room, Style.SMALL, tone=Tone.SOFT, indent=indent)
    return block


def _classes(edge: Edge) -> tuple[str, ...]:
    loop = ("nav-chart__edge--loop",) if edge.back else ()
    return ("nav-chart__edge", f"nav-chart__edge--{edge.kind.value}", *loop)
