"""Who made a change: a person of the panel, also under a name or an account of the computer from before."""

from __future__ import annotations

from evalapp.domain.journal import Change, Concerning
from evalapp.domain.jury.likeness import is_same_person_name
from evalapp.domain.people import names_of
from evalapp.operations.view import View


class Doers:
    """The people as they are now; made anew where they changed."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._people = view.people()
        self._known = {each.name for each in self._people} | {*names_of(self._people).values()}
        self._behind: dict[str, str] = {}

    def person_behind(self, actor: str) -> str:
        """The name of the only one whom an account of a computer spells; empty for nobody's, and for a name."""
        if actor not in self._behind:
            spelt = [each.name for each in self._people if is_same_person_name(each.name, actor)]
            is_account = actor not in self._known and len(spelt) == 1
            self._behind[actor] = spelt[0] if is_account else ""
        return self._behind[actor]

    def who(self, change: Change) -> tuple[str, str]:
        """The person, and the account of the computer where one was kept: it alone where it spells nobody's name."""
        if change.account:
            return change.actor, change.account
        behind = self.person_behind(change.actor)
        return (behind, change.actor) if behind else (change.actor, "")

    def concerning(self, person: str) -> Concerning:
        """A name that two of them bear, or bore, finds the changes of both: nothing tells those apart any more."""
        ever = {
            *self._view.names_ever(person),
            *((each.name, each.organisation) for each in self._people if each.id == person),
        }
        called = {person, *(name for name, _organisation in ever)}
        called |= {
            f"{name} ({mark})" for name, organisation in ever for mark in (organisation, person) if mark
        }
        names = {each.name for each in self._people if each.id == person}
        called |= {actor for actor in self._view.actors() if self.person_behind(actor) in names}
        return Concerning(person=person, called=frozenset(called))
