"""The rows of an import as a table: what each application will be, what it was, and why a row is refused."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.application import Application
from evalapp.domain.intake import FieldChange, ImportRow, Outcome
from evalapp.domain.order import number_key
from evalapp.domain.taking.awaited import awaiting_label, outcome_label, reason_words
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.words import formats
from evalapp.words.fields import field_label
from ui.tables.cells import Cell, Column

TONES = {
    Outcome.ADDED: "good",
    Outcome.UPDATED: "accent",
    Outcome.UNCHANGED: "quiet",
    Outcome.REFUSED: "bad",
}
_SHOWN = ("title", "organisation", "province", "requested_support", "total_budget", "partners")


def import_columns(*, are_several: bool) -> tuple[Column[ImportRow], ...]:
    """The file of each row where they `are_several`; the heading has the name of one."""
    return (
        Column(
            head=_("Row"),
            cell=lambda r: Cell(text=_row_words(r), tone="dim", tip=r.file),
            key=lambda r: (r.file, r.sheet, r.row),
            is_right=True,
            most=120,
        ),
        Column(
            head=_("File"),
            cell=lambda r: Cell(text=r.file if are_several else "", tone="dim"),
            key=lambda r: r.file,
            drop=1,
            most=140,
            goes_empty=True,
        ),
        Column(
            head=_("No."),
            cell=lambda r: Cell(text=r.number, tone="bad" if r.column == "number" else "dim"),
            key=lambda r: number_key(r.number),
            most=110,
        ),
        Column(
            head=_("Title"),
            cell=lambda r: _changed(r, "title", r.title),
            key=lambda r: r.title.casefold(),
            most=220,
            goes_empty=True,
        ),
        Column(
            head=_("Organisation"),
            cell=lambda r: _of(r, "organisation", lambda a: a.organisation),
            drop=4,
            most=160,
            goes_empty=True,
        ),
        Column(
            head=_("Province"),
            cell=lambda r: _of(r, "province", lambda a: a.province),
            drop=2,
            most=130,
            goes_empty=True,
        ),
        Column(
            head=_("Requested"),
            cell=lambda r: _of(r, "requested_support", lambda a: formats.money(a.requested_support)),
            is_right=True,
            drop=6,
            outlasts=True,
            goes_empty=True,
        ),
        Column(
            head=pgettext("application", "Budget"),
            cell=lambda r: _of(r, "total_budget", lambda a: formats.money(a.total_budget)),
            is_right=True,
            drop=5,
            outlasts=True,
            goes_empty=True,
        ),
        Column(head=_("Partners"), cell=_partners, is_right=True, drop=1, goes_empty=True),
        Column(head=_("What happens"), cell=_outcome),
        Column(
            head=_("What changes, or why not"),
            cell=_why,
            stretches=True,
            least=400,
            yields_to=0.35,
        ),
    )


def _row_words(row: ImportRow) -> str:
    """With the sheet where the file has several: each has a row 15."""
    return f"{row.sheet} {row.row}" if row.sheet else str(row.row)


def _outcome(row: ImportRow) -> Cell:
    """An application that comes in without all of its partners is not taken for one that does.

    Nor is one that lay out of sight for one that somebody saw.
    """
    if row.awaits:
        return Cell(text=awaiting_label(), badge="attention")
    is_hidden = row.outcome is not Outcome.REFUSED and (row.hidden or row.hidden_parts)
    tone = "attention" if row.left_out or is_hidden else TONES[row.outcome]
    return Cell(text=row.outcome.label, badge=tone)


def _change(row: ImportRow, name: str) -> FieldChange | None:
    return next((each for each in row.changes if each.name == name), None)


def _changed(row: ImportRow, name: str, text: str) -> Cell:
    """The new value in bold beside the old one where it changes; in words where that takes it away."""
    change = _change(row, name)
    if change is None:
        return Cell(text=text, type="table-strong" if name == "title" else "table")
    return Cell(text=change.after or _("empty"), before=change.before, type="table-strong")


def _of(row: ImportRow, name: str, text: Callable[[Application], str]) -> Cell:
    """Of a row that does not come in, or not yet: what was read of it so far."""
    if row.after is None:
        return Cell(text=row.cause.seen.get(name, ""), tone="dim")
    return _changed(row, name, text(row.after.application))


def _partners(row: ImportRow) -> Cell:
    return _changed(row, "partners", str(len(row.after.partners))) if row.after is not None else Cell()


def whole_words(row: ImportRow) -> str:
    """Where it stands, and all that is to be said of it, a line each: how it was read before what changes."""
    where = _("row {row}").format(row=row.row)
    place = " · ".join(filter(None, (row.file, row.sheet, where, row.number, row.title, outcome_label(row))))
    if row.outcome is Outcome.REFUSED:
        return f"{place}\n{row.reason}"
    changes = (_step(each) + (f" · {each.detail}" if each.detail else "") for each in row.changes)
    return "\n".join([place, *row.notes, *changes])


def _step(change: FieldChange) -> str:
    nothing = _("empty")
    return f"{field_label(change.name)}: {change.before or nothing} → {change.after or nothing}"


def _why(row: ImportRow) -> Cell:
    if row.outcome is Outcome.REFUSED:
        tone = "attention" if row.awaits else "bad"
        return Cell(text=reason_words(row), tone=tone, tip=row.reason)
    gone = [_step(each) for each in row.changes if not each.after]
    others = [
        f"{field_label(each.name)}: {each.after}"
        for each in row.changes
        if each.after and each.name not in _SHOWN
    ]
    same = [field_label(each.name) for each in row.changes if each.after and each.name in _SHOWN]
    n = len(row.after.partners) if row.after is not None and row.outcome is Outcome.ADDED else 0
    with_partners = [ngettext("{n} partner", "{n} partners", n).format(n=n)] if n else []
    text = " · ".join([*gone, *same, *others, *with_partners, *row.notes])
    return Cell(
        text=text, tip=row.reason or whole_words(row), tone="attention" if row.notes or gone else "dim"
    )
