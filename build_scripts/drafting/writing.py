"""A draft as the text of its files: what is certain as data, the sentence of each act beside it, marks for the rest."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.document.lines import bare
from build_scripts.document.outline import BEFORE
from build_scripts.document.tokens import words_of
from build_scripts.drafting.draft import Draft, Said, Stage
from build_scripts.drafting.sentences.actors import Actor
from build_scripts.drafting.sentences.contacts import Reach
from build_scripts.drafting.sentences.times import Time
from build_scripts.drafting.steps.places import Place
from build_scripts.drafting.steps.sequence import NUMBERED
from build_scripts.source import phrases, schema
from build_scripts.source.phrases import Bound, Reading
from build_scripts.source.placeholder import MARK, UNDECIDED
from navigator.dates.periods import SchoolDays
from navigator.model.acts import Force
from navigator.model.parties import Side

NOBODY = "not-said"
_WIDTH = 100
_LONGEST = 600
# Words that can stand for the reader or for somebody else: only the author knows.
_OTHERS = re.compile(r"(?i)\b(?:they|them|their|theirs|themselves)\b")
# A verb that belongs to another word before it: what is done to you is wrong.
_DISAGREES = re.compile(
    r"(?i)\byou (?:is|was|has|does|(?!always|address|discuss|express|access|pass|miss|process|across|perhaps)\w{3,}s)\b"
)
_RESERVED = re.compile(r"(?:page|contact|example|unclear|chart)-")
_HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")
_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_UNNAMED = {"you": "the one whom the document calls “you”", "we": "those whom the document calls “we”"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The names that a draft is written under."""

    publisher: str
    procedure: str
    title: str
    """Of the document, or a mark where it shows none."""
    calendar: str
    asides: tuple[str, ...] = ()
    """What the document's file holds besides its text, one line each."""


def publisher(named: Named, modeline: str) -> str:
    """The publisher's file; the document says none of it for certain."""
    return "\n".join(
        (
            modeline,
            "# Drafted. Whatever begins with REWRITE: is yours to write.",
            "language_version: 1",
            f"id: {named.publisher}",
            f"name: {_text(f'{MARK} The full name of the publisher')}",
            f"short_name: {_text(f'{MARK} how the publisher is called in a sentence')}",
            f"about: {_text(f'{MARK} Who the publisher is, in a sentence or two.')}",
            "# Put here by the program and not taken from the document: check each of the four.",
            "counting:",
            f"  calendar: {named.calendar}",
            "  first_day: excluded",
            "  receipt: any day",
            "  last_day: stays",
            f"counting_note: {_text(f'{MARK} What the document says about counting days, and what is assumed.')}",
            "contacts: []",
            "",
        )
    )


def procedure(found: Draft, named: Named, modeline: str) -> str:
    """The procedure's file."""
    made = _Procedure(found, named)
    return "\n".join((modeline, *made.lines(), ""))


def visible(text: str) -> str:
    """A document's text without the characters that nobody sees; its words are the same."""
    return _UNSEEN.sub(" ", text)


def slug(text: str, otherwise: str) -> str:
    """A name for a part of the file, made of a text."""
    words = re.findall("[a-z0-9]+", re.sub(r"['\N{RIGHT SINGLE QUOTATION MARK}]", "", text.lower()))
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > schema.LONGEST_ID - 10:
            break
        name = longer
    if not name or schema.fault_of_id(name) or _RESERVED.match(name):
        return otherwise
    return name


