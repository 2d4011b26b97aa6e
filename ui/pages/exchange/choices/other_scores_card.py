"""Beside a choice: the juror's other scores of the same application, which often tell what the last hand-in is."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.texts import _
from evalapp.operations.exchange.other_scores import Becomes, OtherScore
from evalapp.words.scores import compared, in_column
from ui.look import theme
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.card import Card

_ROW = 26


class OtherScoresCard(Card):
    def __init__(self) -> None:
        super().__init__(_("Other scores"))
        model: RowsModel[OtherScore] = RowsModel(
            _columns(),
            key=lambda row: row.criterion.id,
            ground=lambda row: "selection" if row.is_at_hand else "",
        )
        self.table: RowTable[OtherScore] = RowTable(
            model, self.heading.text(), row_height=_ROW, head_height=_ROW, bare=True
        )
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.S)
        self.body.setSpacing(theme.XS)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def show_scores(self, juror: str, application: str, scores: Sequence[OtherScore]) -> None:
        said = _("All scores of {name} for {application}").format(name=juror, application=application)
        self.heading.setText(said)
        self.heading.show()
        self.table.setAccessibleName(said)
        self.table.set_rows(scores)


def _columns() -> tuple[Column[OtherScore], ...]:
    return (
        Column(head=_("Criterion"), cell=_title, stretches=True, least=110),
        Column(
            head=_("Base"),
            cell=lambda row: _cell(row.criterion, row.base, tone="dim"),
            is_right=True,
            most=80,
            tip=_("What both began with"),
        ),
        Column(
            head=_("In the panel"), cell=lambda row: _cell(row.criterion, row.stored), is_right=True, most=120
        ),
        Column(
            head=_("Came in"), cell=lambda row: _cell(row.criterion, row.incoming), is_right=True, most=120
        ),
        Column(head=_("Difference"), cell=_becomes, most=190),
    )


def _title(row: OtherScore) -> Cell:
    title = str(row.criterion.title)
    return Cell(text=title, type="table-strong" if row.is_at_hand else "table", tip=title)


def _cell(criterion: Criterion, answer: Answer | None, *, tone: str = "text") -> Cell:
    if answer is None:
        return Cell(text="–", tone="dim", spoken=_("not known"))
    if answer.score == NOTHING.score:
        return Cell(text="–", tone="dim", spoken=_("no score"))
    if answer.value is not None and answer.no_score is None:
        return Cell(text=in_column(criterion.scale, answer.value), tone=tone)
    said = compared(criterion.scale, *answer)
    return Cell(text=said, tone=tone, tip=said)


def _becomes(row: OtherScore) -> Cell:
    after = _("other justification") if row.has_other_words else ""
    if row.becomes is Becomes.CHOICE:
        return Cell(text=_("this choice") if row.is_at_hand else _("a choice too"), badge="attention")
    if row.becomes is Becomes.SAME:
        return Cell(text=_("same") if row.incoming is not None else "–", tone="dim")
    said = {
        Becomes.TAKEN: _("is taken"),
        Becomes.KEPT: _("the panel stays"),
        Becomes.ANOTHER: _("another file is taken"),
    }[row.becomes]
    return Cell(text=said, after=after, tip=" · ".join(part for part in (said, after) if part))
