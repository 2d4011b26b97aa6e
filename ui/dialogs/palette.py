"""Search or do: every action, page and application, by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from evalapp.domain.texts import _, ngettext
from ui.access.announcing import announce
from ui.dialogs.finding import is_named, stems
from ui.dialogs.overlay import Overlay
from ui.look import theme
from ui.tables.cells import Band, Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.text import Label

MOST_SHOWN, _LEAST_SHOWN = 11, 3
_AROUND = 200  # pixels as designed, of what is above and below the rows
_PAUSE = 400  # milliseconds without a key
_BY_OTHER_WORDS = 2  # rank


@dataclass(frozen=True, kw_only=True)
class Item:
    """`hint`: a shortcut or a number, shown at the right; `act` is called once the palette is closed.

    `answer` follows the text and is never cut: the text is what somebody typed. `also`: other words that find it.
    `why_not` is why it would come to nothing now: then `act` only says so.
    """

    text: str
    hint: str
    act: Callable[[], object]
    answer: str = ""
    also: str = ""
    why_not: str = ""
    group: str = ""

    def rank(self, typed: str) -> int | None:
        """0 for what is called so, 1 for what is in its words, 2 for its other words; None where it is not found."""
        if stems(typed) and stems(typed) == stems(self.text):
            return 0
        if is_named(typed, f"{self.text} {self.answer} {self.hint}"):
            return 1
        return (
            _BY_OTHER_WORDS if is_named(typed, f"{self.text} {self.answer} {self.hint} {self.also}") else None
        )


def _words(item: Item) -> Cell:
    return Cell(
        text=item.text,
        after=item.answer,
        type="body",
        tone="faint" if item.why_not else "text",
        tip=item.why_not,
        spoken=f"{item.text}: {item.why_not}" if item.why_not else "",
    )


def _rows_in(window: QWidget) -> int:
    """Fewer where the text is enlarged and the window low: the last line of the card stays in sight."""
    room = window.height() - theme.pixels(_AROUND)
    return max(_LEAST_SHOWN, min(MOST_SHOWN, room // theme.pixels(theme.ROW)))


Groups = Sequence[tuple[str, Sequence[Item], int]]


def nothing(_typed: str) -> Groups:
    return ()


class Palette(Overlay):
    """Of `items` and of what `names` finds by what is typed: groups of items, and how many more there are of each.

    `otherwise`: what is offered where neither has any.
    """

    def __init__(
        self,
        window: QWidget,
        items: Sequence[Item],
        names: Callable[[str], Groups] = nothing,
        otherwise: Callable[[str], Groups] = nothing,
    ) -> None:
        super().__init__(window, _("Search or run"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("What are you looking for, or what do you want to do?"))
        self.field.setAccessibleName(_("Search or run"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        columns: tuple[Column[Item], ...] = (
            Column(head="", cell=_words, stretches=True),
            Column(
                head="",
                cell=lambda item: Cell(text=item.hint, type="caption", tone="dim"),
                is_right=True,
                most=130,
            ),
        )
        self._model = RowsModel(columns, key=id)
        self._table = RowTable(self._model, _("What was found"), fits=False, filters=False)
        self._table.setProperty("frame", "bare")
        self._table.horizontalHeader().hide()
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._items, self._names, self._otherwise = tuple(items), names, otherwise
        self._table.clicked.connect(self._take)
        # Once who types pauses: what Enter would do is seen below the field, and has to be heard.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._say_chosen)
        self._table.setFixedHeight(_rows_in(window) * theme.pixels(theme.ROW) + 2)
        self._found = Label(type="caption", tone="dim")
        self.card.body.addWidget(self.field)
        self.card.body.addWidget(self._table)
        self.card.body.addWidget(self._found)
        self._filter("")

    def show_over(self) -> None:
        super().show_over()
        self.field.setFocus()

    def _filter(self, text: str) -> None:
        ranked = [(rank, item) for item in self._items if (rank := item.rank(text)) is not None]
        ranked.sort(key=itemgetter(0))
        best = {item.group: rank for rank, item in reversed(ranked)}
        groups: list[tuple[str, Sequence[Item], int]] = [
            (group, items, len(items))
            for group in sorted(best, key=best.__getitem__)
            if (items := [item for _rank, item in ranked if item.group == group])
        ]
        named = list(self._names(text))
        # Whoever typed the name of something looks for it, and not for an action that has such a word among others.
        is_meant = not best or min(best.values()) == _BY_OTHER_WORDS
        groups = [*named, *groups] if is_meant else [*groups, *named]
        if not any(members for _head, members, _n in groups):
            groups = [*self._otherwise(text)]
        lines: list[Item | Band] = []
        for head, members, n in groups:
            shown = _("{group} · {shown} of {n}") if len(members) < n else "{group}"
            lines += [Band(text=shown.format(group=head, shown=len(members), n=n))] if head else []
            lines += members
        self._table.set_rows(lines)
        count = sum(n for _head, _members, n in groups)
        self._found.setText(
            ngettext("{n} found", "{n} found", count).format(n=count)
            + " · "
            + _("Enter does it, Escape closes")
        )
        self._table.scrollToTop()
        self._table.choose_first()
        if text:
            self._pause.start()

    def _say_chosen(self) -> None:
        item = self._table.chosen_row
        words = (item.text, item.answer, item.hint, item.why_not) if item is not None else ()
        announce(self.field, ", ".join(filter(None, words)) or self._found.text())

    def look_again(self) -> None:
        """There are other names than before."""
        if self.isVisible():
            self._filter(self.field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        """Among the items; the heads of the groups are passed over."""
        lines = self._model.lines
        places = [n for n, line in enumerate(lines) if not isinstance(line, Band)]
        now = self._table.currentIndex().row()
        if not places:
            return
        at = places.index(now) if now in places else 0
        place = places[min(max(at + by, 0), len(places) - 1)]
        self._table.selectRow(place)
        self._say_chosen()
        if place == places[0]:
            self._table.scrollToTop()

    def _take(self) -> None:
        item = self._model.row_at(self._table.currentIndex())
        if item is not None:
            self.close_over()
            item.act()
