"""What came of a merge in rows and figures, and what of it somebody must still see to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from evalapp.domain.merge import FilePlan, Outcome
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.merged import MergedFile, MergeOfChange
from evalapp.operations.exchange.post.reminders import Debt
from evalapp.words import formats
from ui.pages.exchange.register.debt_rows import debt_badge
from ui.tables.cells import Cell, Column
from ui.widgets.card import KeyFigure

_TONES = {Outcome.MERGED: "good", Outcome.CONFLICT: "attention", Outcome.REFUSED: "bad"}


def made_figures() -> dict[str, KeyFigure]:
    """In two rows of five: what came of the files, and beneath it of their scores."""
    captions = {
        "taken": _("Files taken"),
        "refused": _("Files refused"),
        "waiting": _("Files with open choices"),
        "choices": _("Open choices"),
        "declared": _("Conflicts of interest"),
        "new": _("New scores"),
        "updated": _("Changed scores"),
        "unchanged": _("Unchanged scores"),
        "left_out": _("Scores not taken"),
        "remarks": _("Remarks"),
    }
    return {name: KeyFigure(caption) for name, caption in captions.items()}


def show_figures(figures: dict[str, KeyFigure], merge: MergeOfChange, open_now: int) -> None:
    """`open_now`: how many choices the panel still holds, of this merge and of others."""
    files = merge.files
    refused, older = (
        sum(each.outcome is outcome for each in files) for outcome in (Outcome.REFUSED, Outcome.STALE)
    )
    said = {
        "taken": (str(sum(each.is_taken for each in files)), _("of {n}").format(n=len(files))),
        "refused": (
            str(refused),
            ngettext("beside {n} older version", "beside {n} older versions", older).format(n=older)
            if older
            else "",
        ),
        "waiting": (str(sum(each.outcome is Outcome.CONFLICT for each in files)), ""),
        "choices": (
            _total(files, "conflicts"),
            ngettext("{n} open now", "{n} open now", open_now).format(n=open_now),
        ),
        "declared": (str(sum(len(each.declared_lines) for each in files)), ""),
        "new": (_total(files, "new"), ""),
        "updated": (_total(files, "updated"), ""),
        "unchanged": (_total(files, "unchanged"), ""),
        "left_out": (_total(files, "refused"), ""),
        "remarks": (str(len(merge.remarks) + sum(len(each.remarks) for each in files)), ""),
    }
    for name, (figure, note) in said.items():
        figures[name].set_figure(figure, note)


_COUNT: dict[str, Callable[[MergedFile], int | None]] = {
    "new": lambda file: file.new,
    "updated": lambda file: file.updated,
    "unchanged": lambda file: file.unchanged,
    "conflicts": lambda file: file.conflicts,
    "refused": lambda file: file.refused,
}


def not_zero(figures: Mapping[str, KeyFigure]) -> tuple[str, ...]:
    """The names of those that say something; how many files were taken always does."""
    return tuple(name for name, each in figures.items() if name == "taken" or each.figure.text() != "0")


def zero_words(figures: Mapping[str, KeyFigure]) -> str:
    """The others in one line; empty where there is none."""
    captions = [
        each.caption[:1].lower() + each.caption[1:]
        for name, each in figures.items()
        if name not in not_zero(figures)
    ]
    return _("At 0: {what}.").format(what=", ".join(captions)) if captions else ""


def _total(files: Sequence[MergedFile], of: str) -> str:
    """A dash where the journal of an earlier version has it in words alone."""
    counts = [_COUNT[of](each) for each in files]
    known = [n for n in counts if n is not None]
    return str(sum(known)) if len(known) == len(counts) else "–"


def merged_columns() -> tuple[Column[MergedFile], ...]:
    return (
        Column(head=_("Juror"), cell=lambda row: Cell(text=row.juror or "–"), most=170, drop=3),
        Column(
            head=_("File"),
            cell=lambda row: Cell(text=row.file, tip=row.file),
            stretches=True,
            least=150,
            yields_to=0.5,
        ),
        Column(head=_("State"), cell=_state, key=lambda row: row.outcome.label, width=132),
        _counted(_("new"), "new"),
        _counted(_("changed"), "updated"),
        _counted(_("same"), "unchanged", drop=2),
        _counted(_("open"), "conflicts", tone="attention"),
        _counted(_("not taken"), "refused", tone="bad"),
        Column(
            head="SHA-256",
            cell=lambda row: Cell(text=formats.short_digest(row.sha256) or "–", tone="dim", tip=row.sha256),
            drop=1,
        ),
    )


def _counted(head: str, of: str, *, tone: str = "text", drop: int = 0) -> Column[MergedFile]:
    count = _COUNT[of]

    def cell(row: MergedFile) -> Cell:
        n = count(row)
        return Cell(text=str(n), tone=tone) if n else Cell(text="–", tone="dim")

    return Column(head=head, cell=cell, key=count, is_right=True, drop=drop)


def _state(row: MergedFile) -> Cell:
    tip = row.reason or "\n".join(row.remarks)
    if row.declared_lines:
        return Cell(text=_("conflict"), badge="attention", tip="\n".join(row.declared_lines))
    tone = _TONES.get(row.outcome, "quiet")
    if row.outcome is Outcome.MERGED and (row.left_out or row.remarks):
        tone = "attention"
    return Cell(text=row.outcome.label, badge=tone, tip=tip)


def owed_columns() -> tuple[Column[Debt], ...]:
    return (
        Column(
            head=_("Juror"),
            cell=lambda row: Cell(text=row.name, type="table-strong", tip=_missing(row)),
            stretches=True,
            least=120,
        ),
        Column(
            head=_("Scores"),
            cell=lambda row: Cell(text=_("{n} of {m}").format(n=row.scores, m=row.asked)),
            key=lambda row: row.scores,
            is_right=True,
            drop=1,
        ),
        Column(head=_("Still to come"), cell=debt_badge, width=140),
    )


def _missing(debt: Debt) -> str:
    return "\n".join(
        ngettext("{application} ({n} score)", "{application} ({n} scores)", n).format(
            application=application, n=n
        )
        for application, n in debt.missing
    )


def trouble_words(plans: Sequence[FilePlan]) -> str:
    """What of a merge somebody must still see to, in a sentence each."""
    declared, left_open = (sum(each.declared for each in plans), sum(each.conflicts for each in plans))
    refused = sum(each.outcome is Outcome.REFUSED for each in plans)
    parts = (
        (
            declared,
            ngettext(
                "{n} conflict of interest came with it and is recorded.",
                "{n} conflicts of interest came with it and are recorded.",
                declared,
            ),
        ),
        (left_open, ngettext("{n} choice is open.", "{n} choices are open.", left_open)),
        (
            refused,
            ngettext("Nothing was taken of {n} file.", "Nothing was taken of {n} files.", refused),
        ),
    )
    return " ".join(text.format(n=n) for n, text in parts if n)
