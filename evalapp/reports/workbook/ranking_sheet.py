"""The ranking as a sheet: scores, totals, thresholds and places are formulas over the other sheets."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from evalapp.domain.ranking import Place
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.scoring.targets import Target
from evalapp.domain.texts import _
from evalapp.reports.workbook.columns import Columns
from evalapp.reports.workbook.expressions import Expressions
from evalapp.reports.workbook.looks import moment_format, money
from evalapp.reports.workbook.plan import Plan
from evalapp.reports.workbook.ties import Stage
from evalapp.sheets.written.values import (
    MONEY,
    WHOLE,
    Column,
    Formula,
    Plain,
    Sheet,
    Shown,
    Value,
    points,
)
from evalapp.words.phrases import rule_name
from evalapp.words.places import standing, support_head

_MOST_DECIMALS = 6


def ranking_columns(plan: Plan) -> Columns:
    scheme, ranking = plan.scheme, plan.report.ranking
    columns = Columns(_("Ranking") if scheme.is_ranked else _("Assessment"), len(plan.places))
    decimals = scheme.ranking.decimals
    if scheme.is_ranked:
        columns.add("place", Column(head=_("Place"), width=8, format=points(0, is_strong=True)))
    columns.add("number", Column(head=_("Application"), width=12))
    columns.add("title", Column(head=_("Title"), width=40))
    columns.add("applicant", Column(head=_("Applicant"), width=34))
    columns.add("total", Column(head=_("Total"), width=10, format=points(decimals, is_strong=True)))
    columns.add("outcome", Column(head=_("Outcome"), width=18))
    euro = _("{what} (€)")
    columns.add("asked", Column(head=euro.format(what=_("Requested")), width=16, format=MONEY))
    head = support_head(ranking)
    columns.add("given", Column(head=euro.format(what=head[:1].upper() + head[1:]), width=16, format=MONEY))
    for group in scheme.groups if len(scheme.groups) > 1 else ():
        if group.counting:
            columns.add(f"group {group.id}", Column(head=str(group.title), width=17, format=points(decimals)))
    for criterion in scheme.criteria:
        mark = scheme.marks[criterion.id]
        head = " · ".join(each for each in (mark, criterion.head) if each)
        columns.add(f"criterion {criterion.id}", Column(head=head, width=14, format=points(decimals)))
    columns.add("why", Column(head=_("Why"), width=60))
    columns.add("part", Column(head=_("Takes part (1) or not (0)"), width=11, format=WHOLE))
    columns.add("missed", Column(head=_("Thresholds missed"), width=11, format=WHOLE))
    if plan.has_places:
        columns.add("order", Column(head=_("Total as a whole number"), width=16, format=WHOLE))
        if plan.stages:
            columns.add("after 0", Column(head=_("Place by the total"), width=10, format=WHOLE))
        for n, stage in enumerate(plan.stages, start=1):
            columns.add(f"rule {n}", _rule_column(plan, stage))
            if n < len(plan.stages):
                head = _("Place after tie rule {n}").format(n=n)
                columns.add(f"after {n}", Column(head=head, width=10, format=WHOLE))
    columns.add("key", Column(head=_("Key of the application"), width=12, format=WHOLE))
    return columns


def _rule_column(plan: Plan, stage: Stage) -> Column:
    named = ", ".join(rule_name(plan.scheme, rule) for rule in stage.rules)
    if stage.is_given:
        return Column(
            head=_("Order in the tie by {rules} (value)").format(rules=named), width=16, format=WHOLE
        )
    is_time = stage.rules[0].kind is TieKind.EARLIER_SUBMISSION
    return Column(
        head=_("Tie rule: {rule}").format(rule=named), width=22, format=moment_format() if is_time else WHOLE
    )


class RankingSheet:
    """`columns` are those of `ranking_columns`."""

    def __init__(self, plan: Plan, columns: Columns, expressions: Expressions) -> None:
        self._plan, self._columns, self._expressions = plan, columns, expressions
        self._organisations = {each.number: each.organisation for each in plan.answers.applications}

    def sheet(self) -> Sheet:
        fixed = 2 if self._columns.has("place") else 1
        return Sheet(name=self._columns.name, columns=self._columns.listed, rows=self._rows(), fixed=fixed)

    def _rows(self) -> Iterator[list[Value]]:
        for row, place in enumerate(self._plan.places):
            yield self._columns.row(self._row(place, row))

    def _row(self, place: Place, row: int) -> dict[str, Value]:
        plan, report = self._plan, self._plan.report
        values: dict[str, Value] = {
            "number": place.application,
            "title": place.title,
            "applicant": self._organisations.get(place.application, ""),
            "total": self._total(place, row),
            "outcome": standing(report.ranking, place).words,
            "asked": money(place.requested),
            "given": money(given(plan, place)),
            "part": int(plan.takes_part(place)),
            "missed": self._missed(place, row),
            "why": plan.answers.names.screened(report.reasons.get(place.application, "")),
            "key": plan.answers.ordinal[place.application],
        }
        for criterion in plan.scheme.criteria:
            values[f"criterion {criterion.id}"] = self._criterion(place, criterion, row)
        for group in plan.scheme.groups:
            if self._columns.has(f"group {group.id}"):
                values[f"group {group.id}"] = self._group(place, group.id, row)
        if self._columns.has("place"):
            values |= self._places(place, row) if plan.has_places else {"place": place.place}
        return values

    def _criterion(self, place: Place, criterion: Criterion, row: int) -> Value:
        plan = self._plan
        result = plan.results[place.application][criterion.id]
        if result.score is None:
            return None
        value: Plain = result.score
        if plan.says_score(place, criterion):
            text, is_array = self._expressions.score(place, criterion, row)
            value = Formula(text, float(result.score), is_array)
        return self._shown(value, result.score, str(Target.criterion(criterion.id)), is_met=result.is_met)

    def _group(self, place: Place, group: str, row: int) -> Value:
        plan = self._plan
        result = next(each for each in place.groups if each.group == group)
        chosen = plan.scheme.group(group).counting
        weighted = plan.scheme.ranking.thresholds_on_weighted
        if result.score is None:
            return None
        value: Plain = result.score
        if plan.combined(place, chosen, weighted=weighted) == result.score:
            value = Formula(self._expressions.combined(chosen, row, weighted=weighted), float(result.score))
        return self._shown(value, result.score, str(Target.group(group)), is_met=result.is_met)

    def _total(self, place: Place, row: int) -> Value:
        if place.total is None:
            return None
        value: Plain = place.total
        if self._plan.says_total(place):
            text = self._expressions.combined(self._plan.scheme.counting, row, weighted=True)
            value = Formula(text, float(place.total))
        if place.decimals > self._plan.scheme.ranking.decimals:
            return Shown(value, points(place.decimals, is_strong=True))
        return value

    def _shown(self, value: Plain, score: Fraction, name: str, *, is_met: bool | None) -> Value:
        """With more decimals where a score would look as if it met the threshold that it misses."""
        decimals = self._plan.scheme.ranking.decimals
        limit = next((each.points for each in self._plan.bars if each.name == name), None)
        if is_met is not False or limit is None:
            return value
        shown = decimals
        while shown < _MOST_DECIMALS and _looks_met(score, limit, shown, self._plan.scheme.higher_is_better):
            shown += 1
        return value if shown == decimals else Shown(value, points(shown))

    def _missed(self, place: Place, row: int) -> Value:
        plan = self._plan
        known = plan.known_bars(place)
        if not known or not plan.says_missed(place):
            return len(place.failed)
        return Formula(self._expressions.missed(known, row), len(place.failed))

    def _places(self, place: Place, row: int) -> dict[str, Value]:
        """Of one without a place the formulas come to nothing, which they show as an empty text."""
        plan, columns, number = self._plan, self._columns, place.application
        is_ranked = place.is_ranked
        order = Formula(self._expressions.order(row), plan.order(place) if is_ranked else "")
        values: dict[str, Value] = {"order": order}
        first = Formula(self._expressions.first(row), plan.first.get(number, ""))
        if not plan.stages:
            return values | {"place": first}
        values["after 0"] = first
        for n, stage in enumerate(plan.stages, start=1):
            values[f"rule {n}"] = self._evidence(stage, place, row)
            after = Formula(self._expressions.after(n, stage, row), stage.after.get(number, ""))
            values["place" if n == len(plan.stages) else f"after {n}"] = after
        assert columns.has("order")
        return values

    def _evidence(self, stage: Stage, place: Place, row: int) -> Value:
        found = stage.evidence.get(place.application)
        rule = stage.rules[0]
        if found is None or stage.is_given or not isinstance(found, Fraction):
            return found
        denominator = self._plan.denominator
        assert denominator is not None
        if rule.kind is TieKind.CRITERION:
            text = self._columns.cell(f"criterion {rule.target}", row)
        else:
            chosen = self._plan.scheme.group(rule.target).counting
            text = self._expressions.combined(chosen, row, weighted=True)
        return Formula(self._expressions.whole(text), int(found * denominator))


def given(plan: Plan, place: Place) -> int | None:
    """In cents, as `words.places.support` says it: what a body gave once one decided, else what is proposed."""
    if place.held is not None:
        return place.held.amount
    return None if plan.report.ranking.is_decided else place.granted


def _looks_met(score: Fraction, limit: Fraction, decimals: int, higher_is_better: bool) -> bool:
    unit = 10**decimals
    rounded = Fraction((2 * score * unit + 1) // 2, unit)
    return rounded >= limit if higher_is_better else rounded <= limit
