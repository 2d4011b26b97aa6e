"""The register as rows: what went out, what came back, what was declared."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.outgoing.sent import Owing
from evalapp.domain.texts import _
from evalapp.operations.exchange.post.reminders import Debt
from evalapp.operations.exchange.register.entries import (
    DeclarationEntry,
    IssuedEntry,
    ReceivedEntry,
    Register,
    Standing,
)
from evalapp.words import formats
from ui.tables.cells import Cell, Column


@dataclass(frozen=True, kw_only=True, slots=True)
class OutRow:
    """A pack, form, letter, draft or reminder; `is_up_to_date`: None where that is not known or no question."""

    key: tuple[str, str, int]
    name: str
    what: str
    at: str
    sha256: str
    is_up_to_date: bool | None
    standing: str


def out_rows(register: Register) -> list[OutRow]:
    """The newest first."""
    issued = [
        OutRow(
            key=(each.juror, "issued", each.number),
            name=each.name,
            what=_issued(each),
            at=each.at,
            sha256=each.sha256,
            is_up_to_date=each.is_up_to_date,
            standing=each.standing,
        )
        for each in register.issued
    ]
    sent = [
        OutRow(
            key=(each.sent.juror, each.sent.kind, each.sent.number),
            name=each.name,
            what=_("{what} no. {n}").format(what=each.sent.kind.label, n=each.sent.number),
            at=each.sent.at,
            sha256=each.sent.sha256,
            is_up_to_date=each.is_up_to_date,
            standing=each.standing,
        )
        for each in register.sent
    ]
    return sorted([*issued, *sent], key=lambda each: each.at, reverse=True)


def _issued(each: IssuedEntry) -> str:
    return _("{what} no. {n}").format(what=each.kind.label, n=each.number)


def out_columns() -> tuple[Column[OutRow], ...]:
    return (
        Column(
            head=_("When"),
            cell=lambda r: Cell(text=formats.stamp(r.at), tone="dim"),
            key=lambda r: r.at,
            width=170,
        ),
        Column(
            head=_("Juror"),
            cell=lambda r: Cell(text=r.name, type="table-strong"),
            key=lambda r: r.name.casefold(),
            most=220,
        ),
        Column(head=_("What"), cell=lambda r: Cell(text=r.what), key=lambda r: r.what, most=200),
        Column(
            head="SHA-256",
            cell=lambda r: Cell(text=formats.short_digest(r.sha256) or "–", tone="dim", tip=r.sha256),
            drop=2,
        ),
        Column(
            head=_("Since then"),
            cell=lambda r: Cell(text="" if r.is_up_to_date else r.standing, tone="dim", tip=r.standing),
            stretches=True,
            least=120,
            goes_empty=True,
        ),
        Column(head=_("State"), cell=_state, width=130),
    )


def _state(row: OutRow) -> Cell:
    if row.is_up_to_date is None:
        return Cell(text="–", tone="dim")
    if row.is_up_to_date:
        return Cell(text=_("up to date"), badge="good")
    return Cell(text=_("out of date"), badge="attention", tip=row.standing)


_TONES = {Standing.STANDS: "good", Standing.REPLACED: "quiet", Standing.TAKEN_BACK: "quiet"}


def came_columns() -> tuple[Column[ReceivedEntry], ...]:
    return (
        Column(
            head=_("When"),
            cell=lambda r: Cell(text=formats.stamp(r.at), tone="dim"),
            key=lambda r: r.at,
            width=170,
        ),
        Column(
            head=_("Juror"),
            cell=lambda r: Cell(text=r.name, type="table-strong"),
            key=lambda r: r.name.casefold(),
            most=200,
        ),
        Column(head=_("File"), cell=lambda r: Cell(text=r.file, tip=r.file), stretches=True, least=140),
        Column(head=_("Computer"), cell=lambda r: Cell(text=r.device or "–", tone="dim"), most=130, drop=2),
        Column(
            head=_("Handed in"),
            cell=lambda r: Cell(text=formats.stamp(r.submitted_at) or "–", tone="dim"),
            drop=3,
        ),
        Column(
            head="SHA-256",
            cell=lambda r: Cell(text=formats.short_digest(r.sha256), tone="dim", tip=r.sha256),
            drop=1,
        ),
        Column(head=_("Scores"), cell=lambda r: Cell(text=r.extent), is_right=True),
        Column(head=_("Evidence"), cell=_evidence, width=120),
        Column(
            head=_("State"),
            cell=lambda r: Cell(
                text=_("counts") if r.standing is Standing.STANDS else r.standing.label,
                badge=_TONES[r.standing],
            ),
            width=150,
        ),
    )


def _evidence(row: ReceivedEntry) -> Cell:
    if row.is_signed:
        return Cell(text=_("sealed"), badge="good", tip=row.evidence, spoken=row.evidence)
    return Cell(text=_("vouched for"), badge="quiet", tip=row.evidence, spoken=row.evidence)


def declared_columns() -> tuple[Column[DeclarationEntry], ...]:
    return (
        Column(
            head=_("Juror"),
            cell=lambda r: Cell(text=r.name, type="table-strong"),
            key=lambda r: r.name.casefold(),
            most=240,
        ),
        Column(head=_("Application"), cell=lambda r: Cell(text=r.application), stretches=True, least=120),
        Column(
            head=_("When"),
            cell=lambda r: Cell(text=formats.stamp(r.at) or "–", tone="dim"),
            key=lambda r: r.at,
            width=190,
        ),
        Column(head=_("Conflict of interest"), cell=_conflict, width=180),
    )


def _conflict(row: DeclarationEntry) -> Cell:
    if row.kind is None:
        return Cell(text=_("none"), badge="good")
    return Cell(text=row.kind.label, badge="attention")


_OWING = {Owing.NOTHING_YET: "attention", Owing.PARTLY: "accent", Owing.OUT_OF_DATE: "attention"}


def debt_columns() -> tuple[Column[Debt], ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), most=220),
        Column(
            head=_("Scores"),
            cell=lambda r: Cell(text=_("{n} of {m}").format(n=r.scores, m=r.asked)),
            is_right=True,
        ),
        Column(
            head=_("E-mail"),
            cell=lambda r: Cell(text=r.person.email or _("no address"), tone="dim"),
            stretches=True,
            least=120,
        ),
        Column(head=_("Still to come"), cell=debt_badge, width=150),
    )


def debt_badge(row: Debt) -> Cell:
    words = {
        Owing.NOTHING_YET: _("nothing yet"),
        Owing.PARTLY: _("partly in"),
        Owing.OUT_OF_DATE: _("pack out of date"),
    }
    return Cell(text=words[row.owing], badge=_OWING[row.owing], tip=row.words)
