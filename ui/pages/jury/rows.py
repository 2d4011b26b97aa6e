"""The jury as rows: members with their load, and who judges what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.people import OFFICES, Person, Role, names_of
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.mail import why_not_sent
from evalapp.operations.view import View
from evalapp.words.jury import taken_words
from ui.tables.cells import Cell, Column

_ORDER = (str(Role.JUROR), *OFFICES[:-1])  # who assess come first, the office after them


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberRow:
    """`proposed` is the load under the proposal on the table, None where there is none."""

    person: Person
    load: int
    conflicts: int
    proposed: int | None = None


def member_rows(view: View, proposal: Iterable[tuple[str, str]] | None) -> list[MemberRow]:
    loads = _count(each.juror for each in view.asked())
    conflicts = _count(each.juror for each in view.conflicts())
    judged = {each.number for each in view.applications() if each.is_judged}
    proposed = None if proposal is None else _count(juror for juror, number in proposal if number in judged)
    return [
        MemberRow(
            person=person,
            load=loads.get(person.id, 0),
            conflicts=conflicts.get(person.id, 0),
            proposed=None
            if proposed is None or person.role is not Role.JUROR
            else proposed.get(person.id, 0),
        )
        for person in sorted(
            view.people(), key=lambda each: (_ORDER.index(each.office), each.name.casefold())
        )
    ]


def _count(ids: Iterable[str]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for each in ids:
        counts[each] = counts.get(each, 0) + 1
    return counts


def jury_words(rows: Sequence[MemberRow], waiting: int) -> str:
    """The jury in a line; `waiting` suspicions are to be decided."""
    jurors = [row for row in rows if row.person.role is Role.JUROR]
    if not jurors:
        return _("no jurors yet")
    n, conflicts = len(jurors), sum(row.conflicts for row in rows)
    parts = [ngettext("{n} juror", "{n} jurors", n).format(n=n)]
    loads = [row.load for row in jurors]
    if any(loads):
        parts.append(_("{loads} applications each").format(loads=range_words(loads)))
    else:
        parts.append(_("nothing assigned yet"))
    parts.append(
        ngettext("{n} conflict of interest", "{n} conflicts of interest", conflicts).format(n=conflicts)
    )
    if waiting:
        parts.append(
            ngettext("{n} suspected, to decide", "{n} suspected, to decide", waiting).format(n=waiting)
        )
    return " · ".join(parts)


def member_columns() -> tuple[Column[MemberRow], ...]:
    return (
        Column(
            head=_("Name"),
            cell=lambda r: Cell(text=r.person.name, after=r.person.id, type="table-strong"),
            key=lambda r: r.person.name.casefold(),
            stretches=True,
            least=150,
        ),
        Column(head=_("Role"), cell=_role, drop=4),
        Column(
            head=_("Organisation"),
            cell=lambda r: Cell(text=r.person.organisation, tone="dim"),
            key=lambda r: r.person.organisation.casefold(),
            most=150,
            drop=3,
        ),
        Column(head=_("E-mail"), cell=_email, key=lambda r: r.person.email.casefold(), most=140, drop=1),
        Column(head=_("Expertise"), cell=_expertise, most=150, drop=2),
        Column(head=_("Assigned"), cell=_load, key=lambda r: r.load, is_right=True),
        Column(
            head=_("Conflicts of interest"),
            cell=lambda r: Cell(text=str(r.conflicts), badge="attention") if r.conflicts else Cell(text=""),
            key=lambda r: r.conflicts,
            drop=5,
        ),
    )


def _role(row: MemberRow) -> Cell:
    tone = "quiet" if row.person.role is Role.JUROR else "accent"
    return Cell(text=row.person.office_label.lower(), badge=tone)


def _email(row: MemberRow) -> Cell:
    email = row.person.email
    trouble = why_not_sent(email) if email else ""
    return Cell(
        text=f"● {email}" if trouble else email, tone="attention" if trouble else "dim", tip=trouble or email
    )


def _expertise(row: MemberRow) -> Cell:
    words = ", ".join(part.strip() for part in row.person.expertise.split(";"))
    return Cell(text=words, tone="dim", tip=words)


def _load(row: MemberRow) -> Cell:
    if row.person.role is not Role.JUROR:
        return Cell(text="")
    if row.proposed is None:
        return Cell(text=str(row.load))
    return Cell(text=f"{row.load} → {row.proposed}", type="table-strong", tone="accent")


def range_words(loads: Sequence[int]) -> str:
    """`4`, or `3 to 5`."""
    low, high = min(loads), max(loads)
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)


def conflict_words(view: View, juror: str, application: str) -> str:
    """What recording a conflict of this pair does, to be said once it was done."""
    names: dict[str, str] = dict(names_of(view.people()).items())
    name = names.get(juror, juror)
    number = max((each.number for each in view.issued() if each.juror == juror), default=0)
    if all((each.juror, each.application) != (juror, application) for each in view.assignments()):
        return _("Conflict of interest recorded: {juror}, {application}.").format(
            juror=name, application=application
        )
    text = _("Conflict of interest recorded; {juror} no longer assesses {application}.")
    told = text.format(juror=name, application=application)
    if n := sum(each.is_given for each in view.scores(juror=juror, application=application)):
        told += " " + taken_words(has_seat=True, scores=n)
    if not number:
        return told
    return f"{told} " + _("Pack no. {n} still has it; hand out a newer one.").format(n=number)
