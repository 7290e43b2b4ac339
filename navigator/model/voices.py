"""Words for one reader, and for those who search, where the words for everybody do not serve."""

from dataclasses import dataclass

from navigator.model.limits import Id, Ids, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The words for one reader, where those for everybody do not serve: you and your, never they and their."""

    id: Id
    """The role, event, act, way out, conflict route or rule that is told in these words."""
    to: Ids = ()
    """Who reads them; left out, whoever does it. Of what no act is said to bring about, whoever asks."""
    name: Text | None = None
    """Of a role, as it stands in a sentence: your line manager."""
    what: Text | None = None
    """Of an event: your complaint reached the Coordinator."""
    ask: Text | None = None
    """Of an event, the question for its date: When did you send it? Where the event leaves out its own, it is made of
    these words too.
    """
    act: Text | None = None
    """Of an act or a conflict route, as an order: tell the Chair that you want to take it further."""
    short: Text | None = None
    """Of an act, the same in few words, for a heading: tell the Chair. Without "you" it is said of others too."""
    when: Text | None = None
    """Of an act or a way out, the condition: you are unhappy with the reply."""
    contains: tuple[Text, ...] = ()
    """Of an act, what has to be in it: why it worries you."""
    gives: Text | None = None
    """Of an act, what whoever waits for it gets: a full written reply. It is for every reader."""
    text: Text | None = None
    """Of a rule, the rule in a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """Words that people type who look for something here, besides those that stand on the page."""

    words: tuple[Text, ...]
    """Each a word or a few, as somebody would type them: CPC."""
    clause: Id | None = None
    """The clause they lead to. Left out, they lead to the procedure."""
