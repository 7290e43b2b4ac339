"""Rooms as boxes in rows, each with lines down to the rooms that it looks into: an SVG for light and dark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import inf

WIDE, HIGH, ACROSS, DOWN, HEAD, EDGE = 104, 30, 118, 60, 56, 24
LETTER = 7.5
NARROW = 0.3
"""The column of a line that passes a row, beside that of a box."""
SWEEPS = 8

STYLE = """\
.room { fill: #eef3f8; stroke: #1d3557 }
.line { fill: none; stroke: #1d3557; stroke-width: 1.5 }
.house { fill: none; stroke: #8a94a3 }
.tip { fill: #1d3557 }
text { fill: #14213d }
.ground { fill: #fff }
@media (prefers-color-scheme: dark) {
  .room { fill: #1f2d40; stroke: #a9c7ea }
  .line { stroke: #a9c7ea }
  .tip { fill: #a9c7ea }
  text { fill: #f1f5fa }
  .ground { fill: #10161e }
}"""


@dataclass(frozen=True, slots=True)
class Panel:
    """One house: its rooms, and what each of them looks into."""

    title: str
    where: str
    arrows: Mapping[str, list[str]]


def picture(*panels: Panel) -> str:
    """The first panel on the left, the others one under another on the right."""
    first, *others = (_Drawn(panel) for panel in panels)
    right, down = first.width + 2 * EDGE, EDGE
    placed = [first.svg(EDGE, EDGE)]
    for each in others:
        placed.append(each.svg(right, down))
        down += each.height + EDGE
    width = right + max((each.width + EDGE for each in others), default=-EDGE)
    height = max(first.height + 2 * EDGE, down)
    body = "\n".join(placed)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" \
font-size="14" role="img" aria-labelledby="t d">
<title id="t">The rooms of the house</title>
<desc id="d">Boxes in rows. A room looks only into rooms below it; the tables of the page say the same.</desc>
<style>
{STYLE}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
<rect class="ground" width="{width}" height="{height}"/>
{body}
</svg>
"""


class _Drawn:
    """A panel with rows of rooms; a line that passes a row has a place in it, as a room has."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self.rows: dict[str, int] = {}
        for room in panel.arrows:
            self._row(room)
        self.lines = [
            [room, *(f"{room} {other} {row}" for row in range(self.rows[room] - 1, self.rows[other], -1)), other]
            for room in panel.arrows
            for other in _direct(panel.arrows, room)
        ]
        self.places = self._placed()
        title = len(panel.title + panel.where) * LETTER
        self.width = int(max(max(self.places.values()) * ACROSS + WIDE, title) + 2 * EDGE)
        self.height = max(self.rows.values()) * DOWN + HIGH + HEAD + EDGE

    def _row(self, room: str) -> int:
        """The rooms that look into nothing stand lowest, each other one just above all that it looks into."""
        if room not in self.rows:
            others = [self._row(other) for other in self.panel.arrows.get(room, ())]
            self.rows[room] = max(others, default=-1) + 1
        return self.rows[room]

    def _placed(self) -> dict[str, float]:
        """Columns, found by pulling each thing to the middle of what it is joined to, row by row, up and down."""
        joined: dict[str, list[str]] = {room: [] for room in self.rows}
        level = dict(self.rows)
        for line in self.lines:
            for upper, lower in pairwise(line):
                joined.setdefault(upper, []).append(lower)
                joined.setdefault(lower, []).append(upper)
                level.setdefault(lower, level[upper] - 1)
        rows: list[list[str]] = [[] for _ in range(max(level.values()) + 1)]
        for name, at in level.items():
            rows[at].append(name)
        places = {name: float(at) for row in rows for at, name in enumerate(row)}
        for _ in range(SWEEPS):
            for row in (*rows, *reversed(rows)):
                wish = {name: _middle([places[each] for each in joined[name]], places[name]) for name in row}
                row.sort(key=wish.__getitem__)
                places |= _apart(wish, {name: 1 if name in self.rows else NARROW for name in row})
        least = min(places.values())
        return {name: place - least for name, place in places.items()}

    def svg(self, left: int, top: int) -> str:
        return f'<g transform="translate({left} {top})">\n' + "\n".join(self._parts()) + "\n</g>"

    def _parts(self) -> Iterator[str]:
        yield f'<rect class="house" width="{self.width}" height="{self.height}" rx="8"/>'
        title = f'<tspan font-weight="700">{escape(self.panel.title)}</tspan> {escape(self.panel.where)}'
        yield f'<text x="{EDGE}" y="28">{title}</text>'
        top = max(self.rows.values())
        for line in self.lines:
            points = [(self._x(name), (top - self.rows[line[0]] + at) * DOWN + HEAD) for at, name in enumerate(line)]
            yield f'<path class="line" marker-end="url(#tip)" d="{_path(points)}"/>'
        for room, row in self.rows.items():
            x, y = self._x(room), (top - row) * DOWN + HEAD
            yield f'<rect class="room" x="{x - WIDE / 2:.0f}" y="{y}" width="{WIDE}" height="{HIGH}" rx="5"/>'
            yield f'<text x="{x:.0f}" y="{y + 20}" text-anchor="middle">{escape(room)}</text>'

    def _x(self, name: str) -> float:
        drawn = max(self.places.values()) * ACROSS + WIDE
        return self.places[name] * ACROSS + (self.width - drawn + WIDE) / 2


def _path(points: list[tuple[float, int]]) -> str:
    """From the foot of a box, straight past each box on the way, to the head of another."""
    (x, y), *rest = points
    path = f"M{x:.0f} {y + HIGH}"
    for at, (x, y) in enumerate(rest, start=1):
        path += f" L{x:.0f} {y}" + (f" V{y + HIGH}" if at < len(rest) else "")
    return path


def _direct(arrows: Mapping[str, list[str]], room: str) -> list[str]:
    """What a room looks into, but for what those that it looks into look into anyway: fewer lines say the same."""
    others = arrows.get(room, [])
    return [each for each in others if not any(each in _all(arrows, other) for other in others)]


def _all(arrows: Mapping[str, list[str]], room: str) -> set[str]:
    others = arrows.get(room, [])
    return set(others).union(*(_all(arrows, other) for other in others))


def _middle(places: list[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _apart(wishes: Mapping[str, float], widths: Mapping[str, float]) -> dict[str, float]:
    """Places in the order of the widths and as near to the wishes as can be, so that nothing touches."""
    places: dict[str, float] = {}
    end = -inf
    for name, width in widths.items():
        places[name] = max(wishes[name], end + width / 2)
        end = places[name] + width / 2
    shift = sum(wishes[name] - place for name, place in places.items()) / len(places)
    return {name: place + shift for name, place in places.items()}
