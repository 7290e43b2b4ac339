"""A procedure that says only how it differs from another one: what it is based on, and both laid over each other."""

from collections.abc import Mapping, Sequence

from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.yaml_tree import Entries, Items, Node, Place, Scalar

BASED_ON = "based_on"
DROP = "drop"
WITHOUT = "without"
PRECEDES = "precedes"
DESTINATION = "to"
"""Where a case goes: to one place, so another one takes its place and is not merged with it."""
SOURCE = "source"
"""Where something stands: another heading is another place, and has none of the paragraphs of the first."""
OF_ONE_TEXT = frozenset(("in_force_from", "in_force_by", "adopted"))
"""What is true of one text alone: since when it holds, and who agreed it."""


def base_of(tree: Node) -> Scalar | None:
    """What the file says it is based on, where it does."""
    named = tree.values.get(BASED_ON) if isinstance(tree, Entries) else None
    return named if isinstance(named, Scalar) else None


def merged(base: Node, own: Node) -> tuple[Node, tuple[Problem, ...]]:
    """What a file says, laid over the file it is based on, and where it names what is not there.

    Maps are merged key by key, lists of maps item by item where the ids are the same, and everything else is replaced.
    Items whose id is dropped are left out; one that the file writes anew takes the whole place of the old one. Keys
    that a map is to be without are taken out in the same way. Where a case goes is replaced as a whole, and so is a
    source with a heading. A new item stands last, or before the one it precedes. Every value keeps the place where it
    was written. What is true of one text alone is never taken from another.
    """
    assert isinstance(own, Entries)  # noqa: S101 - only a map can name the file it is based on
    dropped = _names(own.values.get(DROP))
    written = {key: value for key, value in own.values.items() if key not in (BASED_ON, DROP)}
    laid = _Laid(frozenset(dropped))
    if isinstance(base, Entries):
        kept = {key: value for key, value in base.values.items() if key not in OF_ONE_TEXT}
        base = Entries(kept, base.place, base.keys)
    tree = laid.over(base, Entries(written, own.place, own.keys))
    known = _ids(base)
    for name, place in dropped.items():
        if name not in known:
            allowed = (
                f"the id of an item there; {one_of(known, name)}" if len(known) <= _FEW else "the id of an item there"
            )
            laid.problem(place, f"there is no {shown(name)} to drop in what this is based on", allowed, "unknown-drop")
    return tree, tuple(laid.problems)


_FEW = 60


class _Laid:
    """One file laid over another; the problems come to light on the way."""

    def __init__(self, dropped: frozenset[str]) -> None:
        self.dropped = dropped
        self.problems: list[Problem] = []

    def problem(self, place: Place, wrong: str, allowed: str, code: str) -> None:
        self.problems.append(Problem(place.file, place.line, place.column, wrong, allowed, code))

    def over(self, base: Node, own: Node) -> Node:
        if isinstance(base, Entries) and isinstance(own, Entries):
            return self._map(base, own)
        if isinstance(base, Items) and isinstance(own, Items) and _named(base) and _named(own):
            return self._list(_named(base), _named(own), own.place)
        return own

    def _map(self, base: Entries, own: Entries) -> Node:
        gone = _names(own.values.get(WITHOUT))
        for name, place in gone.items():
            if name not in base.values:
                allowed = one_of(base.values, name)
                self.problem(place, f"there is no {shown(name)} to take out here", allowed, "unknown-without")
        placed = own.values.get(SOURCE)
        whole = {*gone, DESTINATION, *((SOURCE,) if isinstance(placed, Entries) and "heading" in placed.values else ())}
        values = {
            key: self.over(base.values[key], value) if key in base.values and key not in whole else value
            for key, value in own.values.items()
            if key != WITHOUT
        }
        kept = {key: self._left(value) for key, value in base.values.items() if key not in values and key not in gone}
        return Entries({**kept, **values}, own.place, {**base.keys, **own.keys})

    def _list(self, base: Mapping[str, Node], own: Mapping[str, Node], place: Place) -> Node:
        items: dict[str, Node] = {}
        for name, item in base.items():
            if name in own:
                mine = _plain(own[name])
                items[name] = mine if name in self.dropped else self.over(item, mine)
            elif name not in self.dropped:
                items[name] = self._left(item)
        items |= {name: _plain(item) for name, item in own.items() if name not in base}
        for name, item in own.items():
            target = item.values.get(PRECEDES) if isinstance(item, Entries) else None
            if isinstance(target, Scalar):
                items = self._moved(items, name, target)
        return Items(tuple(items.values()), place)

    def _moved(self, items: Mapping[str, Node], name: str, target: Scalar) -> dict[str, Node]:
        others = {key: item for key, item in items.items() if key != name}
        if target.text not in others:
            allowed = one_of(others, target.text)
            wrong = f"there is no {shown(target.text)} here that it could precede"
            self.problem(target.place, wrong, allowed, "unknown-precedes")
            return dict(items)
        order = list(others)
        order.insert(order.index(target.text), name)
        return {key: items[key] for key in order}

    def _left(self, node: Node) -> Node:
        """What the base says and the file does not touch, without what is dropped."""
        if isinstance(node, Entries):
            return Entries({key: self._left(value) for key, value in node.values.items()}, node.place, node.keys)
        if isinstance(node, Items):
            names = _named(node)
            kept = [item for name, item in names.items() if name not in self.dropped] if names else node.values
            return Items(tuple(self._left(item) for item in kept), node.place)
        return node


def _plain(item: Node) -> Node:
    """An item without the word about its place."""
    if isinstance(item, Entries) and PRECEDES in item.values:
        kept = {key: value for key, value in item.values.items() if key != PRECEDES}
        return Entries(kept, item.place, item.keys)
    return item


def _names(listed: Node | None) -> dict[str, Place]:
    """One name, or a list of them, with their places."""
    items: Sequence[Node | None] = listed.values if isinstance(listed, Items) else (listed,)
    return {item.text: item.place for item in items if isinstance(item, Scalar)}


def _named(items: Items) -> dict[str, Node]:
    """The items by their id; empty when not every item has one of its own."""
    names: dict[str, Node] = {}
    for item in items.values:
        name = item.values.get("id") if isinstance(item, Entries) else None
        if not isinstance(name, Scalar) or name.text in names:
            return {}
        names[name.text] = item
    return names


def _ids(node: Node) -> set[str]:
    """The ids of every item of every list inside."""
    if isinstance(node, Entries):
        return {name for value in node.values.values() for name in _ids(value)}
    if isinstance(node, Items):
        return {*_named(node), *(name for item in node.values for name in _ids(item))}
    return set()
