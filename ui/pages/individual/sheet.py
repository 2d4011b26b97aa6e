"""The dossier at hand: what it is, what it asks, criterion by criterion what was given, and what was noted of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.application import Dossier
from evalapp.domain.call import Consensus, Score
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.single.standing import Case
from evalapp.words import formats
from evalapp.words.places import total as total_words
from evalapp.words.results import withheld
from ui.look import theme
from ui.pages.dossier.facts import Facts
from ui.pages.individual.result_table import ResultTable
from ui.pages.individual.results import result_lines
from ui.pages.individual.rows import stand_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, KeyFigure
from ui.widgets.text import ElidedLabel, Label, Rule

Acts = Callable[[], object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """`hidden` says why its results wait, if they do; `motivations` by criterion, `notes` of the meeting."""

    case: Case
    dossier: Dossier
    scheme: Scheme
    phase: Phase
    motivations: Mapping[str, str]
    notes: Sequence[str]
    hidden: str = ""


class CaseSheet(QWidget):
    """`read` opens the dossier, `scores` the meeting with all that was given on it."""

    def __init__(self, shown: Shown, *, read: Acts, scores: Acts) -> None:
        super().__init__()
        self.table: ResultTable | None = None
        self._shown = shown
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XXL, theme.L, theme.XXL, theme.XXL)
        column.setSpacing(theme.M)
        column.addLayout(self._head(read))
        column.addWidget(Rule())
        column.addWidget(Facts(shown.dossier, shown.scheme.budget, last=_assessed(shown)))
        column.addWidget(Rule())
        if shown.hidden:
            card = Card(_("The results wait"))
            card.body.addWidget(Label(shown.hidden, wrap=True))
            column.addWidget(card)
        else:
            lines = result_lines(shown.scheme, shown.case.place, shown.motivations, shown.phase)
            self.table = ResultTable(lines)
            column.addWidget(self.table)
            if any(each.is_withheld for each in lines):
                column.addWidget(Label(withheld(), type="caption", tone="dim", wrap=True))
            column.addWidget(self._said(scores))
        column.addStretch(1)

    def _head(self, read: Acts) -> QVBoxLayout:
        case = self._shown.case
        application = case.application
        at = application.submitted_at
        received = _("received on {day}").format(day=formats.day(at)) if at else _("received: date not known")
        said = [case.number, application.organisation, application.province, received]
        column, top, first = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.setSpacing(2)
        top.addWidget(ElidedLabel(" · ".join(filter(None, said)), type="caption", tone="dim"), 1)
        top.addWidget(LinkButton(_("Read the dossier"), read))
        column.addLayout(top)
        first.setSpacing(theme.M)
        first.addWidget(Label(application.title, type="title", wrap=True), 1)
        words, tone = stand_words(case)
        first.addWidget(Badge(words, tone))
        if not self._shown.hidden:
            total = Label(total_words(case.place), type="figure")
            total.setAccessibleName(_("Total {total}").format(total=total_words(case.place)))
            first.addWidget(total)
        column.addLayout(first)
        return column

    def _said(self, scores: Acts) -> Card:
        """What was noted of it at the meeting, and the way to all that was given."""
        card = Card()
        head = QHBoxLayout()
        head.addWidget(Label(_("Notes of the meeting"), type="section"), 1)
        head.addWidget(LinkButton(_("Scores and justifications"), scores))
        card.body.addLayout(head)
        notes = self._shown.notes or [_("Nothing was noted of it.")]
        for each in notes:
            card.body.addWidget(
                Label(each, type="table", tone="text" if self._shown.notes else "dim", wrap=True)
            )
        return card


def _assessed(shown: Shown) -> KeyFigure:
    case, least = shown.case, shown.scheme.ranking.least_scores
    text = ngettext("at least {n} asked", "at least {n} asked", least)
    return KeyFigure(
        _("Assessed by"),
        _("{n} of {of}").format(n=case.scored, of=case.asked),
        text.format(n=least) if least else "",
    )


def motivations_of(scores: Sequence[Score], agreed: Sequence[Consensus], scheme: Scheme) -> dict[str, str]:
    """By criterion, without names: the reason of a consensus, else what the jurors wrote."""
    found: dict[str, list[str]] = {each.id: [] for each in scheme.criteria}
    reasons = {each.criterion: each.reason.strip() for each in agreed if each.reason.strip()}
    for each in scores:
        if each.comment.strip() and each.criterion in found:
            found[each.criterion].append(" ".join(each.comment.split()))
    return {id: reasons.get(id, "") or " · ".join(dict.fromkeys(comments)) for id, comments in found.items()}
