"""The other procedures that a procedure names."""

from build_scripts.source.traverse import parts
from navigator.model.vocabulary import Destination, Elsewhere, Procedure


def referred(procedure: Procedure) -> tuple[str, ...]:
    """Their keys, as publisher/procedure, each once."""
    named = (part.procedure for _, part in parts(procedure) if isinstance(part, Destination | Elsewhere))
    return tuple(dict.fromkeys(key for key in named if key))
