"""What is left out where it is the same around it: put in before anything looks, and nowhere else.

An act, a way out and a conflict route have the source of their stage; an act is by whoever leads its stage; a gap has
the source of the first clause that it is about. What a procedure is based on is filled in before the other file is
laid over it: another source of a stage there is none of the acts that it has from the first, but for those that the
other file names as well.

A way out goes with the act of its stage that produces its event: it is by whoever does that, and has its source. The
question for the day of an event is made of the words that say what happened, for each reader. Both are put in when all
files are laid over one another, so that they go with what the last of them says.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from build_scripts.source.phrases import questions
from build_scripts.source.placeholder import MARK
from build_scripts.source.yaml_tree import Entries, Items, Node, Scalar
from navigator.model.acts import Duty, Event
from navigator.model.procedure import Gap
from navigator.model.stages import ConflictRoute, Outcome

CLASSES = (Event, Duty, Outcome, ConflictRoute, Gap)
"""What can leave a key out: its fields are marked AROUND."""

_PARTS: Mapping[str, Mapping[str, str]] = {
    "duties": {"source": "source", "by": "lead"},
    "outcomes": {"source": "source"},
    "conflicts": {"source": "source"},
}
"""The lists of a stage, and for each key that their items can leave out the stage's key that holds it."""

_ITSELF = ("rules", "caps")


_OF_A_STAGE = 3
_ASKED = "When did it happen?"


def is_missing_around(path: tuple[str | int, ...], missing: Collection[tuple[str | int, ...]]) -> bool:
    """Whether a key is missing only because what it is taken from is: that is told once, where it belongs."""
    match path:
        case ("events", int(number), "ask"):
            return ("events", number, "what") in missing
        case ("stages", int(number), str(part), int(), str(key)):
            return ("stages", number, _PARTS.get(part, {}).get(key, "")) in missing
        case ("gaps", int(), "source"):
            return any(len(each) == _OF_A_STAGE and each[::2] == ("stages", "source") for each in missing)
    return False


def filled(tree: Node) -> Node:
    """The tree of a procedure with what was left out; each value has the place where it was written.

    What goes with something else is still left out, because another file may be laid over this one.
    """
    if not isinstance(tree, Entries):
        return tree
    tree = _with(tree, "stages", tuple(_taken(each, _PARTS) for each in _items(tree, "stages")))
    clauses = _clauses(finished(tree))
    sources = {name: source for clause in clauses if (found := _cited(clause)) for name, source in (found,)}
    return _with(tree, "gaps", tuple(_gap(each, sources) for each in _items(tree, "gaps")))


def laid_over(tree: Node) -> Node:
    """The tree of a file that says how it differs from another one: what it names in a stage comes from its own place.

    Who acts stays as it is there.
    """
    parts = {name: {"source": "source"} for name in _PARTS}
    stages = (_taken(each, parts) for each in _items(tree, "stages"))
    return _with(tree, "stages", tuple(stages))


def finished(tree: Node) -> Node:
    """A tree that is filled, with what goes with something else in it as well."""
    tree = _with(tree, "stages", tuple(_with_ways_out(each) for each in _items(tree, "stages")))
    silent = {_text(each, "id"): each for each in _items(tree, "events") if not _has(each, "ask")}
    tree = _with(tree, "events", tuple(_with_question(each, each) for each in _items(tree, "events")))
    voices = (_with_question(each, silent.get(_text(each, "id"))) for each in _items(tree, "voices"))
    return _with(tree, "voices", tuple(voices))


def _with_question(told: Node, event: Node | None) -> Node:
    """What is told of an event with the question for its day, made of these words."""
    # A day that may lie ahead is not asked for as one that has been.
    if not isinstance(told, Entries) or event is None or _has(told, "ask") or _text(event, "future") == "true":
        return told
    what = _text(told, "what")
    # Words that are still to be written have their question with them.
    made = _ASKED if what.startswith(MARK) else questions.of(what, sent=_text(event, "sent") == "true")
    place = told.values["what"].place if "what" in told.values else told.place
    return Entries({**told.values, "ask": Scalar(made, place)}, told.place, told.keys) if made else told


def _has(item: Node, key: str) -> bool:
    return isinstance(item, Entries) and key in item.values


def _taken(stage: Node, parts: Mapping[str, Mapping[str, str]]) -> Node:
    """A stage whose items have what they can take from it; a way out with one act goes with that."""
    with_an_act = {event for event, acts in _acts(stage).items() if len(acts) == 1}
    for name, keys in parts.items():
        apart = with_an_act if name == "outcomes" else ()
        items = (e if _text(e, "event") in apart else _item(e, stage, keys) for e in _items(stage, name))
        stage = _with(stage, name, tuple(items))
    return stage


def _with_ways_out(stage: Node) -> Node:
    """A stage with ways out that say what the acts do that show them."""
    acts = _acts(stage)
    ways = tuple(_way_out(each, acts.get(_text(each, "event"), [])) for each in _items(stage, "outcomes"))
    return _with(stage, "outcomes", ways)


def _way_out(way: Node, acts: Sequence[Entries]) -> Node:
    if not isinstance(way, Entries) or not acts:
        return way
    named = [one for act in acts for one in _named(act.values.get("by"))]
    each = {one.text: one for one in named}
    taken: dict[str, Node] = {"by": Items(tuple(each.values()), acts[0].place)} if each else {}
    source = acts[0].values.get("source")
    taken |= {"source": source} if source and len(acts) == 1 else {}
    return Entries({**taken, **way.values}, way.place, way.keys)


def _acts(stage: Node) -> Mapping[str, list[Entries]]:
    """The acts of a stage by the event that they produce."""
    found: dict[str, list[Entries]] = {}
    for act in _items(stage, "duties"):
        if isinstance(act, Entries) and (event := _text(act, "produces")):
            found.setdefault(event, []).append(act)
    return found


def _named(roles: Node | None) -> Iterator[Scalar]:
    """One role, or a list of them."""
    for each in roles.values if isinstance(roles, Items) else (roles,):
        if isinstance(each, Scalar):
            yield each


def _text(item: Node, key: str) -> str:
    held = item.values.get(key) if isinstance(item, Entries) else None
    return held.text if isinstance(held, Scalar) else ""


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
