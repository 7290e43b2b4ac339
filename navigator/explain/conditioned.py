"""A position as words tell it: under the condition that they say, and with what the reader said was done as done."""

from dataclasses import replace

from navigator.case.position import Position, Standing, Status
from navigator.model.acts import Duty


def conditioned(found: Position) -> Position:
    """The position with the dates of each act for those answers about the case with which it is to be done.

    "If it is critical, by 10:00" says all that there is to say: that for another answer there is no date is no doubt.
    """
    return replace(found, verdicts=tuple(_told(_for_its_answers(each), found) for each in found.verdicts))


def _for_its_answers(each: Standing) -> Standing:
    return replace(each, due=each.due.wherever_owed) if each.due else each


def _told(each: Standing, found: Position) -> Standing:
    """What is not done in every world, as by a text that nobody has, was told to have been all the same."""
    if each.status is not Status.NOT_TOLD or not isinstance(each.clause, Duty):
        return each
    facts = found.journey.case.facts
    return replace(each, done=next((one for one in facts if one.happened and one.event == each.clause.produces), None))
