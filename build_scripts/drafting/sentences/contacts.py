"""Ways to reach somebody that a document prints, and the day on which it was revised."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PHONE = re.compile(r"(?<![0-9+])(?:\+44[ ]?(?:\(0\)[ ]?)?|\(?0)[0-9]{2,5}\)?(?:[ -]?[0-9]{2,6}){1,3}(?![0-9])")
_FEWEST, _MOST = 10, 13
_EMAIL = re.compile(r"(?i)[a-z0-9][a-z0-9._+-]*@(?:[a-z0-9-]+\.)+[a-z]{2,}")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b")
_FEWEST_LINES = 3
_LONGEST_LINE = 6
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAY = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTHS}) [0-9]{{4}}|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{4}}"
_REVISED = re.compile(
    r"(?i)(?<!next )(?<!to be )\b(?:last )?(?:revised|updated|amended|reviewed)(?: on| in| date)?:?"
    rf"\s+(?P<day>{_DAY})\b"
)


@dataclass(frozen=True, slots=True)
class Reach:
    """One or several ways to reach somebody, from one place of the document."""

    name: str | None
    """Who is reached, where the line says it."""
    phone: str | None = None
    email: str | None = None
    address: tuple[str, ...] = ()


def reaches(block: str) -> Iterator[Reach]:
    """What the lines of one block print."""
    lines = [" ".join(line.split()) for line in block.splitlines() if line.strip()]
    for line in lines:
        shown = re.sub(r"(?i)\b(?:tel(?:ephone)?|phone|email|e-mail)\b:?", " ", line)
        numbers = [number for each in _PHONE.finditer(line) if (number := _number(each.group()))]
        mails = [each.group() for each in _EMAIL.finditer(line)]
        first = min((each.start() for each in (*_PHONE.finditer(shown), *_EMAIL.finditer(shown))), default=0)
        name = _name(shown[:first])
        for phone, email in _paired(numbers, mails):
            yield Reach(name, phone=phone, email=email)
    yield from _addresses(lines)


def _paired(numbers: list[str], mails: list[str]) -> Iterator[tuple[str | None, str | None]]:
    if len(numbers) == 1 and len(mails) == 1:
        yield numbers[0], mails[0]
        return
    yield from ((number, None) for number in numbers)
    yield from ((None, mail) for mail in mails)


def _number(text: str) -> str | None:
    plain = re.sub(r"[()-]", " ", text.replace("(0)", ""))
    digits = sum(each.isdigit() for each in plain)
    return " ".join(plain.split()) if _FEWEST <= digits <= _MOST else None


# What a line calls the way to reach somebody, and not who is reached.
_LABEL = re.compile(
    r"(?i)(?:by|in|or|via)|(?:(?:by|in|or|or by|via)\s+)?(?:call|visit|phone|telephone|tel|mobile|fax|e-?mail|post"
    r"|write(?: to)?|writing|web|website|address|contact(?: us)?(?: on| at)?|ring|text|online|person)(?: us)?"
)
_LABELLED = re.compile(
    r"(?i)^(?:(?:by )?(?:write to|post|address|in writing|registered office(?: address)?)\s*[:-]\s*)"
)


def _name(text: str) -> str | None:
    name = text.strip(" :,-\N{EN DASH}")
    if _LABEL.fullmatch(name):
        return None
    few = 0 < len(name.split()) <= _LONGEST_LINE and name[:1].isupper()
    return name if few and not re.search(r"[.;()]|\b(?:on|or|at|is|to|call|ring|contact)\b", name) else None


def _addresses(lines: list[str]) -> Iterator[Reach]:
    for place, line in enumerate(lines):
        code = _POSTCODE.search(line)
        if code is None:
            continue
        if len(line.split()) <= _LONGEST_LINE and line.endswith(code.group()):
            above: list[str] = []
            for each in reversed(lines[:place]):
                if len(each.split()) > _LONGEST_LINE or each.endswith((".", ":")) or _EMAIL.search(each):
                    break
                above.insert(0, each.rstrip(","))
            if len(above) + 1 >= _FEWEST_LINES:
                yield Reach(None, address=(*above, line))
        else:
            yield from _in_sentence(line[: code.end()])


def _in_sentence(text: str) -> Iterator[Reach]:
    """An address between commas: its parts begin with capitals or numbers, and one has the number of a house."""
    parts: list[str] = []
    for part in reversed([each.strip() for each in _LABELLED.sub("", text).split(",")]):
        if not re.match(r"[A-Z0-9]", part) or len(part.split()) > _LONGEST_LINE or "." in part:
            break
        parts.insert(0, part)
    if len(parts) >= _FEWEST_LINES and any(part[0].isdigit() for part in parts):
        yield Reach(None, address=tuple(parts))


def revised(blocks: Iterable[str]) -> str | None:
    """When the document says it was revised; none where it does not, or where it gives several days."""
    days = {" ".join(each["day"].split()) for block in blocks for each in _REVISED.finditer(" ".join(block.split()))}
    return days.pop() if len(days) == 1 else None
