"""Whom a letter goes to: a role with its name and address, or whoever the clause names without a role for them."""

import re
from dataclasses import dataclass, replace

from navigator.explain.teller import Teller
from navigator.model.acts import Duty, Together
from navigator.model.stages import Destination

# Somebody whom an act names and the procedure has no role for, by a title with capital letters.
_CALLED = re.compile(r"\b(?:tell|ask|contact|ring|write to) (the (?:[A-Z][\w'-]*)(?: (?:of |for |and )?[A-Z][\w'-]*)*)")


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter goes to: the lines of the address, how they are greeted, and their email address, if any."""

    lines: tuple[str, ...]
    greeted: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """Finds whom a letter of the teller's reader is for."""

    teller: Teller

    def _roles(self, roles: tuple[str, ...], act: str = "") -> Addressee:
        """Those who act, or whom an act is addressed to, with name and address where the policy gives them."""
        teller = self.teller
        held = [teller.policy.roles[each] for each in roles]
        local = (
            variant.contact
            for role in held
            for variant in role.variants
            if variant.area in (teller.area, *teller.answers)
        )
        contact = next((each for each in (*local, *(role.contact for role in held)) if each), None)
        names = [teller.role(role) for role in held]
        return self._greeted(self._at(contact, self._listed(names, act)), names)

    def doers(self, duty: Duty) -> Addressee:
        """Those who act: all of them, or either."""
        to, names = self._roles(duty.by), [self.teller.role(self.teller.policy.roles[each]) for each in duty.by]
        if len(names) <= 1 or duty.together is Together.EITHER:
            return to
        either, every = (self.teller.title(self.teller.words.either(names)), self.teller.title(self.teller.doers(duty)))
        return replace(to, lines=tuple(every if line == either else line for line in to.lines))

    def _listed(self, names: list[str], act: str) -> str:
        """Several names as the act has them: to the one and to the other, or to either."""
        return (
            self.teller.words.joined(names)
            if re.search(r" and (?:to |with )?the ", act)
            else self.teller.words.either(names)
        )

    def _greeted(self, to: Addressee, names: list[str]) -> Addressee:
        """Nobody is called "A or B" to their face."""
        return to if len(names) <= 1 else replace(to, greeted=self.teller.words("letter.greeting.several"))

    def receiver(self, duty: Duty, stage: str, to: Destination | None) -> Addressee:
        """Whom an act of the reader is addressed to: its contact, whoever the clause names, or whoever is next."""
        named = self._named(duty)
        if duty.contact:
            names = [self.teller.role(self.teller.policy.roles[each]) for each in named]
            return self._greeted(self._at(duty.contact, self._listed(names, duty.act)), names)
        if named:
            return self._roles(named, duty.act)
        if outside := self._outside(duty):
            return self._at(None, outside)
        others = tuple(role for role in duty.by if role != self.teller.reader)
        if duty.together is Together.JOINTLY and others:
            return self._roles(others)
        if to and to.body:
            return self._roles((to.body,))
        if to and to.stage:
            return self._roles(self.teller.policy.stages[to.stage].lead)
        return self._roles(self.teller.policy.stages[stage].lead)

    def _outside(self, duty: Duty) -> str | None:
        """Whom the act names without a role of the procedure for them."""
        called = _CALLED.search(duty.act)
        roles = self.teller.policy.procedure.roles
        names = [name for role in roles for name in (role.name, *(variant.name for variant in role.variants))]
        if called is None or any(bare(called[1]) in name for name in names):
            return None
        return called[1]

    def _named(self, duty: Duty) -> tuple[str, ...]:
        """The roles that the act names as those to whom it is done, in the order of the text."""
        found: dict[int, str] = {}
        roles = [role for role in self.teller.policy.procedure.roles if role.id not in duty.by]
        for role in sorted(roles, key=lambda role: len(role.name), reverse=True):
            at = re.search(
                rf"\b(?:with|to|tell|ask|contact|ring) (?:[\w ]*? or )?({re.escape(role.name)})(?![\w-])", duty.act
            )
            if at and not any(
                at.start(1) >= start and at.start(1) < start + len(self._name(held)) for start, held in found.items()
            ):
                found[at.start(1)] = role.id
        for role in roles:
            # To the one and the other: each of them is written to.
            for start, held in tuple(found.items()):
                both = f"{self._name(held)} and {role.name}"
                if duty.act.startswith(both, start) and role.id not in found.values():
                    found[start + len(both) - len(role.name)] = role.id
        return tuple(found[at] for at in sorted(found))

    def _name(self, role: str) -> str:
        return self.teller.policy.roles[role].name

    def _at(self, contact: str | None, name: str) -> Addressee:
        held = self.teller.policy.contacts[contact] if contact else None
        # "Your line manager" is how the reader thinks of them; it is they who read it here.
        person = self.teller.title(bare(name) if name.startswith("your ") else name)
        if held is None:
            return Addressee((person,), bare(name))
        called = held.name.partition(",")[0]
        email = held.email or ""
        lines = (held.name, *held.address, *((email,) if email else ()))
        # One address can serve several people: the letter then says for whom of them it is.
        if name and bare(name).lower() not in held.name.lower():
            return Addressee((person, *lines), bare(name), email)
        return Addressee(lines, bare(called), email)


def bare(name: str) -> str:
    """A role's name as it stands after "Dear": without its article."""
    return re.sub(r"^(?:the|your|their|an?) ", "", name, flags=re.IGNORECASE)
