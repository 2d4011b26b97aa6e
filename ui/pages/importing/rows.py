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
from ui.pages.importing.preview import NOTHING_OPEN, Preview
from ui.tables.cells import Cell, Column

TONES = {
    Outcome.ADDED: "good",
    Outcome.UPDATED: "accent",
    Outcome.UNCHANGED: "quiet",
    Outcome.REFUSED: "bad",
}
AMOUNTS = ("requested_support", "total_budget")
_SHOWN = ("title", "organisation", "province", "requested_support", "total_budget", "partners")
_OF_THE_HEADING = Cell(
    text="", tone="dim"
)  # made once: a column goes where it says nothing in ten thousand rows


def import_columns(preview: Preview = NOTHING_OPEN) -> tuple[Column[ImportRow], ...]:
    """The file of each row where there are several; the heading has the name of one."""
    are_several = preview.are_several

    def of(name: str, text: Callable[[Application], str]) -> Callable[[ImportRow], Cell]:
        return lambda row: _of(row, name, text, preview)

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
            cell=lambda r: Cell(text=r.file, tone="dim") if are_several else _OF_THE_HEADING,
            key=lambda r: r.file,
            drop=1,
            most=140,
            goes_empty=True,
        ),
        Column(
            head=_("No."),
            cell=lambda r: _number(r, preview),
            key=lambda r: number_key(r.number),
            most=110,
        ),
        Column(
            head=_("Title"),
            cell=lambda r: _title(r, preview),
            key=lambda r: r.title.casefold(),
            most=220,
            goes_empty=True,
        ),
        Column(
            head=_("Organisation"),
            cell=of("organisation", lambda a: a.organisation),
            drop=4,
            most=160,
            goes_empty=True,
        ),
        Column(
            head=_("Province"),
            cell=of("province", lambda a: a.province),
            drop=2,
            most=130,
            goes_empty=True,
        ),
        Column(
            head=_in_euro(_("Requested"), "requested_support", preview),
            tip=_tip("requested_support", preview),
            cell=of("requested_support", lambda a: formats.amount_field(a.requested_support)),
            is_right=True,
            drop=6,
            outlasts=True,
            goes_empty=True,
        ),
        Column(
            head=_in_euro(pgettext("application", "Budget"), "total_budget", preview),
            tip=_tip("total_budget", preview),
            cell=of("total_budget", lambda a: formats.amount_field(a.total_budget)),
            is_right=True,
            drop=5,
            outlasts=True,
            goes_empty=True,
        ),
        Column(head=_("Partners"), cell=_partners, is_right=True, drop=1, goes_empty=True),
        Column(head=_("What happens"), cell=lambda r: _outcome(r, preview)),
        Column(
            head=_("What changes, or why not"),
            cell=lambda r: _why(r, preview),
            stretches=True,
            least=400,
            yields_to=0.35,
        ),
    )


def _row_words(row: ImportRow) -> str:
    """With the sheet where the file has several: each has a row 15. A file that was to be attached has none."""
    if not row.row:
        return "–"
    return f"{row.sheet} {row.row}" if row.sheet else str(row.row)


def _stand(row: ImportRow) -> str:
    """What becomes of it, in the words of the filters above."""
    return _("new") if row.outcome is Outcome.ADDED else outcome_label(row)


def _in_euro(head: str, name: str, preview: Preview) -> str:
    """Not as long as it is asked in what its amounts are."""
    return head if name in preview.unsaid else f"{head} (€)"


def _tip(name: str, preview: Preview) -> str:
    return _as_in_file() if name in preview.unsaid else ""


def _as_in_file() -> str:
    return _("As it stands in the file: how it is read is asked above.")


def _outcome(row: ImportRow, preview: Preview) -> Cell:
    """An application that comes in without all of its partners is not taken for one that does.

    Nor is one that lay out of sight for one that somebody saw, or one of which a value waits for an answer.
    """
    if row.awaits:
        return Cell(text=awaiting_label(), badge="attention")
    is_hidden = row.outcome is not Outcome.REFUSED and (row.hidden or row.hidden_parts)
    is_part = row.left_out or is_hidden or preview.waiting(row)
    tone = "attention" if is_part else TONES[row.outcome]
    return Cell(text=_stand(row), badge=tone)


def _change(row: ImportRow, name: str) -> FieldChange | None:
    return next((each for each in row.changes if each.name == name), None)


