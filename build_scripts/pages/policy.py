"""Policies -> Markdown pages. Pure, and knows nothing of MkDocs."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from build_scripts.content import Content
from build_scripts.pages import document_page, handbook, policy_view, structured_data
from build_scripts.pages.embed import place_of
from build_scripts.pages.policy_text import (
    FOLDER,
    Inputs,
    Place,
    last_day,
    plain_title,
    procedures_of,
    qr,
    review_passed,
    shown,
)
from build_scripts.source import titles
from build_scripts.source.calendar_coverage import shown_through
from build_scripts.support.progress import Say, counted, silent
from build_scripts.support.templates import render
from navigator.dates.calendars import NONE
from navigator.dates.counting import count, due_of
from navigator.dates.periods import Hours
from navigator.explain.limit_texts import counted_from
from navigator.explain.summary import period_text
from navigator.explain.teller import Teller
from navigator.model.interpretation import Interpretation, interpretations
from navigator.model.limits import LimitKind
from navigator.model.parties import Audience
from navigator.model.policy import Policy
from navigator.model.publisher import Publisher
from navigator.model.versions import Versions, name_of
from navigator.words import Language

DETAIL = "detail/index.md"


def page_of(key: str) -> str:
    """The source address of a procedure's page."""
    return f"{FOLDER}/{key}/index.md"


def all_pages(
    content: Content,
    charts: Mapping[str, Any],
    words: Language,
    say: Say = silent,
    others: Collection[str] = (),
    today: date | None = None,
    address: str = "",
) -> dict[str, str]:
    """Every generated page: source address -> Markdown.

    `others` are pages of the site that not every site has. `today` is for what may be out of date, `address` where the
    site will be, with a slash at its end: neither has to be known.
    """
    inputs = Inputs(content, charts, words, others, today, address)
    pages = {f"{FOLDER}/index.md": index_page(inputs)}
    for publisher in inputs.content.publishers.values():
        pages[f"{FOLDER}/{publisher.id}/index.md"] = publisher_page(inputs, publisher)
        if procedures_of(inputs, publisher):
            pages[handbook.address(publisher.id)] = handbook.page(inputs, publisher)
    for key in counted(inputs.content.policies, "Procedures", say):
        pages |= _pages_of(inputs, key)
    return pages


def _pages_of(inputs: Inputs, key: str) -> dict[str, str]:
    """The page of a procedure with its detail, those of its earlier versions, and its deadline tables."""
    policy = inputs.content.policies[key]
    folder = f"{FOLDER}/{key}"
    pages = {page_of(key): policy_page(inputs, policy), f"{folder}/{DETAIL}": detail_page(inputs, policy)}
    coverage = inputs.content.coverage.get(key)
    if coverage:
        same = [each for name, each in inputs.content.policies.items() if inputs.content.coverage.get(name) is coverage]
        crumbs = document_page.crumbs_of(_crumbs(inputs, policy), policy, page_of(key))
        pages[f"{folder}/{document_page.FOLDER}/index.md"] = document_page.page(
            policy, coverage, same, inputs.words, crumbs
        )
    versions = (*inputs.content.earlier.get(key, ()), policy)
    for older, after in pairwise(versions):
        dated = f"{folder}/{name_of(older)}"
        pages[f"{dated}/index.md"] = policy_page(inputs, older, now=after)
        pages[f"{dated}/{DETAIL}"] = detail_page(inputs, older, now=after)
    for year in reckoner_years(inputs, policy):
        pages[f"{folder}/{year}/index.md"] = reckoner_page(inputs, policy, year)
    return pages


def _title(policy: Policy, words: Language, now: Policy | None) -> str:
    """That of an earlier version names its last day: tabs and search engines show the title alone."""
    title, until = policy.procedure.title, last_day(words, now)
    return words("page.earlier_title", title=title, until=until) if until else title


