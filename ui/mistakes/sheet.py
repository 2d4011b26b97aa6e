"""What is shown of a mistake of the program: what happened in words, what is safe, and a report to pass on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.files import write_bytes
from ui.access.announcing import announce
from ui.dialogs.overlay import Overlay
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.text import Label

_NAME = "evalapp-report.txt"


class MistakeSheet(Overlay):
    """`said` is what happened, a sentence a line; `again` starts the window anew, under the name `again_label`.

    Of what goes wrong over and over there is one sheet: `count` says how often.
    """

    def __init__(
        self,
        window: QWidget,
        title: str,
        said: list[str],
        report: str,
        *,
        again_label: str,
        again: Callable[[], object] | None,
        folder: Path,
    ) -> None:
        super().__init__(window, title, width=720)
        self.report, self._folder, self._again = report, folder, again
        self._times = 1
        self.card.heading.setText(title)
        self.card.heading.show()
        body = self.card.body
        for sentence in said:
            body.addWidget(Label(sentence, wrap=True))
        self._counted = Label(type="caption", tone="dim", wrap=True)
        self._counted.hide()
        body.addWidget(self._counted)
        self.text = _text(report, window.height())
        body.addWidget(self.text)
        note = _(
            "Nothing was sent. This report names no person, application or file: give it to whoever looks after "
            "Evalapp where you work."
        )
        body.addWidget(Label(note, type="caption", tone="dim", wrap=True))
        self._done = Label(type="caption", tone="dim", wrap=True)
        self._done.hide()
        body.addWidget(self._done)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        if again is not None:
            row.addWidget(Button(again_label, self._start_again))
        row.addWidget(LinkButton(_("Copy the report"), self._copy))
        row.addWidget(LinkButton(_("Save the report…"), self._save))
        row.addStretch()
        self.go_on = PrimaryButton(_("Go on"), self.close_over)
        row.addWidget(self.go_on)
        body.addLayout(row)

    def show_over(self) -> None:
        super().show_over()
        self.go_on.setFocus()

    def count(self) -> None:
        """The same went wrong again."""
        self._times += 1
        self._counted.setText(_("It happened {n} times.").format(n=self._times))
        self._counted.show()

    def _start_again(self) -> None:
        again = self._again
        self.close_over()
        if again is not None:
            again()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._say(_("Copied."))

    def _save(self) -> None:
        name, _chosen = QFileDialog.getSaveFileName(self, _("Save the report…"), str(self._folder / _NAME))
        if not name:
            return
        try:
            write_bytes(Path(name), self.report.encode())
        except KnownError as error:
            self._say(str(error))
        else:
            self._say(_("Saved as {file}.").format(file=Path(name).name))

    def _say(self, words: str) -> None:
        self._done.setText(words)
        self._done.show()
        announce(self, words)


def _text(report: str, height: int) -> QPlainTextEdit:
    field = QPlainTextEdit(report)
    field.setReadOnly(True)
    field.setCursorWidth(0)  # no caret: nothing can be typed here
    field.setTabChangesFocus(True)
    field.setAccessibleName(_("Report of the mistake"))
    field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    field.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    field.setMinimumHeight(min(theme.pixels(220), max(height - theme.pixels(480), theme.pixels(96))))
    return field
