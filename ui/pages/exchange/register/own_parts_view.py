"""The parts that jurors added to their access codes: which sign, and which were set aside and why."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.exchange.own_part import SetOwnPartAside
from evalapp.operations.exchange.register.entries import OwnPartEntry
from evalapp.words import formats
from ui.look import theme
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button
from ui.widgets.fields import SentenceField
from ui.widgets.text import Label


class OwnPartsView(QWidget):
    """The chosen row is the one that is set aside, with the reason that is typed below the table."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.table = RowTable(
            RowsModel(_columns(), key=lambda row: (row.juror, row.at)), _("Own parts of the access code")
        )
        self.table.chosen.connect(self._align)
        self.reason = SentenceField()
        self.reason.setPlaceholderText(_("Why it is set aside, such as: lost, told by telephone"))
        self.reason.setAccessibleName(_("Why this own part is set aside"))
        self.reason.textChanged.connect(self._align)
        self.button = Button(_("Set aside as lost"), self.set_aside)
        self.note = Label(
            _(
                "A return that its juror’s own part does not sign is refused. Ask the juror first: who lost it "
                "says so, and who did not must hear that somebody else signed in their name."
            ),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self.error = Label(type="table", tone="bad", wrap=True)
        self.error.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        self._form = QWidget()
        self._form.setLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self.table, 1)
        for widget in (self.note, self._form, self.error):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setFocusProxy(self.table)

    def show_own_parts(self, rows: tuple[OwnPartEntry, ...]) -> None:
        self.table.set_rows(rows)
        self._form.setVisible(self._session.may(Action.EDIT_JURY))
        self._align()

    def _align(self, _what: object = None) -> None:
        row = self.table.chosen_row
        can = row is not None and not row.is_set_aside
        self.reason.setEnabled(can)
        self.button.setEnabled(can and bool(self.reason.text().strip()))

    def set_aside(self) -> None:
        row = self.table.chosen_row
        if row is None or not self.button.isEnabled():
            return
        wrong: list[str] = []
        command = SetOwnPartAside(juror=row.juror, reason=self.reason.text().strip())
        if self._session.run(command, on_error=wrong.append) is not None:
            self.reason.clear()
        self.error.setText("".join(wrong))
        self.error.setVisible(bool(wrong))


def _columns() -> tuple[Column[OwnPartEntry], ...]:
    return (
        Column(
            head=_("Juror"),
            cell=lambda r: Cell(text=r.name, type="table-strong"),
            key=lambda r: r.name.casefold(),
            most=240,
        ),
        Column(
            head=_("When"),
            cell=lambda r: Cell(text=formats.stamp(r.at), tone="dim"),
            key=lambda r: r.at,
            width=190,
        ),
        Column(head=_("State"), cell=lambda r: Cell(text=r.state), stretches=True, least=200),
    )
