"""What came of writing letters, drafts or reminders: which files, and of whom nothing was made and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.outgoing.sent import SentKind
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.post.writing import HandedPost
from ui.look import theme
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    juror: str
    name: str
    file: str = ""
    why: str = ""


class PostResult(Card):
    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__(" ")
        self._folder = Path()
        self._note = Label(type="table", wrap=True)
        self._waiting = Label(type="table", tone="bad", wrap=True)
        self.table = RowTable(RowsModel(_columns(), key=lambda row: row.juror), _("What was written"))
        self.body.addWidget(self._note)
        self.body.addWidget(self._waiting)
        self.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(Button(_("Open the folder"), self._open_folder))
        row.addStretch()
        self.back = LinkButton(_("Back"), back)
        row.addWidget(self.back)
        self.body.addLayout(row)
        self.body.addStretch()

    def show_post(self, handed: HandedPost) -> None:
        self._folder = handed.folder
        self.heading.setText(_sum(handed))
        note = _note(handed)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._waiting.setText(handed.waiting)
        self._waiting.setVisible(bool(handed.waiting))
        refused = [_Line(juror=each.juror, name=each.name, why=each.why) for each in handed.refused]
        written = [_Line(juror=each.juror, name=each.name, file=each.path.name) for each in handed.files]
        self.table.set_rows([*refused, *written])
        self.table.choose_first()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _sum(handed: HandedPost) -> str:
    n, m = len(handed.files), len(handed.refused)
    parts = [ngettext("{n} written", "{n} written", n).format(n=n)]
    if m:
        parts.append(ngettext("{n} not made", "{n} not made", m).format(n=m))
    if handed.left:
        parts.append(ngettext("{n} stopped", "{n} stopped", handed.left).format(n=handed.left))
    return " · ".join(parts)


def _note(handed: HandedPost) -> str:
    if not handed.files:
        return ""
    if handed.kind is SentKind.CODE_LETTER:
        whole = handed.together.name if handed.together is not None else ""
        said = _("Never put a letter and its pack together. Remove the files once they are printed.")
        if whole:
            said = _("“{file}” holds all of them, to print at once.").format(file=whole) + " " + said
        return said
    return _(
        "Open a draft in your mail program, look it over and send it. The register keeps that it was made."
    )


def _columns() -> tuple[Column[_Line], ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), most=220),
        Column(
            head=_("File, or why there is none"),
            cell=lambda r: Cell(text=r.file or r.why, tone="dim" if r.file else "text", tip=r.why or r.file),
            stretches=True,
            least=260,
        ),
        Column(
            head=_("State"),
            cell=lambda r: (
                Cell(text=_("written"), badge="good") if r.file else Cell(text=_("not made"), badge="bad")
            ),
            width=110,
        ),
    )
