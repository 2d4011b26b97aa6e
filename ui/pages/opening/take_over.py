"""Taking over a panel that was handed over: the access code, a name, and a panel file beside the sealed one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout
from shiboken6 import isValid

from evalapp.domain.errors import KnownError, WrongCode
from evalapp.domain.file_kinds import PANEL
from evalapp.domain.people import Actor, Role
from evalapp.domain.texts import _
from evalapp.operations.desks.handing.taking import free_path_for, take_over, whoever
from ui.access.announcing import announce
from ui.look import theme
from ui.pages.opening.attempts import Attempts
from ui.pages.opening.entrance import EntrancePage
from ui.settings import Settings
from ui.tasks import Tasks
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.code_field import CodeField
from ui.widgets.fields import LineField
from ui.widgets.form_field import FormField
from ui.widgets.text import ElidedLabel, Label


class TakeOverPage(EntrancePage):
    """Emits `opened(Workspace)` for the panel file that was made; whoever took it over works in it from then on."""

    guided = (Role.SECRETARY, "take-over")

    def __init__(self, sealed: Path, tasks: Tasks, attempts: Attempts, settings: Settings) -> None:
        super().__init__(
            _("Take over a panel"),
            _("The panel is sealed with the access code that you were given another way; you go on with it."),
        )
        self._sealed, self._tasks, self._attempts, self._settings = sealed, tasks, attempts, settings
        self.panel = free_path_for(sealed)
        self._actor: Actor | None = None
        body = self.card.body
        body.addWidget(ElidedLabel(sealed.name, type="strong"))
        self.code = CodeField(_("It was given to you apart from the file. Small letters are fine."))
        self.code.changed.connect(self._follow)
        self.code.entered.connect(self.open)
        body.addWidget(self.code)
        self.name = LineField()
        self.name.setText((settings.worker or ("",))[0])
        self.name.textChanged.connect(self._follow)
        self.name.returnPressed.connect(self.open)
        body.addWidget(FormField(_("Your name, as the history tells it"), self.name))
        self.where = Label(type="caption", tone="dim", wrap=True)
        self.elsewhere = LinkButton(_("Another place…"), self.ask_place)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self.where, 1)
        row.addWidget(self.elsewhere)
        body.addLayout(row)
        self._say_where()
        self.button = PrimaryButton(_("Take over"), self.open)
        self.add_buttons(self.button)
        self.begins_at = self.code
        self._follow()

    def ask_place(self) -> None:
        """Where the panel is to lie; what is there is replaced by nothing."""
        name, _chosen = QFileDialog.getSaveFileName(
            self,
            _("Where to keep the panel file"),
            str(self.panel),
            f"{PANEL.words} (*{PANEL.suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            self.panel = path if PANEL.is_kind_of(path) else path.with_name(path.name + PANEL.suffix)
            self.show_error("")
            self._say_where()

    def _say_where(self) -> None:
        beside = self.panel.absolute().parent == self._sealed.absolute().parent
        said = (
            _("The panel will be “{file}”, beside the sealed file.").format(file=self.panel.name)
            if beside
            else _("The panel will be “{file}”, in {folder}.").format(
                file=self.panel.name, folder=self.panel.parent
            )
        )
        self.where.setText(said)

    def open(self) -> None:
        if not self.button.isEnabled():
            return
        self.show_error("")
        self._set_busy(True)
        announce(self, _("The panel is being opened…"))
        try:
            self._actor = actor = whoever(self.name.text())
        except KnownError as error:
            self.finish(None, error)
            return
        work = partial(_take_over, self._sealed, self.code.code(), self.panel, actor)
        self._tasks.run(work, partial(_deliver, self))

    def finish(self, panel: Path | None, error: Exception | None) -> None:
        from ui.only_read import opened

        self._set_busy(False)
        if isinstance(error, WrongCode):
            self._attempts.count_wrong(self._sealed)
            self.code.show_error(str(error))
        elif isinstance(error, KnownError):
            self.show_error(str(error))
        elif error is not None:
            raise error
        elif panel is not None:
            self._attempts.forget(self._sealed)
            workspace = opened(panel)
            if self._actor is not None:
                # As the history tells it: nothing that follows stands under the name of whoever handed it over.
                call = workspace.view.call()
                self._settings.remember_worker(call.panel, str(self._actor.name), Role.SECRETARY.value)
            self.opened.emit(workspace)
            return
        self.code.edit.setFocus()

    def _set_busy(self, is_busy: bool) -> None:
        self.code.setEnabled(not is_busy)
        self.name.setEnabled(not is_busy)
        self.elsewhere.setEnabled(not is_busy)
        self._follow()
        if is_busy:
            self.button.setEnabled(False)

    def _follow(self, _said: object = None) -> None:
        may = self.code.is_whole and bool(self.name.text().strip())
        self.button.setEnabled(may and not self._attempts.seconds_left(self._sealed))


def _take_over(sealed: Path, code: str, panel: Path, actor: Actor, _report: Callable[..., None]) -> Path:
    return take_over(sealed, code, panel, actor)


def _deliver(page: TakeOverPage, panel: Path | None, error: Exception | None) -> None:
    """Back in the window's thread; of a page that was left the panel file lies where it was to lie."""
    if isValid(page):
        page.finish(panel, error)
