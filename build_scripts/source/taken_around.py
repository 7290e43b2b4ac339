"""What is left out where it is the same around it: put in before anything looks, and nowhere else.

An act, a way out and a conflict route have the source of their stage; an act is by whoever leads its stage; a gap has
the source of the first clause that it is about. What a procedure is based on is filled in before the other file is
laid over it: another source of a stage there is none of the acts that it has from the first.
"""

from collections.abc import Collection, Iterator, Mapping

from build_scripts.source.yaml_tree import Entries, Items, Node, Scalar
from navigator.model.acts import Duty
from navigator.model.procedure import Gap
from navigator.model.stages import ConflictRoute, Outcome

CLASSES = (Duty, Outcome, ConflictRoute, Gap)
"""What can leave a key out: its fields are marked AROUND."""

_PARTS: Mapping[str, Mapping[str, str]] = {
    "duties": {"source": "source", "by": "lead"},
    "outcomes": {"source": "source"},
    "conflicts": {"source": "source"},
}
"""The lists of a stage, and for each key that their items can leave out the stage's key that holds it."""

_ITSELF = ("rules", "caps")


_OF_A_STAGE = 3


def is_missing_around(path: tuple[str | int, ...], missing: Collection[tuple[str | int, ...]]) -> bool:
    """Whether a key is missing only because a stage does not have it either: that is told once, of the stage."""
    match path:
        case ("stages", int(number), str(part), int(), str(key)):
            return ("stages", number, _PARTS.get(part, {}).get(key, "")) in missing
        case ("gaps", int(), "source"):
            return any(len(each) == _OF_A_STAGE and each[::2] == ("stages", "source") for each in missing)
    return False


def filled(tree: Node) -> Node:
    """The tree of a procedure with what was left out; each value has the place where it was written."""
    if not isinstance(tree, Entries):
        return tree
    stages = tuple(_stage(each) for each in _items(tree, "stages"))
    tree = _with(tree, "stages", stages)
    sources = {name: source for clause in _clauses(tree) if (found := _cited(clause)) for name, source in (found,)}
    return _with(tree, "gaps", tuple(_gap(each, sources) for each in _items(tree, "gaps")))


def _stage(stage: Node) -> Node:
    for name, keys in _PARTS.items():
        stage = _with(stage, name, tuple(_item(each, stage, keys) for each in _items(stage, name)))
    return stage


def _item(item: Node, stage: Node, keys: Mapping[str, str]) -> Node:
    if not isinstance(item, Entries) or not isinstance(stage, Entries):
        return item
    held = {
        key: stage.values[around] for key, around in keys.items() if key not in item.values and around in stage.values
    }
    return Entries({**item.values, **held}, item.place, item.keys)


def _gap(gap: Node, sources: Mapping[str, Node]) -> Node:
    if not isinstance(gap, Entries) or "source" in gap.values:
        return gap
    first = next((each.text for each in _items(gap, "about") if isinstance(each, Scalar)), "")
    if first not in sources:
        return gap
    return Entries({**gap.values, "source": sources[first]}, gap.place, gap.keys)


def _clauses(tree: Node) -> Iterator[Node]:
    for stage in _items(tree, "stages"):
        yield stage
        for name in _PARTS:
            yield from _items(stage, name)
    for name in ("outcomes", *_ITSELF):
        yield from _items(tree, name)


def _cited(clause: Node) -> tuple[str, Node] | None:
    """The id of a clause and its source."""
    if not isinstance(clause, Entries):
        return None
    name, source = clause.values.get("id"), clause.values.get("source")
    return (name.text, source) if isinstance(name, Scalar) and source else None


def _items(node: Node, name: str) -> tuple[Node, ...]:
    held = node.values.get(name) if isinstance(node, Entries) else None
    return tuple(held.values) if isinstance(held, Items) else ()


def _with(node: Node, name: str, items: tuple[Node, ...]) -> Node:
    """The node with other items in one of its lists, where it has that list."""
    if not items or not isinstance(node, Entries):
        return node
    return Entries({**node.values, name: Items(items, node.values[name].place)}, node.place, node.keys)
