"""Ways to reach somebody that become links: email addresses, telephone numbers and addresses on the web.

They are narrow on purpose. A link of a policy page may only do what it says: an address with "?bcc=" adds a reader to a
letter, and a number with "*" or "#" gives a telephone an order.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_scripts.source.problems import Problem, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import parts

FEWEST_DIGITS, MOST_DIGITS = 3, 15
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    wrong: str
    allowed: str
    code: str

    def fits(self, text: str) -> bool:
        return self.pattern.fullmatch(text) is not None


_WEB = _Form(
    re.compile(rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][^\s\"'<>\\`{{}}|^]*)?", re.ASCII | re.IGNORECASE),
    "is not an address on the web",
    "https:// or http:// and the name of a website, such as https://www.example.org/complaints",
    "bad-web-address",
)
FORMS: Mapping[str, _Form] = MappingProxyType(
    {
        "email": _Form(
            re.compile(rf"[a-z0-9][a-z0-9._+-]*@{_HOST}", re.ASCII | re.IGNORECASE),
            "is not an email address",
            "one address and nothing else, such as complaints@example.org",
            "bad-email",
        ),
        "phone": _Form(
            re.compile(rf"\+?(?:[0-9] ?){{{FEWEST_DIGITS - 1},{MOST_DIGITS - 1}}}[0-9]", re.ASCII),
            "is not a telephone number",
            f"{FEWEST_DIGITS} to {MOST_DIGITS} digits with single spaces between them, a + in front if it needs one; "
            "say the rest in a note",
            "bad-phone",
        ),
        "web": _WEB,
        "form": _WEB,
    }
)
"""By the key that holds it."""


def problems(written: Written, kind: type) -> Iterator[Problem]:
    """What is no link in the values of one class, wherever they stand in a file."""
    for path, value in parts(written.value):
        if isinstance(value, kind):
            for key, form in FORMS.items():
                text = getattr(value, key, None)
                if text and not form.fits(text):
                    yield written.problem((*path, key), f"{shown(text)} {form.wrong}", form.allowed, form.code)
