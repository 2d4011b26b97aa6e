"""What in the workbook is a formula and what is a value, in sentences: nobody need guess which numbers recompute."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.scheme.rules import TieKind
from evalapp.domain.texts import _, ngettext
from evalapp.reports.workbook.plan import Plan
from evalapp.words.phrases import join_names, numbered, rule_name


def notes_on_formulas(plan: Plan) -> Iterator[tuple[str, str]]:
    yield (
        _("Scores and totals"),
        _(
            "The score on each criterion is a formula over the column “Counts as” of the scores, the total one over "
            "these scores and the weights above."
        ),
    )
    if plan.bars and plan.denominator is not None:
        yield (
            _("Thresholds"),
            _(
                "Each is compared as a whole number: a score times the common denominator, so that no rounding of the "
                "spreadsheet decides."
            ),
        )
    if plan.scheme.is_ranked:
        yield from _places(plan)
    values = list(_by_value(plan))
    if values:
        yield (
            _("Values"),
            _("Taken from the program, since no formula here comes to exactly that number: {what}.").format(
                what=join_names(values)
            ),
        )
    yield (
        _("Outcomes and amounts"),
        _("The outcomes, the amounts and who takes part are values: what the program and the jury decided."),
    )


def _places(plan: Plan) -> Iterator[tuple[str, str]]:
    if not plan.report.ranking.is_ready:
        yield _("Places"), _("There are none as long as the ranking is not ready.")
        return
    if not plan.has_places:
        yield (
            _("Places"),
            _(
                "They are values from the program: the exact totals of this call are too long for a spreadsheet to "
                "compare."
            ),
        )
        return
    yield (
        _("Places"),
        _("They are formulas: the total as a whole number first, then the tie rules one after the other."),
    )
    for stage in plan.stages:
        if not stage.is_given:
            continue
        rules = ", ".join(rule_name(plan.scheme, rule) for rule in stage.rules)
        yield (
            _("Ties"),
            _(
                "What these rules came to in a tie is a value from the program, since no formula says it: {rules}."
            ).format(rules=rules),
        )
        if plan.report.ranking.lot_seed and any(rule.kind is TieKind.LOT for rule in stage.rules):
            yield _("Seed of the lot"), plan.report.ranking.lot_seed


def _by_value(plan: Plan) -> Iterator[str]:
    """In words, of which applications."""
    scores = [
        place.application
        for place in plan.places
        if any(
            plan.score(place, each) is not None and not plan.says_score(place, each)
            for each in plan.scheme.criteria
        )
    ]
    if scores:
        yield ngettext("scores of {applications}", "scores of {applications}", len(scores)).format(
            applications=numbered(scores, most=20)
        )
    totals = [
        each.application for each in plan.places if each.total is not None and not plan.says_total(each)
    ]
    if totals:
        yield _("totals of {applications}").format(applications=numbered(totals, most=20))
    missed = [
        each.application for each in plan.places if plan.known_bars(each) and not plan.says_missed(each)
    ]
    if missed:
        yield _("the thresholds missed of {applications}").format(applications=numbered(missed, most=20))
