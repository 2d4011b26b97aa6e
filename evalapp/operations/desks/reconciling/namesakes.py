"""One id that each copy gave to somebody or something else since they went apart: what hangs on theirs stays there.

And one person to whom each copy gave another id: who comes in twice is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evalapp.domain.desks.together import Key, Unit
from evalapp.domain.jury.likeness import is_same_person_name
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Person, folded_name
from evalapp.domain.texts import _
from evalapp.operations.desks.reconciling.units import Compared
from evalapp.store.rows.copies.references import Reference
from evalapp.store.tables.declared import TABLES

Root = tuple[str, Key]
_NAMED_BY: Mapping[str, str] = {"person": "name", "application": "title"}
# Some tables name an application or a juror without the file requiring that there is one.
_NAMING = tuple(
    Reference(table=table.name, columns=(column,), parent=parent)
    for table in TABLES
    for column, parent in ((table.juror, "person"), (table.application, "application"))
    if column and table.name not in _NAMED_BY
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Namesakes:
    """By what it is and its id: why nothing of theirs that names it is taken."""

    reasons: Mapping[Root, str]
    references: tuple[Reference, ...]

    def why_not(self, unit: Unit) -> str:
        """A sentence; empty where it names none of them."""
        if not self.reasons:
            return ""
        return next((self.reasons[root] for root in self._roots_of(unit) if root in self.reasons), "")

    def _roots_of(self, unit: Unit) -> Iterator[Root]:
        for each in unit.rows:
            yield each.place[0], each.place[1]
            for row in (each.theirs, each.base):
                if row is not None:
                    yield from _named(each.place[0], row, self.references)


def namesakes_of(found: Iterable[Compared], references: tuple[Reference, ...]) -> Namesakes:
    """Of all that the two do not agree on. Who has the same name in both, or what the same title, is the same one."""
    reasons: dict[Root, str] = {}
    for each in found:
        table = each.unit.table
        if table not in _NAMED_BY or each.unit.columns or not (each.is_ours and each.is_theirs):
            continue
        (row,) = each.unit.rows
        if row.base is None and row.ours is not None and row.theirs is not None:
            ours, theirs = (str(side[_NAMED_BY[table]]) for side in (row.ours, row.theirs))
            if folded_name(ours) != folded_name(theirs):
                reasons[table, each.unit.key] = _why(table, each.unit.key, ours, theirs)
    return Namesakes(reasons=reasons, references=(*references, *_NAMING))


def doubles_of(taken: Iterable[Unit], people: Iterable[Person]) -> tuple[str, ...]:
    """A sentence for each person of theirs who comes in beside one of `people` with the same name or mail address."""
    here = tuple(people)
    known = {each.id for each in here}
    found = []
    for unit in taken:
        if unit.table != "person" or unit.columns or str(unit.key[0]) in known:
            continue
        for row in (each.theirs for each in unit.rows if each.theirs is not None):
            found += [words for each in here if (words := _double_words(row, each))]
    return tuple(found)


def _double_words(theirs: Mapping[str, object], here: Person) -> str:
    mail = str(theirs["email"]).casefold()
    has_mail = bool(mail) and mail == here.email.casefold()
    has_name = is_same_person_name(str(theirs["name"]), here.name)
    if not (has_mail or has_name):
        return ""
    text = (
        _("{name} ({id}) comes in beside {other} ({other_id}), who has the same name and mail address.")
        if has_mail and has_name
        else _("{name} ({id}) comes in beside {other} ({other_id}), who has the same mail address.")
        if has_mail
        else _("{name} ({id}) comes in beside {other} ({other_id}), who has the same name.")
    )
    said = text.format(
        name=shorten(str(theirs["name"])),
        id=shorten(str(theirs["id"])),
        other=shorten(here.name),
        other_id=shorten(here.id),
    )
    return " ".join((said, _("If they are one person, remove one of the two afterwards.")))


def _named(table: str, row: Mapping[str, object], references: Iterable[Reference]) -> Iterator[Root]:
    for each in references:
        if each.table == table and each.parent in _NAMED_BY:
            yield each.parent, tuple(row[column] for column in each.columns)  # type: ignore[misc]


def _why(table: str, key: Key, ours: str, theirs: str) -> str:
    text = (
        _(
            "{id} is {ours} here and {theirs} in the other copy, so nothing of that is taken. If they are one person, "
            "write the name alike in both first; else give one of them another id in its own copy."
        )
        if table == "person"
        else _(
            "{id} is “{ours}” here and “{theirs}” in the other copy, so nothing of that is taken. If they are one "
            "application, write the title alike in both first; else give one of them another number in its own copy."
        )
    )
    return text.format(id=shorten(str(key[0])), ours=shorten(ours), theirs=shorten(theirs))
