"""The formulas of the ranking, each in one place. Their names are English in the file, whatever the reader sees."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.ranking import Place
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scheme.rules import AcrossJurors, Total
from evalapp.reports.workbook.answers import KEYS_OF_CRITERIA
from evalapp.reports.workbook.columns import Columns
from evalapp.reports.workbook.method_sheet import Settings
from evalapp.reports.workbook.plan import Bar, Plan
from evalapp.reports.workbook.ties import Stage


class Expressions:
    """`row` counts from the first below the heads, which is 0."""

    def __init__(self, plan: Plan, ranking: Columns, scores: Columns, settings: Settings) -> None:
        self._plan, self._rules = plan, plan.scheme.ranking
        self._ranking, self._settings = ranking, settings
        self._keys, self._counts = scores.range_elsewhere("key"), scores.range_elsewhere("counts")

    def score(self, place: Place, criterion: Criterion, row: int) -> tuple[str, bool]:
        """With whether it is an array formula."""
        answers = self._plan.answers
        key = f"{self._ranking.cell('key', row)}*{KEYS_OF_CRITERIA}+{answers.position(criterion.id)}"
        rule = self._rules.across_jurors
        is_mean = rule in (AcrossJurors.MEAN, AcrossJurors.AGREED)
        if is_mean or answers.is_agreed(place.application, criterion.id):
            return f"AVERAGEIF({self._keys},{key},{self._counts})", False
        own = f"IF({self._keys}={key},IF(ISNUMBER({self._counts}),{self._counts}))"
        if rule is AcrossJurors.MEDIAN:
            return f"MEDIAN({own})", True
        return f"(SUM({own})-MAX({own})-MIN({own}))/(COUNT({own})-2)", True

    def combined(self, chosen: Sequence[Criterion], row: int, *, weighted: bool) -> str:
        """The sum or the mean of some criteria, as the scheme has it."""
        cells = [self._ranking.cell(f"criterion {each.id}", row) for each in chosen]
        weights = [self._settings.weight(each) for each in chosen] if weighted else []
        parts = [f"{weight}*{cell}" for weight, cell in zip(weights, cells)] if weighted else cells
        added = "+".join(parts)
        if self._rules.total is Total.WEIGHTED_SUM:
            return added
        return f"({added})/({'+'.join(weights)})" if weighted else f"({added})/{len(cells)}"

    def whole(self, text: str) -> str:
        """A fraction as a whole number, over the common denominator."""
        return f"ROUND(({text})*{self._settings.denominator},0)"

    def missed(self, bars: Sequence[Bar], row: int) -> str:
        sign = "<" if self._plan.scheme.higher_is_better else ">"
        weighted = self._rules.thresholds_on_weighted
        return "+".join(
            f"IF({self.whole(self.combined(bar.chosen, row, weighted=weighted))}"
            f"{sign}{self._settings.limit(bar)},1,0)"
            for bar in bars
        )

    def order(self, row: int) -> str:
        """Nothing for who gets no place."""
        whole = self.whole(self._ranking.cell("total", row))
        if self._rules.rank_on_rounded:
            all_of_it = self._settings.denominator
            whole = f"INT((2*{whole}*{10**self._rules.decimals}+{all_of_it})/(2*{all_of_it}))"
        part, missed = self._ranking.cell("part", row), self._ranking.cell("missed", row)
        return f'IF(AND({part}=1,{missed}=0),{whole},"")'

    def first(self, row: int) -> str:
        order, direction = self._ranking.cell("order", row), 0 if self._plan.scheme.higher_is_better else 1
        return f'IF({order}="","",RANK({order},{self._ranking.range("order")},{direction}))'

    def after(self, n: int, stage: Stage, row: int) -> str:
        """The place after the `n`th rule: one further for each that had the same place and comes before it."""
        before, rule = f"after {n - 1}", f"rule {n}"
        cell, sign = self._ranking.cell(before, row), "<" if stage.is_lower_ahead else ">"
        same = f"({self._ranking.range(before)}={cell})"
        ahead = f"({self._ranking.range(rule)}{sign}{self._ranking.cell(rule, row)})"
        return f'IF({cell}="","",{cell}+SUMPRODUCT({same}*{ahead}))'
