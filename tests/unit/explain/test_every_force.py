"""A way around whoever it is about is told with every force that a file may give it."""

from dataclasses import replace
from datetime import date

import pytest

from build_scripts.pages.policy_view import stage_view
from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.acts import Force
from navigator.words import ENGLISH
from tests.oracles import made


@pytest.mark.parametrize("force", Force)
def test_the_page_says_it_by_name_and_the_answer_to_the_reader(force: Force) -> None:
    ask = made.act("ask", by="parent", makes="asked")
    around = replace(made.route("told-director"), force=force)
    one = made.stage("one", [ask], [made.out("content", "end")], conflicts=(around,))
    policy = made.policy("asked told-director content", one)
    verb = "aim to" if force is Force.AIMS_TO else force.value
    one_does = "aims to" if force is Force.AIMS_TO else force.value
    # The page has one name for whoever acts, here as in all it says beside it.
    (shown,) = stage_view(Teller(policy, ENGLISH), one, {})["conflicts"]
    assert shown["then"].startswith(f"Parent {one_does} told-director")
    calendars = made.weekdays()
    found = position(policy, made.case("asked=no"), date(2026, 6, 1), calendars)
    for reader, told in (("parent", f"you {verb}"), (None, f"parent {one_does}")):
        rights = position_report(Teller(policy, ENGLISH, reader=reader), found, calendars)["advice"]["rights"]
        assert [each["text"] for each in rights] == [f"If it is about manager, {told} told-director."]
