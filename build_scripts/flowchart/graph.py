"""A procedure as a graph: what its flowchart shows, and what the same chart says in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from build_scripts.flowchart.labels import SaidAct, Sayer
from build_scripts.source.titles import headed
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.model.scope import Elsewhere
from navigator.model.stages import ConflictRoute, Destination, Outcome, Stage
from navigator.words import Language

START = ".start"
"""No id of a file has a dot in front, so no stage is taken for it."""


class NodeKind(Enum):
    """What a box of the chart stands for."""

    START = "start"
    STAGE = "stage"
    INSTEAD = "instead"
    OUTSIDE = "outside"
    PROCEDURE = "procedure"
    ELSEWHERE = "elsewhere"
    END = "end"


class EdgeKind(Enum):
    """Why a line of the chart is there."""

    BEGIN = "begin"
    OUTCOME = "outcome"
    CONFLICT = "conflict"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Node:
    """A box. Stages lead on to others; every other box but the start belongs to one edge alone."""

    id: str
    kind: NodeKind
    title: str
    name: str
    """The title, short enough for a signpost: Stage 2."""
    clause: str | None = None
    kicker: str = ""
    """A few words over the title that say what kind of box it is."""
    lines: tuple[SaidAct, ...] = ()
    outside: bool = False
    """True when it lies outside the publisher, so that the box has the shape of outside bodies."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another: the condition in a few words, and the limit of the act that leads along it."""

    id: str
    kind: EdgeKind
    source: str
    target: str
    label: str = ""
    limit: str = ""
    doubts: str = ""
    clause: str | None = None
    back: bool = False
    """True when it goes to the same stage again or to an earlier one."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes in reading order, and the lines that leave each of them in reading order."""

    key: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def node(self, name: str) -> Node:
        """The box with this id."""
        return next(node for node in self.nodes if node.id == name)

    def leaving(self, node: str) -> tuple[Edge, ...]:
        """The lines that leave a box."""
        return tuple(edge for edge in self.edges if edge.source == node)

    @property
    def spine(self) -> tuple[Node, ...]:
        """The start and the stages: the boxes that are not at the end of one edge alone."""
        return tuple(node for node in self.nodes if node.kind in (NodeKind.START, NodeKind.STAGE))


_Branch = tuple[Edge, Node | None]
"""A line, and the box at its end if that box belongs to it alone."""


def graph(policy: Policy, words: Language, titles: Mapping[str, str]) -> Graph:
    """The graph of a procedure; titles names the other procedures of the site by their keys."""
    drawn = _Drawn(policy, words, titles)
    nodes: list[Node] = []
    edges: list[Edge] = []
    for node, branches in drawn.parts():
        nodes.append(node)
        for edge, target in branches:
            edges.append(edge)
            if target is not None:
                nodes.append(target)
                edges += drawn.onward(edge, target)
    return Graph(policy.key, headed(policy, words), tuple(nodes), tuple(edges))


