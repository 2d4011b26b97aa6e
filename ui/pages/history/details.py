"""What a change touched, from → to, and how it was done: the part of its card that can be long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.records.told.sections import Section, and_more
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import empty
from ui.widgets.text import Label

FEW, MANY = 6, 500
"""How many lines of each section are shown at first, and at most."""


class ChangeDetails(QWidget):
    """`sections_of(most)` is asked again where somebody wants to see more."""

    def __init__(self) -> None:
        super().__init__()
        self._sections_of: Callable[[int], Sequence[Section]] | None = None
        self._sections = QVBoxLayout()
        self._sections.setSpacing(theme.XS)
        self.more_button = LinkButton(_("Show everything"), self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(self._sections)
        column.addWidget(self.more_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_sections(self, sections_of: Callable[[int], Sequence[Section]]) -> None:
        self._sections_of = sections_of
        self._fill(FEW)

    def _show_all(self) -> None:
        self._fill(MANY)

    def _fill(self, most: int) -> None:
        empty(self._sections)
        sections = self._sections_of(most) if self._sections_of is not None else ()
        for section in sections:
            self._add(section.title, type="table-strong")
            for line in section.lines:
                self._add(line, type="caption")
            if section.more:
                self._add(and_more(section.more), type="caption", tone="dim")
        self.setVisible(bool(sections))
        self.more_button.setVisible(most < MANY and any(each.more for each in sections))

    def _add(self, text: str, *, type: str, tone: str = "text") -> None:
        label = Label(text, type=type, tone=tone, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sections.addWidget(label)

    @property
    def lines(self) -> list[str]:
        """As they are shown."""
        items = (self._sections.itemAt(n) for n in range(self._sections.count()))
        return [label.text() for item in items if item and isinstance(label := item.widget(), Label)]
