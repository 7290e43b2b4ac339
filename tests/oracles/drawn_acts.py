"""What is drawn from seed 5,000,000 on: an earlier case in which acts stop a clock, let it run or give more time.

So what turns a clock may have happened though nobody spoke of it: somebody has to do it, or may.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from navigator.model.acts import Duty
from navigator.model.policy import Policy
from tests.oracles import made

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn


def turning(policy: Policy) -> Iterator[str]:
    """The events that stop the clock of an act, let it run again or give it more time, and that no act brings about."""
    brought = {duty.produces for duty in policy.duties.values()}
    for duty in policy.duties.values():
        for pause in duty.limit.pauses if duty.limit else ():
            yield from (event for event in (pause.from_, pause.until) if event and event not in brought)
        for more in duty.limit.extensions if duty.limit else ():
            if more.event and more.event not in brought:
                yield more.event


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same with acts for most of these events, of which some that were told are left out."""
    pick = random.Random(f"acts {seed}")  # noqa: S311 - to repeat, not to hide
    names = [*dict.fromkeys(turning(whole.policy))]
    bringing = [_bringing(name, names, pick) for name in pick.sample(names, max(1, len(names) - pick.randint(0, 1)))]
    unsaid = {name for name in names if pick.random() < 0.5}
    case = replace(whole.case, facts=tuple(fact for fact in whole.case.facts if fact.event not in unsaid))
    policy, *earlier = (_with(each, bringing) for each in (whole.policy, *whole.earlier))
    return replace(whole, seed=seed, policy=policy, earlier=tuple(earlier), case=case)


def _bringing(name: str, names: list[str], pick: random.Random) -> Duty:
    """An act that brings an event about, for some after another of them."""
    limit = made.limit(f"{pick.randint(2, 6)} days", "asked") if pick.random() < 0.3 else None
    others = names[: names.index(name)]
    after = pick.choice(others) if others and pick.random() < 0.3 else ""
    by, force = pick.choice((made.ASKS, made.ANSWERS)), pick.choice(("must", "may"))
    return made.act(f"bring-{name}", limit, makes=name, by=by, force=force, after=after)


def _with(policy: Policy, bringing: list[Duty]) -> Policy:
    procedure = policy.procedure
    first, *stages = procedure.stages
    changed = replace(first, duties=(*first.duties, *bringing))
    return Policy(policy.publisher, replace(procedure, stages=(changed, *stages)))
