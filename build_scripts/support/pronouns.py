"""English words that speak of whoever acts as of somebody else, so that a sentence cannot be said to them."""

import re

_BOTH = r"(?:he|she|him|his|hers?|himself|herself) ?(?:or|/) ?(?:he|she|him|his|hers?|himself|herself)|s/he"
"""Of whichever sex somebody is: these never stand for another person."""
_MANY = "they|them|their|theirs|themselves"
_ONE = "he|him|his|himself|she|hers?|herself"

THEY = re.compile(rf"\b(?:{_MANY}|{_BOTH})\b", re.IGNORECASE)
OTHERS = re.compile(rf"\b(?:{_MANY}|{_ONE})\b", re.IGNORECASE)
"""Those by which another person may be meant, too, such as a child."""
