"""The version of the language that a file says it is written in, so that no later program gives it another meaning."""

from build_scripts.source.problems import Problem, shown
from build_scripts.source.yaml_tree import Entries, Node, Scalar

KEY = "language_version"
CURRENT = "1"
SCHEMA = {
    "type": "string",
    "enum": [CURRENT],
    "description": "The version of the language that the file is written in; left out, it is 1.",
}


def fault(tree: Node) -> Problem | None:
    """What is wrong with the version that a file names: another one has words that this program may misread."""
    named = tree.values.get(KEY) if isinstance(tree, Entries) else None
    if named is None or (isinstance(named, Scalar) and named.text == CURRENT):
        return None
    given = shown(named.text) if isinstance(named, Scalar) else "something else than a number"
    wrong = f"the file is written in version {given} of the language"
    allowed = f"version {CURRENT}, which this program reads, or the program that the file was written for"
    place = named.place
    return Problem(place.file, place.line, place.column, wrong, allowed, "language-version")


def without(tree: Node) -> Node:
    """The file without that key, which is about the file and not about what it says."""
    if not isinstance(tree, Entries) or KEY not in tree.values:
        return tree
    return Entries({key: value for key, value in tree.values.items() if key != KEY}, tree.place, tree.keys)
