"""Every sentence to a reader must be wholly in that reader's voice: "you" and "they" never for one person."""

import re
from collections.abc import Iterator

from build_scripts.source.placeholder import MARK
from build_scripts.source.problems import Problem, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path, parts
from build_scripts.support.pronouns import THEY
from navigator.explain.teller import Teller
from navigator.explain.voice import actors, voiced
from navigator.model.acts import Duty, Event
from navigator.model.parties import Role, Side
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.model.stages import ConflictRoute, Outcome
from navigator.model.voices import Voice
from navigator.words import ENGLISH

_YOU = re.compile(r"\byou(r|rs|rself|rselves)?\b", re.IGNORECASE)
# "you is", "you tells": a verb that still agrees with the name which stood there.
_DISAGREES = re.compile(
    r"\byou (?:is|was|has|does|wants|asks|tells|gets|agrees|finds|takes|writes|contacts|raises)\b", re.IGNORECASE
)


def procedure(written: Written, owner: Publisher) -> Iterator[Problem]:
    """Sentences that mix "you" with "they" for whoever reads them."""
    value: Procedure = written.value
    policy = Policy(owner, value)
    paths = {each.id: path for path, each in parts(value) if isinstance(each, Event | Duty | Outcome | ConflictRoute)}
    own = {each.id: path for path, each in parts(value) if isinstance(each, Voice)}
    for role in (*policy.readers(Side.ASKS), *policy.readers(Side.ANSWERS)):
        if role.name.startswith(MARK):
            continue  # "You" goes by the name, which is still to be written.
        for clause, text in sentences(policy, role):
            found = _DISAGREES.search(text) or (THEY.search(text) if _YOU.search(text) else None)
            if found:
                at: Path = own.get(clause, paths[clause])
                wrong = f"told to {role.name}, this says {shown(found.group())} in {shown(text)}"
                allowed = f"words of their own under voices:, with the id {clause} and you for the reader"
                yield written.problem(at, wrong, allowed, "mixed-voice")


def sentences(policy: Policy, reader: Role) -> Iterator[tuple[str, str]]:
    """What is said to a reader of the reader's own acts: the clause, and each sentence about it."""
    told = voiced(policy, reader.id)
    teller = Teller(told, ENGLISH, reader.id)
    for event in told.procedure.events:
        is_own = reader.id in actors(policy, policy.events[event.id])
        # What begins with "you" is the reader's own act, whether or not a duty brings it about.
        if is_own or event.what.startswith("you "):
            yield event.id, event.what
        if is_own:
            yield event.id, event.ask
    for stage in told.procedure.stages:
        for duty in stage.duties:
            if reader.id in duty.by:
                yield duty.id, teller.act(duty)
                yield from ((duty.id, f"you: {item}") for item in duty.contains)
        for way in stage.outcomes:
            if reader.id in way.by or way.when.startswith("you "):
                yield way.id, f"if you: {way.when}"
        if reader.side is Side.ASKS:
            yield from ((route.id, f"you: {route.act}") for route in stage.conflicts)
