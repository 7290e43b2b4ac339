"""A quick build is asked for plainly or not at all."""

import pytest

from build_scripts.support.quick_build import QuickBuildError, is_quick


@pytest.mark.parametrize(("given", "quick"), [({}, False), ({"QUICK_BUILD": "0"}, False), ({"QUICK_BUILD": "1"}, True)])
def test_it_is_asked_for_by_1(given: dict[str, str], quick: bool) -> None:  # noqa: FBT001  a case, not a switch
    assert is_quick(given) is quick


def test_anything_else_is_refused() -> None:
    with pytest.raises(QuickBuildError, match=r"^QUICK_BUILD is 'yes'; write 1 for a quick build, or 0 for one that"):
        is_quick({"QUICK_BUILD": "yes"})
