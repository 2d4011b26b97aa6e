"""What each juror said on one criterion, side by side in as many columns as fit, each justification below its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.words.scores import MISSING, answer, in_column, not_scored
from ui.look import theme
from ui.widgets.text import Label

_COLUMN = 190  # pixels as designed that a justification needs to be read
_MOST_COLUMNS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """What one juror said on one criterion; `score` is None where nothing came in yet.

    `decided`: that a suspected conflict of interest is none, by whom, when and why; empty where nothing was suspected.
    """

    name: str
    score: Score | None
    decided: str = ""

    @property
    def comment(self) -> str:
        return self.score.comment if self.score else ""


class Voices(QWidget):
    def __init__(self, criterion: Criterion, voices: Sequence[Voice]) -> None:
        super().__init__()
        self._columns = 0
        self._cells = [_cell(criterion, each) for each in voices]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.XL)
        self._grid.setVerticalSpacing(theme.M)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(
            min(_MOST_COLUMNS, max(1, self.width() // theme.pixels(_COLUMN)), len(self._cells) or 1)
        )

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for n, cell in enumerate(self._cells):
            self._grid.addWidget(cell, n // columns, n % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _cell(criterion: Criterion, voice: Voice) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    words, tone = said(criterion, voice.score)
    is_figure = voice.score is not None and voice.score.value is not None and not criterion.scale.words
    head = QHBoxLayout()
    head.setSpacing(theme.S)
    name = Label(voice.name, type="strong", wrap=True)
    name.setToolTip(voice.decided)
    name.setAccessibleDescription(voice.decided)
    value = Label(words, type="section" if is_figure else "table-strong", tone=tone, wrap=not is_figure)
    head.addWidget(value, 0 if is_figure else 1, Qt.AlignmentFlag.AlignTop)
    head.addWidget(name, 1, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    if voice.decided:
        mark = Label(_("suspicion dismissed"), type="caption", tone="dim")
        mark.setToolTip(voice.decided)
        mark.setAccessibleDescription(voice.decided)
        column.addWidget(mark)
    text = Label(voice.comment or MISSING, type="table", tone="text" if voice.comment else "dim", wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(text)
    return cell


def said(criterion: Criterion, score: Score | None) -> tuple[str, str]:
    """A juror's answer in words, and its tone."""
    if score is None or not score.is_given:
        return not_scored(), "attention"
    if score.value is not None:
        return in_column(criterion.scale, score.value), "text"
    return answer(criterion.scale, *score.answer), "dim"
