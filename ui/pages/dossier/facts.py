"""The key figures of a dossier: what is asked, of which budget, with how many."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from evalapp.domain.application import Application, Dossier
from evalapp.domain.scheme.rules import BudgetRules
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.odd_values import Earlier, earlier_instrument
from evalapp.words.ceilings import support_a_year, support_share
from evalapp.words.formats import money
from evalapp.words.partners import smes
from ui.look import theme
from ui.widgets.card import KeyFigure

FACTS_LEAST = 420  # narrower, four key figures do not stand beside each other


class Facts(QWidget):
    """The key figures beside each other; two by two where that would cut them. `last` in place of the last of them."""

    def __init__(
        self, dossier: Dossier, rules: BudgetRules | None = None, *, last: KeyFigure | None = None
    ) -> None:
        super().__init__()
        self._figures = _figures(dossier, rules.support_rate if rules is not None else None)
        if last is not None:
            self._figures = (*self._figures[:-1], last)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(theme.M)
        self._arrange(len(self._figures))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() < theme.pixels(FACTS_LEAST) else len(self._figures))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for n, figure in enumerate(self._figures):
            self._grid.addWidget(figure, n // columns, n % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._figures)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _figures(dossier: Dossier, most: Fraction | None) -> tuple[KeyFigure, ...]:
    application = dossier.application
    return (
        KeyFigure(_("Requested support"), money(application.requested_support), support_a_year(application)),
        KeyFigure(_("Total budget"), money(application.total_budget), _rate(application, most)),
        KeyFigure(_("Partners"), str(len(dossier.partners)), smes(dossier.partners), wraps=True),
        KeyFigure(
            _("Earlier instrument"),
            application.earlier_instrument or _("not stated"),
            _reorientation(application),
        ),
    )


def _rate(application: Application, most: Fraction | None) -> str:
    parts = []
    if share := support_share(application, most):
        parts.append(_("{share} support").format(share=share))
    if application.years:
        parts.append(ngettext("{n} year", "{n} years", application.years).format(n=application.years))
    return " · ".join(parts)


def _reorientation(application: Application) -> str:
    if earlier_instrument(application) is not Earlier.ONE:
        return ""
    return _("reorientation explained") if application.reorientation else _("reorientation not explained")
