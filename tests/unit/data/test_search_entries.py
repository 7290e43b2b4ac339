"""What the search shows of a place below its title: whole sentences, though the page has a list there."""

from __future__ import annotations

import re

from build_scripts.data.search_entries import entries
from navigator.words import ENGLISH
from tests.support.samples import library

RUN_ON = re.compile(r"\S*[.?!] [a-z]\S*")


def test_what_stands_in_a_list_is_shown_as_a_sentence() -> None:
    found = {entry.address: entry.text for entry in entries(library(), ENGLISH)}
    reply = found["procedures/milton-keynes-contact-centre/complaints/index.html#reply"]
    assert reply.startswith("The Coordinator must send a full written reply. The complaint, so that")
    assert "; what happened, and its circumstances; " in reply
    who = found["procedures/milton-keynes-contact-centre/complaints/index.html"]
    assert "Families who use the centre. People and bodies who refer families to it." in who
    assert {text: RUN_ON.findall(text) for text in found.values() if RUN_ON.search(text)} == {}
