"""Telephone numbers as boards print them, and what a link to one dials."""

import re

# "+44 (0)1632 960001": the 0 is for those who ring from within the country.
_FROM_WITHIN = re.compile(r"^((?:\+|00)[0-9 -]*)\(0\)")
_EXTENSION = re.compile(r",? ?(?:ext(?:ension|\.)?|x) ?[0-9]{1,6}$", re.ASCII | re.IGNORECASE)


def dialled(written: str) -> str:
    """The digits to dial, a + in front where it is written. Whoever answers is asked for the extension."""
    number = _FROM_WITHIN.sub(r"\1", _EXTENSION.sub("", written))
    return re.sub(r"[^0-9+]", "", number)


def link(written: str) -> str:
    """The address that has a telephone dial it (RFC 3966)."""
    return f"tel:{dialled(written)}"
