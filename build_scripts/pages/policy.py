"""Policies -> Markdown pages. Pure, and knows nothing of MkDocs."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from build_scripts.content import Content
from build_scripts.pages import policy_view
from build_scripts.source.calendar_coverage import shown_through
from build_scripts.support.progress import Say, counted, silent
from build_scripts.support.templates import render
from navigator.dates.calendars import NONE
from navigator.dates.counting import count, due_of
from navigator.explain.teller import Teller
from navigator.model.interpretation import Interpretation, interpretations
from navigator.model.policy import Policy
from navigator.model.vocabulary import Audience, Contact, Publisher
from navigator.words import Language

FOLDER = "procedures"


@dataclass(frozen=True, slots=True)
class _Inputs:
    """Everything the pages are made from."""

    content: Content
    charts: Mapping[str, Any]
    words: Language


def page_of(key: str) -> str:
    """The source address of a procedure's page."""
    return f"{FOLDER}/{key}/index.md"


def all_pages(
    content: Content,
    charts: Mapping[str, Any],
    words: Language,
    say: Say = silent,
) -> dict[str, str]:
    """Every generated page: source address -> Markdown."""
    inputs = _Inputs(content, charts, words)
    pages = {f"{FOLDER}/index.md": index_page(inputs)}
    for publisher in inputs.content.publishers.values():
        pages[f"{FOLDER}/{publisher.id}/index.md"] = publisher_page(inputs, publisher)
    for key in counted(inputs.content.policies, "Procedures", say):
        pages |= _pages_of(inputs, key)
    return pages


def _pages_of(inputs: _Inputs, key: str) -> dict[str, str]:
    """The page of a procedure, those of its earlier versions, and its deadline tables."""
    policy = inputs.content.policies[key]
    pages = {page_of(key): policy_page(inputs, policy)}
    for older in inputs.content.earlier.get(key, ()):
        pages[f"{FOLDER}/{key}/{older.procedure.in_force_from}/index.md"] = policy_page(inputs, older, now=policy)
    for year in reckoner_years(inputs, policy):
        pages[f"{FOLDER}/{key}/{year}/index.md"] = reckoner_page(inputs, policy, year)
    return pages


def policy_page(inputs: _Inputs, policy: Policy, now: Policy | None = None) -> str:
    """The page people read: the whole procedure, from its data alone; `now` is the version that replaced this one."""
    words, procedure = inputs.words, policy.procedure
    teller = Teller(policy, words)
    up = "../../../../" if now else "../../../"
    links = {key: f"{up}{FOLDER}/{key}/index.html" for key in inputs.content.policies if key != policy.key}
    chart = None if now else inputs.charts.get(policy.key)
    return render(
        "procedure.md.j2",
        words=words,
        policy=policy,
        procedure=procedure,
        publisher=policy.publisher,
        up=up,
        now=now,
        earlier=() if now else inputs.content.earlier.get(policy.key, ()),
        crumbs=_crumbs(inputs, policy),
        links={
            key: {"href": href, "title": inputs.content.policies[key].procedure.title} for key, href in links.items()
        },
        stages=[policy_view.stage_view(teller, stage, links) for stage in procedure.stages],
        caps=[
            {
                "id": cap.id,
                "title": cap.title,
                "force": words(f"page.cap.{cap.force.value}"),
                "force_class": cap.force.value.replace(" ", "-"),
                "limit": policy_view.limit_view(teller, cap.limit),
                "fit": policy_view.cap_fit(teller, cap, inputs.content.calendars),
                "source": cap.source,
            }
            for cap in procedure.caps
        ],
        rules=list(policy_view.rule_groups(teller)),
        gaps=list(policy_view.gap_views(teller)),
        examples=[
            policy_view.example_view(teller, example, inputs.content.calendars)
            for example in policy_view.examples_of(None if now else inputs.content.cases.get(policy.key))
        ],
        years=() if now else reckoner_years(inputs, policy),
        contacts=_contacts(policy),
        forces=policy_view.force_views(teller),
        glossary=[{"name": teller.title(role.name), "about": role.about} for role in procedure.roles if role.about],
        chart=chart,
        chart_href="flowchart.svg",
        twin=chart.twin_html if chart else "",
        data_href=f"{up}api/{policy.key}.json",
    )


