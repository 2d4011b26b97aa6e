"""The letters as rows: which each applicant gets, what is to be seen to, and when the applicant was told."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.application import Application
from evalapp.domain.texts import _, ngettext
from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.finding import Finding, Level
from evalapp.operations.letters.standing import told_on
from evalapp.words import formats
from ui.tables.cells import Cell, Column

_TONES = {
    LetterKind.APPROVED: "good",
    LetterKind.CALLED: "good",
    LetterKind.RESERVE: "quiet",
    LetterKind.REFUSED: "bad",
    LetterKind.UNDISCUSSED: "bad",
    LetterKind.INADMISSIBLE: "bad",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterRow:
    """`found` is None while it is not known yet what is wrong; `shared` is wrong with what all letters share."""

    application: Application
    fate: Fate
    found: tuple[Finding, ...] | None
    shared: tuple[Finding, ...] = ()

    @property
    def number(self) -> str:
        return self.application.number

    def count(self, level: Level) -> int:
        return sum(each.level is level for each in self.found or ())

    @property
    def in_all(self) -> int:
        return sum(each.level is Level.FAULT for each in self.shared)


def letter_columns() -> tuple[Column[LetterRow], ...]:
    return (
        Column(head=_("Number"), cell=lambda r: Cell(text=r.number, type="table-strong")),
        Column(head=_("Applicant"), cell=_applicant, stretches=True, least=70),
        Column(head=_("Letter"), cell=_letter, most=120),
        Column(head=_("To see to"), cell=_to_see_to, key=_urgency, most=130),
        Column(head=_("Told on"), cell=_told, key=_told_key, drop=1),
    )


def _applicant(row: LetterRow) -> Cell:
    name = row.application.organisation
    return Cell(text=name, tip=" – ".join(filter(None, (name, row.application.title))))


def _letter(row: LetterRow) -> Cell:
    kind = row.fate.kind
    if kind is None:
        return Cell(text=_("none"), tone="dim", tip=row.fate.why)
    draft = _("draft: no decision of it is recorded yet") if row.fate.is_draft else ""
    return Cell(
        text=kind.label,
        badge=_TONES[kind],
        tip=draft,
        spoken=" – ".join(filter(None, (kind.label, draft))),
    )


def _to_see_to(row: LetterRow) -> Cell:
    """A filled dot is wrong, an open one is to be looked at: nobody needs the colour."""
    if row.fate.kind is None:
        return Cell(text="–", tone="dim", tip=row.fate.why)
    if row.found is None:
        return Cell(text="…", tone="dim", tip=_("The letters are being looked through."))
    wrong, look = row.count(Level.FAULT), row.count(Level.WARNING)
    tip = "\n".join((*(each.sentence for each in row.found), *(each.line for each in row.shared)))
    faults = ngettext("{n} wrong", "{n} wrong", wrong).format(n=wrong)
    warnings = ngettext("{n} to look at", "{n} to look at", look).format(n=look)
    if wrong:
        return Cell(
            text=f"● {faults}", tone="bad", tip=tip, spoken=f"{faults}, {warnings}" if look else faults
        )
    if row.in_all:  # of the letter alone nothing may be wrong, and it still shows brackets
        words = _("{n} wrong in what all letters share").format(n=row.in_all)
        return Cell(
            text=_("● {n} in all letters").format(n=row.in_all),
            tone="bad",
            tip=tip,
            spoken=f"{words}, {warnings}" if look else words,
        )
    if look:
        return Cell(text=f"○ {warnings}", tone="attention", tip=tip, spoken=warnings)
    return Cell(text=_("in order"), tone="good")


def _urgency(row: LetterRow) -> tuple[int, int, int] | None:
    if row.fate.kind is None or row.found is None:
        return None
    return row.count(Level.FAULT), row.in_all, row.count(Level.WARNING)


def _told_key(row: LetterRow) -> str | None:
    return told_on(row.fate) or None


def _told(row: LetterRow) -> Cell:
    if day := told_on(row.fate):
        return Cell(text=formats.date_field(day), tip=formats.day(day), spoken=formats.day(day))
    if row.fate.kind is None:
        return Cell(text="–", tone="dim")
    if row.fate.is_draft:
        return Cell(text=_("draft"), tone="attention")
    words = _("not told yet")
    return Cell(text="–", tone="dim", tip=words, spoken=words)
