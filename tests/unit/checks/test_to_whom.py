"""To whom an act goes: one line for what cannot be meant."""

import pytest

from build_scripts.reference.codes import Documented
from tests.support.broken_board import lines_of


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("to: directr", 'there is no role "directr"; did you mean "director"? allowed: '),
        ("to: complainant", '"complainant" would write to itself; roles that do not act here (to-whom)'),
        (
            "to_any: [director, complainant]",
            '"complainant" would write to itself; roles that do not act here (to-whom)',
        ),
        (
            "to: director\n        to_any: [manager, reviewers]",
            "it goes both to every one of some roles and to one of several; either to or to_any (to-whom)",
        ),
    ],
)
def test_whom_an_act_cannot_go_to_is_told_in_one_line(new: str, said: str) -> None:
    told = Documented(code="", text="", old="        to: director\n", new=f"        {new}\n", prints="")
    (line,) = lines_of(told)
    assert said in line
