"""What the next return would say otherwise than the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.call import Score
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.juror.handing_in import Difference
from evalapp.words.scores import compared
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.text import ElidedLabel, Label

MOST_NAMED = 4  # criteria of one application
MOST_LISTED = 20  # applications


class SinceCard(Card):
    """Per application what changed; `asked((application, criterion))`: go there."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("-")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.S)
        self.body.addLayout(self._rows)
        self.hide()

    def show_differences(
        self, scheme: Scheme, found: Sequence[Difference], titles: Mapping[str, str], returns: int
    ) -> None:
        """`titles` by number of application. Hidden before the first return."""
        self.setVisible(returns > 0)
        if not returns:
            return
        self.heading.setText(_("Changed since return {number}").format(number=returns))
        empty(self._rows)
        if not found:
            self._rows.addWidget(Label(_("Nothing: what you handed in is what stands here."), tone="dim"))
        by_application = [(number, list(each)) for number, each in groupby(found, lambda d: d.application)]
        for number, own in by_application[:MOST_LISTED]:
            self._rows.addWidget(self._row(scheme, number, titles.get(number, ""), own))
        more = len(by_application) - MOST_LISTED
        if more > 0:
            words = ngettext("and {n} more application", "and {n} more applications", more).format(n=more)
            self._rows.addWidget(Label(words, tone="dim"))

    def _row(self, scheme: Scheme, number: str, title: str, found: Sequence[Difference]) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        head.addWidget(ElidedLabel(f"{number} · {title}", type="table-strong"), 1)
        if found[0].criterion:
            link = LinkButton(_("Go there"), partial(self.asked.emit, (number, found[0].criterion)))
            link.setAccessibleName(_("Go to {number}").format(number=number))
            head.addWidget(link)
        column.addLayout(head)
        lines = [difference_words(scheme, each) for each in found[:MOST_NAMED]]
        more = len(found) - MOST_NAMED
        if more > 0:
            lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
        for line in lines:
            column.addWidget(Label(line, type="table", wrap=True))
        return row


def difference_words(scheme: Scheme, difference: Difference) -> str:
    """`SME impact: 3 → 3.5, motivation changed`."""
    if not difference.criterion:
        return _("conflict of interest declared")
    parts = []
    if difference.is_score:
        parts.append(f"{_said(scheme, difference.before)} → {_said(scheme, difference.now)}")
    if difference.is_comment:
        parts.append(_("justification changed"))
    title = scheme.criterion(difference.criterion).title
    return _("{criterion}: {what}").format(criterion=title, what=", ".join(parts))


def _said(scheme: Scheme, score: Score) -> str:
    return compared(scheme.criterion(score.criterion).scale, *score.answer)
