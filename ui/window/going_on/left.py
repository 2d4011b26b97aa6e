"""What is open in a window, and where, for another window that takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen

if TYPE_CHECKING:
    from ui.dialogs.guide_window import GuideWindow
    from ui.window.frame import MainWindow
    from ui.window.going_on.place import Place


@dataclass(frozen=True, kw_only=True)
class _Guide:
    name: str
    heading: str
    at: QRect


@dataclass(frozen=True, kw_only=True)
class _Wall:
    """The projector: on `screen`, or in a window of its own `at` some place."""

    screen: QScreen | None
    at: QRect
    is_blank: bool


@dataclass(frozen=True, kw_only=True)
class Left:
    page: str
    places: Mapping[str, Place]
    guide: _Guide | None
    wall: _Wall | None

    @classmethod
    def of(cls, window: MainWindow) -> Left:
        places = window.desk.places() if window.desk is not None else {}
        return cls(page=window.page_id, places=places, guide=_guide_of(window), wall=_wall_of(window))

    def go_on_in(self, window: MainWindow) -> None:
        if window.desk is not None:
            window.desk.go_on_at(self.places)
            window.show_page(self.page)
        if self.wall is not None:
            _project(window, self.wall)
        if self.guide is not None:
            window.show_help()
            if (shown := _guide_window(window)) is not None:
                shown.show_chapter(self.guide.name, self.guide.heading)
                shown.setGeometry(self.guide.at)


def _guide_window(window: MainWindow) -> GuideWindow | None:
    from ui.dialogs.guide_window import GuideWindow

    found = window.findChildren(GuideWindow)
    return next((each for each in found if each.isVisible()), None)


def _guide_of(window: MainWindow) -> _Guide | None:
    shown = _guide_window(window)
    return None if shown is None else _Guide(name=shown.name, heading=shown.chapter, at=shown.geometry())


def _wall_of(window: MainWindow) -> _Wall | None:
    shown = window.projector.shown
    if shown is None:
        return None
    screen = shown.screen() if shown.isFullScreen() else None
    return _Wall(screen=screen, at=shown.geometry(), is_blank=shown.is_blank)


def _project(window: MainWindow, wall: _Wall) -> None:
    projector = window.projector
    projector.show_on(wall.screen, is_chosen=False)
    if projector.shown is not None and wall.screen is None:
        projector.shown.setGeometry(wall.at)
    if wall.is_blank:
        projector.blank()
