"""An import through the window: looked at, asked about, carried out, and what it refused kept to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import TEXT_TABLE
from evalapp.domain.intake import ImportPlan
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.work_list import DismissRefused, write_work_list
from ui.page import Message
from ui.pages.applications.import_panel import ImportPanel
from ui.session import Session
from ui.widgets.buttons import LinkButton


class Importing(QObject):
    """`shown()` when its panel has something to show, `left()` when it has not any more; `failed(text)`,
    `done(changes, text)` after an import, `kept(Message)` after the work list was saved,
    `dealt_with(text)` once all of it is.
    """

    shown = Signal()
    left = Signal()
    failed = Signal(str)
    done = Signal(object, str)
    kept = Signal(object)
    dealt_with = Signal(str)

    def __init__(self, session: Session, *, initiator: object) -> None:
        super().__init__()
        self._session, self._initiator = session, initiator
        self._plan: ImportPlan | None = None
        self._paths: tuple[Path, ...] = ()
        self._answers: dict[str, str] = {}
        self._passwords: dict[Path, str] = {}  # forgotten with the plan
        self.panel = ImportPanel()
        self.panel.confirmed.connect(self._carry_out)
        self.panel.cancelled.connect(self._leave)
        self.panel.answered.connect(self._answer)
        self.panel.kept.connect(self._keep_work_list)
        self.work_list_button = LinkButton("", self._show_work_list)
        self.work_list_button.hide()

    @property
    def is_looking(self) -> bool:
        return self._plan is not None

    def look_at(self, paths: Sequence[Path]) -> None:
        """Where they cannot be read, what was looked at before stays as it is."""
        before = self._paths, self._answers, self._passwords
        self._paths, self._answers, self._passwords = tuple(paths), {}, {}
        if not self._look_again():
            self._paths, self._answers, self._passwords = before

    def _look_again(self) -> bool:
        tried: set[Path] = set()

        def password_of(path: Path, why: str) -> str | None:
            """Asked for once, and again where it was wrong."""
            if path in self._passwords and path not in tried:
                tried.add(path)
                return self._passwords[path]
            password, is_given = QInputDialog.getText(
                self.panel, _("Password of {file}").format(file=path.name), why, QLineEdit.EchoMode.Password
            )
            if not is_given:
                return None
            tried.add(path)
            self._passwords[path] = password
            return password

        try:
            self._plan = plan = plan_import(
                self._session.workspace, self._paths, answers=self._answers, ask_password=password_of
            )
        except KnownError as error:
            self.failed.emit(str(error))
            return False
        self.panel.show_plan(plan, [path.name for path in self._paths])
        self.shown.emit()
        return True

    def _answer(self, question: str, choice: str) -> None:
        before = dict(self._answers)
        self._answers[question] = choice
        if not self._look_again():
            self._answers = before

    def _carry_out(self) -> None:
        plan = self._plan
        if plan is None:  # of a work list, whoever confirms it has dealt with it
            n = len(self._session.view.refused_rows())
            if self._session.run(DismissRefused(), on_error=self.panel.show_error) is not None:
                self._forget()
                text = ngettext("{n} refused row dealt with.", "{n} refused rows dealt with.", n)
                self.dealt_with.emit(text.format(n=n))
            return
        try:
            with self._session.initiated_by(self._initiator):
                changes = import_applications(self._session.workspace, plan)
        except KnownError as error:
            self.panel.show_error(str(error))
            return
        self._forget()
        self.show_refused()
        text = _("{added} applications added, {updated} updated.").format(
            added=len(plan.dossiers_to_add), updated=len(plan.dossiers_to_update)
        )
        if plan.is_empty:
            n = len(plan.refused)
            text = ngettext(
                "Nothing was imported; {n} refused row waits on the work list.",
                "Nothing was imported; {n} refused rows wait on the work list.",
                n,
            ).format(n=n)
        self.done.emit(changes, text)

    def _leave(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        self._plan, self._paths, self._answers, self._passwords = None, (), {}, {}

    def show_refused(self) -> None:
        """How many refused rows of earlier imports wait in the file."""
        n = len(self._session.view.refused_rows())
        text = ngettext("{n} row was refused: show it", "{n} rows were refused: show them", n)
        self.work_list_button.set_text(text.format(n=n))
        self.work_list_button.setVisible(n > 0)

    def _show_work_list(self) -> None:
        self.panel.show_work_list(
            self._session.view.refused_rows(), may_dismiss=self._session.may(Action.IMPORT_APPLICATIONS)
        )
        self.shown.emit()

    def _keep_work_list(self) -> None:
        rows = self._plan.refused if self._plan is not None else self._session.view.refused_rows()
        name, _chosen = QFileDialog.getSaveFileName(
            self.panel,
            _("Save the work list"),
            _("refused rows") + TEXT_TABLE.suffix,
            f"*{TEXT_TABLE.suffix}",
        )
        if not name:
            return
        path = Path(name)
        if not TEXT_TABLE.is_kind_of(path):
            path = path.with_name(path.name + TEXT_TABLE.suffix)
        try:
            write_work_list(path, rows)
        except KnownError as error:
            self.panel.show_error(str(error))
            return
        text = _("The work list was saved as {file}.").format(file=path.name)
        self.kept.emit(Message(text=text, tone="good"))
