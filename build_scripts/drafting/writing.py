"""A draft as the text of its files: what is certain as data, the sentence of each act beside it, marks for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.drafting.draft import Draft, Stage
from build_scripts.drafting.duties import NOBODY, Duties
from build_scripts.drafting.prose import Names, comment, one_line, prose, source_of, text_in
from build_scripts.drafting.sentences.actors import Actor
from build_scripts.drafting.sentences.contacts import Reach
from build_scripts.drafting.steps.places import Place, Why
from build_scripts.source.placeholder import MARK, UNDECIDED
from navigator.model.parties import Audience, Side

AUDIENCE = Audience.FAMILIES.value
"""Who is taken to read it: no document says so for certain."""
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
            f"name: {text_in(f'{MARK} The full name of the publisher')}",
            f"short_name: {text_in(f'{MARK} how the publisher is called in a sentence')}",
            f"about: {text_in(f'{MARK} Who the publisher is, in a sentence or two.')}",
            "# Put here by the program and not taken from the document: check each of the four.",
            "counting:",
            f"  calendar: {named.calendar}",
            "  first_day: excluded",
            "  receipt: any day",
            "  last_day: stays",
            f"counting_note: {text_in(f'{MARK} What the document says about counting days, and what is assumed.')}",
            "contacts: []",
            "",
        )
    )


def procedure(found: Draft, named: Named, modeline: str) -> str:
    """The procedure's file."""
    made = _Procedure(found, named)
    return "\n".join((modeline, *made.lines(), ""))


