"""What is wrong with a style sheet or a drawing of a built site: scripts, and what would be loaded from elsewhere."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

SCRIPT = re.compile(r"[\x00-\x20]*(javascript|vbscript):", re.IGNORECASE)
LOADERS = {"image", "use", "feImage"}


def style_problems(style: str) -> Iterator[str]:
    """The addresses in a style sheet that a browser would fetch from elsewhere."""
    for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", style) + re.findall(r"@import\s+[\"']([^\"']+)", style):
        if _is_elsewhere(address):
            yield f"loads {address}, which is not of this site"


def drawing_problems(drawing: str) -> Iterator[str]:
    """The scripts in a drawing, and what it would fetch; its text may say anything."""
    try:
        root = ET.fromstring(drawing)  # noqa: S314 - a file that is about to be published
    except ET.ParseError as error:
        yield f"is no well-formed drawing: {error}"
        return
    for element in root.iter():
        name = _local(str(element.tag))
        if name == "script":
            yield "holds a script"
        if name == "style":
            yield from style_problems(element.text or "")
        for attribute, value in element.attrib.items():
            if _local(attribute).lower().startswith("on") or SCRIPT.match(value):
                yield f"has a script in the attribute {_local(attribute)} of <{name}>"
            if _local(attribute) == "href" and name in LOADERS and _is_elsewhere(value):
                yield f"loads {value}, which is not of this site"
            yield from style_problems(value)


def _is_elsewhere(address: str) -> bool:
    return not address.startswith("data:") and bool(urlsplit(address).scheme or address.startswith("/"))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
