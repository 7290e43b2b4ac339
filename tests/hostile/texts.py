"""The keys of a board's files whose values are texts for readers.

The values of other keys are looked up, computed with or written to.
"""

TEXTS = frozenset(
    (
        *(
            "title",
            "summary",
            "name",
            "short_name",
            "about",
            "what",
            "ask",
            "act",
            "when",
            "text",
            "purpose",
            "go",
            "note",
        ),
        *("says", "why", "unclear", "heading", "revised", "counting_note", "cut_when", "address", "contains", "who"),
        *("means", "because", "topic", "label", "question", "answer"),
    )
)
