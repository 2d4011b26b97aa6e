"""Printing: which report, in which language, with names or without, and where to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Changes
from evalapp.domain.texts import _, current_language
from evalapp.operations.records.reporting import write_report
from evalapp.words import formats
from ui.look import theme
from ui.page import TitledPage
from ui.session import Session
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card, EmptyState
from ui.widgets.text import Label

_BY_APPLICATION = ("evaluations", "scoresheets")  # kinds that can be of some applications only
_NAMELESS = ("scoresheets",)  # kinds that name no juror


class ReportsPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Reports"))
        self.written: Path | None = None
        self.button = PrimaryButton(_("Print report…"), self.choose_path)
        self.add_action_button(self.button)
        self.kinds = self._radios(_kinds())
        self.languages = self._radios((("nl", "Nederlands", ""), ("en", "English", "")))
        self.languages[current_language()].setChecked(True)
        self.anonymous = QCheckBox(_("Withhold the names of the jurors (“Reviewer 1”)"))
        self.applications = QListWidget()
        self.applications.setAccessibleName(_("Applications in the report"))
        self.applications.setUniformItemSizes(True)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.result = Card(_("The report is written"))
        self._result_text = Label(type="table", wrap=True)
        self._fingerprint = Label(type="section")
        self._fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.empty = EmptyState(
            _("Nothing to print yet"),
            _("Reports can be printed once the call has applications."),
            icon="report",
            act_label=_("Go to the applications"),
            act=partial(self.go_requested.emit, "applications", None),
        )
        self._lay_out()

    def _radios(self, choices: tuple[tuple[str, str, str], ...]) -> dict[str, QRadioButton]:
        group = QButtonGroup(self)
        buttons = {}
        for key, label, about in choices:
            button = buttons[key] = QRadioButton(label)
            button.setProperty("type", "strong" if about else "body")
            button.setAccessibleDescription(about)
            button.toggled.connect(self._align)
            group.addButton(button)
        return buttons

    def _lay_out(self) -> None:
        kind, details = Card(_("Which report")), Card(_("How"))
        for key, _label, about in _kinds():
            kind.body.addWidget(self.kinds[key])
            note = Label(about, type="table", tone="dim", wrap=True)
            note.setContentsMargins(theme.XXL, 0, 0, theme.S)
            kind.body.addWidget(note)
        languages = QHBoxLayout()
        languages.setSpacing(theme.XL)
        for button in self.languages.values():
            languages.addWidget(button)
        languages.addStretch()
        details.body.addLayout(languages)
        details.body.addWidget(self.anonymous)
        self.which = Card(_("Which applications"))
        links = QHBoxLayout()
        links.setSpacing(theme.M)
        links.addWidget(LinkButton(_("All"), partial(self._check_all, Qt.CheckState.Checked)))
        links.addWidget(LinkButton(_("None"), partial(self._check_all, Qt.CheckState.Unchecked)))
        links.addStretch()
        self.which.body.addLayout(links)
        self.which.body.addWidget(self.applications, 1)
        self.result.body.addWidget(self._result_text)
        self.result.body.addWidget(self._fingerprint)
        actions = QHBoxLayout()
        actions.addWidget(Button(_("Open it"), self._open))
        actions.addWidget(LinkButton(_("Open the folder"), self._open_folder))
        actions.addStretch()
        self.result.body.addLayout(actions)
        self.result.hide()
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.L)
        for widget in (kind, details, self.error, self.result):
            left.addWidget(widget)
        left.addStretch(1)
        right.addWidget(self.which, 1)
        right.addStretch()
        self._whole = QWidget()
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.L)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self.empty, 1)
        self.error.hide()
        self.kinds["ranking"].setChecked(True)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {"print-report": self.choose_path}

    def refresh(self, changes: Changes | None) -> None:
        applications = self.session.view.applications()
        unchecked = set(self._numbers(Qt.CheckState.Unchecked))
        self.applications.clear()
        for application in applications:
            item = QListWidgetItem(f"{application.number}  {application.title}")
            item.setData(Qt.ItemDataRole.UserRole, application.number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_out = application.number in unchecked
            item.setCheckState(Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked)
            self.applications.addItem(item)
        self._whole.setVisible(bool(applications))
        self.empty.setVisible(not applications)
        self.button.setEnabled(bool(applications))
        fingerprint = formats.short_fingerprint(self.session.view.fingerprint())
        self.set_state(
            _("Each carries the fingerprint of this file, now {fingerprint}").format(fingerprint=fingerprint)
        )
        self._align()

    def open_at(self, target: object) -> None:
        """A kind of report, or the number of an application whose evaluation is wanted."""
        if isinstance(target, str) and target in self.kinds:
            self.kinds[target].setChecked(True)
        elif isinstance(target, str):
            self.kinds["evaluations"].setChecked(True)
            for n in range(self.applications.count()):
                item = self.applications.item(n)
                is_it = item.data(Qt.ItemDataRole.UserRole) == target
                item.setCheckState(Qt.CheckState.Checked if is_it else Qt.CheckState.Unchecked)

    @property
    def kind(self) -> str:
        return next((kind for kind, button in self.kinds.items() if button.isChecked()), "ranking")

    @property
    def language(self) -> str:
        return next((code for code, button in self.languages.items() if button.isChecked()), "nl")

    def _align(self) -> None:
        if hasattr(self, "which"):
            self.which.setVisible(self.kind in _BY_APPLICATION)
            self.anonymous.setVisible(self.kind not in _NAMELESS)

    def _numbers(self, state: Qt.CheckState) -> list[str]:
        items = [self.applications.item(n) for n in range(self.applications.count())]
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is state]

    def _check_all(self, state: Qt.CheckState) -> None:
        for n in range(self.applications.count()):
            self.applications.item(n).setCheckState(state)

    def choose_path(self) -> None:
        is_anonymous = self.anonymous.isChecked() and self.kind not in _NAMELESS
        stem = f"{self.kind}-{self.language}" + ("-anonymous" if is_anonymous else "")
        proposed = self.session.path.parent / f"{self.session.path.stem}-{stem}.pdf"
        name, _chosen = QFileDialog.getSaveFileName(self, _("Print report"), str(proposed), "PDF (*.pdf)")
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the report as it is asked for; the panel file belongs to this thread, so the window waits."""
        self.error.hide()
        self.result.hide()
        numbers = self._numbers(Qt.CheckState.Checked)
        if self.kind in _BY_APPLICATION and not numbers:
            self._show_error(_("No application is chosen; tick at least one."))
            return
        some = () if len(numbers) == self.applications.count() else tuple(numbers)
        path = path if path.suffix else path.with_suffix(".pdf")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            write_report(
                self.session.workspace,
                self.kind,
                path,
                language=self.language,
                anonymous=self.anonymous.isChecked(),
                applications=some if self.kind in _BY_APPLICATION else (),
            )
        except KnownError as error:
            self._show_error(str(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.written = path
        self._result_text.setText(
            _("{path}\nThe report belongs to the file as it is now; its last page and this window show the same "
              "fingerprint:").format(path=path)
        )  # fmt: skip
        self._fingerprint.setText(formats.short_fingerprint(self.session.view.fingerprint()))
        self.result.show()
        self.tell(_("The report “{file}” is written.").format(file=path.name), tone="good")

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.show()

    def _open(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))

    def _open_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))


def _kinds() -> tuple[tuple[str, str, str], ...]:
    """Kind of report, its name, what it is for."""
    return (
        (
            "ranking",
            _("Ranking"),
            _("Places, totals, the funding line and why, with the method. To decide on."),
        ),
        ("evaluations", _("Evaluations"), _("All scores and motivations of each application. For the file.")),
        (
            "scoresheets",
            _("Score sheets"),
            _("Empty, one page for each application, with boxes to tick. For who scores on paper."),
        ),
    )
