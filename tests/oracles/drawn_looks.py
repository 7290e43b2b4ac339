"""What a drawn procedure looks like: lines that hold all that is needed to work it out by hand."""

from collections.abc import Iterator
from dataclasses import fields

from navigator.model.limits import CountingRules, Extension, GeneralRules, Limit
from navigator.model.policy import Policy


def policy_lines(policy: Policy) -> Iterator[str]:
    procedure = policy.procedure
    since = f" from {procedure.in_force_from}" if procedure.in_force_from else ""
    yield f"version {procedure.version}{since}; {_rules(policy.publisher.counting)}"
    marks = (("/sent" if e.sent else "") + ("/future" if e.future else "") for e in procedure.events)
    yield "events: " + " ".join(f"{e.id}{mark}" for e, mark in zip(procedure.events, marks, strict=True))
    for made_of in (event for event in procedure.events if event.made_of):
        yield f"{made_of.id} is {'any' if made_of.any_of else 'all'} of {' '.join(made_of.made_of)}"
    for stage in procedure.stages:
        opened = f" opens with {' '.join(stage.opens)}" if stage.opens else ""
        joined = f" after {' and '.join(stage.joins)}" if stage.joins else ""
        yield f"stage {stage.id}{opened}{joined}"
        for duty in stage.duties:
            after = f" after {' or '.join(duty.after)}" if duty.after else ""
            within = f": {_limit(duty.limit)}" if duty.limit else ""
            only = f" if {' or '.join(duty.only)}" if duty.only else ""
            by = ", ".join(duty.by)
            yield f"  {duty.id} ({by} {duty.force.value}, shown by {duty.produces}){after}{within}{only}"
        for event, to in ((o.event, o.to) for o in stage.outcomes):
            yield f"  {event} -> {to.stage or '+'.join(to.stages) or 'end'}"
        for conflict in stage.conflicts:
            yield f"  {conflict.event} (conflict) -> {conflict.to.stage if conflict.to else 'stays'}"
    for way in procedure.outcomes:
        yield f"always {way.event} -> {way.to.stage or 'end'}"
    for each in procedure.caps:
        after = f" after {' or '.join(each.after)}" if each.after else ""
        yield f"cap {each.id}{after} over {' '.join(each.covers)}: {_limit(each.limit)}"


def _limit(limit: Limit) -> str:
    pick = f" ({limit.pick.value})" if limit.pick else ""
    begin = (
        f"on {limit.day}"
        if limit.day
        else f"before {' '.join(limit.before)}"
        if limit.before
        else f"from {' '.join(limit.from_)}{pick}"
    )
    parts = [f"{limit.period} {begin}{' anew' if limit.anew else ''}"]
    if limit.kind.value != "by":
        parts.append(limit.kind.value)
    parts += [
        f"or {o.period} from {' '.join(o.from_)}{' anew' if o.anew else ''} ({_rules(o.counting)})" for o in limit.or_
    ]
    parts += [
        f"pause {p.from_}..{p.until} then {p.then.value} {p.notice.value} x{p.times}"
        f" {p.stop_day.value}/{p.restart_day.value}"
        for p in limit.pauses
    ]
    parts += [
        f"{e.event} {_amount(e)} {'again' if e.again else f'x{e.times}'} {e.notice.value}{_links(e)}"
        for e in limit.extensions
    ]
    parts += [f"in all at most {limit.at_most}"] if limit.at_most else []
    parts += [f"[{r.id}: {r.period or ''} {' '.join(r.from_)} {_rules(r.counting)}]" for r in limit.readings]
    parts += [f"until {limit.until}"] if limit.until else []
    parts += [f"then {limit.expiry.event}{' (discretion)' if limit.discretion else ''}"] if limit.expiry else []
    return "; ".join(parts)


def _links(extension: Extension) -> str:
    told = (("after", extension.after), ("not with", extension.not_with))
    return "".join(f" {how} {' '.join(names)}" for how, names in told if names)


def _amount(extension: Extension) -> str:
    most = f" at most {extension.at_most}" if extension.at_most else ""
    if extension.day:
        near = f" if within {extension.within}" if extension.within else ""
        return f"on {extension.day}{most}{near}"
    if extension.at_least:
        return f"at least {extension.at_least}"
    return f"to {extension.to}" if extension.to else f"by {extension.by}{most}"


def _rules(rules: CountingRules | None) -> str:
    if rules is None:
        return ""
    said = [(f.name, getattr(rules, f.name)) for f in fields(CountingRules)]
    told = [f"{name} {getattr(value, 'value', value)}" for name, value in said if value is not None]
    arrival = rules.arrival if isinstance(rules, GeneralRules) else ()
    told += [
        f"{' and '.join(rule.of) or 'all'} sent {' or '.join(by.value for by in rule.by)}: {rule.period} later"
        for rule in arrival
    ]
    return ", ".join(told)
