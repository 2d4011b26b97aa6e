"""The register as rows: what went out, what came back, what was declared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evalapp.domain.texts import _
from evalapp.operations.exchange.post.reminders import Debt
from evalapp.operations.exchange.register.entries import (
    CameBack,
    DeclarationEntry,
    IssuedEntry,
    ReceivedEntry,
    Register,
    Standing,
)
from evalapp.words import formats
from ui.pages.exchange.register.debt_rows import debt_badge
from ui.tables.cells import Cell, Column


@dataclass(frozen=True, kw_only=True, slots=True)
class OutRow:
    """A pack, form, letter, draft or reminder; `is_up_to_date`: None where that is not known or no question.

    Of a pack or form: what `came` back of it and counts, or else what `lapsed`, and what came in `before` the first
    one; of the last one of a juror (`is_last`) also their `debt`.
    """

    key: tuple[str, str, int]
    name: str
    what: str
    at: str
    sha256: str
    is_up_to_date: bool | None
    standing: str
    is_last: bool = False
    came: CameBack | None = None
    lapsed: ReceivedEntry | None = None
    before: tuple[ReceivedEntry, ...] = ()
    debt: Debt | None = None


_MOST_FILES = 12  # in a tip


def out_rows(register: Register, debts: Iterable[Debt] = ()) -> list[OutRow]:
    """The newest first."""
    last = {each.juror: each.number for each in register.issued}  # in the order of their numbers
    owed = {each.person.id: each for each in debts}
    issued = [
        OutRow(
            key=(each.juror, "issued", each.number),
            name=each.name,
            what=_issued(each),
            at=each.at,
            sha256=each.sha256,
            is_up_to_date=each.is_up_to_date,
            standing=each.standing,
            is_last=(is_last := last[each.juror] == each.number),
            came=each.came,
            lapsed=each.lapsed,
            before=each.before,
            debt=owed.get(each.juror) if is_last else None,
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
            stretches=True,
            least=120,
        ),
        Column(head=_("What"), cell=lambda r: Cell(text=r.what), key=lambda r: r.what, most=200),
        Column(
            head="SHA-256",
            cell=lambda r: Cell(text=formats.short_digest(r.sha256) or "–", tone="dim", tip=r.sha256),
            drop=2,
        ),
        Column(head=_("State"), cell=_state, width=130),
        Column(
            head=_("Since then"),
            cell=lambda r: Cell(text="" if r.is_up_to_date else r.standing, tone="dim", tip=r.standing),
            most=220,
            drop=4,
            goes_empty=True,
        ),
        Column(
            head=_("Came back"),
            cell=_came,
            key=lambda r: r.came.at if r.came else None,
            width=170,
            tip=_("When the last of it that counts came back"),
        ),
        Column(head=_("Scores"), cell=_extent, is_right=True, drop=3),
        Column(
            head=_("Evidence"),
            cell=_evidence_of_row,
            drop=1,
            width=120,
        ),
        Column(head=_("Still to come"), cell=_owed, width=150),
    )


def _came(row: OutRow) -> Cell:
    earlier = [
        _("before it: {file}, {moment}").format(file=each.file, moment=formats.stamp(each.at))
        for each in row.before
    ]
    if row.came is not None:
        return _files(formats.stamp(row.came.at), [*row.came.files, *earlier])
    if row.before:
        return _files(_("before it left"), earlier)
    if row.lapsed is not None:
        return _files(formats.stamp(row.lapsed.at), [row.lapsed.file])
    return Cell(text="–" if row.is_last else "", tone="dim")


def _files(text: str, files: list[str]) -> Cell:
    more = ("…",) if len(files) > _MOST_FILES else ()
    tip = "\n".join((*files[:_MOST_FILES], *more))
    return Cell(text=text, tone="dim", tip=tip, spoken=f"{text}, {tip}")


def _extent(row: OutRow) -> Cell:
    return Cell(text=row.came.extent) if row.came else Cell(text="–" if row.is_last else "", tone="dim")


def _evidence_of_row(row: OutRow) -> Cell:
    if row.came is not None:
        return _evidence_of_all(row.came)
    if row.before:
        return _sealed(row.before[0].is_signed, row.before[0].evidence)
    if row.lapsed is not None:
        is_replaced, said = row.lapsed.standing is Standing.REPLACED, row.lapsed.standing.label
        text = _("replaced") if is_replaced else said
        return Cell(text=text, badge="quiet", tip=said, spoken=said)
    return Cell()


def _owed(row: OutRow) -> Cell:
    if not row.is_last:
        return Cell()
    return Cell(text=_("done"), badge="good") if row.debt is None else debt_badge(row.debt)


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
            cell=_outcome,
            width=150,
        ),
    )


def _outcome(row: ReceivedEntry) -> Cell:
    if row.counts_for_nothing:
        tip = _(
            "Of each of its scores the panel holds another: those were kept, or somebody has yet to choose."
        )
        return Cell(text=row.outcome, badge="quiet", tip=tip, spoken=f"{row.outcome}. {tip}")
    return Cell(text=row.outcome, badge=_TONES[row.standing])


def _evidence(row: ReceivedEntry) -> Cell:
    return _sealed(row.is_signed, row.evidence)


def _evidence_of_all(came: CameBack) -> Cell:
    if came.is_mixed:
        return Cell(text=_("partly sealed"), badge="accent", tip=came.evidence, spoken=came.evidence)
    return _sealed(came.is_sealed, came.evidence)


def _sealed(is_sealed: bool, evidence: str) -> Cell:
    text, tone = (_("sealed"), "good") if is_sealed else (_("vouched for"), "quiet")
    return Cell(text=text, badge=tone, tip=evidence, spoken=evidence)


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
