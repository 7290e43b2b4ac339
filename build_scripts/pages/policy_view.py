"""A policy as a template needs it: every sentence said, nothing decided in the template."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from build_scripts.source.calendar_coverage import shown_through
from build_scripts.source.worked_examples import come_out
from navigator.case.limit.due import Due, Reckoning, Start
from navigator.dates.calendars import NONE, Calendar, days_between
from navigator.explain.arrivals import received, sent_rules
from navigator.explain.assumptions import assumptions
from navigator.explain.changes import changes, once
from navigator.explain.fitting import fit_lines
from navigator.explain.holders import holders
from navigator.explain.limit_texts import counted_from, within
from navigator.explain.reports import position_report
from navigator.explain.standings import standing_report
from navigator.explain.teller import Teller
from navigator.model.acts import Cap, Duty, Force, NoLimit
from navigator.model.cases import CaseFile, Example, Span
from navigator.model.interpretation import interpretation
from navigator.model.limits import Arrival, GeneralRules, Limit, LimitKind
from navigator.model.procedure import Procedure, RuleKind
from navigator.model.stages import ConflictRoute, Destination, Outcome, Stage
from navigator.model.versions import Versions
from navigator.words import Language

RULE_GROUPS: Mapping[str, tuple[RuleKind, ...]] = {
    "standing": (RuleKind.RIGHT, RuleKind.DECISION_MEANWHILE, RuleKind.RESOLUTION, RuleKind.PRINCIPLE),
    "in-danger-rules": (RuleKind.DANGER,),
    "records": (RuleKind.RECORD, RuleKind.CONFIDENTIALITY),
}


def stage_view(teller: Teller, stage: Stage, links: Mapping[str, str]) -> dict[str, Any]:
    """One stage with its acts, conflict routes and outcomes."""
    return {
        "id": stage.id,
        "title": stage.title,
        "purpose": stage.purpose,
        "source": stage.source,
        "lead": "" if _is_its_title(teller, stage) else teller.roles(stage.lead),
        "holders": list(holders(teller, stage.lead)),
        "joins": teller.words.joined([teller.stage(each) for each in stage.joins]),
        "duties": [
            duty_view(teller, duty) | {"holders": list(holders(teller, roles))} for duty, roles in _new_roles(stage)
        ],
        "conflicts": [_conflict_view(teller, stage, route) for route in stage.conflicts],
        "outcomes": [outcome_view(teller, stage, outcome, links) for outcome in stage.outcomes],
    }


def _is_its_title(teller: Teller, stage: Stage) -> bool:
    """Whether a stage is called by who leads it: then that is not said again right under its title."""
    called = teller.bare(stage.title.rpartition(": ")[2])
    return [teller.bare(teller.policy.roles[each].name) for each in stage.lead] == [called]


def duty_view(teller: Teller, duty: Duty) -> dict[str, Any]:
    """One act in words."""
    when = teller.condition(duty)
    return {
        "id": duty.id,
        "who": teller.who_acts(duty) if when else teller.title(teller.who_acts(duty)),
        "force": teller.force(duty),
        "force_class": duty.force.value.replace(" ", "-"),
        "act": duty.act,
        "when": when,
        "limit": limit_view(teller, duty.limit, duty) if duty.limit else None,
        "once": () if duty.limit else tuple(once(teller, duty)),
        "no_limit_text": teller.words(f"page.no_limit.{duty.no_limit.value}")
        if duty.no_limit in (NoLimit.NOT_STATED, NoLimit.AGREED)
        else None,
        "urgency": duty.urgency,
        "contains": duty.contains,
        "contact": duty.contact,
        "if_late": _if_late(teller, duty),
        "source": duty.source,
    }


def _if_late(teller: Teller, duty: Duty) -> tuple[str, ...]:
    """What follows when the date of an act is missed; nothing where the act may only come after it."""
    if duty.limit is None or duty.limit.kind is not LimitKind.BY:
        return ()
    # What begins at the end in any case follows from no date that was missed; it is told with the limit.
    ends = duty.limit.expiry if duty.limit.expiry and not duty.limit.expiry.done_or_not else None
    expiry = (teller.sentence(ends.says),) if ends else ()
    if duty.limit.discretion:
        return (*duty.if_late, *expiry)  # who may accept it later is told with the limit
    return (*duty.if_late, *expiry) or (teller.words("page.if_late.silent"),)


def limit_view(teller: Teller, limit: Limit, clause: Duty | Cap) -> dict[str, Any]:
    """A limit with its readings, its assumptions and whatever else changes its date."""
    return {
        "words": limit.words,
        "soft": wish(limit),
        "source": limit.source,
        "from_text": counted_from(teller, limit) if not limit.readings else teller.words("page.from_unclear"),
        "unclear": limit.unclear,
        "readings": [teller.sentence(reading.says) for reading in limit.readings],
        "changes": (*once(teller, clause), *changes(teller, limit)),
    }


def wish(limit: Limit) -> str | None:
    """The policy's own word for a limit that is only a wish, where its words do not hold it already."""
    return limit.soft if limit.soft and limit.soft.casefold() not in limit.words.casefold() else None