class _Procedure:
    """One procedure while it is written."""

    def __init__(self, found: Draft, named: Named) -> None:
        self._found, self._named = found, named
        self._clauses, roles, contacts = Names(), Names(), Names()
        self._roles: dict[str, tuple[str, Actor]] = {}
        for said in found.acts:
            actor = said.act.actor
            if actor and actor.key not in self._roles:
                self._roles[actor.key] = (roles(actor.key, "role"), actor)
        self._contacts = [(contacts(reach.name or "", "reached"), reach, place) for reach, place in found.reaches]
        roles_of = {key: name for key, (name, _) in self._roles.items()}
        self._duties = Duties(found, roles_of, self._clauses)

    def lines(self) -> Iterator[str]:
        """The whole file below its first line."""
        stages = list(self._stages())
        left = list(self._left())
        yield from self._head()
        yield "roles:"
        yield from self._role_lines()
        yield "# Each is the day from which one time limit runs. Where two are the same, keep one of them."
        yield from ("events:", *self._duties.events) if self._duties.events else ("events: []",)
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
            yield from comment(f"In the document's file: {each}", 0)
        yield "# navigator check --report lists it. Ways out of stages, and what each act brings about, are yours too."
        yield "language_version: 1"
        yield f"id: {named.procedure}"
        yield f"title: {text_in(f'{MARK} What the procedure is about')}"
        yield f"summary: {text_in(f'{MARK} Who can raise what, who answers, and by when, in a sentence or two.')}"
        yield "# The program cannot tell who reads it: families, professionals or agencies."
        yield f"audience: {AUDIENCE}"
        yield 'version: "1"'
        yield "status: draft"
        yield "document:"
        yield f"  title: {text_in(named.title)}"
        none = f"{MARK} When it was revised; no date was found, or several. Write “not stated” if it has none"
        yield f"  revised: {text_in(found.revised or none)}"
        yield "scope:"
        yield f"  who: [{text_in(f'{MARK} Who may use it, one line each')}]"
        yield f"  about: [{text_in(f'{MARK} What it is for, one line each')}]"
        yield f"  source: {source_of(found.first)}"

    def _role_lines(self) -> Iterator[str]:
        for name, actor in self._roles.values():
            yield f"  - id: {name}"
            unnamed = _UNNAMED.get(actor.key)
            yield f"    name: {text_in(f'{MARK} {unnamed}' if unnamed else prose(actor.name, f'{MARK} who acts here'))}"
            if actor.plural and not unnamed:
                yield "    plural: true"
            yield f"    side: {actor.side.value}"
            about = f"{MARK} Who this is, and whether the side is right: asks, answers or outside."
            yield f"    about: {text_in(about)}"
        yield f"  - id: {NOBODY}"
        yield f"    name: {text_in(f'{MARK} whoever has to do it; the sentence does not say it for certain')}"
        yield f"    side: {Side.ANSWERS.value}"

    def _stages(self) -> Iterator[str]:
        above = False
        for stage in self._found.stages:
            yield from self._line_of(stage) if stage.is_aside else self._stage(stage, above=above)
            above = bool(self._found.acts_of(stage)) if _is_live(stage) else above
        homeless = self._found.homeless
        if homeless or not any(map(_is_live, self._found.stages)):
            title = f"{MARK} What stands under no stage of the document"
            yield from self._opened("under-no-stage", title, source_of(self._found.first))
            yield from self._duties(homeless)

    @staticmethod
    def _line_of(stage: Stage) -> Iterator[str]:
        step = stage.step
        where = f", under {step.heading}" if step.inside else f" ({step.heading}, paragraph {step.paragraph})"
        told = f"Probably no stage: {step.title}{where}."
        yield from comment(f"{told} {step.weight.told if step.weight else ''}", 2)

    def _stage(self, stage: Stage, *, above: bool) -> Iterator[str]:
        step = stage.step
        name = self._clauses(step.title, "stage")
        source = f"{{heading: {text_in(step.heading)}, paragraph: {step.paragraph}}}"
        title = prose(step.title, "")
        if step.is_claimed:
            yield from comment(f"Taken for a stage: {'; '.join(step.proof)}", 2)
        else:
            yield from comment(f"Looks like a stage: {step.title}", 2)
            yield from comment(step.weight.told if step.weight else "", 2)
            yield from comment(_WAY_OUT if step.weight and step.weight.why is Why.ENDS else "", 2)
        # The first words of a sentence are no title.
        asked = f"{MARK} The title of the stage: {title}".rstrip(": ")
        doubt = "" if step.is_claimed else f" {_if_none(acts=bool(self._found.acts_of(stage)), above=above)}"
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
        yield f"    title: {text_in(title)}"
        yield f"    purpose: {text_in(f'{MARK} What the stage is for, in one sentence.{doubt}')}"
        yield "    # Who runs it is yours to say."
        yield f"    lead: {NOBODY}"
        yield f"    source: {source}"

    def _left(self) -> Iterator[str]:
        for left in self._found.left:
            part = "Nothing of this paragraph" if left.whole else "A part of this paragraph"
            for sentence in left.sentences:
                yield from comment(sentence, 2)
            yield f"  - source: {source_of(left.place)}"
            why = f"{MARK} {part} was understood; its words stand above this line in the file."
            if left.is_repeated:
                why = f"{MARK} The document says this once before, in the same words, and it was read there."
            again = dict(left.again)
            for words, (heading, paragraph) in again.items():
                yield from comment(f"Said again, and taken in paragraph {paragraph} of {heading}: {words}", 4)
            unsure = [words for words in left.limits if words not in again]
            for words in unsure:
                yield from comment(f"Looks like a time limit: {words}", 4)
            why += " They hold what looks like a time limit: decide whether it is one." if unsure else ""
            yield f"    why: {text_in(why)}"


_WAY_OUT = "It may be the last stage, or only a way out of the one above: an outcome whose body is a role outside."


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
    yield f"  # {one_line(place.heading)}, paragraph {place.part.number}"
    yield f"  - id: {name}"
    yield f"    name: {text_in(prose(reach.name or '', '') or f'{MARK} Who is reached')}"
    for key, value in (("phone", reach.phone), ("email", reach.email)):
        if value:
            yield f"    {key}: {text_in(value)}"
    if reach.address:
        yield f"    address: [{', '.join(map(text_in, reach.address))}]"
