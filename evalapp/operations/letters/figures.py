"""The figures under the title of a letter: what is given, of what, how it scored, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from evalapp.analytics.ranking.funding import entitlement
from evalapp.domain.numbers import in_notation, rounded_text
from evalapp.domain.ranking import Place
from evalapp.domain.scoring.weighing import highest, lowest
from evalapp.domain.texts import _, pgettext
from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.material import Material
from evalapp.words import formats
from evalapp.words.places import total

_PER_CENT = 100
_SHORT = (1, 2, 4, 5, 10)  # denominators of short decimals


def figures(material: Material, fate: Fate) -> list[tuple[str, str]]:
    """A place stands there only where the call is ranked and the application has one."""
    return list(_figures(material, fate))


def _figures(material: Material, fate: Fate) -> Iterator[tuple[str, str]]:
    if fate.kind is LetterKind.INADMISSIBLE:
        return
    assert fate.kind is not None, fate
    application = material.applications[fate.application]
    asked, budget = application.requested_support, application.total_budget
    if fate.kind.gives:
        yield formats.money(fate.amount), _given(material, fate)
        if budget and fate.amount is not None:
            share = formats.percent(_rounded(fate.amount * _PER_CENT, budget))
            yield share, _("of {budget} budget").format(budget=formats.money(budget))
    else:
        yield formats.money(asked), _("requested")
    place = material.places.get(fate.application)
    if place is not None and place.total is not None:
        yield total(place), _of_total(material)
    yield from _place(material, fate, place)


def _given(material: Material, fate: Fate) -> str:
    application = material.applications[fate.application]
    if fate.amount == application.requested_support:
        return _("proposed, as requested") if fate.is_draft else pgettext("decision", "granted, as requested")
    asked = formats.money(application.requested_support)
    most = entitlement(material.call.scheme.budget, application)
    if most is not None and fate.amount == most:
        words = (
            _("proposed, the ceiling; {asked} was requested")
            if fate.is_draft
            else pgettext("decision", "granted, the ceiling; {asked} was requested")
        )
    else:
        words = (
            _("proposed of {asked} requested")
            if fate.is_draft
            else pgettext("decision", "granted of {asked} requested")
        )
    return words.format(asked=asked)


def _of_total(material: Material) -> str:
    """Between what totals come out: of a weighted sum that is not the scale of its criteria."""
    scheme = material.call.scheme
    low, high = (bound(scheme.counting, scheme.ranking, weighted=True) for bound in (lowest, highest))
    words = _("{low} to {high}").format(low=_bound(low), high=_bound(high))
    return _("total, on a scale from {range}").format(range=words)


def _bound(value: Fraction) -> str:
    """Exact where that is short."""
    return formats.score(value) if value.denominator in _SHORT else formats.score(value, 2)


def _place(material: Material, fate: Fate, place: Place | None) -> Iterator[tuple[str, str]]:
    if place is None or not material.call.scheme.is_ranked:
        return
    if fate.kind is LetterKind.RESERVE and place.on_list is not None:
        yield formats.ordinal(place.on_list), _("on the reserve list")
    elif place.place is not None:
        ranked = sum(each.is_ranked for each in material.places.values())
        words = (
            _("in the proposed ranking of {n} applications")
            if fate.is_draft
            else _("in the ranking of {n} applications")
        )
        yield formats.ordinal(place.place), words.format(n=ranked)


def _rounded(numerator: int, denominator: int) -> str:
    return in_notation(rounded_text(Fraction(numerator, denominator), 1))
