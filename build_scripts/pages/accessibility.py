"""The page of the accessibility statement."""

from datetime import date
from pathlib import Path

from build_scripts.source.accessibility_statement import Reason, Statement, problems, read, warnings
from build_scripts.source.problems import ProblemsError
from build_scripts.support.templates import render
from navigator.words import ENGLISH, Language

PAGE = "accessibility/index.md"


def page(root: Path, today: date, words: Language = ENGLISH) -> dict[str, str]:
    """The page: source address -> Markdown. ProblemsError lists every fault of the file."""
    written = read(root)
    faults = tuple(sorted(problems(written, today)))
    if faults:
        raise ProblemsError(faults)
    statement: Statement = written.value
    reasons = [
        {"reason": reason.value, "found": found}
        for reason in Reason
        if (found := [each for each in statement.not_accessible if each.why is reason])
    ]
    overdue = any(warnings(written, today))
    return {PAGE: render("accessibility.md.j2", words=words, statement=statement, reasons=reasons, overdue=overdue)}
