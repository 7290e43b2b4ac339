"""The tracks beside the stages, for lines that do not go straight on: which line runs in which track."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_scripts.flowchart.graph import EdgeKind, Graph, Node, NodeKind
from build_scripts.flowchart.shapes import Dash


@dataclass(frozen=True, slots=True)
class Lane:
    """A track that several lines share, because they look alike and go to the same stage."""

    target: str
    dash: Dash


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes that are drawn, from the stages outwards, and the lane of each line beside the stages."""

    tracks: Mapping[Lane, int]
    lane_of: Mapping[str, Lane]

    @property
    def count(self) -> int:
        return max(self.tracks.values(), default=-1) + 1

    def entries(self, target: str) -> Sequence[Lane]:
        """The lanes that come in at a stage, from the top."""
        return [lane for lane in self.tracks if lane.target == target]


def straight(graph: Graph) -> Mapping[str, str]:
    """The line that goes straight on from each box of the spine, if there is one: box -> line."""
    spine = graph.spine
    found = {}
    for node, following in pairwise(spine):
        leaving = graph.leaving(node.id)
        if leaving and leaving[-1].target == following.id:
            found[node.id] = leaving[-1].id
    return found


def lanes(graph: Graph, most: int) -> Lanes:
    """Give lines that do not go straight on a track: short ones inside, and no two lanes in one track at once.

    Of the tracks, only so many are drawn; a line without one has its signpost alone.
    """
    order = _order(graph)
    direct = set(straight(graph).values())
    stages = {node.id for node in graph.nodes if node.kind is NodeKind.STAGE}
    spans: dict[Lane, tuple[int, int]] = {}
    lane_of: dict[str, Lane] = {}
    for edge in graph.edges:
        if edge.id in direct or edge.target not in stages:
            continue
        dash = Dash.CONFLICT if edge.kind is EdgeKind.CONFLICT else Dash.BACK if edge.back else Dash.ON
        lane = Lane(edge.target, dash)
        # A conflict route leaves from its own box; any other line from its own place among the ways out.
        places = (order[edge.source if dash is Dash.CONFLICT else edge.id], order[edge.target])
        first, last = spans.get(lane, places)
        spans[lane] = (min(first, *places), max(last, *places))
        lane_of[edge.id] = lane
    tracks = _tracks(spans)
    drawn = {lane: track for lane, track in tracks.items() if track < most}
    return Lanes(drawn, {edge: lane for edge, lane in lane_of.items() if lane in drawn})


def _tracks(spans: Mapping[Lane, tuple[int, int]]) -> dict[Lane, int]:
    """Interval colouring: the shortest span first, in the innermost track that is free all along it."""
    taken: list[list[tuple[int, int]]] = []
    found: dict[Lane, int] = {}
    for lane, span in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[1][0])):
        free = (at for at, there in enumerate(taken) if not any(_meet(span, other) for other in there))
        track = next(free, len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append(span)
        found[lane] = track
    return found


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _order(graph: Graph) -> Mapping[str, int]:
    """The place of every box and line from top to bottom."""
    order: dict[str, int] = {}

    def put(node: Node) -> None:
        order[node.id] = len(order)
        for edge in graph.leaving(node.id):
            order[edge.id] = len(order)
            target = graph.node(edge.target)
            if target.kind is not NodeKind.STAGE:
                put(target)

    for node in graph.spine:
        put(node)
    return order
