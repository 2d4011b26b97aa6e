"""Which applications of an earlier call go on in this one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.course.further_phase import Candidate, candidates, earlier_call
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Label

_ROWS = 7  # in sight at once


class EarlierCall(QWidget):
    """Empty until `take`; `left()` once nothing is taken over any more."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self._found: tuple[Candidate, ...] = ()
        self.heading = Label(type="section", wrap=True)
        self.count = Label(type="caption", tone="dim", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Applications of the earlier call"))
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._show_count)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        for words, act in (
            (_("Those proposed for support"), self._choose_proposed),
            (_("All"), self._choose_all),
            (_("None"), self._choose_none),
            (_("Not a further phase after all"), self.leave),
        ):
            buttons.addWidget(LinkButton(words, act))
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        for widget in (self.heading, self.count, self.list):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.hide()

    def take(self, path: Path) -> None:
        """Offer the applications of that panel; those proposed for support are chosen. Raises KnownError."""
        with earlier_call(path) as earlier:
            title, found = earlier.view.call().title, candidates(earlier)
        self.path, self._found = path, found
        self.heading.setText(_("From the earlier call “{title}”").format(title=title))
        self.list.clear()
        for each in found:
            item = QListWidgetItem(_words(each))
            item.setToolTip(item.text())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        height = self.list.sizeHintForRow(0) + 2 * self.list.spacing() if found else 0
        self.list.setFixedHeight(
            height * min(_ROWS, max(len(found), 1)) + 2 * self.list.frameWidth() + theme.S
        )
        self._choose_proposed()
        self.show()
        self.list.setFocus()

    def chosen(self) -> tuple[str, ...]:
        """Their numbers."""
        return tuple(
            each.application.number
            for n, each in enumerate(self._found)
            if self.list.item(n).checkState() is Qt.CheckState.Checked
        )

    def leave(self) -> None:
        self.path, self._found = None, ()
        self.list.clear()
        self.hide()
        self.left.emit()

    def _choose_proposed(self) -> None:
        self._check([each.is_selected for each in self._found])

    def _choose_all(self) -> None:
        self._check([True] * len(self._found))

    def _choose_none(self) -> None:
        self._check([False] * len(self._found))

    def _check(self, are: Sequence[bool]) -> None:
        for n, is_chosen in enumerate(are):
            self.list.item(n).setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self._show_count()

    def _show_count(self) -> None:
        n = len(self.chosen())
        text = ngettext(
            "{n} application of {of} goes on with its whole dossier; the earlier scores stay behind.",
            "{n} applications of {of} go on with their whole dossiers; the earlier scores stay behind.",
            n,
        )
        self.count.setText(text.format(n=n, of=len(self._found)))


def _words(candidate: Candidate) -> str:
    each = candidate.application
    said = candidate.outcome.label if candidate.outcome else _("no outcome yet")
    return " · ".join(filter(None, (each.number, said, each.title, each.organisation)))
