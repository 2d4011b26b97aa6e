"""What is asked each year against what the scheme allows at most."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import money, score
from ui.look import theme
from ui.widgets.badge import Badge
from ui.widgets.text import Label

BAR = 8
_CENTS = 100
# How applicants name the support they ask for, among the sources of their budget.
_SUPPORT = frozenset(("steun", "subsidie", "gevraagde steun", "support", "grant", "requested support"))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Cents by year. `is_spread`: the budget does not say which part is support, so the whole is spread evenly."""

    by_year: dict[int, int]
    is_spread: bool = False


def asked_by_year(dossier: Dossier) -> Asked:
    by_year: dict[int, int] = {}
    for line in dossier.budget:
        if line.source.strip().casefold() in _SUPPORT:
            by_year[line.year] = by_year.get(line.year, 0) + line.amount
    if by_year:
        return Asked(by_year=dict(sorted(by_year.items())))
    support, count = dossier.application.requested_support, dossier.application.years
    years = sorted({line.year for line in dossier.budget}) or list(range(1, (count or 0) + 1))
    if not support or not years:
        return Asked(by_year={})
    return Asked(by_year={year: round(support / len(years)) for year in years}, is_spread=True)


def checks(dossier: Dossier, rules: BudgetRules) -> list[tuple[str, bool]]:
    """(sentence, is within) for the ceilings on the whole: the share of the budget, the duration."""
    application, found = dossier.application, []
    support, budget = application.requested_support, application.total_budget
    if rules.support_rate is not None and support and budget:
        share = Fraction(100 * support, budget)
        is_within = share <= rules.support_rate
        # Rounded away from the ceiling, so that what is said never contradicts the verdict.
        tenths = floor(share * 10) if is_within else ceil(share * 10)
        words = _("{n}% of the total budget is asked, at most {most}%").format(
            n=score(Fraction(tenths, 10)), most=score(rules.support_rate)
        )
        found.append((words, is_within))
    if rules.most_years is not None and application.years:
        years = ngettext("{n} year", "{n} years", application.years).format(n=application.years)
        words = _("{years} long, at most {most}").format(years=years, most=rules.most_years)
        found.append((words, application.years <= rules.most_years))
    return found


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
    row.addWidget(Label(title, type="table-strong"), 1)
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
            share = _("{n}% of it").format(n=round(100 * amount / most))
            grid.addWidget(Label(share, type="caption", tone="dim"), row, 3)
    return grid


def _year_words(year: int, amount: int, most: int | None) -> str:
    words = _("{year}: {amount} requested").format(year=year, amount=money(amount))
    return words + ", " + _("at most {amount} a year").format(amount=money(most)) if most else words


def _check(words: str, is_within: bool) -> Label:
    return Label(
        ("✓ " if is_within else "! ") + words, type="caption", tone="dim" if is_within else "attention"
    )


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
