"""Widgets beside each other; below each other where they have no room for that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.look import theme
from ui.widgets.folding.fold import Folding


class FoldingRow(QWidget):
    """The last of `widgets` stands at the right where it `parts` them."""

    def __init__(self, widgets: Sequence[QWidget], *, parts: bool = True) -> None:
        super().__init__()
        self._widgets = tuple(widgets)
        # Its width is what there is: otherwise what is around it would have to be as wide as the unfolded row.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.L)
        for widget in self._widgets:
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.insertStretch(len(self._widgets) - (1 if parts else 0), 1)
        Folding(self, self._fold)

    def _fold(self) -> None:
        shown = [each for each in self._widgets if not each.isHidden()]
        needed = sum(each.sizeHint().width() for each in shown) + theme.L * len(shown)
        is_wide = self.width() >= needed
        spacing = theme.L if is_wide else theme.XS
        if (
            spacing != self._row.spacing()
        ):  # asked first: Qt lays out anew even where it is told the same, without end
            self._row.setSpacing(spacing)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
