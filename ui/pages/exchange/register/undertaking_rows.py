"""Who agreed to which text of the undertaking, as rows of the register."""

from __future__ import annotations

from evalapp.domain.texts import LANGUAGE_NAMES, _
from evalapp.operations.exchange.register.entries import UndertakingEntry
from evalapp.words import formats
from ui.tables.cells import Cell, Column


def undertaking_columns() -> tuple[Column[UndertakingEntry], ...]:
    return (
        Column(
            head=_("Juror"),
            cell=lambda r: Cell(text=r.name, type="table-strong"),
            key=lambda r: r.name.casefold(),
            most=240,
        ),
        Column(head=_("Text"), cell=_text, key=lambda r: (r.number, r.sha256), stretches=True, least=140),
        Column(
            head=_("When"),
            cell=lambda r: Cell(text=formats.stamp(r.at) or "–", tone="dim"),
            key=lambda r: r.at,
            width=190,
        ),
        Column(head=_("Computer"), cell=lambda r: Cell(text=r.device_name or "–", tone="dim"), most=180),
        Column(head=_("Evidence"), cell=_evidence, width=150),
    )


def _text(row: UndertakingEntry) -> Cell:
    if not row.number:
        return Cell(text="–", tone="dim")
    words = _("text {n}, {language}").format(n=row.number, language=LANGUAGE_NAMES[row.language])
    return Cell(text=f"{words} · {formats.short_digest(row.sha256)}", tip=row.words)


def _evidence(row: UndertakingEntry) -> Cell:
    text, tone = (_("sealed"), "good") if row.is_signed else (_("not signed"), "attention")
    return Cell(text=text, badge=tone, tip=row.evidence, spoken=row.evidence)
