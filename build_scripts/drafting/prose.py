"""How words of a document and marks for its author stand in a drafted file."""

import json
import re
import textwrap
from collections.abc import Iterator

from build_scripts.drafting.steps.places import Place
from build_scripts.source import phrases, schema
from build_scripts.source.placeholder import MARK
from build_scripts.support.pronouns import THEY

_WIDTH = 100
_LONGEST = 600
# A verb that belongs to another word before it: what is done to you is wrong.
_DISAGREES = re.compile(
    r"(?i)\byou (?:is|was|has|does|(?!always|address|discuss|express|access|pass|miss|process|across|perhaps)\w{3,}s)\b"
)
_RESERVED = re.compile(r"(?:page|contact|example|unclear|chart)-")
_HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")
_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """A document's text without the characters that nobody sees; its words are the same."""
    return _UNSEEN.sub(" ", text)


def slug(text: str, otherwise: str) -> str:
    """A name for a part of the file, made of a text."""
    words = re.findall("[a-z0-9]+", re.sub(r"['\N{RIGHT SINGLE QUOTATION MARK}]", "", text.lower()))
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > schema.LONGEST_ID - 10:
            break
        name = longer
    if not name or schema.fault_of_id(name) or _RESERVED.match(name):
        return otherwise
    return name


class Names:
    """Names that are given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def __call__(self, text: str, otherwise: str) -> str:
        name = first = slug(text, otherwise)
        nth = 2
        while name in self._given:
            name = f"{first}-{nth}"
            nth += 1
        self._given.add(name)
        return name


def source_of(place: Place) -> str:
    """Where the file says that something stands."""
    if not place.part.number:
        return f"{{heading: {text_in(place.heading)}}}"
    return f"{{heading: {text_in(place.heading)}, paragraph: {place.part.number}}}"


def comment(text: str, indent: int) -> Iterator[str]:
    """Some words as lines behind a #."""
    for line in textwrap.wrap(one_line(text), _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"{' ' * indent}# {line}"


def is_plain(text: str) -> bool:
    """True for words that can stand in the file as they are."""
    # Words that can stand for the reader or for somebody else: only the author knows.
    theirs = THEY.search(text) or _DISAGREES.search(text)
    return len(text) <= _LONGEST and theirs is None and not text.startswith(MARK)


def prose(text: str, unsaid: str) -> str:
    """A text in which every stretch of time is said to be none of the file's limits; a mark where that is not clear."""
    plain = text.replace("{", "(").replace("}", ")")
    made, left, done = "", "", 0
    for mention in phrases.mentions(plain):
        start = plain.find(mention.text, done)
        if start < 0 or not any(phrases.mentions(mention.text)):
            return unsaid
        made += f"{plain[done:start]}{{stated:{mention.text}}}"
        left += f"{plain[done:start]} ; "
        done = start + len(mention.text)
    return unsaid if any(phrases.mentions(left + plain[done:])) else made + plain[done:]


def one_line(text: str) -> str:
    """A text without breaks and what nobody sees."""
    return " ".join(_HIDDEN.sub(" ", text).split())


def text_in(text: str) -> str:
    """A text between quotation marks."""
    return json.dumps(one_line(text), ensure_ascii=False)
