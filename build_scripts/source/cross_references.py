"""The other procedures that a procedure names."""

from build_scripts.source.traverse import parts
from navigator.model.policy import Policy
from navigator.model.vocabulary import Destination, Elsewhere


def referred(policy: Policy) -> tuple[str, ...]:
    """Their keys, as publisher/procedure, each once."""
    named = (part.procedure for _, part in parts(policy.procedure) if isinstance(part, Destination | Elsewhere))
    return tuple(dict.fromkeys(key for key in named if key))
