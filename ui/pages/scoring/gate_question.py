"""The question at the gate: what is asked and declared, and the answers, which are in sight whatever the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.texts import _
from ui.look import theme
from ui.pages.scoring.answers import Answers
from ui.widgets.buttons import Button
from ui.widgets.text import Label

WIDEST = 760  # of a line of words at the gate
_LEAST_NAMES = 160  # below it, what is declared scrolls with the names


class Asked(QWidget):
    """The question and what is declared: above the answers, or below the names where those would be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.declared = Label(wrap=True)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.S)
        layout.setContentsMargins(0, 0, 0, 0)
        asked = _(
            "Do you have a conflict of interest with the applicant or a partner, or with a "
            "competing application?"
        )
        layout.addWidget(Label(asked, type="section", wrap=True))
        said = _("The dossier opens once you have answered; until then these names are all there is to see.")
        layout.addWidget(Label(said, tone="dim", wrap=True))
        layout.addWidget(self.declared)

    def has_room(self, height: int, width: int, answers: QWidget) -> bool:
        """Whether it can stand above the answers in a pane of that size, and leave the names enough."""
        widest = min(width, theme.pixels(WIDEST))
        taken = self.heightForWidth(widest) + answers.sizeHint().height() + 2 * theme.L
        return taken + theme.pixels(_LEAST_NAMES) <= height

    def stand_in(self, layout: QVBoxLayout, at: int, *, above: int = 0) -> None:
        """`above`: pixels between it and what it follows."""
        if layout.indexOf(self) < 0:
            layout.insertWidget(at, self)
        own = self.layout()
        assert own is not None
        own.setContentsMargins(0, above, 0, 0)


class Given(QWidget):
    """The two answers, and what was refused of one; `where` tells of a question that is not right above them."""

    def __init__(self, answers: Sequence[tuple[Button, Sequence[str]]]) -> None:
        super().__init__()
        self.where = Label(
            _("The question and what you declare stand below the names."), type="table-strong", wrap=True
        )
        self.where.hide()
        self.error = Label(type="caption", tone="bad", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self.where)
        layout.addWidget(Answers(answers))
        layout.addWidget(self.error)