def limit_words(teller: Teller, limit: Limit) -> str:
    """The words of a limit with a capital letter, and whatever makes it only a wish."""
    soft = wish(limit)
    words = within(teller, limit)
    if limit.kind is not LimitKind.BY:
        # Below "By when" words such as "within 28 days" would be taken for a last day.
        words = teller.words(f"page.limit.{limit.kind.value}", words=words)
    return teller.title(f"{soft} {words}" if soft else words)


def cap_fit(teller: Teller, cap: Cap, calendars: Mapping[str, Calendar]) -> tuple[str, ...]:
    """The dates from one start as an example, where the steps under a cap can take longer than it allows."""
    rules = teller.policy.rules(cap.limit)
    year = shown_through(calendars[rules.calendar or NONE], calendars).year - 1
    example = next(day for day in days_between(date(year, 6, 1), date(year, 6, 30)) if day.weekday() == 0)
    start = Start(Span(example, example))
    return fit_lines(
        teller, cap, Due(cap.limit, (Reckoning(interpretation(teller.policy, cap.limit), start),)), calendars
    )


def stated_counting(teller: Teller) -> Iterator[dict[str, Any]]:
    """What the policy itself says about counting, for all of its limits; the procedure's own first."""
    for level in (teller.policy.procedure.counting, teller.policy.publisher.counting):
        yield from _stated(level, (), teller.words)
    yield from _stated(None, sent_rules(teller, teller.policy.events), teller.words)


def publisher_counting(rules: GeneralRules, words: Language) -> Iterator[dict[str, Any]]:
    """What a publisher's own file states about counting, for all of its procedures, and what is in doubt of it."""
    yield from _stated(rules, rules.arrival, words)
    if rules.unclear:
        yield {"text": rules.unclear, "source": None, "readings": [reading.says for reading in rules.readings]}


def _stated(level: GeneralRules | None, arrival: Iterable[Arrival], words: Language) -> Iterator[dict[str, Any]]:
    if level and level.says:
        yield {"text": words("page.counting_says", says=level.says), "source": level.source, "readings": []}
    for rule in arrival:
        yield {"text": received(rule, words), "source": rule.source, "readings": []}


def readers(procedure: Procedure, words: Language) -> str:
    """Who a procedure is for, inside a sentence: in its own words, or in those of the site."""
    return procedure.readers or words(f"page.audience.{procedure.audience.value}")


def rule_groups(teller: Teller) -> Iterator[dict[str, Any]]:
    """The standing rules under their headings; a heading without rules is left out."""
    for group, kinds in RULE_GROUPS.items():
        rules = [rule for rule in teller.policy.procedure.rules if rule.kind in kinds]
        if rules:
            # Whoever its own words name is not named behind them.
            nameless = [each for each in rules if not teller.are_named(each.by, f"{each.title} {each.text}")]
            who = {rule.id: teller.roles(rule.by) for rule in nameless}
            yield {"id": group, "title": teller.words(f"page.rules.{group}"), "rules": rules, "who": who}


def counting_views(teller: Teller) -> list[dict[str, Any]]:
    """How each limit is counted: its words, and what the policy does not say of it."""
    titles = clause_titles(teller)
    return [
        {
            "id": clause.id,
            "title": teller.title(titles[clause.id]),
            "words": limit_words(teller, limit),
            "assumed": assumptions(teller, limit),
        }
        for clause, limit in teller.policy.limits()
    ]


def gap_views(teller: Teller) -> Iterator[dict[str, Any]]:
    """What the policy leaves unclear: the limits that can be read in several ways, and the gaps named in the YAML."""
    titles = clause_titles(teller)
    sources = {clause.id: clause.source for clause, _ in teller.policy.limits()}
    doubts: dict[str, list[tuple[str, Limit]]] = {}
    for clause, limit in teller.policy.limits():
        if limit.unclear:
            doubts.setdefault(limit.unclear, []).append((clause.id, limit))
    # A doubt that several limits share is said once.
    for text, shared in doubts.items():
        clauses, limit = [clause for clause, _ in shared], shared[0][1]
        yield {
            "id": f"unclear-{clauses[0]}",
            "others": [f"unclear-{clause}" for clause in clauses[1:]],
            "text": text,
            "readings": [teller.sentence(reading.says) for reading in limit.readings],
            "about": [{"id": clause, "title": titles[clause]} for clause in clauses],
            "source": limit.source or sources[clauses[0]],
        }
    for gap in teller.policy.procedure.gaps:
        yield {
            "id": gap.id,
            "others": [],
            "text": gap.text,
            "readings": [],
            "source": gap.source,
            "about": [{"id": clause, "title": titles.get(clause, clause)} for clause in gap.about],
        }


