"""Each construct of the language shows up where readers look: page, flowchart, wizard and JSON."""

import pytest

from build_scripts.data import api_files
from tests.support.constructs import SHOWN, Shown
from tests.support.shown import chart_of, content_of, page_of, policy_of, wizard_of

every_construct = pytest.mark.parametrize("shown", SHOWN, ids=[each.construct for each in SHOWN])


@every_construct
def test_it_has_words_in_each_of_the_four_places(shown: Shown) -> None:
    assert all((shown.page, shown.chart, shown.wizard, shown.data))


@every_construct
def test_it_is_told_on_the_policy_page(shown: Shown) -> None:
    text = page_of(policy_of(shown))
    assert [words for words in shown.page if words not in text] == []


@every_construct
def test_it_is_told_on_the_flowchart_and_in_its_twin(shown: Shown) -> None:
    picture, twin = chart_of(policy_of(shown))
    assert [words for words in shown.chart if words not in picture and words not in twin] == []
    assert any(words.strip() in twin for words in shown.chart)


@every_construct
def test_it_is_told_by_the_wizard(shown: Shown) -> None:
    text = wizard_of(shown)
    assert [words for words in shown.wizard if words not in text] == []


@every_construct
def test_it_stands_in_the_json(shown: Shown) -> None:
    policy = policy_of(shown)
    text = api_files.files(content_of(policy))[f"api/{policy.key}.json"].decode("utf-8")
    assert [words for words in shown.data if words not in text] == []
