"""A second opinion on a case: every world is looked at, and days are counted one by one.

It shares nothing with the engine but the values that procedures, calendars and facts are written in.
"""

from tests.oracles.worlds.board import NoWorldError, TooManyWorldsError
from tests.oracles.worlds.judging import verdict
from tests.oracles.worlds.verdict import ActVerdict, Verdict, bolder, differences, united, widened

__all__ = [
    "ActVerdict",
    "NoWorldError",
    "TooManyWorldsError",
    "Verdict",
    "bolder",
    "differences",
    "united",
    "verdict",
    "widened",
]
