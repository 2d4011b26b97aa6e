"""Every score in a row of its own, with what of it counts; beside it what was written with it."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.scoring.weighing import factors
from evalapp.domain.texts import _
from evalapp.reports.workbook.answers import Answers
from evalapp.reports.workbook.columns import Columns
from evalapp.reports.workbook.looks import moment, moment_format
from evalapp.sheets.written.values import LONG, NUMBER, WHOLE, Column, Sheet, Value, points
from evalapp.words.scores import marked_title


class ScoresSheet:
    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.columns = Columns(_("Scores"), len(answers.given))
        for id, column in (
            ("number", Column(head=_("Application"), width=12)),
            ("title", Column(head=_("Title"), width=36)),
            ("juror", Column(head=_("Juror"), width=24)),
            ("criterion", Column(head=_("Criterion"), width=34)),
            ("score", Column(head=_("Score"), width=9, format=NUMBER)),
            ("words", Column(head=_("In words"), width=30)),
            ("counts", Column(head=_("Counts as"), width=10, format=NUMBER)),
            ("remark", Column(head=_("Remark"), width=36)),
        ):
            self.columns.add(id, column)
        if not answers.names.is_anonymous:  # when somebody scored would tell who it was
            self.columns.add("at", Column(head=_("Given on"), width=24, format=moment_format()))
        self.columns.add(
            "share", Column(head=_("Adds to the total of the juror"), width=13, format=points(4))
        )
        self.columns.add("key", Column(head=_("Key of application and criterion"), width=14, format=WHOLE))
        self.columns.add("seat", Column(head=_("Key of application and juror"), width=14, format=WHOLE))

    def sheet(self) -> Sheet:
        return Sheet(name=self.columns.name, columns=self.columns.listed, rows=self._rows(), fixed=1)

    def _rows(self) -> Iterator[list[Value]]:
        answers, scheme = self._answers, self._answers.scheme
        titles = {each.id: marked_title(scheme, each) for each in scheme.criteria}
        shares = dict(zip((each.id for each in scheme.counting), factors(scheme.counting, scheme.ranking)))
        has_moments = self.columns.has("at")
        for each in answers.given:
            number, criterion = each.application.number, each.criterion.id
            adds = each.points is not None and each.seat and criterion in shares
            row: list[Value] = [
                number,
                each.application.title,
                each.juror,
                titles[criterion],
                each.points,
                each.words,
                each.counts,
                each.remark,
            ]
            if has_moments:
                row.append(moment(each.at) if each.at else None)
            row += [
                shares[criterion] * each.points if adds and each.points is not None else None,
                answers.key(number, criterion),
                answers.seat_key(number, each.seat) if each.seat else None,
            ]
            yield row


def comments_sheet(answers: Answers) -> Sheet:
    """What was written with a score, and why the jury agreed on another."""
    scheme = answers.scheme
    titles = {each.id: marked_title(scheme, each) for each in scheme.criteria}
    return Sheet(
        name=Columns(_("Justifications"), 0).name,
        columns=(
            Column(head=_("Application"), width=12),
            Column(head=_("Title"), width=32),
            Column(head=_("Juror"), width=22),
            Column(head=_("Criterion"), width=30),
            Column(head=_("Score"), width=9, format=NUMBER),
            Column(head=_("In words"), width=20),
            Column(head=_("Justification"), width=90, format=LONG),
        ),
        rows=(
            [
                each.application.number,
                each.application.title,
                each.juror,
                titles[each.criterion.id],
                each.points,
                each.words,
                each.comment,
            ]
            for each in answers.given
            if each.comment.strip()
        ),
        fixed=1,
    )
