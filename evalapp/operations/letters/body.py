"""The parts of a letter that tell of its application alone: reasons, points, amount, conditions, place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from evalapp.analytics.ranking.funding import entitlement
from evalapp.domain.deciding.values import Condition
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import Part
from evalapp.domain.ranking import CriterionResult
from evalapp.domain.scheme.model import Criterion, Scale
from evalapp.domain.texts import _, pgettext
from evalapp.operations.letters.fate import Fate
from evalapp.operations.letters.filling import Filling
from evalapp.operations.letters.material import Material
from evalapp.operations.letters.reasons import points_of, reason_of
from evalapp.reports.letters.content import Beside, Block, Judged, Pairs, Points, Reasons, Said
from evalapp.words import explain, formats
from evalapp.words.deciding import condition_words
from evalapp.words.results import ResultWords, result_of
from evalapp.words.scores import MISSING, name_of_points, range_of
from evalapp.words.why.worked import worked


def reasons(material: Material, fate: Fate, language: str) -> Reasons:
    """A row for each criterion of the scheme, also where the jury said nothing: that is seen."""
    scheme = material.call.scheme
    place, shown = material.places.get(fate.application), ResultWords(scheme)
    judged = []
    for each in scheme.criteria:
        result = None if place is None else result_of(place, each.id)
        reason = reason_of(material, fate.application, each.id, language)
        judged.append(
            Judged(
                mark=scheme.marks[each.id],
                title=str(each.title),
                word=_word(each, result),
                score=shown.criterion(each, result).text,
                at=_at(each.scale, result),
                reasons=reason.lines or (_("[reasons are missing]"),),
                source=reason.source.words,
            )
        )
    scales = {each.scale.id: each.scale for each in scheme.criteria}
    (first, *others) = scales.values()
    head = _("Score") if others else _("Score, {range}").format(range=range_of(first))
    return Reasons(
        title=_("Why: the reasons by criterion"),
        heads=(_("Criterion"), head if len(head) < 30 else _("Score"), _("Reasons")),
        judged=judged,
        steps=0 if others else _steps(first),
    )


def _steps(scale: Scale) -> int:
    """Whole points, as far as they can be told apart."""
    n = scale.highest - scale.lowest
    return int(n) if n.denominator == 1 and n <= 10 else 0


def _at(scale: Scale, result: CriterionResult | None) -> float | None:
    if result is None or result.score is None or scale.highest == scale.lowest:
        return None
    return float(
        min(max((result.score - scale.lowest) / (scale.highest - scale.lowest), Fraction(0)), Fraction(1))
    )


def _word(criterion: Criterion, result: CriterionResult | None) -> str:
    if result is None or result.score is None:
        return ""
    return name_of_points(criterion.scale, result.score)


def points(material: Material, fate: Fate, language: str) -> Block | None:
    strong = Points(
        title=_("Strengths"), points=points_of(material, fate.application, Part.STRENGTHS, language)
    )
    weak = Points(
        title=_("Weaknesses"), points=points_of(material, fate.application, Part.WEAKNESSES, language)
    )
    if strong.points and weak.points:
        return Beside(left=strong, right=weak)
    return strong if strong.points else weak if weak.points else None


def amounts(material: Material, fate: Fate) -> Pairs:
    application = material.applications[fate.application]
    asked = application.requested_support
    most = entitlement(material.call.scheme.budget, application)
    pairs = [(_("Support requested"), formats.money(asked, missing=MISSING))]
    if most is not None and most != asked:
        pairs.append((_("Within the ceilings of the call"), formats.money(most)))
    if application.total_budget is not None:
        pairs.append((_("Total budget"), formats.money(application.total_budget)))
    head = _("Support proposed") if fate.is_draft else pgettext("decision", "Support granted, at most")
    return Pairs(title=_("Amount"), pairs=[*pairs, (head, formats.money(fate.amount, missing=MISSING))])


def conditions_of(fate: Fate) -> tuple[Condition, ...]:
    """What the jury asked beside an approval, which the body took over with it."""
    advice = None if fate.standing is None else fate.standing.advice
    return () if advice is None else advice.conditions


def conditions(filling: Filling) -> Points | None:
    asked = conditions_of(filling.fate)
    if not asked:
        return None
    material = filling.material
    return Points(
        title=_("Conditions"),
        lead=filling.paragraphs(Section.CONDITIONS),
        points=[material.screened(condition_words(each, material.call.scheme)) for each in asked],
    )


def how_placed(filling: Filling) -> Said | None:
    """How the scores became a total, and in a ranked call the total a place."""
    material, fate = filling.material, filling.fate
    place, scheme = material.places.get(fate.application), material.call.scheme
    if place is None or place.total is None:
        return None
    # Without what was decided since: that stands at the top of the letter, with its grounds.
    alone = replace(place, advice=None, held=None)
    said = worked(scheme, place)[-1:]
    said.append(material.screened(explain.place_sentence(scheme, alone, tells_line=False)))
    title = _("How the place came about") if scheme.is_ranked else _("How the result came about")
    return Said(title=title, paragraphs=[*filter(None, said), *filling.paragraphs(Section.WEIGHTS)])
