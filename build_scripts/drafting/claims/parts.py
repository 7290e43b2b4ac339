"""What stands where a stage does and is a part of one: a later section, paragraph or item, or a phase by its name."""

import re

from build_scripts.document.lines import STAGE, bare, calls_itself
from build_scripts.drafting.claims.seen import Seen, has_name, opens_unsettled

APPEAL = re.compile(r"(?i)\bappeal")

_LATER_SECTION = re.compile(r"^\W*[0-9]{1,2}\.(?:[2-9]|1[0-9])(?:\.[0-9]+)*\W*\s")


def is_later_section(seen: Seen) -> bool:
    """True for 9.2 and the like, where nothing goes on: a part of what 9.1 began. One that is sure only of appeals."""
    part = _LATER_SECTION.match(seen.each.name) is not None and not opens_unsettled(seen)
    return part and (not seen.step.sure or APPEAL.search(seen.each.name) is not None)


def is_later_part(seen: Seen) -> bool:
    """True for a later paragraph under a heading that calls itself a stage: it is a part of that one."""
    later = seen.step.inside is None and seen.part.number > 1
    return later and STAGE.match(seen.each.name) is not None and calls_itself(seen.part.blocks[0]) is None


def is_later_item(seen: Seen) -> bool:
    """True for a later item of a list that has no name and takes no matter on: a part of what the first one began."""
    if not seen.is_item or opens_unsettled(seen) or has_name(seen):
        return False
    return any(other.heading == seen.step.heading and other.places[0].part.is_step for other in seen.before)


_CHOICE = re.compile(
    r"(?i)\b(?:decid\w+|either|(?:one|any) (?:or more )?of|options?|outcomes?|whether)\b[^.;]*:[\s-]*$"
)


def is_alternative(seen: Seen) -> bool:
    """True for an item of what may be decided: no action, mediation, an investigation. One of them is done."""
    if not seen.is_item:
        return False
    above = [part for part in seen.each.parts if part.number < seen.part.number and not part.is_step]
    return bool(above) and _CHOICE.search(bare(above[-1].blocks[0])) is not None


# What somebody is told at the end of a stage, and what is done inside one where others have the names of stages.
_TELLS = re.compile(
    r"(?i)\b(?:outcomes?|respon(?:ses?|ding)|repl(?:y|ies)|decisions?|acknowledge?ments?|notif\w+|findings)\b"
)
_INSIDE = re.compile(r"(?i)\b(?:investigat(?:ions?|ing)|meetings?|hearings?|assessments?|determinations?)\b")
_OF_STAGE = re.compile(
    r"(?i)\b(?:informal\w*|formal\w*|appeals?|appealing|review|stage|step|level|panel|committee|final)\b"
)


def is_phase(seen: Seen) -> bool:
    """True for the name of a part of a stage: Our response, alone; Investigation beside a formal stage."""
    if not seen.heads or opens_unsettled(seen) or _OF_STAGE.search(seen.each.name):
        return False
    if _TELLS.search(seen.each.name) and not seen.others:
        return True
    if seen.step.sure:
        return False
    if _TELLS.search(seen.each.name):
        return any(map(_OF_STAGE.search, seen.others))
    named = any(_FORMAL_STAGE.search(other) for other in seen.others)
    return _INSIDE.search(seen.each.name) is not None and named


_FORMAL_STAGE = re.compile(r"(?i)\b(?:formal (?:complaints?|stage|grievances?|procedure|process)|stage)\b")
