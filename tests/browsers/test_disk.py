"""The reader of a browser's profile finds a text in every form that it claims to know."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browsers import disk

TEXT = 'reader":{"value'
CONTENTS = {
    "plain": TEXT.encode(),
    "utf-16": f"x{TEXT}".encode("utf-16-le"),
    "json": json.dumps({"state": TEXT}).encode(),
    "address": quote(f"#{TEXT}", safe="").encode(),
    "base64": base64.b64encode(f"12{TEXT}3".encode()),
    "base64 of utf-16": base64.b64encode(f"12{TEXT}3".encode("utf-16-le")),
    "base64 for addresses": base64.urlsafe_b64encode(f"?>1{TEXT}?>".encode()).rstrip(b"="),
    # Five letters, then a copy of four of them from five back, then the rest.
    "a session file": disk.MOZILLA_LZ4 + bytes(4) + b"\x50abcde\x05\x00" + bytes((len(TEXT) << 4,)) + TEXT.encode(),
}


@pytest.mark.parametrize("form", CONTENTS)
def test_a_text_is_found_in_each_form(tmp_path: Path, form: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(
        b"\x00\xff" + CONTENTS[form] if form != "a session file" else CONTENTS[form]
    )
    assert disk.found(tmp_path, [TEXT, "something else"]) == {TEXT: {"deep/file"}}


def test_a_name_of_a_file_counts(tmp_path: Path) -> None:
    (tmp_path / "penguin.txt").write_bytes(b"")
    assert disk.found(tmp_path, ["penguin"]) == {"penguin": {"penguin.txt"}}


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (b"\x50hello", b"hello"),
        (b"\x10a\x01\x00\x00", b"aaaaa"),
        (b"\x1fa\x01\x00\x03\x00", b"a" * 23),
        (b"\xf0\x05" + b"x" * 20, b"x" * 20),
    ],
)
def test_a_block_is_unpacked(block: bytes, text: bytes) -> None:
    assert disk.unpacked(block) == text
