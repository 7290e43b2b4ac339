"""How far long work is, said every ten seconds."""

from itertools import count

from build_scripts.support.progress import Progress, counted


def test_it_is_said_every_ten_seconds_how_much_is_done() -> None:
    said: list[str] = []
    seconds = count(step=4)
    progress = Progress("Pages", 2_000, said.append, clock=lambda: float(next(seconds)))
    progress.done = 999
    for _ in range(8):
        progress.step()
    assert said == ["Pages: 1,002 of 2,000", "Pages: 1,005 of 2,000"]


def test_short_work_says_nothing() -> None:
    said: list[str] = []
    assert list(counted((1, 2, 3), "Pages", said.append)) == [1, 2, 3]
    assert said == []
