"""All procedures of one publisher on one page, to print: the same parts as on their own pages."""

import json

from markupsafe import Markup

from build_scripts.pages.policy_text import FOLDER, Inputs, Place, plain_title, procedures_of, qr, shown
from build_scripts.support.templates import render
from navigator.model.parties import Audience
from navigator.model.policy import Policy
from navigator.model.publisher import Publisher

HANDBOOK = "handbook"
PARTS = ("procedure_brief.md.j2", "procedure_parts.md.j2")


def address(publisher: str) -> str:
    """The source address of the page of a publisher."""
    return f"{HANDBOOK}/{publisher}/index.md"


def page(inputs: Inputs, publisher: Publisher) -> str:
    """The page of a publisher that has procedures."""
    words, own = inputs.words, procedures_of(inputs, publisher)
    crumbs = [
        {"title": plain_title(words("page.procedures")), "src": f"{FOLDER}/index.md"},
        {"title": plain_title(publisher.name), "src": f"{FOLDER}/{publisher.id}/index.md"},
    ]
    return render(
        "handbook.md.j2",
        words=words,
        publisher=publisher,
        # Any of them: each knows the contacts of its publisher.
        policy=own[0],
        procedures=[{"policy": policy, "at": _at(policy), "text": _text(inputs, policy)} for policy in own],
        for_families=any(policy.procedure.audience is Audience.FAMILIES for policy in own),
        qr=qr(inputs, f"{HANDBOOK}/{publisher.id}/"),
        crumbs=json.dumps(crumbs),
    )


def _at(policy: Policy) -> str:
    """What stands before each id of a procedure, as several have the same; no id of a file has two hyphens in a row."""
    return f"{policy.procedure.id}--"


def _text(inputs: Inputs, policy: Policy) -> Markup:
    """A procedure below a heading of its own."""
    place = Place(up="../../", own=f"../../{FOLDER}/{policy.key}/", at=_at(policy), deeper="#")
    values = shown(inputs, policy, None, place)
    return Markup("\n").join(Markup(render(part, **values)) for part in PARTS)  # noqa: S704 - the templates escape