def clause_titles(teller: Teller) -> dict[str, str]:
    """A short name for every clause of the procedure, by its id."""
    procedure = teller.policy.procedure
    titles = {rule.id: rule.title for rule in procedure.rules}
    titles |= {cap.id: cap.title for cap in procedure.caps}
    titles |= {each.id: each.what for each in procedure.scope.elsewhere}
    titles |= {outcome.id: outcome.when for outcome in procedure.outcomes}
    for stage in procedure.stages:
        titles[stage.id] = stage.title
        titles |= {duty.id: duty.act for duty in stage.duties}
        titles |= {outcome.id: outcome.when for outcome in stage.outcomes}
        titles |= {route.id: route.act for route in stage.conflicts}
    return titles


def example_view(
    texts: Versions, words: Language, example: Example, calendars: Mapping[str, Calendar]
) -> dict[str, Any]:
    """A worked example with the engine's own answer, by the text that it follows."""
    found = come_out(texts, example, calendars)
    told = Teller(found.journey.policy, words, area=example.area, answers=example.answers)
    report = position_report(told, found, calendars)
    steps = [
        {"date": told.on(fact), "text": told.sentence(told.event(fact.event))}
        for fact in example.facts
        if fact.happened
    ]
    timed = [each for each in (*found.running, *found.open) if each.due]
    running = [standing_report(told, each, found.today, calendars) for each in timed]
    # What came too late, and where else the case may be: a date alone would be told as if it were sure.
    answer = report["ended"]["text"] if report["ended"] else told.sentence(report["heading"])
    late = [f"{each['text']} {each['judged']}" for each in report["done"] if each["out_of_time"] and each["judged"]]
    asked = words("where.only_denied")
    doubts = [each["text"] for each in report["notes"] if each["text"] != asked]
    return {
        "id": example.id,
        "title": example.title,
        "story": example.story,
        "version": words("page.example_version", since=words.date(example.version)) if example.version else None,
        "steps": [*steps, {"date": words.date(example.today), "text": words("page.example_today")}],
        "answer": answer,
        # What the answer says in the same words is not said twice.
        "lines": [
            *(f"{each['sentence']} {each['where']}".removeprefix(answer).strip() for each in running),
            *late,
            *doubts,
        ],
    }


def force_views(teller: Teller) -> list[dict[str, str]]:
    """What must, should, aims to and may mean on the page, for those that stand on it."""
    procedure = teller.policy.procedure
    used = {duty.force for stage in procedure.stages for duty in stage.duties}
    used |= {cap.force for cap in procedure.caps} | {rule.force for rule in procedure.rules if rule.force}
    return [
        {
            "word": force.value,
            "class": force.value.replace(" ", "-"),
            "meaning": teller.words(f"page.force.{force.value}"),
        }
        for force in Force
        if force in used
    ]


def examples_of(file: CaseFile | None) -> tuple[Example, ...]:
    """The worked examples of a procedure that has some."""
    return file.cases if file else ()


def outcome_view(teller: Teller, stage: Stage | None, outcome: Outcome, links: Mapping[str, str]) -> dict[str, Any]:
    """One way out, of a stage or of every stage."""
    return {
        "id": outcome.id,
        "if": teller.sentence(teller.words("page.if", when=teller.condition(outcome))).removesuffix("."),
        "then": teller.sentence(teller.destination(outcome.to, stage)),
        "note": " ".join((*filter(None, (outcome.note,)), *holders(teller, filter(None, (outcome.to.body,))))),
        "source": outcome.source,
        **_link(teller, outcome.to, links),
    }


def _conflict_view(teller: Teller, stage: Stage, route: ConflictRoute) -> dict[str, Any]:
    about = teller.role(teller.policy.roles[route.about])
    then = _instead(teller, stage, route)
    onward = f" {teller.sentence(teller.destination(route.to, stage))}" if route.to else ""
    return {
        "id": route.id,
        "if": teller.sentence(teller.words("page.conflict_if", role=about)).removesuffix("."),
        "then": teller.sentence(then) + onward,
        "contact": teller.policy.roles[route.instead].contact,
        "source": route.source,
    }


def _instead(teller: Teller, stage: Stage, route: ConflictRoute) -> str:
    """What is done instead, by the name that the page has for whoever acts on the side that asks."""
    stages = (stage, *teller.policy.procedure.stages)
    asking = next((duty for each in stages for duty in each.duties if teller.asks(duty)), None)
    if asking is None:
        return teller.words("page.conflict_act", force=teller.your_force(route.force), act=route.act)
    force = teller.force(replace(asking, force=route.force))
    return teller.words("tell.act", who=teller.who_acts(asking), force=force, act=route.act)


def _link(teller: Teller, to: Destination, links: Mapping[str, str]) -> dict[str, str | None]:
    stage = next(iter(to.next_stages), None)
    if stage:
        return {"stage": stage, "href": None, "link": teller.words("page.see_stage")}
    if to.procedure in links:
        return {"stage": None, "href": links[to.procedure or ""], "link": teller.words("page.see_procedure")}
    return {"stage": None, "href": None, "link": None}


def _new_roles(stage: Stage) -> Iterator[tuple[Duty, list[str]]]:
    """The acts of a stage, each with the roles that are not known yet from there above."""
    known = set(stage.lead)
    for duty in stage.duties:
        yield duty, [role for role in duty.by if role not in known]
        known.update(duty.by)
