"""What an import takes in or leaves out: hidden rows above columns, one above the other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import theme


class Chosen(QWidget):
    """Of several `cards`, each shown or not; itself not where none of them is."""

    def __init__(self, *cards: QWidget) -> None:
        super().__init__()
        self._cards = cards
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        for card in cards:
            layout.addWidget(card)

    def arrange(self) -> None:
        """After one of them was shown or hidden."""
        self.setVisible(any(not card.isHidden() for card in self._cards))
