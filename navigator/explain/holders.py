"""Who holds a role: how many people it is, who it is in which area, and who it cannot be, in the reader's words."""

from collections.abc import Iterable, Iterator

from navigator.explain.teller import Teller
from navigator.model.answers import choices
from navigator.model.parties import Panel, Role


def holders(teller: Teller, ids: Iterable[str]) -> Iterator[str]:
    """For each of some roles: who it is in each area, unless one is meant; how its panel decides; who is barred."""
    for each in dict.fromkeys(ids):
        role = teller.policy.roles[each]
        if role.variants and not {each.area for each in role.variants} & {teller.area, *teller.answers}:
            yield areas(teller, role)
        if role.panel:
            yield panel(teller, role, role.panel)
        if role.apart_from:
            stages = teller.words.either(
                [teller.words("tell.quoted", words=teller.policy.stages[stage].title) for stage in role.apart_from]
            )
            yield teller.words("tell.apart_from", who=teller.title(teller.role(role)), stages=stages)


def areas(teller: Teller, role: Role) -> str:
    """Who a role is in each area where it has a name of its own."""
    names = {area.id: area.name for area in teller.policy.procedure.areas}
    whens = {name: choice.when for name, choice in choices(teller.policy.procedure).items()}
    told = [
        teller.words("tell.in_area", area=names[each.area], who=each.name)
        if each.area in names
        else teller.words("tell.with_answer", when=whens[each.area], who=each.name)
        for each in role.variants
    ]
    return teller.words("tell.areas", who=teller.title(role.name), areas=teller.words("list.apart").join(told))


def panel(teller: Teller, role: Role, held: Panel) -> str:
    """How many people decide as one and who they are, how many of them must agree, and who may make it fewer."""
    words = teller.words
    key = "tell.panel_of" if held.who else "tell.panel"
    text = words(key, who=teller.title(teller.role(role)), members=held.members, of=(held.who or "").rstrip("."))
    if held.votes:
        text += " " + words("tell.panel_votes", votes=held.votes)
    if held.fewest and held.cut_by:
        cutter = teller.title(teller.role(teller.policy.roles[held.cut_by]))
        text += " " + words("tell.panel_cut", who=cutter, fewest=held.fewest, when=held.cut_when)
    return text
