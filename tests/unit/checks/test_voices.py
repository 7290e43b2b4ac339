"""What is said to whoever acts speaks of nobody else: neither of them as "they", nor of either sex."""

import pytest

from build_scripts.reference.codes import Documented
from tests.support.broken_board import lines_of

OLD = "    when: you are unhappy with the reply\n"


@pytest.mark.parametrize("said", ["he or she is", "they are", "his or her family is", "he/she is"])
def test_words_for_either_sex_are_nobody_who_is_you(said: str) -> None:
    told = Documented(code="", text="", old=OLD, new=f"    when: {said} unhappy with the reply\n", prints="")
    first, *_ = lines_of(told)
    words = " ".join(said.split()[:-1]).removesuffix(" family")
    assert f'told to the person complaining, this says "{words}" in ' in first
    assert "(mixed-voice)" in first
