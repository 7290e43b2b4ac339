"""A quick or partial build is asked for plainly or not at all."""

import pytest

from build_scripts.support.build_options import BuildOptionError, BuildOptions, build_options


@pytest.mark.parametrize(("given", "quick"), [({}, False), ({"QUICK_BUILD": "0"}, False), ({"QUICK_BUILD": "1"}, True)])
def test_a_quick_build_is_asked_for_by_1(given: dict[str, str], quick: bool) -> None:  # noqa: FBT001  a case, no switch
    assert build_options(given, serving=False) == BuildOptions(quick=quick)


def test_anything_else_is_refused() -> None:
    allowed = r"^QUICK_BUILD is 'yes'; write 1 for a quick build, or 0 for one that"
    with pytest.raises(BuildOptionError, match=allowed):
        build_options({"QUICK_BUILD": "yes"}, serving=False)


def test_one_publisher_alone_is_for_an_author_at_work() -> None:
    assert build_options({"ONLY": "kirklees"}, serving=True).only == "kirklees"
    assert build_options({"ONLY": ""}, serving=True).only is None


def test_a_part_of_the_site_is_never_published() -> None:
    with pytest.raises(BuildOptionError, match=r"^ONLY is 'kirklees'; it is for make serve alone"):
        build_options({"ONLY": "kirklees"}, serving=False)
