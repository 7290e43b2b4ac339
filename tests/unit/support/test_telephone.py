"""A link to a number dials that number, however a board prints it."""

import pytest

from build_scripts.support.telephone import dialled, link

# Each as somebody at a telephone would dial it: RFC 3966 for the plus, and the (0) of a number for abroad is left out.
DIALLED = {
    "01632 960001": "01632960001",
    "01632-960-001": "01632960001",
    "(01632) 960001": "01632960001",
    "(0)1632 960001": "01632960001",
    "+44 (0)1632 960001": "+441632960001",
    "0044 (0)1632 960001": "00441632960001",
    "+44 1632 960001": "+441632960001",
    "01632 960001 ext 123": "01632960001",
    "01632 960001, Extension 123": "01632960001",
    "01632 960001 x45": "01632960001",
    "18001 01632 960001": "1800101632960001",
    "999": "999",
}


@pytest.mark.parametrize(("written", "number"), DIALLED.items())
def test_what_is_dialled_is_the_number(written: str, number: str) -> None:
    assert dialled(written) == number
    assert link(written) == f"tel:{number}"
