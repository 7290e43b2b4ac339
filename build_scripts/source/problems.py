"""What is wrong with an author's file, said in one line."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where it is, what is wrong, and what is allowed."""

    file: str
    line: int
    column: int
    wrong: str
    allowed: str
    code: str
    behind: str = ""
    """Of a file that is based on another: the place there, and what is wrong with it, where that shows."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.wrong}; {self.allowed} ({self.code})"


class ProblemsError(Exception):
    """An author's files have faults; each is one line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in order, each once. What a file is based on and has wrong itself is not told of the file as well."""
    every = sorted(set(problems))
    direct = {(f"{each.file}:{each.line}:{each.column}: {each.wrong}", each.code) for each in every if not each.behind}
    return tuple(each for each in every if (each.behind, each.code) not in direct)


def one_of(words: Iterable[str], given: str | None = None) -> str:
    """The allowed words, the nearest to what was given first."""
    known = sorted(set(words))
    listed = "allowed: " + ", ".join(known) if known else "there are none here, so leave it out"
    near = nearest(given or "", known)
    return f'did you mean "{near}"? {listed}' if near else listed


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The word that is most like what was given, whatever its capitals; None where none is like it."""
    plain = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(given.casefold(), plain, n=1)
    return plain[near[0]] if near else None


def shown(text: str, longest: int = 60) -> str:
    """A piece of an author's text, short and safe to print on one line."""
    kept = text if len(text) <= longest else text[: longest - 1] + "\u2026"
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in kept) + '"'
