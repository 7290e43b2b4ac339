"""The title of a procedure that does not hold says so, wherever it stands."""

from navigator.model.policy import Policy
from navigator.model.upkeep import ProcedureStatus
from navigator.words import Language


def marked(policy: Policy, words: Language) -> str:
    """The title for a list, with a word behind it where the procedure does not hold."""
    procedure = policy.procedure
    if procedure.status is ProcedureStatus.IN_FORCE:
        return procedure.title
    return f"{procedure.title} ({words(f'page.marked.{procedure.status.value}')})"


def headed(policy: Policy, words: Language, title: str | None = None) -> str:
    """The title of what is about one procedure alone, its own if left out.

    If that does not hold, it says so first: of the title of a page tabs and search engines show the beginning.
    """
    status, title = policy.procedure.status, title or policy.procedure.title
    return title if status is ProcedureStatus.IN_FORCE else words(f"page.headed.{status.value}", title=title)
