"""Pages that another website may show in a frame, a procedure's calculator and its flowchart; and the text to copy."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from build_scripts.content import Content
from build_scripts.pages import posters
from build_scripts.pages.in_page import block, spoken
from build_scripts.pages.policy_text import review_passed
from build_scripts.pages.tools import UNITS
from build_scripts.source import titles
from build_scripts.support.embedded import FOLDER
from build_scripts.support.templates import render
from navigator.explain.act_texts import act_text
from navigator.explain.teller import Teller
from navigator.model.parties import Audience
from navigator.model.policy import Policy
from navigator.words import Language

PAGE = "embedding/index.md"
SCRIPT = "host.js"
"""The name of the script for pages around, among the assets."""
HOST_SCRIPT = f"{FOLDER}host.js"
UNKNOWN_ADDRESS = "https://THIS-SITE.example/"
"""What stands in the text to copy where the build does not know where the site will be; a script then fills it in."""
SANDBOX = (
    *("allow-scripts", "allow-same-origin", "allow-forms", "allow-downloads", "allow-modals", "allow-popups"),
    *("allow-popups-to-escape-sandbox", "allow-top-navigation-by-user-activation"),
)
"""What a sandbox has to allow for all of a page to work: https://html.spec.whatwg.org/#attr-iframe-sandbox."""
COLOURS = "?colours=light"
"""What a page that is always light asks for: navigator/web/chrome/colour_scheme.mjs."""
# From embed/publisher/procedure/calculator/ to the root of the site.
UP = "../../../../"
HEIGHT = 720
"""Pixels of a frame that nobody gives another height."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """What is copied for one thing: its title, the page in the frame, and the text."""

    title: str
    page: str
    text: str


def address_of(key: str, kind: str) -> str:
    """Where a page for a frame is, from the root of the site; `kind` is "calculator" or "flowchart"."""
    return f"{FOLDER}{key}/{kind}/index.html"


def place_of(key: str) -> str:
    """Where a procedure is on the page with the text to copy."""
    return f"embed-{key.replace('/', '-')}"


def all_pages(
    content: Content,
    charts: Mapping[str, Any],
    words: Language,
    assets: Mapping[str, str],
    index: Mapping[str, Any],
    runtime: Mapping[str, object],
    script: str,
    address: str = "",
    today: date | None = None,
) -> dict[str, str]:
    """Source address -> Markdown. `index`, `runtime` as for the tools; `script` is the text of HOST_SCRIPT.

    `address` is where the site will be, with a slash at its end, if that is known; `today` is the day of
    the build, for what may be out of date.
    """
    pages = {PAGE: snippets_page(content, charts, words, assets, script, address)}
    engine = json.dumps({"worker": assets["worker.js"], **runtime}, separators=(",", ":"))
    for key, policy in content.policies.items():
        if any(True for _ in policy.limits()):
            pages[_source(key, "calculator")] = calculator_page(policy, words, assets, index, engine, today)
        if key in charts:
            pages[_source(key, "flowchart")] = flowchart_page(policy, words, charts[key], today)
    return pages


def calculator_page(
    policy: Policy,
    words: Language,
    assets: Mapping[str, str],
    index: Mapping[str, Any],
    engine: str,
    today: date | None = None,
) -> str:
    """The calculator with one procedure, which need not be chosen."""
    own = {**index, "procedures": [entry for entry in index["procedures"] if entry["key"] == policy.key]}
    return render(
        "embed/calculator.md.j2",
        words=words,
        heading=titles.headed(policy, words, words("embed.calculator.title", title=policy.procedure.title)),
        policy=policy,
        passed=review_passed(policy, today),
        for_families=_for_families(policy),
        assets=assets,
        engine=engine,
        data=block({"words": spoken(words), "index": own}),
        units=UNITS,
        up=UP,
        page=_page(policy.key),
    )


def flowchart_page(policy: Policy, words: Language, chart: Any, today: date | None = None) -> str:
    """The flowchart of a procedure, whose links lead to the procedure's page."""
    return render(
        "embed/flowchart.md.j2",
        words=words,
        heading=titles.headed(policy, words, words("chart.title", title=policy.procedure.title)),
        policy=policy,
        passed=review_passed(policy, today),
        for_families=_for_families(policy),
        drawing=_leading_to(f"{UP}{_page(policy.key)}", chart.inline),
        twin=_leading_to(f"{UP}{_page(policy.key)}", chart.twin_html),
    )


def snippets_page(
    content: Content,
    charts: Mapping[str, Any],
    words: Language,
    assets: Mapping[str, str],
    script: str,
    address: str,
) -> str:
    """For each procedure the text that puts its calculator or its flowchart into a page; for each time limit too."""
    groups = [
        {
            "publisher": publisher,
            "procedures": [
                {
                    "policy": policy,
                    "place": place_of(policy.key),
                    "qr": posters.place_of(policy.key) if address else "",
                    "whole": _whole(policy, charts, words, address),
                    "limits": list(_of_limits(policy, words, address)),
                }
                for policy in content.policies.values()
                if policy.publisher.id == publisher.id
            ],
        }
        for publisher in content.publishers.values()
    ]
    return render(
        "embed/snippets.md.j2",
        words=words,
        groups=groups,
        assets=assets,
        script=script,
        host_script=HOST_SCRIPT,
        unknown="" if address else UNKNOWN_ADDRESS,
        sandbox=" ".join(SANDBOX),
        light=COLOURS,
    )


def _whole(policy: Policy, charts: Mapping[str, Any], words: Language, address: str) -> dict[str, Snippet]:
    found = {}
    title = policy.procedure.title
    if any(True for _ in policy.limits()):
        said = words("embed.calculator.title", title=title)
        found["calculator"] = _snippet(said, address_of(policy.key, "calculator"), address)
    if policy.key in charts:
        said = words("chart.title", title=title)
        found["flowchart"] = _snippet(said, address_of(policy.key, "flowchart"), address)
    return found


def _of_limits(policy: Policy, words: Language, address: str) -> list[Snippet]:
    teller = Teller(policy, words)
    page = address_of(policy.key, "calculator")
    return [
        _snippet(
            words("embed.calculator.title", title=act_text(teller, clause)),
            f"{page}#limit={policy.key}/{clause.id}",
            address,
        )
        for clause, _ in policy.limits()
    ]


def _snippet(title: str, page: str, address: str) -> Snippet:
    site = address or UNKNOWN_ADDRESS
    text = (
        f'<iframe data-procedure-navigator src="{escape(site + page)}" title="{escape(title)}" width="100%" '
        f'height="{HEIGHT}" frameborder="0" loading="lazy" allow="clipboard-write"></iframe>\n'
        f'<script src="{escape(site + HOST_SCRIPT)}" async></script>'
    )
    return Snippet(title, page, text)


def _leading_to(page: str, html: str) -> Markup:
    """The same with links to the places of another page, for the whole tab."""
    return Markup(re.sub(r'<a href="#', f'<a target="_top" href="{page}#', html))  # noqa: S704 - drawn by this project


def _source(key: str, kind: str) -> str:
    return address_of(key, kind).replace(".html", ".md")


def _page(key: str) -> str:
    return f"procedures/{key}/index.html"


def _for_families(policy: Policy) -> bool:
    return policy.procedure.audience is Audience.FAMILIES
