"""On the page of a procedure whoever acts has one name: "you" and "the person complaining" are not both said of one."""

from __future__ import annotations

import re

import pytest

from build_scripts.pages.policy_view import rule_groups, stage_view
from navigator.explain.teller import Teller
from navigator.words import ENGLISH
from tests.support.samples import library


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (
            "milton-keynes-contact-centre/complaints",
            "The person complaining should send the complaint to the Chair of the management committee and mark it",
        ),
        (
            "cambridgeshire-and-peterborough/conference-complaints",
            "The child, parent or caregiver may speak with the Chairperson's line manager",
        ),
    ],
)
def test_the_other_way_is_told_of_whoever_complains_by_name(key: str, says: str) -> None:
    policy = library().policies[key]
    views = [stage_view(Teller(policy, ENGLISH), stage, {}) for stage in policy.procedure.stages]
    told = [route["then"] for view in views for route in view["conflicts"]]
    assert any(each.startswith(says) for each in told)
    assert not any(re.search(r"\byou\b", each, re.IGNORECASE) for each in told)


def test_a_rule_names_whoever_it_is_for_only_where_its_own_words_do_not() -> None:
    policy = library().policies["milton-keynes-contact-centre/complaints"]
    who = {rule: name for group in rule_groups(Teller(policy, ENGLISH)) for rule, name in group["who"].items()}
    # "The Chair keeps the written records", "NACCC advises", and: "They are reported at the next meeting".
    assert who == {"minutes": "the Coordinator"}
