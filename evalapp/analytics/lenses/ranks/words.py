"""What the bands say, in words: no chances, no decimal ranks."""

from __future__ import annotations

import numpy as np

from evalapp.analytics.lenses.ranks.bands import RankOutlook, Standing
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import whole

_ALL_EQUAL = 1e-6  # ranks


def band_sentences(outlook: RankOutlook) -> tuple[str, ...]:
    """For the head of the list: what a band means, how the line stands, and how it was computed."""
    if len(outlook.applications) < 2:
        return (_("With fewer than two applications there is no order to doubt."),)
    if np.ptp(outlook.expected_rank) < _ALL_EQUAL:
        return (_("The scores give no reason to put one application before another."),)
    return (
        _(
            "The band of an application holds the places it would take nine times out of ten if the chance that is "
            "in every score fell differently. It changes nothing in the ranking."
        ),
        *_line_sentences(outlook),
        _model_sentence(outlook),
        _(
            "The bands come from {draws} random draws; whoever uses the number {seed} again finds the same."
        ).format(draws=whole(outlook.draws), seed=outlook.seed),
    )


def _line_sentences(outlook: RankOutlook) -> tuple[str, ...]:
    if outlook.standing is None:
        return ()
    above, between, below = (outlook.standing.count(each) for each in Standing)
    clear = " ".join([_above_sentence(above), _below_sentence(below)])
    if not between:
        return (clear, _("Every application is clearly on one side of the line."))
    open_ = ngettext(
        "{n} application is not distinguishable from the line: the scores alone do not say on which side it belongs.",
        "{n} applications are not distinguishable from the line: the scores alone do not say on which side they "
        "belong.",
        between,
    )
    return (clear, open_.format(n=whole(between)))


def _above_sentence(n: int) -> str:
    if not n:
        return _("No application is clearly above the line.")
    return ngettext(
        "{n} application is clearly above the line.", "{n} applications are clearly above the line.", n
    ).format(n=whole(n))


def _below_sentence(n: int) -> str:
    if not n:
        return _("No application is clearly below the line.")
    return ngettext(
        "{n} application is clearly below the line.", "{n} applications are clearly below the line.", n
    ).format(n=whole(n))


def _model_sentence(outlook: RankOutlook) -> str:
    if outlook.is_full_model:
        return _("How much jurors and applications differ is not taken as known; the bands allow for that.")
    return _(
        "How much jurors and applications differ is estimated from the scores and then taken as known, which makes "
        "the bands somewhat too narrow."
    )
