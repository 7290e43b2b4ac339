"""What the comparison of drawn cases prints, and when."""

import pytest

from tests.oracles import compare
from tests.oracles.compare import main
from tests.oracles.drawn import drawn
from tests.oracles.worlds import ActVerdict, Verdict

AGREED = Verdict(), Verdict()


def test_each_seed_that_differs_is_printed_as_it_is_met(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    late, not_late = Verdict(acts=(ActVerdict(id="reply", late=True),)), Verdict(acts=(ActVerdict(id="reply"),))
    said = {str(drawn(1)): (not_late, late), str(drawn(3)): (late, not_late)}
    monkeypatch.setattr(compare, "both", lambda given: said.get(str(given), AGREED))
    main(0, 5, 0)
    first, second, sums, bold = capsys.readouterr().out.splitlines()
    assert first == "1; BOLDER; reply late"
    assert second == "3; vague; reply late: True / False"
    assert sums == "seeds 0 to 4: {'agree': 3, 'differ': 2}; differ: [1, 3]"
    assert bold.endswith("{1: ('reply late',)}")


def test_what_is_stopped_prints_what_it_has(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(given: object) -> tuple[Verdict, Verdict]:
        if str(given) == str(drawn(2)):
            raise KeyboardInterrupt
        return AGREED

    monkeypatch.setattr(compare, "both", stopped)
    with pytest.raises(KeyboardInterrupt):
        main(0, 5, 0)
    sums, bold = capsys.readouterr().out.splitlines()
    assert sums == "seeds 0 to 1: {'agree': 2}; differ: []"
    assert bold.endswith("never")
