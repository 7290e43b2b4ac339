"""What an answer says first, as plain data."""

from dataclasses import asdict, dataclass
from typing import Any

from navigator.explain.advice.rights import Right
from navigator.explain.advice.steps import Step

CHECK = "check"
"""How an answer looks in which days have to be mended before anything is counted from them."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The first part of an answer; each text is a sentence, or a few."""

    heading: str
    clause: str | None = None
    """The act or cap that the heading is about."""
    state: str = ""
    """How it looks: `late`, `unclear` (may be late), `today`, `provisional`; CHECK."""
    lines: tuple[str, ...] = ()
    """How it stands, and on what condition."""
    warnings: tuple[str, ...] = ()
    """What the policy leaves open about it."""
    steps: tuple[Step, ...] = ()
    silence: tuple[str, ...] = ()
    """What to do if nothing comes."""
    rights: tuple[Right, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The advice as the page gets it."""
        return asdict(self)
