"""The acts of a draft as duties of its file, each with its sentence, and the events that their limits run from."""

from collections.abc import Iterable, Iterator, Mapping

from build_scripts.document.lines import bare
from build_scripts.document.outline import BEFORE
from build_scripts.document.tokens import words_of
from build_scripts.drafting.draft import Draft
from build_scripts.drafting.prose import Names, comment, is_plain, prose, source_of, text_in
from build_scripts.drafting.said.paragraphs import Said
from build_scripts.drafting.sentences.times import Time, without
from build_scripts.drafting.steps.places import Place
from build_scripts.source import phrases
from build_scripts.source.phrases import Bound, Reading
from build_scripts.source.placeholder import MARK
from navigator.dates.periods import SchoolDays
from navigator.model.acts import Force

NOBODY = "not-said"


class Duties:
    """Those of one draft while its file is written."""

    def __init__(self, found: Draft, roles: Mapping[str, str], clauses: Names) -> None:
        """`roles` names the role of each actor by its key."""
        self._first, self._roles, self._clauses = found.first, roles, clauses
        self._timed = {said.act.sentence for said in found.acts if said.act.time and said.act.time.period}
        self.events: list[str] = []

    def __call__(self, acts: Iterable[Said]) -> Iterator[str]:
        """The lines of some acts under their stage."""
        written = [line for said in acts for line in self._duty(said)]
        if written:
            yield "    duties:"
            yield from written

    def _duty(self, said: Said) -> Iterator[str]:
        act = said.act
        told = act.text if act.text and is_plain(act.text) else None
        name = self._clauses(_called(told or act.sentence, act.time), "act")
        yield from comment(act.sentence, 6)
        yield f"      - id: {name}"
        yield f"        by: {self._roles[act.actor.key] if act.actor else NOBODY}"
        yield f"        force: {(act.force or Force.MUST).value}"
        unsaid = f"{MARK} do what the sentence above this line in the file says"
        unsaid += "" if act.force else "; it does not say for certain how strong that is, so the force is yours to say"
        yield f"        act: {text_in(prose(told, unsaid) if told else unsaid)}"
        if act.condition:
            unsaid = f"{MARK} the condition of the sentence is met"
            yield f"        when: {text_in(prose(act.condition, unsaid) if is_plain(act.condition) else unsaid)}"
        yield from self._limit(name, act.time, said)
        if act.contains:
            yield "        contains:"
            unsaid = f"{MARK} an item of the list above"
            listed = (prose(item, unsaid) if is_plain(item) else unsaid for item in act.contains)
            yield from (f"          - {text_in(item)}" for item in listed)
        yield f"        source: {source_of(said.place)}"

    def _limit(self, clause: str, time: Time | None, said: Said) -> Iterator[str]:
        act = said.act
        if time is None or time.period is None or isinstance(time.period, SchoolDays):
            if act.speed:
                yield f"        urgency: {text_in(act.speed)}"
            untold = any(True for _ in phrases.mentions(act.sentence))
            if untold and act.sentence not in self._timed:
                yield "        # A time in the sentence was not taken for its limit: decide whether it is one."
            yield f"        no_limit: {'agreed' if act.agreed else 'not needed' if untold else 'not stated'}"
            return
        event = f"start-of-{clause}"
        unsaid = f"{MARK} what happens on the day on which the time begins"
        starts = f"{MARK} what happens on the day on which the time of {clause} begins"
        self.events += [
            *comment(f"{time.words} ({clause})", 2),
            f"  - id: {event}",
            f"    what: {text_in(prose(starts, unsaid))}",
            # What lies ahead needs a question of its own; any other is made of what happens.
            *(["    future: true", f"    ask: {text_in(f'{MARK} When will it be?')}"] if time.back else []),
        ]
        states = ["period", *(["kind of day"] if time.names_kind else [])]
        states += ["first day"] if time.first_day_counts else []
        yield "        limit:"
        yield f"          words: {text_in(self._quoted(time, said.place))}"
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
        opens = place == self._first and place.heading == BEFORE and not time.start
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


def _called(told: str, time: Time | None) -> str:
    """The first words of an act or of its sentence; none with a time, which would be read as one of the file."""
    words = " ".join(without(told, (time.words,) if time else ()).split()[:5])
    return "act" if any(phrases.mentions(words)) else words
