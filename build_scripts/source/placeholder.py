"""How a text is marked that its author still has to write."""

MARK = "REWRITE:"


def marked(text: str) -> str:
    """A text of somebody else, to be rewritten."""
    return text if text.startswith(MARK) else f"{MARK} {text}"
