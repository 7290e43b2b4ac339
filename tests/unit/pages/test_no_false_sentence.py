"""Sentences that a page prints are true of the policy that it is about."""

import re
from dataclasses import replace

import pytest

from build_scripts.content import Content
from build_scripts.pages import finder, policy, policy_view
from build_scripts.pages.policy_text import Inputs
from navigator.dates.periods import WorkingDays
from navigator.explain.act_texts import if_late
from navigator.explain.assumptions import assumptions
from navigator.explain.teller import Teller
from navigator.model.acts import Duty
from navigator.model.limits import Aspect, Expiry, LimitKind, Reading
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.support.samples import library

CENTRE = "milton-keynes-contact-centre/complaints"
SILENT = ENGLISH("page.if_late.silent")
EVERY_DAY = ENGLISH("assumed.kind_of_day")


@pytest.fixture(scope="module")
def held() -> Content:
    return library()


def of(held: Content, clause: str) -> tuple[Teller, Duty]:
    told: Policy = held.policies[CENTRE]
    return Teller(told, ENGLISH), told.duties[clause]


def test_a_page_is_silent_only_where_the_policy_is(held: Content) -> None:
    teller, duty = of(held, "reply")
    assert policy_view.duty_view(teller, duty)["if_late"] == (SILENT,)
    assert duty.limit
    expiry = Expiry(event="settled-on-the-day", says="the complaint is then closed")
    ends = replace(duty, limit=replace(duty.limit, expiry=expiry))
    assert policy_view.duty_view(teller, ends)["if_late"] == ("The complaint is then closed.",)
    assert ENGLISH("where.late.policy_silent") not in list(if_late(teller, ends, "1 June"))
    # What begins with the end whether or not it was done does not follow from a date that was missed.
    assert ends.limit is not None
    assert ends.limit.expiry is not None
    anyway = replace(ends, limit=replace(ends.limit, expiry=replace(ends.limit.expiry, done_or_not=True)))
    assert policy_view.duty_view(teller, anyway)["if_late"] == (SILENT,)
    after = replace(duty, limit=replace(duty.limit, kind=LimitKind.AFTER))
    assert policy_view.duty_view(teller, after)["if_late"] == ()


def test_every_day_is_assumed_only_where_no_reading_is_in_working_days(held: Content) -> None:
    teller, duty = of(held, "ask-further")
    assert duty.limit
    assert EVERY_DAY in assumptions(teller, duty.limit)
    in_working_days = Reading(id="other", says="only working days count", period=WorkingDays(14))
    unclear = replace(duty.limit, unclear="x", readings=(Reading(id="one", says="every day counts"), in_working_days))
    assert Aspect.KIND_OF_DAY not in unclear.states
    assert EVERY_DAY not in assumptions(teller, unclear)


def test_nothing_is_called_clear_that_nobody_has_looked_at(held: Content) -> None:
    told = held.policies[CENTRE]
    clear = replace(told.procedure, gaps=(), stages=told.procedure.stages[1:], rules=())
    known = replace(held, policies={CENTRE: Policy(told.publisher, clear)}, earlier={}, cases={})
    detail = f"procedures/{CENTRE}/detail/index.md"
    assert ENGLISH("page.gaps_none") in policy.all_pages(known, {}, ENGLISH)[detail]
    assert "We read it on Friday 27 November 2026." in policy.all_pages(known, {}, ENGLISH)[detail]
    unread = policy.all_pages(replace(known, coverage={}), {}, ENGLISH)
    assert "We read it on" not in unread[detail]
    assert ENGLISH("page.gaps_not_looked") in unread[detail]
    assert ENGLISH("page.gaps_none") not in unread[detail]
    assert not any("/document/" in name for name in unread)


def test_the_page_about_a_document_says_what_is_ours_and_where_each_paragraph_stands(held: Content) -> None:
    page = policy.all_pages(held, {}, ENGLISH)[f"procedures/{CENTRE}/document/index.md"]
    assert "The document gives no address of its own: the publisher has it." in page
    assert "Friday 27 November 2026" in page
    assert 'href="../index.html#contact-emergency"' in page
    assert 'href="../index.html#reply"' in page
    assert held.coverage[CENTRE].document.sha256 in page


def test_the_title_of_a_rule_is_not_followed_by_a_bare_verb(held: Content) -> None:
    """ "Disputes are recorded must" is no English; a rule of nobody's force has no word behind it."""
    rules = held.policies["nelscp/multi-agency-dispute-resolution"].procedure.rules
    assert [each.force.value for each in rules if each.force] == ["must", "must"]
    pages = policy.all_pages(held, {}, ENGLISH)
    page = "".join(text for path, text in pages.items() if path.startswith("procedures/nelscp/"))
    titles = re.findall(r'<dt>([^<]+?) <span class="nav-force nav-force--must">([^<]+)</span></dt>', page)
    assert ("Disputes are recorded", "required") in titles
    assert {word for _, word in titles} == {"required"}


def test_a_deadline_is_worked_out_only_where_there_is_one(held: Content) -> None:
    inputs = Inputs(content=held, charts={}, words=ENGLISH)
    timed = {key for key, each in held.policies.items() if list(each.limits())}
    assert 0 < len(timed) < len(held.policies)
    offers = {
        key
        for key, each in held.policies.items()
        if f"deadline/index.html#procedure={key}" in policy.policy_page(inputs, each)
    }
    assert offers == timed
    found = finder.page(held, ENGLISH, {"finder.js": "finder.js"})
    untimed = set(re.findall(r'data-place="([^"#]+)" data-untimed', "".join(found.values())))
    assert untimed == held.policies.keys() - timed
