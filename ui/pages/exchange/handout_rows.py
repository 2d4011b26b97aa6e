"""Handing out as rows: the jurors with their last pack, and the access codes of a hand-out."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.view import View
from evalapp.words import formats
from ui.tables.cells import Cell, Column


@dataclass(frozen=True, kw_only=True, slots=True)
class PackRow:
    """A juror, and the last pack or form that left for them; `number` 0 where none did."""

    juror: str
    name: str
    applications: int
    number: int
    at: str
    has_returned: bool


def _last_handed(row: PackRow) -> Cell:
    if not row.number:
        return Cell(text="–", tone="dim")
    text = _("no. {n} · {day}").format(n=row.number, day=formats.day(row.at))
    return Cell(text=text, tone="dim")


def _standing(row: PackRow) -> Cell:
    if not row.applications:
        return Cell(text=_("nothing assigned"), badge="quiet")
    if row.has_returned:
        return Cell(text=_("sent in"), badge="good")
    if row.number:
        return Cell(text=_("handed out"), badge="accent")
    return Cell(text=_("to do"), badge="attention")


def pack_columns() -> tuple[Column, ...]:
    return (
        Column(
            head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), stretches=True, least=140
        ),
        Column(head=_("Applications"), cell=lambda r: Cell(text=str(r.applications)), is_right=True),
        Column(head=_("Last handed out"), cell=_last_handed, width=200),
        Column(head=_("State"), cell=_standing, width=130),
    )


def code_columns() -> tuple[Column, ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name), most=200),
        Column(head=_("Access code"), cell=_code, stretches=True, least=230),
        Column(head=_("Pack"), cell=lambda r: Cell(text=r.path.name, tone="dim"), most=240),
    )


def form_columns() -> tuple[Column, ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), most=240),
        Column(head=_("Applications"), cell=lambda r: Cell(text=str(r.applications)), is_right=True),
        Column(head=_("File"), cell=lambda r: Cell(text=r.path.name, tone="dim"), stretches=True, least=240),
    )


def _code(row: HandedPack) -> Cell:
    if not row.code:
        return Cell(text=_("as before"), tone="dim")
    return Cell(text=row.code, type="table-strong")


def pack_rows(view: View) -> list[PackRow]:
    loads: dict[str, int] = {}
    for pair in view.assignments():
        loads[pair.juror] = loads.get(pair.juror, 0) + 1
    issued = {each.juror: each for each in sorted(view.issued(), key=lambda each: each.number)}
    came = {each.juror for each in view.received()}
    return [
        PackRow(
            juror=person.id,
            name=person.name,
            applications=loads.get(person.id, 0),
            number=issued[person.id].number if person.id in issued else 0,
            at=issued[person.id].at if person.id in issued else "",
            has_returned=person.id in came,
        )
        for person in view.people(Role.JUROR)
    ]
