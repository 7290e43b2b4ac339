"""Tests by hand that ask two implementations in turn: `pytestmark = pytest.mark.usefixtures("judge")`."""

import pytest

from tests.support import judged


@pytest.fixture(params=sorted(judged.JUDGES))
def judge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each expectation holds for both."""
    name: str = request.param
    monkeypatch.setitem(judged.ASKED, "judge", judged.JUDGES[name])
    return name
