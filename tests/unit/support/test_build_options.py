"""A quick or partial build is asked for plainly or not at all."""

from pathlib import Path

import pytest

from build_scripts.support.build_options import BuildOptionError, BuildOptions, build_options


@pytest.mark.parametrize(("given", "quick"), [({}, False), ({"QUICK_BUILD": "0"}, False), ({"QUICK_BUILD": "1"}, True)])
def test_a_quick_build_is_asked_for_by_1(given: dict[str, str], quick: bool) -> None:  # noqa: FBT001  a case, no switch
    assert build_options(given, serving=False) == BuildOptions(quick=quick)


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("QUICK_BUILD", "1 for a quick build, or 0 for one that is published"),
        ("DRAFTS", "1 to publish drafts too, or 0 to leave them out"),
    ],
)
def test_anything_else_is_refused(name: str, allowed: str) -> None:
    with pytest.raises(BuildOptionError, match=f"^{name} is 'yes'; write {allowed}$"):
        build_options({name: "yes"}, serving=False)


def test_drafts_are_published_when_asked_for_and_always_seen_by_an_author_at_work() -> None:
    assert not build_options({"DRAFTS": "0"}, serving=False).drafts
    assert build_options({"DRAFTS": "1"}, serving=False).drafts
    assert build_options({}, serving=True).drafts


def test_a_site_that_is_published_is_compared_with_the_one_before() -> None:
    assert build_options({"PUBLISHED": "old/index.json"}, serving=False).published == Path("old/index.json")
    assert build_options({"PUBLISHED": "old/index.json"}, serving=True).published is None


def test_one_publisher_alone_is_for_an_author_at_work() -> None:
    assert build_options({"ONLY": "kirklees"}, serving=True).only == "kirklees"
    assert build_options({"ONLY": ""}, serving=True).only is None


def test_a_part_of_the_site_is_never_published() -> None:
    with pytest.raises(BuildOptionError, match=r"^ONLY is 'kirklees'; it is for make serve alone"):
        build_options({"ONLY": "kirklees"}, serving=False)
