"""A construct on the pages, the flowchart and in the wizard, and what the pages are made of."""

import html
import json
import re

from build_scripts.content import Content
from build_scripts.flowchart import text_twin
from build_scripts.flowchart.graph import Graph, graph
from build_scripts.pages import policy as pages
from build_scripts.pages.policy_text import Inputs
from navigator.case.asking.questions import opening_questions
from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report, question_report
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.support import samples
from tests.support.constructs import BEFORE_ROLES, Shown
from tests.support.samples import calendars


def policy_of(shown: Shown) -> Policy:
    return samples.policy(shown.body, BEFORE_ROLES)


def content_of(policy: Policy, *earlier: Policy) -> Content:
    return Content(
        policies={policy.key: policy},
        earlier={policy.key: earlier},
        publishers={policy.publisher.id: policy.publisher},
        cases={},
        calendars=calendars(),
        sources={},
    )


def read(markdown: str) -> str:
    """A page as a reader reads it, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markdown)).split()).replace(" .", ".").replace(" ,", ",")


def chart_of(policy: Policy) -> tuple[str, str]:
    """The texts of the picture, and its twin."""
    drawn = graph(policy, ENGLISH, {})
    return " ".join(_drawn(drawn)), text_twin.plain(text_twin.steps(drawn, ENGLISH))


def _drawn(drawn: Graph) -> list[str]:
    boxes = [text for node in drawn.nodes for text in (node.kicker, node.title)]
    lines = [text for node in drawn.nodes for line in node.lines for text in (line.text, line.limit, line.doubts)]
    return [*boxes, *lines, *(text for edge in drawn.edges for text in (edge.label, edge.limit, edge.doubts))]


def wizard_of(shown: Shown) -> str:
    """The first questions, and the answer about the case."""
    policy = policy_of(shown)
    teller = Teller(policy, ENGLISH, answers=shown.answers)
    case = Case(tuple(parse_fact(fact) for fact in shown.facts), answers=shown.answers)
    found = position(policy, case, shown.today, calendars())
    asked = [question_report(teller, question) for question in opening_questions(policy)]
    return json.dumps([asked, position_report(teller, found, calendars())], ensure_ascii=False)


def page_of(policy: Policy, *earlier: Policy, now: Policy | None = None) -> str:
    """What stands on the page of a policy, and on the page of its detail."""
    inputs = Inputs(content_of(now or policy, *earlier), {}, ENGLISH)
    return read(pages.policy_page(inputs, policy, now) + pages.detail_page(inputs, policy, now))
