"""The title of a procedure that does not hold says so, wherever it stands."""

from navigator.model.policy import Policy
from navigator.words import Language


def marked(policy: Policy, words: Language) -> str:
    """The title for a list, with a word behind it where the procedure does not hold; so does the macro of this name."""
    return words(f"page.marked.{policy.procedure.status.value}", title=policy.procedure.title)


def headed(policy: Policy, words: Language, title: str | None = None) -> str:
    """The title of what is about one procedure alone, its own if left out.

    If that does not hold, it says so first: of the title of a page tabs and search engines show the beginning.
    """
    return words(f"page.headed.{policy.procedure.status.value}", title=title or policy.procedure.title)
