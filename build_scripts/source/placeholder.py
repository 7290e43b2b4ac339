"""How a text is marked that its author still has to write."""

MARK = "REWRITE:"
UNDECIDED = f"{MARK} Is this a stage? If it is, leave only its title:"
"""How the title of a stage begins of which its author has not said yet whether it is one."""


def marked(text: str) -> str:
    """A text of somebody else, to be rewritten."""
    return text if text.startswith(MARK) else f"{MARK} {text}"