def policy_page(inputs: Inputs, policy: Policy, now: Policy | None = None) -> str:
    """The page people read: the whole procedure, from its data alone; `now` is the version that replaced this one."""
    words = inputs.words
    return render(
        "procedure.md.j2",
        heading=titles.headed(policy, words, _title(policy, words, now)),
        structured=None if now else structured_data.of(policy, words),
        qr=None if now else qr(inputs, f"{FOLDER}/{policy.key}/"),
        crumbs=_crumbs(inputs, policy),
        parts=[
            {"id": f"page-{name}", "title": words(f"page.{key}")}
            for name, key, there in (
                ("unclear", "gaps", True),
                ("counting", "counting", True),
                ("examples", "examples", not now and policy.key in inputs.content.cases),
                ("deadline-tables", "reckoners", not now and reckoner_years(inputs, policy)),
                ("words", "words_used", True),
                ("source", "source", True),
            )
            if there
        ],
        **shown(inputs, policy, now, Place("../../../../" if now else "../../../")),
    )


def detail_page(inputs: Inputs, policy: Policy, now: Policy | None = None) -> str:
    """What stands behind a policy page: what is unclear, what is assumed, examples, tables, words and the source."""
    words, procedure = inputs.words, policy.procedure
    teller = Teller(policy, words)
    up = "../../../../../" if now else "../../../../"
    page = {"title": plain_title(procedure.title), "src": page_of(policy.key)}
    texts = Versions(policy, inputs.content.earlier.get(policy.key, ()))
    coverage = None if now else inputs.content.coverage.get(policy.key)
    return render(
        "detail.md.j2",
        words=words,
        heading=titles.headed(policy, words, words("page.detail_title", title=_title(policy, words, now))),
        every=period_text(procedure.review.every, words) if procedure.review and procedure.review.every else "",
        others=inputs.others,
        document=coverage.document if coverage else None,
        document_address=document_page.address(coverage.document, words) if coverage else None,
        procedure=procedure,
        publisher=policy.publisher,
        passed=not now and review_passed(policy, inputs.today),
        up=up,
        earlier=[] if now else [_version(words, each) for each in inputs.content.earlier.get(policy.key, ())],
        crumbs=_crumbs(inputs, policy, page),
        gaps=list(policy_view.gap_views(teller)),
        stated=list(policy_view.stated_counting(teller)),
        counting=policy_view.counting_views(teller),
        examples=[
            policy_view.example_view(texts.followed(example.version), words, example, inputs.content.calendars)
            for example in policy_view.examples_of(None if now else inputs.content.cases.get(policy.key))
        ],
        years=() if now else reckoner_years(inputs, policy),
        forces=policy_view.force_views(teller),
        glossary=[{"name": teller.title(role.name), "about": role.about} for role in procedure.roles if role.about],
        data_href=f"{up}api/{policy.key}.json",
        embed_place=None if now else place_of(policy.key),
    )


def _version(words: Language, older: Policy) -> dict[str, str]:
    """The link to an earlier version."""
    since = older.procedure.in_force_from
    link = words("page.earlier_link", since=words.short_date(since)) if since else words("page.earliest_link")
    return {"name": name_of(older), "link": link}


def publisher_page(inputs: Inputs, publisher: Publisher) -> str:
    """The procedures of one publisher, and what to do in danger."""
    return render(
        "publisher.md.j2",
        words=inputs.words,
        publisher=publisher,
        contacts={contact.id: contact for contact in publisher.contacts},
        stated=list(policy_view.publisher_counting(publisher.counting, inputs.words)),
        procedures=[_listed(inputs, policy) for policy in procedures_of(inputs, publisher)],
        handbook=handbook.address(publisher.id).replace(".md", ".html"),
        crumbs=json.dumps([{"title": plain_title(inputs.words("page.procedures")), "src": f"{FOLDER}/index.md"}]),
    )


def index_page(inputs: Inputs) -> str:
    """All procedures, by publisher and by audience."""
    policies = list(inputs.content.policies.values())
    return render(
        "procedures.md.j2",
        words=inputs.words,
        others=inputs.others,
        publishers=[
            {"publisher": publisher, "procedures": [_listed(inputs, each) for each in procedures_of(inputs, publisher)]}
            for publisher in inputs.content.publishers.values()
        ],
        audiences=[
            {"name": name, "id": place, "procedures": found}
            for (name, place), found in _by_readers(policies, inputs.words).items()
        ],
    )


