"""The jury as rows: members with their load, and who judges what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.order import number_key
from evalapp.domain.people import OFFICES, Person, Role, names_of
from evalapp.domain.scoring.counted import NOTHING_COUNTED, Counted, counted
from evalapp.domain.texts import _, ngettext
from evalapp.operations.view import View
from evalapp.words.phrases import no_longer_counted
from ui.tables.cells import Cell, Column

_ORDER = (str(Role.JUROR), *OFFICES[:-1])  # who assess come first, the office after them


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberRow:
    """`proposed` is the load under the proposal on the table, None where there is none."""

    person: Person
    load: int
    conflicts: int
    proposed: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedRow:
    """One application with the names of those who judge it and of those who may not.

    `is_out`: nobody judges it any more, `why_out` in a word; `aside` would, and `set_aside` is what was scored of it
    and does not count.
    """

    number: str
    title: str
    jurors: tuple[str, ...]
    barred: tuple[str, ...]
    is_out: bool = False
    why_out: str = ""
    aside: tuple[str, ...] = ()
    set_aside: Counted = NOTHING_COUNTED


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


def judged_rows(view: View, proposal: Iterable[tuple[str, str]] | None) -> list[JudgedRow]:
    names: dict[str, str] = dict(names_of(view.people()).items())
    pairs = [(each.juror, each.application) for each in view.assignments()] if proposal is None else proposal
    jurors: dict[str, list[str]] = {}
    for juror, application in pairs:
        jurors.setdefault(application, []).append(names.get(juror, juror))
    barred: dict[str, list[str]] = {}
    for conflict in view.conflicts():
        barred.setdefault(conflict.application, []).append(names.get(conflict.juror, conflict.juror))
    return [
        JudgedRow(
            number=each.number,
            title=each.title,
            jurors=tuple(sorted(jurors.get(each.number, ()))) if each.is_judged else (),
            barred=tuple(sorted(barred.get(each.number, ()))),
            is_out=not each.is_judged,
            why_out="" if each.is_judged else each.standing,
            aside=() if each.is_judged else tuple(sorted(jurors.get(each.number, ()))),
            set_aside=NOTHING_COUNTED if each.is_judged else _given(view, each.number),
        )
        for each in view.applications()
    ]


def _given(view: View, application: str) -> Counted:
    return counted(each.answer for each in view.scores(application=application) if each.is_given)


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
        Column(head=_("Role"), cell=_role, drop=3),
        Column(
            head=_("Organisation"),
            cell=lambda r: Cell(text=r.person.organisation, tone="dim"),
            key=lambda r: r.person.organisation.casefold(),
            most=190,
            drop=2,
        ),
        Column(
            head=_("Expertise"),
            cell=_expertise,
            most=210,
            drop=1,
        ),
        Column(head=_("Assigned"), cell=_load, key=lambda r: r.load, is_right=True),
        Column(
            head=_("Conflicts of interest"),
            cell=lambda r: Cell(text=str(r.conflicts), badge="attention") if r.conflicts else Cell(text=""),
            key=lambda r: r.conflicts,
            drop=4,
        ),
    )


def _role(row: MemberRow) -> Cell:
    tone = "quiet" if row.person.role is Role.JUROR else "accent"
    return Cell(text=row.person.office_label.lower(), badge=tone)


def _expertise(row: MemberRow) -> Cell:
    words = ", ".join(part.strip() for part in row.person.expertise.split(";"))
    return Cell(text=words, tone="dim", tip=words)


def _load(row: MemberRow) -> Cell:
    if row.person.role is not Role.JUROR:
        return Cell(text="")
    if row.proposed is None:
        return Cell(text=str(row.load))
    return Cell(text=f"{row.load} → {row.proposed}", type="table-strong", tone="accent")


def judged_columns() -> tuple[Column[JudgedRow], ...]:
    return (
        Column(
            head=_("No."),
            cell=lambda r: Cell(text=r.number, tone="dim"),
            key=lambda r: number_key(r.number),
            most=110,
        ),
        Column(
            head=_("Title"),
            cell=lambda r: Cell(text=r.title, type="table-strong"),
            key=lambda r: r.title.casefold(),
            stretches=True,
            least=180,
        ),
        Column(head=_("Assessed by"), cell=_judged_by, key=lambda r: len(r.jurors), most=420),
        Column(
            head=_("May not"),
            cell=lambda r: Cell(text=", ".join(r.barred), tone="attention"),
            key=lambda r: len(r.barred),
            most=170,
        ),
    )


def _judged_by(row: JudgedRow) -> Cell:
    if row.is_out:
        told = " · ".join(each for each in (row.why_out, no_longer_counted(row.set_aside)) if each)
        seats = _("seats kept: {names}").format(names=", ".join(row.aside)) if row.aside else ""
        return Cell(text=told, tone="dim", tip=seats)
    if not row.jurors:
        return Cell(text=_("nobody"), badge="attention")
    return Cell(text=", ".join(row.jurors))


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
    if not number:
        return told
    return f"{told} " + _("Pack no. {n} still has it; hand out a newer one.").format(n=number)
