"""The site as data: a list of all procedures, a file for each of them, and the JSON Schema of everything."""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_scripts.content import Content
from build_scripts.source import json_schemas
from build_scripts.source.published import fingerprint
from navigator.dates.periods import Period
from navigator.model import codec
from navigator.model.cases import Example
from navigator.model.limits import Text
from navigator.model.parties import Audience
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.model.upkeep import Change, ProcedureStatus
from navigator.model.versions import name_of

FOLDER = "api"
INDEX = f"{FOLDER}/index.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One procedure in the list of all. Addresses are counted from the list's own."""

    key: Text
    """The procedure's name on the whole site, as publisher/procedure."""
    title: Text
    summary: Text
    audience: Audience
    publisher: Text
    """The publisher's name."""
    version: Text
    """Changes whenever the data of the procedure change."""
    text: Text
    """A fingerprint of the text and of how it is counted: it differs whenever anything in them does."""
    revised: Text
    """When the publisher's own document says it was revised."""
    in_force_from: date | None = None
    status: ProcedureStatus = ProcedureStatus.IN_FORCE
    owner: Text | None = None
    """Who at the publisher keeps it up to date."""
    successor: Text | None = None
    """Who takes the publisher's place, or has taken it."""
    adopted: date | None = None
    """The day on which the publisher adopted it."""
    review: date | None = None
    """When it is to be looked at next."""
    review_every: Period | None = None
    """The time between two reviews."""
    changes: tuple[Change, ...] = ()
    """What has changed since earlier versions of the page, newest first."""
    stages: int
    """How many there are."""
    page: Text
    """The address of the page that people read."""
    data: Text
    """The address of the procedure's own file."""
    earlier: tuple[Text, ...] = ()
    """The addresses of earlier versions, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The list of all procedures."""

    procedures: tuple[Listed, ...]
    schemas: tuple[Text, ...]
    """The addresses of the JSON Schemas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFile:
    """One procedure, its publisher, and its worked examples."""

    publisher: Publisher
    procedure: Procedure
    cases: tuple[Example, ...] = ()
    """Made-up cases with the dates that must come out: a test for any program that counts for itself."""


def files(content: Content) -> dict[str, bytes]:
    """Every file: site path -> JSON. Keys are left out where they hold what the schema gives as default."""
    made = {INDEX: _json(codec.encode(index(content)))}
    for key, policy in content.policies.items():
        cases = content.cases.get(key)
        for path, each, examples in (
            (_data(policy), policy, cases.cases if cases else ()),
            *((_data(each, earlier=True), each, ()) for each in _earlier(content, key)),
        ):
            made[f"{FOLDER}/{path}"] = _file(each, examples)
    return {**_schema_files(), **made}


@functools.cache
def _schema_files() -> Mapping[str, bytes]:
    return {f"{FOLDER}/{_schema(name)}": _json(schema, indent=1) for name, schema in schemas().items()}


def index(content: Content) -> Index:
    """The list of all procedures."""
    listed = tuple(_listed(policy, _earlier(content, key)) for key, policy in content.policies.items())
    return Index(procedures=listed, schemas=tuple(_schema(name) for name in schemas()))


@functools.cache
def schemas() -> Mapping[str, dict[str, Any]]:
    """The schemas by name: of what authors write, and of the files made here."""
    return {**json_schemas.all_files(), "index": json_schemas.of(Index), "policy": json_schemas.of(PolicyFile)}


def _listed(policy: Policy, earlier: tuple[Policy, ...]) -> Listed:
    procedure = policy.procedure
    return Listed(
        key=policy.key,
        title=procedure.title,
        summary=procedure.summary,
        audience=procedure.audience,
        publisher=policy.publisher.name,
        version=procedure.version,
        text=fingerprint(policy),
        revised=procedure.document.revised,
        in_force_from=procedure.in_force_from,
        status=procedure.status,
        owner=procedure.owner,
        successor=policy.publisher.successor.name if policy.publisher.successor else None,
        adopted=procedure.adopted.on if procedure.adopted else None,
        review=procedure.review.next if procedure.review else None,
        review_every=procedure.review.every if procedure.review else None,
        changes=procedure.changes,
        stages=len(procedure.stages),
        page=f"../procedures/{policy.key}/index.html",
        data=_data(policy),
        earlier=tuple(_data(each, earlier=True) for each in earlier),
    )


def _file(policy: Policy, cases: tuple[Example, ...]) -> bytes:
    return _json(codec.encode(PolicyFile(publisher=policy.publisher, procedure=policy.procedure, cases=cases)))


def _earlier(content: Content, key: str) -> tuple[Policy, ...]:
    return tuple(content.earlier.get(key, ()))


def _data(policy: Policy, *, earlier: bool = False) -> str:
    since = f"@{name_of(policy)}" if earlier else ""
    return f"{policy.key}{since}.json"


def _schema(name: str) -> str:
    return f"schema/{name}.json"


def _json(value: Any, indent: int | None = None) -> bytes:
    """Without an indent for what there can be thousands of: an indent takes ten times as long."""
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()
