"""The tags of an XML text with their places in it, so that a few can be changed and all else stays sign by sign."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.commands.sheets.columns import TableError

# Comments, CDATA and instructions are matched to be passed over; a tag ends at the first > outside quotes.
_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<close>/?)(?P<prefix>[^\s/>!?:]+:)?(?P<name>[^\s/>!?:]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its name without the prefix, the prefix with its colon, and where it begins and ends."""

    name: str
    prefix: str
    begin: int
    end: int
    text: str

    @property
    def opens(self) -> bool:
        """True for <c> and for <c/>."""
        return not self.text.startswith("</")

    @property
    def closes(self) -> bool:
        """True for </c> and for <c/>."""
        return not self.opens or self.text.endswith("/>")

    def attributes(self) -> dict[str, str]:
        """What the tag says of itself, as written: entities stay."""
        return {name: one or other for name, one, other in _ATTRIBUTE.findall(self.text)}

    def with_attribute(self, name: str, value: str) -> str:
        """The tag with one attribute changed or added."""
        changed, times = re.subn(rf"(\s{name}\s*=\s*)(?:\"[^\"]*\"|'[^']*')", rf'\g<1>"{value}"', self.text, count=1)
        if times:
            return changed
        stop = len(self.text) - (2 if self.closes else 1)
        return f'{self.text[:stop].rstrip()} {name}="{value}"{self.text[stop:]}'


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to stand in the place of a piece of the text."""

    begin: int
    end: int
    text: str


def tags(text: str) -> Iterator[Tag]:
    """Every tag in the order of the text; TableError for a text that declares entities, which no spreadsheet does."""
    if "<!DOCTYPE" in text:
        raise TableError("is no workbook that can be read. Open it in Excel and save it as .xlsx.")
    for found in _TAG.finditer(text):
        if name := found["name"]:
            yield Tag(name, found["prefix"] or "", found.start(), found.end(), found[0])


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all of the edits, none of which overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.begin, edit.end)):
        pieces += [text[at : edit.begin], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])
