"""What the main window does with the projector."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from evalapp.domain.texts import N_
from ui.actions import OFFICE, Action, action, does
from ui.projector.showing import Projector
from ui.projector.top_button import ProjectorButton

if TYPE_CHECKING:
    from ui.window.bars import TopBar
    from ui.window.frame import MainWindow


class ProjectorActs:
    """Of a main window, which has a top bar."""

    projector: Projector
    top: TopBar

    def bring_projector(self) -> None:
        self.projector = Projector(cast("MainWindow", self))
        self.top.offer(ProjectorButton(self.projector, self.top))

    @action(
        "projector",
        N_("Projector: open it for the room, or close it"),
        keys="F5",
        roles=OFFICE,
        also=N_("beamer second window screen wall present meeting"),
    )
    def switch_projector(self) -> None:
        self.projector.switch()

    # The projector looks for this key itself, while it is open; in a field it is a letter.
    @does(
        Action(
            id="projector-blank",
            said=N_("Projector: blank it, or show it again (while it is open)"),
            keys="B",
            roles=OFFICE,
            is_local=True,
            also=N_("beamer black hide"),
        )
    )
    def blank_projector(self) -> None:
        self.projector.blank()

    @action(
        "projector-screen",
        N_("Projector: choose its screen"),
        roles=OFFICE,
        also=N_("beamer monitor display full screen window"),
    )
    def choose_screen(self) -> None:
        self.projector.menu_asked.emit()
