"""The middle of the window: the pages of whoever is at work, or an entrance where no file is open."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.page import Page


class Faces(QStackedWidget):
    def show_entrance(self, widget: QWidget, begins_at: QWidget | None = None) -> None:
        """The one before it goes. `begins_at`: what on it has the keyboard first."""
        self.take_out_entrance()
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        (begins_at or widget).setFocus()

    def take_out_entrance(self) -> None:
        for n in reversed(range(self.count())):
            widget = self.widget(n)
            if widget is not None and not isinstance(widget, Page):
                self.removeWidget(widget)
                widget.deleteLater()
