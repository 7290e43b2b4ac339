"""A list that is too long for one sentence, in several: readers lose the thread of one that is longer."""

from collections.abc import Iterator, Sequence

from navigator.words import Language

MOST_WORDS = 25
"""As all words on the screen: a sentence has no more, as far as its parts allow."""


def sentences(words: Language, key: str, clauses: Sequence[str]) -> Iterator[str]:
    """The sentence of a key with alternatives; those for which it has no room follow in that of `key.more`."""
    held: list[str] = []
    for clause in clauses:
        if held and len(words(key, events=words.either([*held, clause], clauses=True)).split()) > MOST_WORDS:
            yield words(key, events=words.either(held, clauses=True))
            key, held = f"{key.removesuffix('.more')}.more", []
        held.append(clause)
    if held:
        yield words(key, events=words.either(held, clauses=True))
