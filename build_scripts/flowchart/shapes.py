"""What a drawing is made of: boxes, texts and lines with their places, in pixels from the top left corner."""

from dataclasses import dataclass
from enum import Enum

from build_scripts.flowchart.text_metrics import Style, Wrapped, wrap


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, other: "Box") -> bool:
        """True when the other rectangle lies inside this one."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def meets(self, other: "Box") -> bool:
        """True when the two rectangles share an area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


Point = tuple[float, float]


class Outline(Enum):
    """The shape of a box: each kind of place has its own."""

    ROUND = "round"
    PLAIN = "plain"
    PILL = "pill"
    CUT = "cut"
    BARRED = "barred"
    SIGN = "sign"


class Dash(Enum):
    """How a line is drawn: on, back to an earlier stage, or round the person who would decide."""

    ON = "on"
    BACK = "back"
    CONFLICT = "conflict"


class Icon(Enum):
    """A small picture, 14 pixels square."""

    CLOCK = "clock"
    END = "end"
    OUT = "out"
    DOWN = "down"
    UP = "up"


class Tone(Enum):
    """What a text is: said plainly, said in passing, or a limit."""

    INK = "ink"
    SOFT = "soft"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Placed:
    """A text in its place."""

    wrapped: Wrapped
    x: float
    y: float
    tone: Tone = Tone.INK
    link: bool = False
    """True for the text that is the link to the clause."""

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.wrapped.width, self.wrapped.height)


@dataclass(frozen=True, slots=True)
class Picture:
    """An icon in its place."""

    icon: Icon
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along points, with round corners; the arrow, if any, is at its end."""

    points: tuple[Point, ...]
    dash: Dash = Dash.ON
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline in its place."""

    outline: Outline
    box: Box


@dataclass(frozen=True, slots=True)
class Block:
    """Texts and icons under one another, placed from their own top left corner."""

    texts: tuple[Placed, ...] = ()
    pictures: tuple[Picture, ...] = ()
    height: float = 0

    @property
    def width(self) -> float:
        return max((text.box.right for text in self.texts), default=0.0)

    def add(
        self,
        text: str,
        room: float,
        style: Style,
        *,
        tone: Tone = Tone.INK,
        icon: Icon | None = None,
        gap: float = 0,
        indent: float = 0,
        link: bool = False,
    ) -> "Block":
        """The block with one more text at its foot, after a gap, behind an icon if there is one."""
        indent += ICON + ICON_GAP if icon else 0
        top = self.height + (gap if self.texts else 0)
        placed = Placed(wrap(text, room - indent, style), indent, top, tone, link)
        pictures = self.pictures
        if icon:
            pictures = (*pictures, Picture(icon, 0, top + (style.leading - ICON) / 2))
        return Block((*self.texts, placed), pictures, top + placed.wrapped.height)

    def at(self, x: float, y: float) -> "Block":
        """The block moved to a place."""
        return Block(
            tuple(Placed(text.wrapped, text.x + x, text.y + y, text.tone, text.link) for text in self.texts),
            tuple(Picture(picture.icon, picture.x + x, picture.y + y) for picture in self.pictures),
            self.height,
        )


ICON = 14
ICON_GAP = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A box or a line of the graph as it is drawn."""

    id: str
    """The id of the node or the edge."""
    classes: tuple[str, ...]
    clause: str | None = None
    ends: tuple[str, str] | None = None
    """For a line: the boxes it joins."""
    shape: Shape | None = None
    sign: Shape | None = None
    """For a line: the signpost that names the stage it goes to."""
    block: Block = Block()
    signed: Block = Block()
    """What the signpost says."""
    signed_to: str | None = None
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in its place, in reading order."""

    figures: tuple[Figure, ...]
    width: float
    height: float
