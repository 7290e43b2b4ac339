"""An hour of the day in the words of a limit: by 1 pm on the next working day."""

import re

_HOUR = re.compile(
    r"(?P<lead>\b(?:by|before|at|until|up to|(?:no|not) later than)\s+)?"
    r"(?:\b(?P<twelve>[0-9]{1,2})(?:[:.](?P<past>[0-9]{2}))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|\b(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?:\s*(?:hours|hrs|h)\b)?"
    r"|\b(?:12\s+)?(?P<noon>noon|midday)\b)"
    r"(?P<on>\s+(?:on|of)\b)?",
    re.IGNORECASE,
)
# What says of an hour alone that it is a last one; before a day, "before" and "at" say less than "by".
_KEPT = ("by", "until", "up to", "no later than", "not later than")
_JOINT = re.compile(r"(?:,\s*)?(?:\band\s+)?\Z")
_HALF = 12
_MOST_HOURS, _MOST_MINUTES = 24, 60


def parted(words: str) -> tuple[str, str]:
    """The words without the hour that they name, each of the others in its place, and the hour as HH:MM.

    Empty where they name none, or more than one.

    >>> parted("by 1 pm on the next day")
    ('by         the next day', '13:00')
    >>> parted("within 2 days, by noon")
    ('within 2 days         ', '12:00')
    """
    found = list(_HOUR.finditer(words))
    hour = _hour(found[0]) if len(found) == 1 else ""
    if not hour:
        return words, ""
    start, end, lead = found[0].start(), found[0].end(), (found[0]["lead"] or "").strip()
    if not found[0]["on"]:
        start = _JOINT.search(words[:start]).start()  # type: ignore[union-attr]  # it matches nothing at all
        return f"{words[:start]}{' ' * (end - start)}{words[end:]}", hour
    said = lead if lead.lower() in _KEPT else "by"
    return f"{words[:start]}{said.ljust(end - start)}{words[end:]}", hour


def _hour(found: re.Match[str]) -> str:
    if found["noon"]:
        return "12:00"
    hour, minute = int(found["twelve"] or found["hour"]), int(found["past"] or found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= _HALF:
            return ""
        hour = hour % _HALF + (_HALF if found["half"].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < _MOST_HOURS and minute < _MOST_MINUTES else ""
