"""The other procedures that a procedure names."""

from build_scripts.source.traverse import parts
from navigator.model.procedure import Procedure
from navigator.model.scope import Elsewhere
from navigator.model.stages import Destination


def referred(procedure: Procedure) -> tuple[str, ...]:
    """Their keys, as publisher/procedure, each once."""
    named = (part.procedure for _, part in parts(procedure) if isinstance(part, Destination | Elsewhere))
    return tuple(dict.fromkeys(key for key in named if key))
