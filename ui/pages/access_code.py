"""Opening a pack: the access code, checked as it is typed."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.texts import _
from evalapp.operations.juror import open_pack, work_path_for
from ui.pages.entrance import EntrancePage
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.code_field import CodeField
from ui.widgets.text import ElidedLabel, Label


class AccessCodePage(EntrancePage):
    """Emits `opened(Workspace)` for the juror's work file."""

    def __init__(self, pack: Path) -> None:
        super().__init__(
            _("Open your pack"),
            _("The pack is sealed with the access code that the secretary gave you by another way."),
        )
        self._pack = pack
        body = self.card.body
        body.addWidget(ElidedLabel(pack.name, type="strong"))
        self.code = CodeField()
        self.code.changed.connect(self._follow)
        self.code.entered.connect(self.open)
        body.addWidget(self.code)
        work = work_path_for(pack)
        if work.exists():
            said = _("You began before; your scores are in “{file}”.").format(file=work.name)
            body.addWidget(Label(said, type="caption", tone="dim", wrap=True))
            body.addWidget(LinkButton(_("Go on without the code"), self.resume))
        else:
            said = _("Your scores will be kept in “{file}”, beside the pack. You need no network.")
            body.addWidget(Label(said.format(file=work.name), type="caption", tone="dim", wrap=True))
        self.button = PrimaryButton(_("Open"), self.open)
        self.button.setEnabled(False)
        self.add_buttons(self.button)
        self.setFocusProxy(self.code)

    def open(self) -> None:
        if not self.code.is_whole:
            return
        try:
            workspace = open_pack(self._pack, self.code.code())
        except KnownError as error:
            self.code.show_error(str(error))
            return
        self.opened.emit(workspace)

    def resume(self) -> None:
        from evalapp.operations.workspace import Workspace

        try:
            workspace = Workspace.open(work_path_for(self._pack))
        except KnownError as error:
            self.show_error(str(error))
            return
        self.opened.emit(workspace)

    def _follow(self, is_whole: bool) -> None:
        self.button.setEnabled(is_whole)
