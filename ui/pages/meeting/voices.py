"""What each juror said on one criterion, in columns; in a narrow place each justification beneath its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.words.scores import MISSING, answer, in_column, not_scored
from ui.look import theme
from ui.widgets.text import Label

_NAMES = 130  # pixels at least, whatever the letters: justifications need the room
_LEAST_COLUMNS = 430  # pixels as designed in which name, score and justification have a column each


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """What one juror said on one criterion; `score` is None where nothing came in yet.

    `decided`: that a suspected conflict of interest is none, by whom, when and why; empty where nothing was suspected.
    """

    name: str
    score: Score | None
    decided: str = ""


class Voices(QWidget):
    def __init__(self, criterion: Criterion, voices: Sequence[Voice]) -> None:
        super().__init__()
        self._rows: list[tuple[Label, Label, Label]] = []
        self._is_folded: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(theme.S)
        self._grid.setColumnStretch(2, 1)
        for voice in voices:
            words, tone = said(criterion, voice.score)
            is_figure = voice.score is None or voice.score.value is not None
            comment = voice.score.comment if voice.score else ""
            text = Label(comment or MISSING, type="table", tone="text" if comment else "dim", wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            mark = "\n" + _("suspicion dismissed") if voice.decided else ""
            name = Label(voice.name + mark, type="table", tone="dim", wrap=True)
            name.setToolTip(voice.decided)
            name.setAccessibleDescription(voice.decided)
            self._rows.append((name, Label(words, type="table-strong", tone=tone, wrap=not is_figure), text))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        is_folded = self.width() < theme.pixels(_LEAST_COLUMNS)
        if is_folded is self._is_folded:
            return
        self._is_folded = is_folded
        top = Qt.AlignmentFlag.AlignTop
        self._grid.setColumnMinimumWidth(0, 0 if is_folded else _NAMES)
        self._grid.setColumnMinimumWidth(1, 0 if is_folded else theme.pixels(32))
        for n, (name, words, text) in enumerate(self._rows):
            self._grid.addWidget(name, 2 * n, 0, 1, 1, top)
            if is_folded:
                self._grid.addWidget(words, 2 * n, 1, 1, 2, top)
                self._grid.addWidget(text, 2 * n + 1, 0, 1, 3, top)
            else:
                self._grid.addWidget(words, 2 * n, 1, 1, 1, top)
                self._grid.addWidget(text, 2 * n, 2, 1, 1, top)


def said(criterion: Criterion, score: Score | None) -> tuple[str, str]:
    """A juror's answer in words, and its tone."""
    if score is None or not score.is_given:
        return not_scored(), "attention"
    if score.value is not None:
        return in_column(criterion.scale, score.value), "text"
    return answer(criterion.scale, *score.answer), "dim"
