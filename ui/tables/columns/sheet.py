"""Which columns a table shows and in which order: a list that the keyboard can use."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from evalapp.domain.texts import _
from ui.access.announcing import announce
from ui.dialogs.overlay import Overlay
from ui.look import theme
from ui.tables.columns.arranging import Arranging
from ui.widgets.buttons import Button
from ui.widgets.text import Label

_NAME = Qt.ItemDataRole.UserRole
_MOST = 14  # columns in sight at once


class ColumnsSheet(Overlay):
    """Each choice shows in the table at once. One column is always left."""

    def __init__(self, window: QWidget, table: str, arranging: Arranging) -> None:
        super().__init__(window, _("Columns of the table {table}").format(table=table), width=420)
        self._arranging, self._is_filling = arranging, False
        self.card.heading.setText(self.accessibleName())
        self.card.heading.show()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Columns"))
        self.list.itemChanged.connect(self._take_ticks)
        self.list.installEventFilter(self)
        said = _(
            "The space bar shows or hides a column; Alt with ↑ or ↓ moves it, with ← or → changes its width."
        )
        self.card.body.addWidget(Label(said, type="caption", tone="dim", wrap=True))
        self.card.body.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        for text, act in (
            (_("Up"), partial(self._move, -1)),
            (_("Down"), partial(self._move, 1)),
            (_("Narrower"), partial(self._widen, -1)),
            (_("Wider"), partial(self._widen, 1)),
        ):
            buttons.addWidget(Button(text, act, steps=True))
        buttons.addStretch()
        self.card.body.addLayout(buttons)
        ends = QHBoxLayout()
        ends.addWidget(Button(_("As they were at first"), self._reset))
        ends.addStretch()
        ends.addWidget(Button(_("Close"), self.close_over))
        self.card.body.addLayout(ends)
        self._fill(0)
        row = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(min(self.list.count(), _MOST) * row + 2 * self.list.frameWidth() + 8)

    def show_over(self) -> None:
        super().show_over()
        self.list.setFocus()

    def _fill(self, current: int) -> None:
        self._is_filling = True
        self.list.clear()
        for name, column, is_shown in self._arranging.choices():
            item = QListWidgetItem(column.head or column.tip or _("without a heading"))
            item.setData(_NAME, name)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(current, 0), self.list.count() - 1))
        self._is_filling = False

    def _names(self) -> list[str]:
        return [self.list.item(n).data(_NAME) for n in range(self.list.count())]

    def _hidden(self) -> frozenset[str]:
        items = (self.list.item(n) for n in range(self.list.count()))
        return frozenset(each.data(_NAME) for each in items if each.checkState() is Qt.CheckState.Unchecked)

    def _take_ticks(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        if len(self._hidden()) == self.list.count():
            self._is_filling = True
            item.setCheckState(Qt.CheckState.Checked)
            self._is_filling = False
            announce(self.list, _("One column is always shown."))
            return
        # In the order in which they stand here, so that one that comes back has its place.
        self._arranging.choose(self._names(), self._hidden())

    def _move(self, by: int) -> None:
        now = self.list.currentRow()
        then = now + by
        if not 0 <= then < self.list.count():
            return
        names = self._names()
        names[now], names[then] = names[then], names[now]
        self._arranging.choose(names, self._hidden())
        self._fill(then)
        said = _("{column}: place {n} of {all}")
        announce(
            self.list,
            said.format(column=self.list.currentItem().text(), n=then + 1, all=self.list.count()),
        )

    def _widen(self, steps: int) -> None:
        item = self.list.currentItem()
        if item is not None and item.checkState() is Qt.CheckState.Checked:
            self._arranging.widen(item.data(_NAME), steps)

    def _reset(self) -> None:
        self._arranging.reset()
        self._fill(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Up: partial(self._move, -1),
                Qt.Key.Key_Down: partial(self._move, 1),
                Qt.Key.Key_Left: partial(self._widen, -1),
                Qt.Key.Key_Right: partial(self._widen, 1),
            }
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
                steps[Qt.Key(event.key())]()
                return True
        return super().eventFilter(watched, event)