def _listed(inputs: Inputs, policy: Policy) -> dict[str, Any]:
    """A procedure on a card."""
    return {"policy": policy, "passed": review_passed(policy, inputs.today)}


def _by_readers(policies: list[Policy], words: Language) -> dict[tuple[str, str], list[Policy]]:
    """The procedures by whom they are for; each group with its name and its place on the page."""
    order = list(Audience)
    found: dict[str, list[Policy]] = {}
    for each in sorted(policies, key=lambda policy: order.index(policy.procedure.audience)):
        found.setdefault(policy_view.readers(each.procedure, words), []).append(each)
    usual = {words(f"page.audience.{audience.value}"): audience.value for audience in Audience}
    return {(name, usual.get(name, f"readers-{at}")): held for at, (name, held) in enumerate(found.items(), 1)}


def reckoner_years(inputs: Inputs, policy: Policy) -> Sequence[int]:
    """The last three years that the procedure's calendar covers."""
    if not any(True for _ in policy.limits()):
        return ()
    name = policy.rules(next(limit for _, limit in policy.limits())).calendar
    calendars = inputs.content.calendars
    through = shown_through(calendars[name or NONE], calendars).year
    return (through - 2, through - 1, through)


def reckoner_page(inputs: Inputs, policy: Policy, year: int) -> str:
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
        heading=titles.headed(policy, words, words("page.reckoner_title", title=policy.procedure.title, year=year)),
        procedure=policy.procedure,
        publisher=policy.publisher,
        passed=review_passed(policy, inputs.today),
        year=year,
        columns=columns,
        months=months,
        crumbs=_crumbs(inputs, policy, {"title": plain_title(policy.procedure.title), "src": page_of(policy.key)}),
    )


def _columns(inputs: Inputs, policy: Policy, teller: Teller) -> list[dict[str, Any]]:
    titles = policy_view.clause_titles(teller)
    return [
        {
            "clause": clause.id,
            "what": titles[clause.id],
            "words": each.words,
            "from": each.reading.says if each.reading else counted_from(teller, limit, each),
            "unclear": bool(limit.readings),
            "in_hours": isinstance(each.period, Hours),
            "last_hour": each.last_hour,
            "is_first": limit.kind is not LimitKind.BY,
            "at": _cell(inputs, each, first=limit.kind is not LimitKind.BY),
        }
        for clause, limit in policy.limits()
        if limit.day is None
        for read in interpretations(policy, limit)
        for each in read.parts
    ]


def _cell(inputs: Inputs, limit: Interpretation, *, first: bool) -> Callable[[date], str]:
    """What stands in a column of the table for a start date: a last day, or the first day for something."""
    rules, calendar = limit.counting(inputs.content.calendars)
    due = due_of(limit.period, rules, calendar)
    words = inputs.words

    def cell(day: date) -> str:
        last = due(day)
        known = calendar.covers(day) and calendar.covers(last)
        provisional = not known and count(limit.period, day, rules, calendar).provisional
        said = f"{words('page.reckoner_from')} {_short(words, last)}" if first else _short(words, last)
        return f"{said} {words('page.reckoner_provisional')}" if provisional else said

    return cell


@lru_cache(maxsize=10_000)  # the same days stand in all tables
def _short(words: Language, day: date) -> str:
    return words("page.reckoner_date", weekday=words.weekday(day)[:3], date=words.short_date(day))


def _crumbs(inputs: Inputs, policy: Policy, *more: Mapping[str, str]) -> str:
    return json.dumps(
        [
            {"title": plain_title(inputs.words("page.procedures")), "src": f"{FOLDER}/index.md"},
            {"title": plain_title(policy.publisher.name), "src": f"{FOLDER}/{policy.publisher.id}/index.md"},
            *more,
        ]
    )
