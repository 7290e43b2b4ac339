"""What search engines are told of a procedure, in the words of schema.org: only what its files say."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from build_scripts.pages.in_page import block
from build_scripts.pages.policy_view import readers
from build_scripts.source.placeholder import MARK
from navigator.model.policy import Policy
from navigator.model.upkeep import ProcedureStatus
from navigator.words import Language


def of(policy: Policy, words: Language) -> Markup | None:
    """The text of <script type="application/ld+json">, which a browser does not run; none for what is not in force.

    Nor is there one while its title or summary is still to be written.
    https://schema.org/GovernmentService is "a service provided by a government organization": a charity's is not one.
    """
    if policy.procedure.status is not ProcedureStatus.IN_FORCE or policy.publisher.successor:
        return None
    if any(MARK in text for text in (policy.procedure.title, policy.procedure.summary, policy.publisher.name)):
        return None
    return block(data(policy, words))


def data(policy: Policy, words: Language) -> Mapping[str, Any]:
    """The same as plain data."""
    publisher, procedure = policy.publisher, policy.procedure
    public = publisher.public_body
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService" if public else "Service",
        "name": procedure.title,
        "description": procedure.summary,
        "provider": {"@type": "GovernmentOrganization" if public else "Organization", "name": publisher.name},
        "audience": {"@type": "Audience", "audienceType": readers(procedure, words)},
        "inLanguage": words.code,
    }
