"""A place to drop files on, or to choose them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.file_kinds import FileKind, of_kinds, pattern
from evalapp.domain.texts import _
from ui.access.roles import play_button
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import IconLabel
from ui.widgets.text import Label


def paths_of(event: QDragEnterEvent | QDropEvent, kinds: Iterable[FileKind]) -> list[Path]:
    """The local files being dragged that are of these kinds; of any if none is given."""
    return of_kinds((Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()), kinds)


class DropZone(QWidget):
    """Emits `dropped(list of Path)` for a drop, a click or the Enter key; `title`: of the dialog that these open.

    `sorts_out`: what is dropped is looked through by who gets it, also a folder, and files of other kinds. Then
    `ask_folder` has a folder chosen where nobody drags one.
    """

    dropped = Signal(object)

    def __init__(
        self,
        heading: str,
        note: str,
        kinds: tuple[FileKind, ...],
        *,
        title: str = "",
        ask: Callable[[QWidget, str, str], list[Path]],
        sorts_out: bool = False,
        ask_folder: Callable[[QWidget, str], Path | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kinds, self._title, self._ask = kinds, title, ask
        self._dropped: tuple[FileKind, ...] = () if sorts_out else kinds
        self._ask_folder, self._is_over = ask_folder, False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        play_button(self, self.choose)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(note)
        self.aside = Label(type="caption", tone="dim")
        words = QVBoxLayout()
        words.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(theme.XS)
        first.addWidget(Label(heading, type="strong"))
        first.addWidget(Label(_("or choose them…"), tone="dim"))
        if ask_folder is not None:
            self.folder_link = LinkButton(_("or a folder…"), self.choose_folder)
            self.folder_link.setAccessibleName(_("{title}: choose a folder…").format(title=heading))
            first.addWidget(self.folder_link)
        first.addStretch()
        words.addLayout(first)
        words.addWidget(Label(note, type="caption", tone="dim", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 22, theme.XXL, 22)
        layout.setSpacing(theme.XL)
        layout.addWidget(IconLabel("download", size=28, role="accent"))
        layout.addLayout(words, 1)
        layout.addWidget(self.aside)

    def choose(self) -> None:
        title = self._title or self.accessibleName()
        if paths := self._ask(self, title, _("Files") + f" ({pattern(self._kinds)})"):
            self.dropped.emit(paths)

    def choose_folder(self) -> None:
        title = self._title or self.accessibleName()
        if self._ask_folder is not None and (folder := self._ask_folder(self, title)) is not None:
            self.dropped.emit([folder])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event, self._dropped):
            event.acceptProposedAction()
            self._is_over = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(paths_of(event, self._dropped))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self._is_over or self.hasFocus()
        pen = QPen(theme.colour("accent" if is_lit else "edge"), 2 if is_lit else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent-ground" if self._is_over else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
