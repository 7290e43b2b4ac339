"""The formats of a drawing: ways out below their stage for a phone, beside it for a wide screen and for paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from build_scripts.flowchart.graph import Graph, Node
from build_scripts.flowchart.layout import DOWN, ENTRY, GAP, Page
from build_scripts.flowchart.shapes import Box, Drawing, Point
from build_scripts.flowchart.tracks import Lane
from navigator.words import Language

NEXT_ENTRY = 14.0
"""How far under the first line from the side the next one comes in."""
RUN = 14.0
"""How far above a stage a line from the side runs before it comes in from above."""
NEXT_RUN = 9.0


class Stacked(Page):
    """Everything in one column."""

    def part(self, node: Node, box: Box) -> None:
        self.y = box.bottom + GAP - 4
        leaving = self.graph.leaving(node.id)
        for edge in leaving:
            if edge.id == self.direct.get(node.id):
                self.straight(edge, box.bottom)
                return
            self.row(edge)
        if leaving:
            self.lead_in(leaving[-1], ((DOWN, box.bottom),))
        self.y += GAP

    def way_in(self, lane: Lane, track: float) -> Sequence[Point]:
        box = self.stages[lane.target]
        entry = box.y + ENTRY + NEXT_ENTRY * self.lanes.entries(lane.target).index(lane)
        return (track, entry), (box.right, entry)


class Beside(Page):
    """Stages on the left, their ways out on the right."""

    def __init__(self, graph: Graph, words: Language, width: float, tracks: int) -> None:
        super().__init__(graph, words, width, tracks)
        self.stage_right = 340.0
        self.trunk = self.stage_right + DOWN

    def part(self, node: Node, box: Box) -> None:
        direct = self.direct.get(node.id)
        leaving = self.graph.leaving(node.id)
        rows = [edge for edge in leaving if edge.id != direct]
        self.y = box.y + 2
        branches = [self.row(edge) for edge in rows]
        if rows:
            start = min(branches[0], box.bottom - ENTRY)
            self.lead_in(rows[-1], ((box.right, start), (self.trunk, start)))
            if start == branches[0] and len(rows) > 1:
                self.lead_in(rows[0], ((box.right, start),))
        bottom = self.y if rows else box.bottom
        if direct is not None:
            self.y = box.bottom + GAP - 4
            self.straight(leaving[-1], box.bottom, bottom)
        else:
            self.y = max(bottom, box.bottom + GAP) + GAP + self.room_above(self._after(node))

    def room_above(self, stage: str) -> float:
        count = len(self.lanes.entries(stage))
        return NEXT_RUN * count + 4 if count else 0

    def way_in(self, lane: Lane, track: float) -> Sequence[Point]:
        box = self.stages[lane.target]
        number = self.lanes.entries(lane.target).index(lane)
        run, enter = box.y - RUN - NEXT_RUN * number, box.right - 24 - 16 * number
        return (track, run), (enter, run), (enter, box.y)

    def _after(self, node: Node) -> str:
        spine = self.graph.spine
        following = spine.index(node) + 1
        return spine[following].id if following < len(spine) else ""


@dataclass(frozen=True, slots=True)
class Format:
    """A name for the style sheet, a width in pixels, how many tracks there may be, and how the parts are arranged."""

    name: str
    width: float
    tracks: int
    """More of them would leave too little room for words."""
    page: Callable[[Graph, Language, float, int], Page]


NARROW = Format("narrow", 328, 4, Stacked)
WIDE = Format("wide", 704, 8, Beside)


def place(graph: Graph, words: Language, form: Format) -> Drawing:
    """Put every box and line of a graph in its place."""
    return form.page(graph, words, form.width, form.tracks).drawing()