class _Drawn:
    """The parts of one graph, as they are put into words."""

    def __init__(self, policy: Policy, words: Language, titles: Mapping[str, str]) -> None:
        self.policy = policy
        self.words = words
        self.titles = titles
        self.say = Sayer(policy, words)
        self.at = {stage.id: index for index, stage in enumerate(policy.procedure.stages)}
        self.names = _short_names([stage.title for stage in policy.procedure.stages])

    def parts(self) -> Iterator[tuple[Node, list[_Branch]]]:
        """Every box of the spine, and the branches that lead away from it."""
        stages = self.policy.procedure.stages
        begin = Edge(f"{START}.{stages[0].id}", EdgeKind.BEGIN, START, stages[0].id)
        yield self._start(), [*(self._elsewhere(each) for each in self.policy.procedure.scope.elsewhere), (begin, None)]
        for stage in stages:
            branches = [self._conflict(stage, route) for route in stage.conflicts]
            branches += [branch for outcome in stage.outcomes for branch in self._outcome(stage, outcome)]
            yield self._stage(stage), self._straight_on_last(stage, branches)

    def onward(self, edge: Edge, target: Node) -> Iterator[Edge]:
        """Where a conflict route goes on to, when it leaves its stage for another."""
        if edge.kind is not EdgeKind.CONFLICT:
            return
        route = next(route for route in self.policy.stages[edge.source].conflicts if route.id == edge.clause)
        for stage in _stages_of(route.to):
            back = self.at[stage] <= self.at[edge.source]
            yield Edge(f"{edge.id}.{stage}", EdgeKind.CONFLICT, target.id, stage, clause=route.id, back=back)

    def _start(self) -> Node:
        procedure = self.policy.procedure
        since = procedure.in_force_from
        dated = (SaidAct(self.words("chart.in_force", date=self.words.short_date(since)), aside=True),) if since else ()
        said = (*self.say.throughout(), *self.say.caps(), *self.say.always())
        lines = (*dated, *(SaidAct(who) for who in procedure.scope.who), *said)
        title = self.words("chart.start")
        return Node(START, NodeKind.START, title, title, lines=lines)

    def _stage(self, stage: Stage) -> Node:
        roles = [self.policy.roles[role] for role in stage.lead]
        acts = self.say.acts(stage) or (SaidAct(stage.purpose),)
        said = " ".join((stage.title, *(act.text for act in acts)))
        lead = () if self.say.teller.are_named(stage.lead, said) else (self.say.lead(stage),)
        joined = [self.words.called(self.names[self.at[each]]) for each in stage.joins]
        return Node(
            stage.id,
            NodeKind.STAGE,
            stage.title,
            self.names[self.at[stage.id]],
            clause=stage.id,
            kicker=self.words("chart.joins", stages=self.words.joined(joined)) if joined else "",
            lines=(*lead, *acts, *self.say.holders(stage), *self.say.when_over(stage)),
            outside=all(role.side is Side.OUTSIDE for role in roles),
        )

    def _outcome(self, stage: Stage, outcome: Outcome) -> Iterator[_Branch]:
        """The line of an outcome, or several that begin together."""
        name = f"{stage.id}.{outcome.id}"
        label = self.words("chart.if", when=self.say.condition(outcome))
        limit, doubts = self.say.limit_before(stage, outcome)
        here = self.at[stage.id]
        targets = sorted(_stages_of(outcome.to), key=lambda target: self.at[target] == here + 1)
        if not targets:
            node = self._final(outcome)
            yield Edge(name, EdgeKind.OUTCOME, stage.id, node.id, label, limit, doubts, outcome.id), node
        for number, target in enumerate(targets):
            back = self.at[target] <= here
            edge = Edge(name, EdgeKind.OUTCOME, stage.id, target, label, limit, doubts, outcome.id, back)
            if number:
                together = self.words("chart.together", when=self.say.condition(outcome))
                edge = replace(edge, id=f"{name}.{target}", label=together)
            yield edge, None

    def _final(self, outcome: Outcome) -> Node:
        """The box for where a case goes when it leaves the procedure."""
        name, to = f"{outcome.id}.to", outcome.to
        if to.body is not None:
            role = self.policy.roles[to.body].name
            kicker = self.words("chart.outside")
            lines = self.say.note(outcome)
            return Node(name, NodeKind.OUTSIDE, self.say.title(role), role, outcome.id, kicker, lines, outside=True)
        if to.procedure is not None:
            return self._other_procedure(name, to.procedure, outcome.id)
        if to.end is None:
            raise ValueError(f"{outcome.id} leads nowhere")
        title = self.words(f"chart.end.{to.end.value}")
        return Node(name, NodeKind.END, title, title, outcome.id, lines=self.say.note(outcome))

    def _other_procedure(self, name: str, key: str, clause: str) -> Node:
        title = self.titles.get(key, key)
        return Node(name, NodeKind.PROCEDURE, title, title, clause, self.words("chart.procedure"), outside=True)

    def _conflict(self, stage: Stage, route: ConflictRoute) -> _Branch:
        about, instead = (self.policy.roles[role].name for role in (route.about, route.instead))
        lines = [self.say.instead(route), *self.say.reach(route)]
        if not _stages_of(route.to):
            lines.append(self.say.stays(route))
        title = self.words("chart.instead", who=instead)
        node = Node(f"{route.id}.to", NodeKind.INSTEAD, title, title, route.id, lines=tuple(lines))
        label = self.words("chart.about", who=about)
        return Edge(f"{stage.id}.{route.id}", EdgeKind.CONFLICT, stage.id, node.id, label, clause=route.id), node

    def _elsewhere(self, each: Elsewhere) -> _Branch:
        name = f"{each.id}.to"
        if each.procedure:
            node = self._other_procedure(name, each.procedure, each.id)
        else:
            node = Node(name, NodeKind.ELSEWHERE, each.go, each.go, each.id, outside=True)
        label = self.words("chart.not_for", what=each.what)
        return Edge(f"{START}.{each.id}", EdgeKind.ELSEWHERE, START, name, label, clause=each.id), node

    def _straight_on_last(self, stage: Stage, branches: list[_Branch]) -> list[_Branch]:
        """The same branches with the one to the next stage at the end, where the picture goes straight on."""
        onward = [edge for edge, _ in branches if self.at.get(edge.target) == self.at[stage.id] + 1]
        last = onward[-1].clause if onward else None
        return sorted(branches, key=lambda branch: branch[0].clause == last)


def _stages_of(to: Destination | None) -> tuple[str, ...]:
    return to.next_stages if to else ()


def _short_names(titles: list[str]) -> list[str]:
    """Each title up to its colon, unless two would then be the same."""
    short = [title.partition(":")[0].strip() or title for title in titles]
    return short if len(set(short)) == len(short) else titles
