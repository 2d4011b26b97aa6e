"""What is asked each year against what the scheme allows at most."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _
from evalapp.words.ceilings import Asked, asked_by_year, checks
from evalapp.words.formats import money, percent, score
from ui.look import theme
from ui.widgets.badge import Badge
from ui.widgets.text import Label

BAR = 8
_CENTS = 100


class CeilingsView(QWidget):
    """A bar a year with a tick at the ceiling, and in words what is left below it; the table below is its twin."""

    def __init__(self, dossier: Dossier, rules: BudgetRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        asked = asked_by_year(dossier)
        most = rules.most_per_year * _CENTS if rules.most_per_year is not None else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        if asked.by_year:
            layout.addLayout(_head(asked, most))
            layout.addLayout(_years(asked, most))
        for words, is_within in checks(dossier, rules):
            layout.addWidget(_check(words, is_within))


def _head(asked: Asked, most: int | None) -> QHBoxLayout:
    row = QHBoxLayout()
    title = _("Requested support per year")
    if asked.is_spread:
        title = _("Requested support per year, spread evenly")
    row.addWidget(Label(title, type="table-strong", wrap=True), 1)
    if most is not None:
        words = _("at most {amount} a year").format(amount=money(most))
        row.addWidget(Label(words, type="caption", tone="dim"))
    return row


def _years(asked: Asked, most: int | None) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.M)
    grid.setVerticalSpacing(theme.XS)
    grid.setColumnStretch(1, 1)
    longest = max(*asked.by_year.values(), most or 0, 1)
    for row, (year, amount) in enumerate(asked.by_year.items()):
        figure = Label(money(amount), type="table")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Label(str(year), type="table", tone="dim"), row, 0)
        bar = _Bar(amount / longest, most / longest if most else None)
        bar.setAccessibleName(_year_words(year, amount, most))
        grid.addWidget(bar, row, 1)
        grid.addWidget(figure, row, 2)
        if most is not None and amount > most:
            over = _("{amount} too much").format(amount=money(amount - most))
            grid.addWidget(Badge(over, "attention"), row, 3)
        elif most is not None:
            share = _("{share} of it").format(share=percent(score(Fraction(100 * amount // most))))
            grid.addWidget(Label(share, type="caption", tone="dim"), row, 3)
    return grid


def _year_words(year: int, amount: int, most: int | None) -> str:
    words = _("{year}: {amount} requested").format(year=year, amount=money(amount))
    return words + ", " + _("at most {amount} a year").format(amount=money(most)) if most else words


def _check(words: str, is_within: bool) -> Label:
    tone = "dim" if is_within else "attention"
    return Label(("✓ " if is_within else "! ") + words, type="caption", tone=tone, wrap=True)


class _Bar(QWidget):
    """`share` and `ceiling` of the room there is."""

    def __init__(self, share: float, ceiling: float | None) -> None:
        super().__init__()
        self._share, self._ceiling = share, ceiling
        self.setMinimumHeight(BAR + 2 * theme.XS)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room, top = self.width() - 2, (self.height() - BAR) / 2
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(QRectF(0, top, room, BAR), 2, 2)
        is_over = self._ceiling is not None and self._share > self._ceiling
        painter.setBrush(theme.colour("attention" if is_over else "accent"))
        painter.drawRoundedRect(QRectF(0, top, room * self._share, BAR), 2, 2)
        if self._ceiling is not None:
            x = room * self._ceiling
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawLine(round(x), round(top - 3), round(x), round(top + BAR + 3))
