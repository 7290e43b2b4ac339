"""Whom a letter goes to, as its act says: a role with its name and address, a contact, or a blank to fill in."""

import re
from dataclasses import dataclass, replace

from navigator.explain.teller import Teller
from navigator.model.acts import Duty, Together
from navigator.model.stages import Destination


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

    def _roles(self, roles: tuple[str, ...], listed: str, contact: str | None = None) -> Addressee:
        """Those who act, or to whom it is done, called by a list of them; the address is the first that one has."""
        teller = self.teller
        held = [teller.policy.roles[each] for each in roles]
        local = (
            variant.contact
            for role in held
            for variant in role.variants
            if variant.area in (teller.area, *teller.answers)
        )
        at = next((each for each in (contact, *local, *(role.contact for role in held)) if each), None)
        to = self._at(at, listed)
        # Nobody is called "A or B" to their face.
        return to if len(roles) <= 1 else replace(to, greeted=teller.words("letter.greeting.several"))

    def doers(self, duty: Duty) -> Addressee:
        """Those who act: all of them, or either."""
        to = self._roles(duty.by, self.teller.one_of(duty.by))
        if len(duty.by) <= 1 or duty.together is Together.EITHER:
            return to
        either, every = (self.teller.title(each) for each in (self.teller.one_of(duty.by), self.teller.doers(duty)))
        return replace(to, lines=tuple(every if line == either else line for line in to.lines))

    def receiver(self, duty: Duty, to: Destination | None) -> Addressee:
        """Whom an act of the reader is addressed to, as far as the act itself or where it leads says that."""
        teller = self.teller
        if duty.to or duty.to_any:
            listed = teller.roles(duty.to) or teller.one_of(duty.to_any)
            return self._roles((*duty.to, *duty.to_any), listed, duty.contact)
        if duty.contact:
            return self._at(duty.contact, "")
        others = tuple(role for role in duty.by if role != teller.reader)
        if duty.together is Together.JOINTLY and others:
            return self._roles(others, teller.roles(others))
        if to and to.body:
            return self._roles((to.body,), teller.roles((to.body,)))
        return Addressee((teller.words("letter.gap.to"),), teller.words("letter.gap.name"))

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
