"""What scripts find in their page: the words they say, and data. It comes with the page, or the page does not come."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from navigator.words import Language

# The topics of the catalogue whose words scripts put on the page.
SPOKEN = (
    *("ui.", "date.", "list.", "period.", "calendar.", "deadline.assumed."),
    *("tell.safe_", "tell.provisional", "tell.sent."),
)


def block(data: Mapping[str, Any]) -> Markup:
    """The text of <script type="application/json">, which no text can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - the one mark that could end it has been replaced


def spoken(words: Language, topics: tuple[str, ...] = SPOKEN) -> dict[str, Any]:
    """The words of a language, as far as scripts say them."""
    return {
        "code": words.code,
        "months": list(words.months),
        "weekdays": list(words.weekdays),
        "texts": {key: text for key, text in words.texts.items() if key.startswith(topics)},
    }
