"""The text of a procedure as its templates need it, wherever it stands: on a page of its own, or in the handbook."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import segno
from markupsafe import Markup

from build_scripts.content import Content
from build_scripts.pages import policy_view
from build_scripts.pages.overview import overview
from build_scripts.source import titles
from navigator.explain.teller import Teller
from navigator.model.parties import Contact
from navigator.model.policy import Policy
from navigator.model.publisher import Publisher
from navigator.words import Language

FOLDER = "procedures"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the pages are made from."""

    content: Content
    charts: Mapping[str, Any]
    words: Language
    others: Collection[str] = ()
    """Pages made elsewhere, or written by hand, that not every site has: their source addresses."""
    today: date | None = None
    """The day of the build, for what may be out of date."""
    address: str = ""
    """Where the site will be, with a slash at its end, if that is known."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text of a procedure stands: on a page of its own, or on one with others."""

    up: str
    """The way to the top of the site."""
    own: str = ""
    """The way to the procedure's own folder."""
    at: str = ""
    """What stands before each id, where several procedures have the same."""
    deeper: str = ""
    """What stands before each heading, where it is below another one."""


def procedures_of(inputs: Inputs, publisher: Publisher) -> list[Policy]:
    """In the order of all procedures."""
    return [policy for policy in inputs.content.policies.values() if policy.publisher.id == publisher.id]


def last_day(words: Language, now: Policy | None) -> str | None:
    """The last day before a version that replaced another."""
    since = now and now.procedure.in_force_from
    return words.short_date(since - timedelta(days=1)) if since else None


def shown(inputs: Inputs, policy: Policy, now: Policy | None, place: Place) -> dict[str, Any]:
    """The text of a procedure, for the templates that are its parts."""
    words, procedure = inputs.words, policy.procedure
    teller = Teller(policy, words)
    links = {key: f"{place.up}{FOLDER}/{key}/index.html" for key in inputs.content.policies if key != policy.key}
    chart = None if now else inputs.charts.get(policy.key)
    return {
        "words": words,
        "up": place.up,
        "own": place.own,
        "at": place.at,
        "deeper": place.deeper,
        "passed": not now and review_passed(policy, inputs.today),
        "policy": policy,
        "procedure": procedure,
        "publisher": policy.publisher,
        "readers": policy_view.readers(procedure, words),
        "now": now,
        "until": last_day(words, now),
        "links": {
            key: {"href": href, "title": titles.marked(inputs.content.policies[key], words)}
            for key, href in links.items()
        },
        "overview": overview(teller),
        "stages": [policy_view.stage_view(teller, stage, links) for stage in procedure.stages],
        "always": [policy_view.outcome_view(teller, None, outcome, links) for outcome in procedure.outcomes],
        "caps": [
            {
                "id": cap.id,
                "title": cap.title,
                "force": words(f"page.cap.{cap.force.value}"),
                "force_class": cap.force.value.replace(" ", "-"),
                "limit": policy_view.limit_view(teller, cap.limit, cap),
                "fit": policy_view.cap_fit(teller, cap, inputs.content.calendars),
                "source": cap.source,
            }
            for cap in procedure.caps
        ],
        "rules": list(policy_view.rule_groups(teller)),
        "gaps": list(policy_view.gap_views(teller)),
        "is_looked_for": not now and policy.key in inputs.content.coverage,
        "contacts": contacts_of(policy),
        "chart": chart,
        "drawing": _linked(chart.inline, place.at) if chart else "",
        "twin": _linked(chart.twin_html, place.at) if chart else "",
    }


def _linked(drawn: str, at: str) -> Markup:
    """A drawing or its words, whose links lead to the ids of the page that it stands on."""
    return Markup(drawn.replace('<a href="#', f'<a href="#{at}'))  # noqa: S704 - drawn here, every text escaped


def plain_title(text: str) -> str:
    """A text for the titles of pages, which the theme prints as they come."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def review_passed(policy: Policy, today: date | None) -> bool:
    """Whether the day of the next review lay before the day of the build, if that is known."""
    return today is not None and policy.procedure.is_overdue(today)


def qr(inputs: Inputs, folder: str) -> Markup | None:
    """The address of a folder's page for a print-out; a site that does not know its address has none."""
    if not inputs.address:
        return None
    drawn = qr_code(f"{inputs.address}{folder}index.html").svg_inline(scale=3, omitsize=True)
    return Markup(drawn)  # noqa: S704 - segno draws paths, and no text of anybody stands in them


def qr_code(address: str) -> segno.QRCode:
    """A code that leads to an address, also when a part of it is worn or folded."""
    return segno.make(address, error="m", micro=False)


def contacts_of(policy: Policy) -> tuple[Contact, ...]:
    return tuple(policy.contacts.values())
