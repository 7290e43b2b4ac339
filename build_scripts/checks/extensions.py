"""Extensions that do not go with those of other limits: each name is that of one that stands above, and of no other."""

from collections.abc import Iterator

from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.reader import Written
from build_scripts.source.traverse import parts
from navigator.model.limits import Limit


def procedure(written: Written) -> Iterator[Problem]:
    """Names under not_with that are no extensions of the limit itself."""
    above: list[str] = []
    every = [each.id for _, part in parts(written.value) if isinstance(part, Limit) for each in part.extensions]
    for path, limit in parts(written.value):
        if not isinstance(limit, Limit):
            continue
        own = [each.id for each in limit.extensions]
        for at, extension in enumerate(limit.extensions):
            for nth, name in enumerate(extension.not_with):
                where = (*path, "extensions", at, "not_with", nth)
                if name in own:
                    continue
                if name not in above:
                    wrong = f"no extension {shown(name)} stands above this one"
                    known = [*above, *own[:at]]
                    allowed = one_of(known, name) if known else "the id of one above it; say it of the later one"
                    yield written.problem(where, wrong, allowed, "extension-order")
                elif every.count(name) > 1 or every.count(extension.id) > 1:
                    wrong = f"{shown(name)} or {shown(extension.id)} is the id of extensions of two limits"
                    yield written.problem(where, wrong, "an id of its own for each of the two", "extension-order")
        above += own
