"""In each engine that this machine has: a date, worked out by the Python of the kept memory.

The rest is in walk_*.py beside this file, for `make test-browsers`.
"""

from __future__ import annotations

from build_scripts.dev.browsers.webdriver import Browser
from tests.browsers.host import Host
from tests.browsers.steps import CALCULATOR, Reader


def test_a_date_is_worked_out_by_a_python_from_the_kept_memory(window: Browser, host: Host) -> None:
    reader = Reader(window, host)
    reader.watch()
    reader.open(CALCULATOR)
    reader.date("complaint-received", "14", "dec", "2026")
    reader.sees("By Thursday 7 January 2027, to be safe")
    reader.sees("Christmas Day, Boxing Day and New Year's Day")
    reader.python_started_from_the_kept_memory()
    assert reader.wrong() == []
