"""What may be a stage, seen with what it says, and the questions that can be asked of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.document.lines import STAGE, bare
from build_scripts.document.outline import Headed, Part
from build_scripts.document.passing import goes_to, turns_to
from build_scripts.document.tokens import words_of
from build_scripts.document.unsettled import hands_on
from build_scripts.drafting.sentences.actors import bodies_in
from build_scripts.drafting.sentences.times import times
from build_scripts.drafting.steps.further import goes_further
from build_scripts.drafting.steps.headings import begins, is_named, names_stage, says_further, unnumbered
from build_scripts.drafting.steps.places import Step
from build_scripts.findings.sentences import sentences

_LEAD = 6
"""So many sentences of a stage say what it is; those after them say how it is done."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What may be a stage, with what it says and what stands around it."""

    step: Step
    each: Headed
    told: tuple[str, ...]
    """Its sentences; of a sentence inside a paragraph that one alone."""
    known: frozenset[str]
    """Who decides in the one before it."""
    is_handed_on: bool
    """True where the next one opens with a matter that this one did not settle."""

    @property
    def first(self) -> str:
        """Its first sentence."""
        return self.told[0] if self.told else ""

    @property
    def lead(self) -> tuple[str, ...]:
        """The sentences that say what it is."""
        return self.told[:_LEAD]

    @property
    def part(self) -> Part:
        """The paragraph that it begins with."""
        return part_of(self.step)

    @property
    def heads(self) -> bool:
        """True where it begins with its heading."""
        return self.step.inside is None and self.part.number == 1

    @property
    def is_item(self) -> bool:
        """True for an item of a list."""
        return self.step.inside is None and self.part.is_step


def part_of(step: Step) -> Part:
    """The paragraph in which a stage begins."""
    return step.inside.part if step.inside else step.places[0].part


def all_seen(found: Sequence[Step], document: Sequence[Headed]) -> Iterator[Seen]:
    """Everything that was found, with what it says."""
    named = {each.heading: each for each in document}
    told = [tuple(_told(step)) for step in found]
    known: frozenset[str] = frozenset()
    for nth, step in enumerate(found):
        yield Seen(
            step=step,
            each=named[step.heading],
            told=told[nth],
            known=known,
            is_handed_on=nth + 1 < len(found) and any(map(_opens_on, told[nth + 1][:1])),
        )
        if step.places:
            known = frozenset(body for each in told[nth][:_LEAD] for body in bodies_in(each))


def _told(step: Step) -> Iterator[str]:
    if step.inside is None:
        for place in step.places:
            yield from _sentences(place.part)
        return
    since = step.inside.part.at
    for text in _sentences(step.inside.part):
        since += len(words_of(text))
        if step.inside.at < since:
            yield text
            return


def _sentences(part: Part) -> Iterator[str]:
    return (text for block in part.blocks for text in sentences(unnumbered(bare(block))))


def _opens_on(text: str) -> bool:
    return _AT_FIRST.search(text) is None and (hands_on(text) or goes_further(text))


# Who receives a complaint, what is to be tried first, and what is not so unless: no matter goes on there.
_AT_FIRST = re.compile(r"(?i)\b(?:should|must) first\b|\breceives?\b|\bunless\b")


def opens_unsettled(seen: Seen) -> bool:
    """True where it opens with a matter that was not settled."""
    if _AT_FIRST.search(seen.first):
        return False
    return _opens_on(seen.first) or (seen.heads and says_further(seen.each))


_RAISED = re.compile(r"(?i)submissions?\b")
_LABEL = re.compile(r"\W*([A-Z][\w'/ ]{2,40}?)(?:\s*:\s|\s+[\N{EN DASH}\N{EM DASH}-]\s+|\.\s+(?=[A-Z]))")


def has_name(seen: Seen) -> bool:
    """True where its heading, or the label of its item, names what is done at a stage: Appeal, Investigation."""
    label = _LABEL.match(unnumbered(bare(seen.part.blocks[0]))) if seen.is_item else None
    if label and names_stage(label[1]) and not _RAISED.match(label[1]):
        return True
    return seen.heads and is_named(seen.each) and not begins(seen.each)


def calls_itself_one(seen: Seen) -> bool:
    """True where its heading has the word and a number, in no sequence that is whole."""
    return seen.heads and STAGE.match(re.sub(r"^\W+", "", seen.each.name)) is not None


