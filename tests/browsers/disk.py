"""What a browser has written into its profile: every file, unpacked, and where a text is in any of its forms."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

# Firefox's session files: this, the length of what is packed as four bytes, and one block of LZ4.
MOZILLA_LZ4 = b"mozLz40\0"
FULL = 15
SHORTEST_MATCH = 4


def found(profile: Path, texts: Iterable[str]) -> dict[str, set[str]]:
    """Text -> the files that hold it, for those that are there; file names count as well."""
    forms = {text: tuple(_forms(text)) for text in texts}
    places: dict[str, set[str]] = {}
    for name, content in _contents(profile):
        for text, ways in forms.items():
            if any(way in content for way in ways):
                places.setdefault(text, set()).add(name)
    return places


def _forms(text: str) -> Iterator[bytes]:
    """As it is, in JSON, in an address, each as UTF-8 and UTF-16, and the Base64 of each wherever it begins."""
    written = {text, json.dumps(text)[1:-1], quote(text, safe="")}
    plain = {each.encode(code) for each in written for code in ("utf-8", "utf-16-le")}
    yield from plain
    for each in plain:
        for before in range(3):
            encoded = base64.b64encode(b"\0" * before + each)
            # Only the letters that hold no bit of what stands beside the text; a letter holds six.
            inner = encoded[-(-before * 8 // 6) : (before + len(each)) * 8 // 6]
            yield inner
            yield inner.replace(b"+", b"-").replace(b"/", b"_")
            yield b"".join(bytes((letter, 0)) for letter in inner)


def _contents(profile: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(profile.rglob("*")):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            name = path.relative_to(profile).as_posix()
            yield name, name.encode() + b"\n" + content
            if content.startswith(MOZILLA_LZ4):
                yield name, unpacked(content[len(MOZILLA_LZ4) + 4 :])


def unpacked(block: bytes) -> bytes:
    """A block of LZ4: literal bytes, then a copy of what came before, again and again; the last has no copy."""
    out = bytearray()
    at = 0
    while at < len(block):
        token = block[at]
        length, at = _length(block, at + 1, token >> 4)
        out += block[at : at + length]
        at += length
        if at >= len(block):
            break
        back = int.from_bytes(block[at : at + 2], "little")
        length, at = _length(block, at + 2, token & FULL)
        start = len(out) - back
        for place in range(start, start + length + SHORTEST_MATCH):
            out.append(out[place])
    return bytes(out)


def _length(block: bytes, at: int, first: int) -> tuple[int, int]:
    total = first
    more = first == FULL
    while more:
        total += block[at]
        more = block[at] == 0xFF
        at += 1
    return total, at
