"""The middle of the window: the pages of whoever is at work, or an entrance where no file is open."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from evalapp.domain.people import Role
from ui.page import Page
from ui.pages.opening.entrance import EntrancePage
from ui.widgets.folding.room import Room


class Faces(QStackedWidget):
    """Pages in rooms of their own, which scroll where they are too small; to the outside they stand here themselves."""

    def show_entrance(self, widget: QWidget, begins_at: QWidget | None = None) -> None:
        """The one before it goes. `begins_at`: what on it has the keyboard first."""
        self.take_out_entrance()
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        (begins_at or widget).setFocus()

    @property
    def guided(self) -> tuple[Role, str]:
        """Whose guide tells of the entrance that is shown, and under the name of which page."""
        shown = self.currentWidget()
        return shown.guided if isinstance(shown, EntrancePage) else (Role.SECRETARY, "")

    def take_out_entrance(self) -> None:
        for n in reversed(range(self.count())):
            widget = self.widget(n)
            if widget is not None and not isinstance(widget, Room):
                self.removeWidget(widget)
                widget.deleteLater()

    def add_page(self, page: Page) -> None:
        self.addWidget(Room(page))

    def show_page(self, page: Page) -> None:
        """From its top, where it is another one."""
        room = self._room_of(page)
        if room is not None and room is not self.currentWidget():
            room.verticalScrollBar().setValue(0)
            self.setCurrentWidget(room)

    def remove_page(self, page: Page) -> None:
        if (room := self._room_of(page)) is not None:
            self.removeWidget(room)
            room.takeWidget()
            room.deleteLater()

    def _room_of(self, page: Page) -> Room | None:
        for n in range(self.count()):
            room = self.widget(n)
            if isinstance(room, Room) and room.widget() is page:
                return room
        return None
