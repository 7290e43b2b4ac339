"""What nobody said was done and nobody need be told of: something that comes after it has happened."""

from navigator.case.position import Position, Standing
from navigator.explain.teller import Teller
from navigator.model.acts import Duty


def is_overtaken(teller: Teller, found: Position, each: Standing) -> bool:
    """Whether an act has no date by which it was or is due, and something happened that comes after it.

    Who has the reply is not told that nobody spoke of the talk before the complaint.
    """
    if not isinstance(each.clause, Duty) or (each.due and (each.due.safe or each.due.latest)):
        return False
    return each.clause.produces is None or comes_before_what_happened(teller, found, each.clause.produces)


def comes_before_what_happened(teller: Teller, found: Position, event: str) -> bool:
    """Whether something happened that comes after an event."""
    order = teller.policy.order
    return any(order.get(event, 0) < order.get(fact.event, 0) for fact in found.happened)