def publisher_page(inputs: _Inputs, publisher: Publisher) -> str:
    """The procedures of one publisher, and what to do in danger."""
    own = [policy for policy in inputs.content.policies.values() if policy.publisher.id == publisher.id]
    return render(
        "publisher.md.j2",
        words=inputs.words,
        publisher=publisher,
        contacts={contact.id: contact for contact in publisher.contacts},
        procedures=own,
        crumbs=json.dumps([{"title": _plain(inputs.words("page.procedures")), "src": f"{FOLDER}/index.md"}]),
    )


def index_page(inputs: _Inputs) -> str:
    """All procedures, by publisher and by audience."""
    policies = list(inputs.content.policies.values())
    return render(
        "procedures.md.j2",
        words=inputs.words,
        publishers=[
            {"publisher": publisher, "procedures": [each for each in policies if each.publisher.id == publisher.id]}
            for publisher in inputs.content.publishers.values()
        ],
        audiences=[
            {"name": inputs.words(f"page.audience.{audience.value}"), "id": audience.value, "procedures": found}
            for audience in Audience
            if (found := [each for each in policies if each.procedure.audience is audience])
        ],
    )


def reckoner_years(inputs: _Inputs, policy: Policy) -> Sequence[int]:
    """The last three years that the procedure's calendar covers."""
    if not any(True for _ in policy.limits()):
        return ()
    name = policy.rules(next(limit for _, limit in policy.limits())).calendar
    calendars = inputs.content.calendars
    through = shown_through(calendars[name or NONE], calendars).year
    return (through - 2, through - 1, through)


def reckoner_page(inputs: _Inputs, policy: Policy, year: int) -> str:
    """A printable table for one year: each start date and the date every limit falls due."""
    words = inputs.words
    teller = Teller(policy, words)
    columns = _columns(inputs, policy, teller)
    months: list[dict[str, Any]] = []
    day = date(year, 1, 1)
    while day.year == year:
        if day.day == 1:
            months.append({"name": words.month(day), "id": f"{day:%m}", "rows": []})
        months[-1]["rows"].append({"date": _short(words, day), "cells": [column["at"](day) for column in columns]})
        day += timedelta(1)
    return render(
        "reckoner.md.j2",
        words=words,
        procedure=policy.procedure,
        year=year,
        columns=columns,
        months=months,
        crumbs=_crumbs(inputs, policy, {"title": _plain(policy.procedure.title), "src": page_of(policy.key)}),
    )


def _columns(inputs: _Inputs, policy: Policy, teller: Teller) -> list[dict[str, Any]]:
    titles = policy_view.clause_titles(teller)
    return [
        {
            "clause": clause.id,
            "what": titles[clause.id],
            "words": limit.words,
            "from": each.reading.says if each.reading else teller.counted_from(limit),
            "unclear": bool(limit.readings),
            "at": _cell(inputs, each),
        }
        for clause, limit in policy.limits()
        for each in interpretations(policy, limit)
    ]


def _cell(inputs: _Inputs, limit: Interpretation) -> Callable[[date], str]:
    """What stands in a column of the table for a start date."""
    rules, calendar = limit.counting(inputs.content.calendars)
    due = due_of(limit.period, rules, calendar)
    words = inputs.words

    def cell(day: date) -> str:
        last = due(day)
        known = calendar.covers(day) and calendar.covers(last)
        provisional = not known and count(limit.period, day, rules, calendar).provisional
        return f"{_short(words, last)} {words('page.reckoner_provisional')}" if provisional else _short(words, last)

    return cell


@lru_cache(maxsize=10_000)  # the same days stand in all tables
def _short(words: Language, day: date) -> str:
    return words("page.reckoner_date", weekday=words.weekday(day)[:3], date=words.short_date(day))


def _contacts(policy: Policy) -> tuple[Contact, ...]:
    return tuple(policy.contacts.values())


def _crumbs(inputs: _Inputs, policy: Policy, *more: Mapping[str, str]) -> str:
    return json.dumps(
        [
            {"title": _plain(inputs.words("page.procedures")), "src": f"{FOLDER}/index.md"},
            {"title": _plain(policy.publisher.name), "src": f"{FOLDER}/{policy.publisher.id}/index.md"},
            *more,
        ]
    )


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
