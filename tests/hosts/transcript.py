"""A transcript of a terminal: what is typed, and what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ADOPTION = Path(__file__).with_name("adoption.txt")


@dataclass(frozen=True, slots=True)
class Step:
    """One command, what is typed at its questions, and what it prints."""

    command: str
    typed: str
    printed: str

    def fits(self, output: str) -> bool:
        """Whether this was printed; three dots stand for anything, on a line or over several."""
        wanted = re.escape(self.printed.strip()).replace(r"\.\.\.", ".*")
        return re.fullmatch(wanted, output.replace("\r", "").strip(), re.DOTALL) is not None


def steps(text: str) -> Iterator[Step]:
    """The commands of a transcript in order; what stands before the first is about it."""
    for part in re.split(r"(?m)^\$ ", text)[1:]:
        command, _, rest = part.partition("\n")
        lines = rest.splitlines()
        typed = [line[1:].strip() for line in lines if line.startswith(">")]
        printed = "\n".join(line for line in lines if not line.startswith(">"))
        yield Step(command, "".join(f"{each}\n" for each in typed), printed)
