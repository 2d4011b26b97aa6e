"""What the order would be if all jurors were equally strict, in words: no chances, no decimal ranks."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from evalapp.analytics.lenses.places import least_places
from evalapp.analytics.lenses.ranks.bands import PriorRanks, RankOutlook
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.table import Integers
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score, whole

_ALL_EQUAL = 1e-6  # ranks
_DECIMALS = 2


def rank_sentences(outlook: RankOutlook) -> tuple[str, ...]:
    """For the head of the list: what is asked, what it rests on, and how it was computed."""
    if len(outlook.applications) < 2:
        return (_("With fewer than two applications there is no order to doubt."),)
    if np.ptp(outlook.expected_rank) < _ALL_EQUAL:
        return (_("The scores give no reason to put one application before another."),)
    return (
        _(
            "The expected rank asks what the order would be if all jurors were equally strict. It looks at the scores "
            "alone, not at thresholds or amounts; it stands beside the official place and changes nothing in it."
        ),
        *(_prior_sentences(outlook, outlook.prior) if outlook.prior else [_estimated_sentence()]),
        _(
            "How far an expected rank may be off comes from {draws} random draws; whoever uses the seed {seed} again "
            "finds the same."
        ).format(draws=whole(outlook.draws), seed=outlook.seed),
    )


def _estimated_sentence() -> str:
    return _(
        "How much jurors and applications differ is estimated from the scores and then taken as known, so that the "
        "expected ranks look somewhat surer than they are."
    )


def _prior_sentences(outlook: RankOutlook, prior: PriorRanks) -> list[str]:
    """So few applications cannot tell how much jurors differ: what was supposed, and what hangs on it."""
    half, double = (_moved(outlook.expected_rank, each) for each in (prior.half, prior.double))
    return [
        _(
            "With so few applications it is not estimated how much jurors differ in severity: a tenth of the scale is "
            "supposed beforehand, {spread} points. How much applications differ, and how large chance is, is not taken "
            "as known; the expected ranks allow for that."
        ).format(spread=score(Fraction(prior.spread), _DECIMALS)),
        _("If jurors differ half as much: {moves}").format(moves=_moves(half)),
        _("If jurors differ twice as much: {moves}").format(moves=_moves(double)),
    ]


def _moves(by: Integers) -> str:
    moved = int((by > 0).sum())
    if not moved:
        return _("the order of the expected ranks stays the same.")
    return ngettext(
        "{n} application moves in the order of the expected ranks, by at most {most}.",
        "{n} applications move in the order of the expected ranks, by at most {most}.",
        moved,
    ).format(
        n=whole(moved), most=ngettext("{n} place", "{n} places", int(by.max())).format(n=whole(int(by.max())))
    )


def _moved(before: Floats, after: Floats) -> Integers:
    """By how many places each moves."""
    places = [least_places(np.rint(each / _ALL_EQUAL)) for each in (before, after)]
    moved: Integers = np.abs(places[1] - places[0])
    return moved
