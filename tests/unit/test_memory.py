"""What is remembered from one build to the next."""

import dataclasses
from pathlib import Path

from build_scripts.memory import Memory


def test_a_result_is_made_once_for_what_it_is_made_of() -> None:
    memory, made = Memory(), []

    def make(number: int) -> int:
        made.append(number)
        return number + 1

    for number in (1, 1, 2, 2):
        memory.turn()
        assert memory("next", make, number) == number + 1
    assert made == [1, 2]


def test_what_a_build_did_not_ask_for_is_forgotten() -> None:
    memory, made = Memory(), []
    for asked in (True, False, True):
        memory.turn()
        memory("other", int)
        if asked:
            memory("one", lambda: made.append(1))
    assert made == [1, 1]
    memory.turn()
    memory.turn()  # a build that ended before it asked for anything
    memory("one", lambda: made.append(1))
    assert made == [1, 1]


def test_equal_is_enough() -> None:
    @dataclasses.dataclass(frozen=True)
    class Given:
        at: Path

    memory = Memory()
    made: list[Given] = []
    for _ in range(2):
        memory.turn()
        memory("one", made.append, Given(Path("a")))
    assert made == [Given(Path("a"))]