def _changed(row: ImportRow, name: str, text: str) -> Cell:
    """The new value in bold beside the old one where it changes; in words where that takes it away."""
    change = _change(row, name)
    if change is None:
        return Cell(text=text, type="table-strong" if name == "title" else "table")
    before, after = change.before, change.after
    if name in AMOUNTS:  # their head says in what they are
        before, after = _bare(before), _bare(after)
    return Cell(text=after or _("empty"), before=before, type="table-strong")


def _bare(amount: str) -> str:
    """Without the sign that stands in the head."""
    return amount.replace("€", "").strip()


def _number(row: ImportRow, preview: Preview) -> Cell:
    is_bad = "number" in (row.column, preview.field_of_fault(row))
    return Cell(text=row.number, tone="bad" if is_bad else "dim", type="table-strong" if is_bad else "table")


def _title(row: ImportRow, preview: Preview) -> Cell:
    if preview.field_of_fault(row) == "title":
        return Cell(text=row.title, type="table-strong", tone="bad")
    return _changed(row, "title", row.title)


def _of(row: ImportRow, name: str, text: Callable[[Application], str], preview: Preview) -> Cell:
    """Of a row that does not come in, or not yet: what was read of it so far, as it stands in the file."""
    if row.after is None:
        seen = row.cause.seen.get(name, "")
        if seen and preview.field_of_fault(row) == name:
            return Cell(text=seen, type="table-strong", tone="bad")
        if name in AMOUNTS and name not in preview.unsaid:
            seen = _bare(seen)
        tip = _as_in_file() if seen and name in preview.unsaid else ""
        return Cell(text=seen, tone="dim", tip=tip)
    if name in preview.waiting(row) and _change(row, name) is None:
        return Cell(text=awaiting_label(), tone="attention")
    return _changed(row, name, text(row.after.application))


def _partners(row: ImportRow) -> Cell:
    return _changed(row, "partners", str(len(row.after.partners))) if row.after is not None else Cell()


def whole_words(row: ImportRow, preview: Preview = NOTHING_OPEN) -> str:
    """Where it stands, and all that is to be said of it, a line each: how it was read before what changes."""
    where = _("row {row}").format(row=row.row) if row.row else _("file to attach")
    place = " · ".join(filter(None, (row.file, row.sheet, where, row.number, row.title, _stand(row))))
    if row.outcome is Outcome.REFUSED:
        return f"{place}\n{row.reason}"
    changes = (_step(each) + (f" · {each.detail}" if each.detail else "") for each in row.changes)
    return "\n".join([place, *_without(row, preview), *row.notes, *changes])


def _without(row: ImportRow, preview: Preview) -> list[str]:
    """Which values of it are not read yet."""
    return [_("{field} waits for an answer").format(field=field_label(each)) for each in preview.waiting(row)]


def _step(change: FieldChange) -> str:
    nothing = _("empty")
    return f"{field_label(change.name)}: {change.before or nothing} → {change.after or nothing}"


def _why(row: ImportRow, preview: Preview) -> Cell:
    if row.outcome is Outcome.REFUSED:
        if row.awaits:
            return Cell(text=reason_words(row), tone="attention", tip=row.reason)
        start = f"{row.cell}: "
        if row.cell and row.reason.startswith(start):
            return Cell(
                text=row.reason.removeprefix(start),
                tone="bad",
                tip=row.reason,
                place=row.cell,
            )
        return Cell(text=row.reason, tone="bad", tip=row.reason)
    gone = [_step(each) for each in row.changes if not each.after]
    # What has a column of its own shows there what it was.
    others = [
        _step(each) if each.before else f"{field_label(each.name)}: {each.after}"
        for each in row.changes
        if each.after and each.name not in _SHOWN
    ]
    same = [field_label(each.name) for each in row.changes if each.after and each.name in _SHOWN]
    n = len(row.after.partners) if row.after is not None and row.outcome is Outcome.ADDED else 0
    with_partners = [ngettext("{n} partner", "{n} partners", n).format(n=n)] if n else []
    without = _without(row, preview)
    text = " · ".join([*without, *gone, *same, *others, *with_partners, *row.notes])
    return Cell(
        text=text,
        tip=row.reason or whole_words(row, preview),
        tone="attention" if row.notes or gone or without else "dim",
    )
