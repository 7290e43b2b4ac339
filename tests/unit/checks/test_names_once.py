"""A name that stands twice where one would silently replace the other."""

import pytest

from build_scripts.reference.codes import Documented
from tests.support.broken_board import lines_of


def test_words_for_readers_stand_once_for_each_act() -> None:
    old = "  - id: send-reply\n    gives: a full reply\n"
    new = f"{old}  - id: send-reply\n    to: manager\n    act: send your reply\n"
    said = lines_of(Documented(code="", text="", old=old, new=new, prints=""))
    told = 'two of the voice names are "send-reply", the first on line 640; each name once'
    assert said == [f"procedures/anytown/complaints.yml:642:9: {told} (duplicate-id)"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("  - id: complainant\n", "  - id: helper\n"), ("  - id: more-asked\n", "  - id: more\n")],
)
def test_the_wizard_keeps_the_names_of_its_own_choices(old: str, new: str) -> None:
    name = new.rsplit(maxsplit=1)[-1]
    said = [line for line in lines_of(Documented(code="", text="", old=old, new=new, prints="")) if "reserved" in line]
    assert len(said) == 1
    assert f'"{name}" is what the wizard calls a choice of its own; another name' in said[0]
