"""How the numbers came about: origin, settings that the formulas read, the method in words, and what is no formula."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.targets import Target, TargetKind
from evalapp.domain.texts import _, ngettext
from evalapp.reports.workbook.columns import Columns
from evalapp.reports.workbook.looks import local_moment, moment_format, money
from evalapp.reports.workbook.notes import notes_on_formulas
from evalapp.reports.workbook.plan import Bar, Plan
from evalapp.sheets.written.values import LONG, MONEY, TEXT, WHOLE, Column, Formula, Sheet, Shown, Value
from evalapp.words.places import left_of, support_head
from evalapp.words.scores import asked_of, marked_title

_MOST_ROWS = 100_000  # of a column that has as many rows as it has


class Settings:
    """The rows of the sheet, and where among them stands what the formulas read."""

    def __init__(self, plan: Plan, ranking: Columns) -> None:
        self._plan, self._ranking = plan, ranking
        self.columns = Columns(_("Method"), _MOST_ROWS)
        self.columns.add("topic", Column(head=_("Topic"), width=22))
        self.columns.add("what", Column(head=_("What"), width=44, format=LONG))
        self.columns.add("value", Column(head=_("Value"), width=70, format=LONG))
        self.columns.add("compared", Column(head=_("Compared as a whole number"), width=18, format=WHOLE))
        self._rows: list[Sequence[Value]] = []
        self._at: dict[str, int] = {}
        self._origin()
        self._compute()
        self._budget()
        self._words()

    @property
    def denominator(self) -> str:
        return self.columns.cell_elsewhere("value", self._at["denominator"])

    def weight(self, criterion: Criterion) -> str:
        return self.columns.cell_elsewhere("value", self._at[f"weight {criterion.id}"])

    def limit(self, bar: Bar) -> str:
        return self.columns.cell_elsewhere("compared", self._at[f"limit {bar.name}"])

    def sheet(self) -> Sheet:
        return Sheet(name=self.columns.name, columns=self.columns.listed, rows=self._rows, fixed=0)

    def _say(self, topic: str, what: str, value: Value, compared: int | None = None, *, id: str = "") -> None:
        if id:
            self._at[id] = len(self._rows)
        self._rows.append([topic, what, value, compared])

    def _origin(self) -> None:
        report, call = self._plan.report, self._plan.report.call
        self._say(_("Call"), _("Title"), call.title)
        if call.reference:
            self._say(_("Call"), _("Reference"), call.reference)
        if call.plan.body:
            self._say(_("Call"), _("Deciding body"), call.plan.body)
        if call.is_demo:
            demo = _("DEMO: the applications, people and scores in this report are fictitious.")
            self._say(_("State"), _("DEMO"), demo)
        if not report.ranking.is_ready:
            self._say(_("State"), _("PROVISIONAL"), _provisional(self._plan))
        for each in report.blockers:
            self._say(_("State"), _("Still needed"), self._plan.answers.names.screened(each))
        origin = _("Origin")
        self._say(origin, _("Fingerprint of the panel file"), report.fingerprint)
        self._say(origin, _("Change"), Shown(report.change, WHOLE))
        moment = local_moment(report.at).replace(tzinfo=None, microsecond=0)
        self._say(origin, _("As it stood on (Belgian time)"), Shown(moment, moment_format()))
        self._say(
            origin,
            _("What the fingerprint proves"),
            _(
                "It sums up every change of the panel file up to that one; “evalapp verify” says whether this "
                "workbook and the file still agree."
            ),
        )
        if report.is_anonymous:
            said = _(
                "Who gave which score is withheld; “Reviewer 1” of one application is another person than "
                "“Reviewer 1” of the next."
            )
            self._say(origin, _("Names"), said)

    def _compute(self) -> None:
        plan, scheme = self._plan, self._plan.scheme
        for criterion in scheme.criteria:
            title = marked_title(scheme, criterion)
            weight = Shown(criterion.weight if criterion.counts else 0, TEXT)
            self._say(_("Weight"), title, weight, id=f"weight {criterion.id}")
        for criterion in scheme.criteria:
            self._say(_("Criterion"), marked_title(scheme, criterion), asked_of(criterion))
        for bar in plan.bars:
            value = Shown(bar.points, TEXT)
            limit = bar.limit if plan.denominator is not None else None
            self._say(_("Threshold in points"), self._called(bar), value, limit, id=f"limit {bar.name}")
        if plan.denominator is not None:
            self._say(
                _("Computation"),
                _("Common denominator of all scores and totals"),
                Shown(plan.denominator, WHOLE),
                id="denominator",
            )

    def _called(self, bar: Bar) -> str:
        target = Target.parse(bar.name)
        return _("Total") if target.kind is TargetKind.TOTAL else target.title(self._plan.scheme)

    def _budget(self) -> None:
        ranking, topic = self._plan.report.ranking, _("Budget")
        requested = self._sum("asked", sum(each.requested or 0 for each in self._plan.places))
        self._say(topic, _("Requested by all applications (€)"), requested)
        if ranking.available is None:
            return
        left = left_of(ranking)
        self._say(topic, _("Budget (€)"), Shown(money(ranking.available), MONEY), id="available")
        head = support_head(ranking)
        spent = None if left is None else ranking.available - left
        self._say(topic, f"{head[:1].upper()}{head[1:]} (€)", self._sum("given", spent or 0), id="given")
        available, given = (
            self.columns.cell_elsewhere("value", self._at[each]) for each in ("available", "given")
        )
        formula = Formula(f"{available}-{given}", (left or 0) / 100)
        self._say(topic, _("Left (€)"), Shown(formula, MONEY))

    def _sum(self, id: str, cents: int) -> Shown:
        return Shown(Formula(f"SUM({self._ranking.range_elsewhere(id)})", cents / 100), MONEY)

    def _words(self) -> None:
        report, names = self._plan.report, self._plan.answers.names
        for n, each in enumerate(report.method, start=1):
            self._say(_("Method"), _("Step {n}").format(n=n), each)
        for note in self._plan.scheme.notes:
            self._say(_("Method"), _("Note"), str(note))
        for each in report.versions:
            self._say(_("Method"), _("Versions of the scheme"), names.screened(each))
        for what, said in notes_on_formulas(self._plan):
            self._say(_("Formulas"), what, said)


def _provisional(plan: Plan) -> str:
    if not plan.scheme.is_ranked:
        return _("Not every result is known yet.")
    n = len(plan.report.blockers)
    return ngettext(
        "There are no places yet: {n} thing is still needed.",
        "There are no places yet: {n} things are still needed.",
        n,
    ).format(n=n)