_PUT_TO = re.compile(
    r"(?i)\b(?:raise[ds]?|discuss(?:ed)?|speak|talk|direct(?:ed)?|address(?:ed)?|submit(?:ted)?|put|report(?:s|ed)?"
    r"|refer(?:red)?|taken?|send|sent|made|make|bring|brought|consult|contact|inform|notif\w+|write|approach|pass(?:ed)?"
    r"|escalate[ds]?|appeal(?:ed)?|go(?:es)?)\b[^.;]{0,80}?\b(?:to|with|before|by)?\s*(?:the|your|our|his|her|their|an?|his/her)\s"
)
_IS_DUE = re.compile(r"(?i)\b(?:must|shall|should|will|may|can|please|to)\b")


def is_put_to_somebody(seen: Seen) -> bool:
    """True where one of its first sentences says to whom in the body a matter is put."""
    return any(_puts(told) for told in seen.told[:2] if any(bodies_in(told)))


def _puts(text: str) -> bool:
    plain = _PUT_TO.search(text) is not None and _IS_DUE.search(text) is not None
    return plain or turns_to(text) is not None or goes_to(text) is not None


_ADVERBS = r"(?:(?:\w+ly|then|first|also|try to|attempt to|seek to|aim to|want to)\s+)*"
_WILL = r"\b(?:will|shall|must|should|may|can|aims? to|(?:is|are|has|have) to|to)\s+"
_DOES = re.compile(
    rf"(?i){_WILL}{_ADVERBS}(?:investigat|review|consider|hear\b|examin|look into|look at|re-?consider|determin|decid"
    r"|assess|mediat|arbitrat|adjudicat|respond|reply|replies|resolv|discuss|meet\b|acknowledg|deal with|convene"
    r"|answer|interview|conven|issue|conduct|attempt|try|listen|write)\w*\b"
    # What is done without a word of duty, and the items of a list of it.
    r"|^(?:[^,.;]{3,60}\s)(?:investigates|reviews|considers|hears|decides|determines|issues|meets|acknowledges|forms)\b"
    r"|\barrange (?:for )?(?:an?|the) (?:\w+ )?(?:review|meeting|investigation|hearing)\b"
    r"|^\W*(?:(?:we|I)\s+)?(?:investigate|review|consider|acknowledge|respond|assess|meet|listen)\b"
)
_DONE = re.compile(
    rf"(?i)\b(?:will|shall|must|should|may|is|are|be)\s+{_ADVERBS}(?:be\s+)?{_ADVERBS}(?:investigated|reviewed"
    r"|considered|heard|examined|looked (?:into|at)|reconsidered|determined|decided|assessed|acknowledged|dealt with"
    r"|handled|resolved|responded to|discussed|carried out|conducted|undertaken|referred|appointed|arranged|held|made"
    r"|sent|given)\b"
)
_OF_MATTER = re.compile(
    r"(?i)\b(?:investigat\w*|review\w*|consider\w*|hear(?:s|d|ing)?|examin\w*|look(?:ed)? (?:into|at)|re-?consider\w*"
    r"|determin\w*|decid\w*|assess\w*|mediat\w*|arbitrat\w*|adjudicat\w*|respon[ds]\w*|repl(?:y|ies)|resol\w*"
    r"|discuss\w*|meet(?:s|ing)?|outcome|findings|complaints?|concerns?|grievances?|decisions?|view)\b"
)


_OF_PAPERS = re.compile(
    r"(?i)\b(?:look(?:s|ed)? at|review\w*|keep|consider\w*) (?:the |all |any )?(?:papers|records|files|policy)\b"
)


def deals_with(text: str) -> bool:
    """True for a sentence in which somebody looks into a matter, hears it, decides or answers."""
    does = (_DOES.search(text) or _DONE.search(text)) is not None and _OF_MATTER.search(text) is not None
    return does and _OF_PAPERS.search(text) is None


def is_dealt_with(seen: Seen) -> bool:
    """True where one of its first sentences says so."""
    return any(map(deals_with, seen.lead))


_KEPT = re.compile(r"(?i)\b(?:records?|retain\w*|kept for|warnings?|on file|expires?)\b")


def has_time(seen: Seen) -> bool:
    """True where it gives a time, and not for how long something is kept."""
    return any(time.period and not _KEPT.search(told) for told in seen.told for time in times(told))


def leads_on(seen: Seen) -> bool:
    """True where it says how a matter goes on that it did not settle, or where the next one opens with it."""
    return seen.is_handed_on or any(map(hands_on, seen.told[1:]))


def names_somebody_new(seen: Seen) -> bool:
    """True where somebody decides whom the one before it did not name."""
    return any(body not in seen.known for told in seen.lead for body in bodies_in(told))


def stands_as_one(seen: Seen) -> bool:
    """True where it stands as stages do."""
    return seen.step.sure
