"""A text that is not the one that was published last, although no entry in `changes` tells its readers."""

from collections.abc import Iterator, Mapping

from build_scripts.source import definitions
from build_scripts.source.problems import Problem, once
from build_scripts.source.published import Published, fingerprint
from build_scripts.source.reader import Library, Written
from navigator.model.upkeep import Change


def warnings(library: Library, published: Mapping[str, Published]) -> tuple[Problem, ...]:
    """By file and line, for procedures without a problem; what was not published yet has nobody to tell."""
    return once(
        each
        for key, written in library.procedures.items()
        if key in published and key.partition("/")[0] in library.publishers
        for each in _procedure(library, key, written, published[key])
    )


def _procedure(library: Library, key: str, written: Written, before: Published) -> Iterator[Problem]:
    policy = definitions.policy(library, key)
    place = ("changes",) if policy.procedure.changes else ("version",)
    if before.text is None:
        wrong = "the published list is from before it told texts apart, so this one is not compared"
        yield written.problem(place, wrong, "publish once with this version of the program", "not-compared")
    elif before.text != fingerprint(policy) and not _entries(policy.procedure.changes) - before.changes:
        wrong = "the text is not the one that was published, and changes has no new entry"
        allowed = "an entry with the day and what is different for readers, if anything is"
        yield written.problem(place, wrong, allowed, "untold-change")


def _entries(changes: tuple[Change, ...]) -> set[tuple[str, str]]:
    return {(each.on.isoformat(), each.what) for each in changes}
