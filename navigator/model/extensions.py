"""Which extensions do not go with which, in one limit and from one limit to another."""

from collections.abc import Iterator, Mapping, Sequence

from navigator.model.limits import Extension, Id, Limit
from navigator.model.policy import Policy

_Key = tuple[tuple[Id, Id], ...]
_Others = tuple[tuple[Extension, ...], tuple[Extension, ...]]


def apart_from(policy: Policy, limit: Limit, extension: Extension) -> tuple[Extension, ...]:
    """The extensions of all limits that one of a limit does not go with, whichever of the two says so."""
    own = {each.id for each in limit.extensions}
    beside = (each for each in limit.extensions if each.id in extension.not_with or extension.id in each.not_with)
    above, below = elsewhere(policy, limit)
    named = set(extension.not_with) - own
    others = (each for each in (*above, *below) if each.id in named or extension.id in each.not_with)
    return tuple(dict.fromkeys((*beside, *others)))


def elsewhere(policy: Policy, limit: Limit) -> _Others:
    """The extensions of other limits that some of a limit's do not go with: of those above it, of those below."""
    found = policy.once(_elsewhere)
    return found.get(_key(limit), ((), ())) if found else ((), ())


def _elsewhere(policy: Policy) -> Mapping[_Key, _Others]:
    """For the limits alone that have such extensions."""
    limits = [limit for _, limit in policy.limits() if limit.extensions]
    links = list(_links(limits))
    found: dict[_Key, _Others] = {}
    for at in {end for here, _, there, _ in links for end in (here, there)}:
        others = [(there, other) for here, _, there, other in links if here == at]
        others += [(here, one) for here, one, there, _ in links if there == at]
        above = tuple(dict.fromkeys(each for place, each in others if place < at))
        found[_key(limits[at])] = above, tuple(dict.fromkeys(each for place, each in others if place > at))
    return found


def _links(limits: Sequence[Limit]) -> Iterator[tuple[int, Extension, int, Extension]]:
    """Each extension that names one of another limit, with that one, and the places of both limits."""
    for here, limit in enumerate(limits):
        own = {each.id for each in limit.extensions}
        for extension in limit.extensions:
            for name in (each for each in extension.not_with if each not in own):
                for there, other in enumerate(limits):
                    yield from ((here, extension, there, each) for each in other.extensions if each.id == name)


def _key(limit: Limit) -> _Key:
    """A limit in whatever words it is told."""
    return tuple((each.id, each.event) for each in limit.extensions)
