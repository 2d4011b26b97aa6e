"""Applications against jurors: the total that each of them alone would have given."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.texts import _
from evalapp.reports.workbook.answers import Answers
from evalapp.reports.workbook.columns import Columns
from evalapp.sheets.written.values import Column, Formula, Sheet, Value, points


class MatrixSheet:
    """Who did not score every criterion that counts has no total, but says how many."""

    def __init__(self, answers: Answers, scores: Columns) -> None:
        self._answers, self._scores = answers, scores
        decimals = answers.scheme.ranking.decimals
        self.columns = Columns(_("Matrix"), len(answers.applications))
        self.columns.add("number", Column(head=_("Application"), width=12))
        self.columns.add("title", Column(head=_("Title"), width=36))
        for n, name in enumerate(answers.columns, start=1):
            self.columns.add(str(n), Column(head=name, width=16, format=points(decimals)))

    def sheet(self) -> Sheet:
        return Sheet(name=self.columns.name, columns=self.columns.listed, rows=self._rows(), fixed=2)

    def _rows(self) -> Iterator[list[Value]]:
        answers = self._answers
        keys, shares = self._scores.range_elsewhere("seat"), self._scores.range_elsewhere("share")
        many = len(answers.scheme.counting)
        for application in answers.applications:
            row: list[Value] = [application.number, application.title]
            for n in range(1, len(answers.columns) + 1):
                seat = answers.seats.get((application.number, n))
                if seat is None:
                    row.append(None)
                elif seat.is_barred:
                    row.append(_("conflict of interest"))
                elif seat.total is None:
                    row.append(_("{n} of {all} scored").format(n=seat.scored, all=many))
                else:
                    key = answers.seat_key(application.number, n)
                    row.append(Formula(f"SUMIF({keys},{key},{shares})", float(seat.total)))
            yield row
