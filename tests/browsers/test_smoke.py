"""In each engine that this machine has: a date, worked out by the Python of the kept memory, and not on the disk.

The rest is in walk_*.py beside this file, for `make test-browsers`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.dev.browsers.webdriver import Browser
from tests.browsers import disk
from tests.browsers.host import Host
from tests.browsers.steps import CALCULATOR, WIZARD, Reader
from tests.browsers.walk_left_behind import ANSWERS, recorded
from tests.support.every import seldom


def test_a_date_is_worked_out_by_a_python_from_the_kept_memory(window: Browser, host: Host) -> None:
    reader = Reader(window, host)
    reader.watch()
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "dec", "2026")
    reader.sees("By Thursday 7 January 2027, to be safe")
    reader.sees("Christmas Day, Boxing Day and New Year's Day")
    reader.python_started_from_the_kept_memory()
    assert reader.wrong() == []


# Firefox, which writes what it has open every 15 seconds, is walked by walk_left_behind.py.
@pytest.mark.parametrize("profile", ["chromium"], indirect=True)
@seldom
def test_a_date_that_was_typed_is_not_on_the_disk(profile: tuple[str, Path], host: Host) -> None:
    _, folder = profile
    recorded(profile, host, type_a_date)
    assert disk.found(folder, ANSWERS) == {}


def type_a_date(reader: Reader) -> str:
    reader.window.open(reader.host.url + WIZARD)
    reader.choose("The person complaining")
    reader.choose("The Coordinator got your written complaint")
    reader.choose("Nothing since then")
    reader.mark("Another date")
    reader.date("on", "23", "sEPtEMBER", "2025")
    return ""
