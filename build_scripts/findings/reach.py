"""People and places: contacts that cannot be reached, outside bodies without one, and a review that is overdue."""

from collections.abc import Iterator

from build_scripts.findings.finding import Finding, Subject, quoted
from build_scripts.source.deciders import outside_bodies
from navigator.model.parties import Contact
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.words import ENGLISH


def find(subject: Subject) -> Iterator[Finding]:
    """Everything about who can be reached, and the review date."""
    for at, contact in enumerate(subject.value.contacts):
        if not _reachable(contact):
            says = f"{quoted(contact.name)} has no phone number, email, address or web page."
            yield subject.finding("no-way-to-reach", contact.id, ("contacts", at), says, way=(contact.id,))
    if subject.policy:
        yield from _outside(subject, subject.policy)
    procedure = subject.value
    if isinstance(procedure, Procedure) and procedure.review and procedure.is_overdue(subject.today):
        says = f"It was to be reviewed by {ENGLISH.date(procedure.review.next)}."
        owner = f" It is kept up to date by {procedure.owner}." if procedure.owner else ""
        yield subject.finding("review-passed", procedure.id, ("review",), f"{says}{owner}")


def _outside(subject: Subject, policy: Policy) -> Iterator[Finding]:
    written_to = {duty.contact for duty in policy.duties.values() if duty.contact}
    ids = [role.id for role in policy.procedure.roles]
    for role in outside_bodies(policy):
        given = {role.contact, *(variant.contact for variant in role.variants)} - {None}
        if not given and role.id not in written_to:
            says = f"A case can go to {role.name}, and there is no contact for it."
            yield subject.finding("no-way-to-reach", role.id, ("roles", ids.index(role.id)), says, way=(role.id,))


def _reachable(contact: Contact) -> bool:
    return bool(contact.phone or contact.email or contact.address or contact.web)
