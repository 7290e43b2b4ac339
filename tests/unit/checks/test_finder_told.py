"""What the answers of the page that finds a procedure say already can be told to that procedure alone."""

import pytest

from build_scripts.reference.codes import Documented
from tests.support.broken_board import lines_of


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        (
            "whose: A court\n",
            "whose: A court\n          told: north\n",
            "33:17: these answers lead to a place outside, where nobody is asked again; neither reader nor told",
        ),
        (
            "Somebody who works for the board\n      reader: complainant\n",
            "Somebody who works for the board\n      reader: ombudsman\n",
            '39:15: "ombudsman" is a body outside, which asks nothing here; a role that asks or answers',
        ),
    ],
)
def test_what_cannot_be_told_is_named(old: str, new: str, printed: str) -> None:
    broken = Documented(code="finder-told", text="", old=old, new=new, prints="")
    assert lines_of(broken) == [f"procedures/anytown/complaints.yml:{printed} (finder-told)"]
