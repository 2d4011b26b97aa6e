"""The button in the top bar that says what the room sees, with the screens to choose from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QScreen
from PySide6.QtWidgets import QMenu

from evalapp.domain.texts import _
from ui.projector.showing import Projector
from ui.widgets.buttons import Button
from ui.widgets.text import restyle

if TYPE_CHECKING:
    from ui.window.bars import TopBar

# Beside the words; as shortcuts of the menu they would contend with those of the window.
_F5, _B = "\tF5", "\tB"


class ProjectorButton(Button):
    """There while the jury deliberates, and as long as the projector is open."""

    def __init__(self, projector: Projector, bar: TopBar) -> None:
        super().__init__(_("Projector"), kind="bar", icon="projector", parent=bar)
        self._projector = projector
        self.screens = QMenu(self)
        self.screens.aboutToShow.connect(self._list)
        self.setMenu(self.screens)
        restyle(self, menu="true")
        projector.changed.connect(self.follow)
        projector.menu_asked.connect(self.choose)
        bar.session_shown.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        projector = self._projector
        self.setVisible(projector.is_offered and (projector.shown is not None or projector.is_time))
        if self.text() != projector.words:
            self.set_text(projector.words)

    def choose(self) -> None:
        """Asked for by name: also where the button is not there yet."""
        self._list()
        self.screens.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _list(self) -> None:
        """Anew each time: screens come and go."""
        menu, projector = self.screens, self._projector
        menu.clear()
        group = QActionGroup(menu)
        for n, screen in enumerate(projector.screens(), start=1):
            made = self._add(screen_words(screen, n), partial(projector.show_on, screen), group)
            made.setChecked(projector.is_on(screen))
        made = self._add(_("In an ordinary window"), partial(projector.show_on, None), group)
        made.setChecked(projector.is_in_window)
        menu.addSeparator()
        if projector.shown is None:
            self._add(_("Open the projector") + _F5, projector.open)
            return
        said = _("Show it again") if projector.shown.is_blank else _("Blank it")
        self._add(said + _B, projector.blank)
        self._add(_("Close the projector") + _F5, projector.close)

    def _add(self, text: str, act: Callable[[], object], group: QActionGroup | None = None) -> QAction:
        made = self.screens.addAction(text.replace("&", "&&"))
        made.triggered.connect(lambda: act())
        if group is not None:
            made.setCheckable(True)
            group.addAction(made)
        return made


def screen_words(screen: QScreen, n: int) -> str:
    """`Screen 2: HDMI-1 · 1920 × 1080`."""
    size = screen.size() * screen.devicePixelRatio()
    text = _("Screen {n}: {name} · {width} × {height}")
    name = screen.name() or screen.model() or "–"
    return text.format(n=n, name=name, width=size.width(), height=size.height())
