"""An attachment in the middle pane, beside the score form: the juror reads left and scores right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Attachment
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from ui.access.announcing import announce
from ui.look import theme
from ui.pages.dossier.attachments import PICTURES, save_attachment, size_words
from ui.session import Session
from ui.tasks import Task, Tasks
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import IconLabel
from ui.widgets.pdf.document import OpenDocument, picture_of
from ui.widgets.pdf.pane import PdfPane
from ui.widgets.picture_view import PictureView
from ui.widgets.text import ElidedLabel, Label

AT_ONCE = 10_000_000  # bytes that are read before anyone notices
EDGE = theme.M


class AttachmentReader(QWidget):
    """Shows one attachment from its bytes. `left`: back to the list; `asked(id)`: an action of the page."""

    left = Signal()
    asked = Signal(str)

    def __init__(self, attachment: Attachment, session: Session, *, can_widen: bool = False) -> None:
        super().__init__()
        self.attachment = attachment
        self.pane: PdfPane | None = None
        self._read, self._settings = session.view.attachment, session.settings
        self._can_widen = can_widen
        self._open: OpenDocument | None = None
        self._task: Task | None = None
        self._body: QWidget = QWidget()
        self._error = Label(type="caption", tone="bad", wrap=True)
        self._error.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(EDGE, theme.M, EDGE, 0)
        self._layout.setSpacing(theme.S)
        self._layout.addLayout(self._head())
        self._layout.addWidget(self._error)
        self._layout.addWidget(self._body, 1)
        self._fetch(session.tasks)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        back = LinkButton("← " + _("Attachments"), self.left.emit, tip=_("Back to the list (Esc)"))
        back.setAccessibleName(_("Back to the attachments"))
        row.addWidget(back)
        row.addWidget(ElidedLabel(self.attachment.name, type="table-strong"), 1)
        row.addWidget(Label(size_words(self.attachment.size), type="caption", tone="dim"))
        save = LinkButton(_("Save…"), self.save)
        save.setAccessibleName(_("Save {file}").format(file=self.attachment.name))
        row.addWidget(save)
        return row

    def let_go(self) -> None:
        """Give the memory back. The closed document itself lives as long as the widgets that knew it."""
        if self._task is not None:
            self._task.cancel()
        self.remember()
        if self.pane is not None:
            self.pane.let_go()
        if self._open is not None:
            self._open.close()
        self.pane, self._task = None, None

    def remember(self) -> None:
        """Keep on this machine where the reader is; nothing of what the document says."""
        if self.pane is not None:
            self._settings.leave_at(self.attachment.sha256, self.pane.place())

    def take_focus(self) -> None:
        self._body.setFocus()

    def save(self) -> None:
        problem = save_attachment(self, self.attachment, self._read)
        self._error.setText(problem)
        self._error.setVisible(bool(problem))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # its content

    def _fetch(self, tasks: Tasks) -> None:
        """A large one is read beside the window: SQLite allows a second thread to read while this one waits."""
        read, sha256 = self._read, self.attachment.sha256

        def fetch(_report: Callable[..., None]) -> QByteArray:
            return QByteArray(read(sha256))

        if self.attachment.size > AT_ONCE:
            self._put(_Busy(self.attachment))
            self._task = tasks.run(fetch, self._take)
            return
        try:
            content = QByteArray(read(sha256))
        except KnownError as error:
            self._take(None, error)
        else:
            self._take(content, None)

    def _take(self, content: QByteArray | None, error: Exception | None) -> None:
        self._task = None
        if error is not None and not isinstance(error, KnownError):
            raise error
        try:
            if content is None:
                raise error or KnownError(_("The content of this attachment is not in the file."))
            self._show(content)
        except KnownError as problem:
            self._put(_Notice(str(problem), self.save))
            announce(self, str(problem))

    def _show(self, content: QByteArray) -> None:
        name, sha256 = self.attachment.name, self.attachment.sha256
        if name.lower().endswith(PICTURES):
            self._put(PictureView(picture_of(content, name), name))
            return
        self._open = OpenDocument(content, name)
        # With the window everything goes at once; the document then closes after those who read it.
        self.destroyed.connect(self._open.close)
        place = self._settings.place_in(sha256)
        pane = PdfPane(self._open.document, name, place, can_widen=self._can_widen)
        pane.paused.connect(self.remember)
        pane.asked.connect(self.asked)
        self.pane = pane
        self._put(pane)

    def _put(self, body: QWidget) -> None:
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and (focus is self._body or self._body.isAncestorOf(focus))
        self._layout.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body
        if had_keyboard:
            self.take_focus()


class _Busy(QWidget):
    """One quiet line while a large attachment is read."""

    def __init__(self, attachment: Attachment) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        words = _("“{file}” ({size}) is being read…").format(
            file=attachment.name, size=size_words(attachment.size)
        )
        layout.addWidget(Label(words, type="body", tone="dim", wrap=True))
        layout.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words)


class _Notice(QWidget):
    """Why it cannot be shown, and the way out."""

    def __init__(self, sentence: str, save: Callable[[], None]) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(IconLabel("warning", role="attention"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(sentence, wrap=True), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.S, theme.XXL, theme.S, 0)
        layout.setSpacing(theme.L)
        layout.addLayout(row)
        button = Button(_("Save…"), save, icon="download")
        layout.addWidget(button)
        layout.addStretch()
        self.setFocusProxy(button)
