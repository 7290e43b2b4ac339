"""Ways to reach somebody that become links: email addresses, telephone numbers and addresses on the web.

They are narrow on purpose. A link of a policy page may only do what it says: an address with "?bcc=" adds a reader to a
letter, and a number with "*" or "#" gives a telephone an order.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_scripts.source.problems import Problem, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import parts
from build_scripts.support.telephone import dialled

FEWEST_DIGITS, MOST_DIGITS = 3, 15  # E.164
MOST_OF_A_HOST, MOST_BEFORE_THE_AT = 253, 64  # RFC 1035; RFC 5321, 4.5.3.1.1
LAST_PORT = 65535
# What somebody who types to a relay instead of speaking dials in front of a number.
_RELAYS = ("18001", "18002")
# Names in Welsh have letters with an accent. Of other alphabets some letters look like ours, and some signs turn a text
# round; a name with these can be written as xn--...
_ACCENTED = "".join(
    letter for letter in map(chr, range(0xC0, 0x250)) if unicodedata.normalize("NFD", letter)[0].isascii()
)
_LETTER = rf"[a-z0-9{_ACCENTED}]"
# 63 signs between two dots: RFC 1035.
_HOST = rf"(?P<host>(?:{_LETTER}(?:(?:{_LETTER}|-){{0,61}}{_LETTER})?\.)+[a-z][a-z0-9-]{{0,61}}[a-z0-9])"
_PATH = rf"(?:{_LETTER}|[!$%&()*+,./:;=?@\[\]_~#-])*"
_DIGITS = "[0-9](?:[ -]?[0-9])*"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


_WEB_FORM = _form(rf"https?://{_HOST}(?::(?P<port>[0-9]{{1,5}}))?(?:[/?#]{_PATH})?")
# An apostrophe as in O'Neill.
_EMAIL_FORM = _form(rf"(?P<local>[a-z0-9][a-z0-9_+-]*(?:[.'][a-z0-9_+-]+)*)@{_HOST}")
_PHONE_FORM = _form(
    rf"(?:(?:\+?{_DIGITS} ?)?\({_DIGITS}\)[ -]?{_DIGITS}|\+?{_DIGITS})(?:,? ?(?:ext\.?|extension|x) ?[0-9]{{1,6}})?"
)


@dataclass(frozen=True, slots=True)
class _Form:
    fits: Callable[[str], bool]
    wrong: str
    allowed: str
    code: str


def _is_web(text: str) -> bool:
    found = _WEB_FORM.fullmatch(text)
    if found is None or len(found["host"]) > MOST_OF_A_HOST:
        return False
    return found["port"] is None or 1 <= int(found["port"]) <= LAST_PORT


def _is_email(text: str) -> bool:
    found = _EMAIL_FORM.fullmatch(text)
    return found is not None and len(found["local"]) <= MOST_BEFORE_THE_AT and len(found["host"]) <= MOST_OF_A_HOST


def _is_phone(text: str) -> bool:
    number = dialled(text).removeprefix("+")
    relay = next((each for each in _RELAYS if number.startswith(each)), "")
    digits = len(number.removeprefix(relay))
    return _PHONE_FORM.fullmatch(text) is not None and FEWEST_DIGITS <= digits <= MOST_DIGITS


WEB = _Form(
    _is_web,
    "is not an address on the web",
    "https:// or http:// and the name of a website, such as https://www.example.org/complaints",
    "bad-web-address",
)
FORMS: Mapping[str, _Form] = MappingProxyType(
    {
        "email": _Form(
            _is_email,
            "is not an email address",
            "one address and nothing else, such as complaints@example.org",
            "bad-email",
        ),
        "phone": _Form(
            _is_phone,
            "is not a telephone number",
            f"{FEWEST_DIGITS} to {MOST_DIGITS} digits, such as 01632 960001, +44 (0)1632 960001 "
            "or 01632 960001 ext 12; say the rest in a note",
            "bad-phone",
        ),
        "web": WEB,
        "form": WEB,
    }
)
"""By the key that holds it."""


def problems(written: Written, *kinds: type) -> Iterator[Problem]:
    """What is no link in the values of some classes, wherever they stand in a file."""
    for path, value in parts(written.value):
        if isinstance(value, kinds):
            for key, form in FORMS.items():
                text = getattr(value, key, None)
                if text and not form.fits(text):
                    yield written.problem((*path, key), f"{shown(text)} {form.wrong}", form.allowed, form.code)