class _Names:
    """Names that are given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def __call__(self, text: str, otherwise: str) -> str:
        name = first = slug(text, otherwise)
        nth = 2
        while name in self._given:
            name = f"{first}-{nth}"
            nth += 1
        self._given.add(name)
        return name


class _Procedure:
    """One procedure while it is written."""

    def __init__(self, found: Draft, named: Named) -> None:
        self._found, self._named = found, named
        self._clauses, roles, contacts = _Names(), _Names(), _Names()
        self._roles: dict[str, tuple[str, Actor]] = {}
        for said in found.acts:
            actor = said.act.actor
            if actor and actor.key not in self._roles:
                self._roles[actor.key] = (roles(actor.key, "role"), actor)
        self._contacts = [(contacts(reach.name or "", "reached"), reach, place) for reach, place in found.reaches]
        self._events: list[str] = []

    def lines(self) -> Iterator[str]:
        """The whole file below its first line."""
        stages = list(self._stages())
        left = list(self._left())
        yield from self._head()
        yield "roles:"
        yield from self._role_lines()
        yield "# Each is the day from which one time limit runs. Where two are the same, keep one of them."
        yield from ("events:", *self._events) if self._events else ("events: []",)
        yield "stages:"
        yield from stages
        if left:
            yield "# What stands nowhere else here. Write it as an act, a rule or a way out, or say why it is left out."
            yield "left_out:"
            yield from left
        if self._contacts:
            yield "contacts:"
            for name, reach, place in self._contacts:
                yield from _contact(name, reach, place)

    def contacts_at(self) -> dict[tuple[str, int], list[str]]:
        """The names of contacts by the paragraph that prints them."""
        at: dict[tuple[str, int], list[str]] = {}
        for name, _, place in self._contacts:
            at.setdefault((place.heading, place.part.number), []).append(name)
        return at

    def _head(self) -> Iterator[str]:
        named, found = self._named, self._found
        yield "# Drafted from a document. Each act has its sentence above it. What begins with REWRITE: is yours."
        for each in named.asides:
            yield from _comment(f"In the document's file: {each}", 0)
        yield "# navigator check --report lists it. Ways out of stages, and what each act brings about, are yours too."
        yield "language_version: 1"
        yield f"id: {named.procedure}"
        yield f"title: {_text(f'{MARK} What the procedure is about')}"
        yield f"summary: {_text(f'{MARK} Who can raise what, who answers, and by when, in a sentence or two.')}"
        yield "# The program cannot tell who reads it: families, professionals or agencies."
        yield "audience: families"
        yield 'version: "1"'
        yield "status: draft"
        yield "document:"
        yield f"  title: {_text(named.title)}"
        yield f"  revised: {_text(found.revised or f'{MARK} When it was revised; no date was found, or several')}"
        yield "scope:"
        yield f"  who: [{_text(f'{MARK} Who may use it, one line each')}]"
        yield f"  about: [{_text(f'{MARK} What it is for, one line each')}]"
        yield f"  source: {_source(found.first)}"

    def _role_lines(self) -> Iterator[str]:
        for name, actor in self._roles.values():
            yield f"  - id: {name}"
            unnamed = _UNNAMED.get(actor.key)
            yield f"    name: {_text(f'{MARK} {unnamed}' if unnamed else _prose(actor.name, f'{MARK} who acts here'))}"
            if actor.plural and not unnamed:
                yield "    plural: true"
            yield f"    side: {actor.side.value}"
            yield f"    about: {_text(f'{MARK} Who this is, and whether the side is right: asks, answers or outside.')}"
        yield f"  - id: {NOBODY}"
        yield f"    name: {_text(f'{MARK} whoever has to do it; the sentence does not say it for certain')}"
        yield f"    side: {Side.ANSWERS.value}"

    def _stages(self) -> Iterator[str]:
        above = False
        for stage in self._found.stages:
            yield from self._line_of(stage) if stage.is_aside else self._stage(stage, above=above)
            above = bool(self._found.acts_of(stage)) if _is_live(stage) else above
        homeless = self._found.homeless
        if homeless or not any(map(_is_live, self._found.stages)):
            title = f"{MARK} What stands under no stage of the document"
            yield from self._opened("under-no-stage", title, _source(self._found.first))
            yield from self._duties(homeless)

    @staticmethod
    def _line_of(stage: Stage) -> Iterator[str]:
        step = stage.step
        where = f", under {step.heading}" if step.inside else f" ({step.heading}, paragraph {step.paragraph})"
        told = f"Probably no stage: {step.title}{where}."
        yield from _comment(f"{told} {step.weight.told if step.weight else ''}", 2)

    def _stage(self, stage: Stage, *, above: bool) -> Iterator[str]:
        step = stage.step
        name = self._clauses(step.title, "stage")
        source = f"{{heading: {_text(step.heading)}, paragraph: {step.paragraph}}}"
        title = _prose(step.title, "")
        if step.is_claimed:
            yield from _comment(f"Taken for a stage: {'; '.join(step.proof)}", 2)
        else:
            yield from _comment(f"Looks like a stage: {step.title}", 2)
            yield from _comment(step.weight.told if step.weight else "", 2)
        # The first words of a sentence are no title.
        asked = f"{MARK} The title of the stage: {title}".rstrip(": ")
        # Numbers are beyond doubt and signs are not: what was claimed by them alone is still asked about.
        doubt = "" if NUMBERED in step.proof else f" {_if_none(acts=bool(self._found.acts_of(stage)), above=above)}"
        if step.is_claimed:
            yield from self._opened(name, asked if step.inside or not title else title, source, doubt)
        elif _is_live(stage):
            yield from self._opened(name, f"{UNDECIDED} {title}", source, doubt)
        else:
            yield "  # If it is one, take the # away from the five lines below."
            lines = self._opened(name, asked, source)
            yield from (f"  # {line[2:]}" for line in lines if not line.lstrip().startswith("#"))
        if _is_live(stage):
            yield from self._duties(self._found.acts_of(stage))

    @staticmethod
    def _opened(name: str, title: str, source: str, doubt: str = "") -> Iterator[str]:
        yield f"  - id: {name}"
        yield f"    title: {_text(title)}"
        yield f"    purpose: {_text(f'{MARK} What the stage is for, in one sentence.{doubt}')}"
        yield "    # Who runs it is yours to say."
        yield f"    lead: {NOBODY}"
        yield f"    source: {source}"

    def _duties(self, acts: Iterable[Said]) -> Iterator[str]:
        written = [line for said in acts for line in self._duty(said)]
        if written:
            yield "    duties:"
            yield from written

    def _duty(self, said: Said) -> Iterator[str]:
        act = said.act
        told = act.text if act.text and _is_plain(act.text) else None
        name = self._clauses(" ".join((told or "act").split()[:5]), "act")
        yield from _comment(act.sentence, 6)
        yield f"      - id: {name}"
        yield f"        by: {self._roles[act.actor.key][0] if act.actor else NOBODY}"
        yield f"        force: {(act.force or Force.MUST).value}"
        unsaid = f"{MARK} do what the sentence above this line in the file says"
        unsaid += "" if act.force else "; no must, should, will or may is in it, so the force is yours to say"
        yield f"        act: {_text(_prose(told, unsaid) if told else unsaid)}"
        if act.condition:
            unsaid = f"{MARK} the condition of the sentence is met"
            yield f"        when: {_text(_prose(act.condition, unsaid) if _is_plain(act.condition) else unsaid)}"
        yield from self._limit(name, act.time, said)
        if act.contains:
            yield "        contains:"
            unsaid = f"{MARK} an item of the list above"
            listed = (_prose(item, unsaid) if _is_plain(item) else unsaid for item in act.contains)
            yield from (f"          - {_text(item)}" for item in listed)
        yield f"        source: {_source(said.place)}"

    def _limit(self, clause: str, time: Time | None, said: Said) -> Iterator[str]:
        act = said.act
        if time is None or time.period is None or isinstance(time.period, SchoolDays):
            if act.speed:
                yield f"        urgency: {_text(act.speed)}"
            untold = any(True for _ in phrases.mentions(act.sentence))
            yield f"        no_limit: {'agreed' if act.agreed else 'not needed' if untold else 'not stated'}"
            return
        event = f"start-of-{clause}"
        unsaid = f"{MARK} what happens on the day on which the time begins"
        starts = f"{MARK} what happens on the day on which the time of {clause} begins"
        self._events += [
            *_comment(f"{time.words} ({clause})", 2),
            f"  - id: {event}",
            f"    what: {_text(_prose(starts, unsaid))}",
            # What lies ahead needs a question of its own; any other is made of what happens.
            *(["    future: true", f"    ask: {_text(f'{MARK} When will it be?')}"] if time.back else []),
        ]
        states = ["period", *(["kind of day"] if time.names_kind else [])]
        states += ["first day"] if time.first_day_counts else []
        yield "        limit:"
        yield f"          words: {_text(self._quoted(time, said.place))}"
        yield f"          period: {time.period}"
        yield f"          {'before' if time.back else 'from'}: {event}"
        if time.denied or time.waits or time.bound is Bound.MORE_THAN:
            yield "          kind: after"
        if time.first_day_counts:
            yield "          counting: {first_day: included}"
        yield f"          states: [{', '.join(states)}]"
        if time.shorter:
            yield "          unclear: The words give a shorter and a longer time, and do not say which one holds."
            yield "          readings:"
            yield from ("            - id: longer", "              says: the longer of the two times holds")
            yield from ("            - id: shorter", "              says: the shorter of the two times holds")
            yield f"              period: {time.shorter}"

    def _quoted(self, time: Time, place: Place) -> str:
        """The words of a limit; a document without a heading has its first word in the place of one."""
        opens = place == self._found.first and place.heading == BEFORE and not time.start
        words = time.words.split()
        begins = opens and words_of(bare(place.part.blocks[0]))[:1] == words_of(words[0])
        for rest in (" ".join(words[at:]) for at in range(1, len(words) if begins else 0)):
            reading = phrases.read(rest)
            # "Later than 5 days" says the opposite of what stands there.
            if not isinstance(reading, Reading) or reading.bound not in {Bound.NONE, time.bound}:
                continue
            if reading.periods == ((time.shorter, time.period) if time.shorter else (time.period,)):
                return rest
        return time.words

    def _left(self) -> Iterator[str]:
        for left in self._found.left:
            part = "Nothing of this paragraph" if left.whole else "A part of this paragraph"
            for sentence in left.sentences:
                yield from _comment(sentence, 2)
            yield f"  - source: {_source(left.place)}"
            why = f"{MARK} {part} was understood; its words stand above this line in the file."
            if left.is_repeated:
                why = f"{MARK} The document says this once before, in the same words, and it was read there."
            for words in left.limits:
                yield from _comment(f"Looks like a time limit: {words}", 4)
            why += " They hold what looks like a time limit: decide whether it is one." if left.limits else ""
            yield f"    why: {_text(why)}"


def _is_live(stage: Stage) -> bool:
    """True for what is a stage of the file; the rest is a line, or lines that an author can take."""
    return stage.step.is_claimed or (stage.is_offered and stage.step.inside is None)


def _if_none(*, acts: bool, above: bool) -> str:
    """What its author does where it is none: whether it holds acts, and the stage above does."""
    if not acts:
        return "If it is none, delete its lines."
    if above:
        return "If it is none, delete its lines up to “duties:”, that one too: its acts then stand in the stage above."
    return "If it is none, move what it holds to another."


def contacts_at(found: Draft, named: Named) -> dict[tuple[str, int], list[str]]:
    """The names of contacts by the heading and paragraph that print them."""
    return _Procedure(found, named).contacts_at()


def _contact(name: str, reach: Reach, place: Place) -> Iterator[str]:
    yield f"  # {_one_line(place.heading)}, paragraph {place.part.number}"
    yield f"  - id: {name}"
    yield f"    name: {_text(_prose(reach.name or '', '') or f'{MARK} Who is reached')}"
    for key, value in (("phone", reach.phone), ("email", reach.email)):
        if value:
            yield f"    {key}: {_text(value)}"
    if reach.address:
        yield f"    address: [{', '.join(map(_text, reach.address))}]"


def _source(place: Place) -> str:
    if not place.part.number:
        return f"{{heading: {_text(place.heading)}}}"
    return f"{{heading: {_text(place.heading)}, paragraph: {place.part.number}}}"


def _comment(text: str, indent: int) -> Iterator[str]:
    for line in textwrap.wrap(_one_line(text), _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"{' ' * indent}# {line}"


def _is_plain(text: str) -> bool:
    """True for words that can stand in the file as they are."""
    theirs = _OTHERS.search(text) or _DISAGREES.search(text)
    return len(text) <= _LONGEST and theirs is None and not text.startswith(MARK)


def _prose(text: str, unsaid: str) -> str:
    """A text in which every stretch of time is said to be none of the file's limits; a mark where that is not clear."""
    plain = text.replace("{", "(").replace("}", ")")
    made, left, done = "", "", 0
    for mention in phrases.mentions(plain):
        start = plain.find(mention.text, done)
        if start < 0 or not any(phrases.mentions(mention.text)):
            return unsaid
        made += f"{plain[done:start]}{{stated:{mention.text}}}"
        left += f"{plain[done:start]} ; "
        done = start + len(mention.text)
    return unsaid if any(phrases.mentions(left + plain[done:])) else made + plain[done:]


def _one_line(text: str) -> str:
    return " ".join(_HIDDEN.sub(" ", text).split())


def _text(text: str) -> str:
    return json.dumps(_one_line(text), ensure_ascii=False)
