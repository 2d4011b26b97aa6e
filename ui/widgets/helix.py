"""The triple helix of a cluster: how many partners stand on which side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.application import Helix, Partner
from evalapp.domain.texts import _
from evalapp.words.partners import commitment_sentence
from ui.look import theme
from ui.widgets.folding.row import FoldingRow
from ui.widgets.text import Label

BAR = 14
GAP = 2
SWATCH = 10


def helix_words(helix: Helix, count: int) -> str:
    return {
        Helix.COMPANY: _("Companies {n}"),
        Helix.KNOWLEDGE: _("Knowledge institutions {n}"),
        Helix.GOVERNMENT: _("Government {n}"),
        Helix.OTHER: _("Other {n}"),
    }[helix].format(n=count)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[Helix, int] = {}
        self.setFixedHeight(BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        sides = [(helix, count) for helix, count in self.counts.items() if count]
        whole = sum(count for _helix, count in sides)
        room = self.width() - GAP * (len(sides) - 1)
        left = 0.0
        for helix, count in sides:
            width = room * count / whole
            painter.setBrush(theme.colour(helix.value))
            painter.drawRoundedRect(QRectF(left, 0, width, BAR), 2, 2)
            left += width + GAP


class Swatch(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(SWATCH, SWATCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._role))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)


def _explained(helix: Helix, words: str) -> QWidget:
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Swatch(helix.value))
    row.addWidget(Label(words, type="caption", tone="dim"))
    return side


class HelixBar(QWidget):
    """The bar with its words and how many partners signed; a table of the partners is its twin."""

    def __init__(self, partners: tuple[Partner, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        counts = {helix: sum(partner.helix is helix for partner in partners) for helix in Helix}
        bar = _Bar()
        bar.counts = counts
        legend, words = [], []
        for helix, count in counts.items():
            if count or helix is not Helix.OTHER:
                words.append(helix_words(helix, count))
                legend.append(_explained(helix, words[-1]))
        signed_words = commitment_sentence(partners)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        head = QHBoxLayout()
        head.addWidget(Label(_("Triple helix"), type="table-strong"), 1)
        head.addWidget(Label(signed_words, type="caption", tone="dim"))
        layout.addLayout(head)
        layout.addWidget(bar)
        layout.addWidget(FoldingRow(legend, parts=False))
        self.setAccessibleName(_("Triple helix") + ": " + ", ".join([*words, signed_words]))
