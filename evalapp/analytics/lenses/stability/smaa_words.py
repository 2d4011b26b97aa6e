"""What random weightings say, in whole percents that never turn nearly all into all."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from evalapp.analytics.lenses.stability.profile_words import percent
from evalapp.analytics.lenses.stability.smaa import Acceptability
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import whole
from evalapp.words.phrases import join_names

_NEARLY_ALWAYS = Fraction(9, 10)


def weightings_sentences(found: Acceptability) -> list[str]:
    """Who is first most often, and how many stay above the line under nearly every weighting."""
    if len(found.applications) < 2 or len(found.criteria) < 2:
        return [_("With fewer than two applications or criteria there is nothing to weigh.")]
    leaders = np.flatnonzero(found.first == found.first.max()).tolist()
    sentences = [
        ngettext(
            "Of {draws} weightings drawn at random, {applications} comes first in {share}.",
            "Of {draws} weightings drawn at random, {applications} each come first in {share}.",
            len(leaders),
        ).format(
            draws=whole(found.draws),
            applications=join_names(found.applications[n] for n in leaders),
            share=_share(found, float(found.first.max())),
        )
    ]
    if found.top is not None and found.among_top is not None and found.top < len(found.applications):
        steady = int((np.rint(found.among_top * found.draws) >= _NEARLY_ALWAYS * found.draws).sum())
        sentences.append(
            ngettext(
                "{n} application is among the first {top} in at least {share} of them.",
                "{n} applications are among the first {top} in at least {share} of them.",
                steady,
            ).format(n=steady, top=found.top, share=percent(_NEARLY_ALWAYS))
        )
    return sentences


def first_where(scheme: Scheme, found: Acceptability, application: int) -> str:
    """What must weigh more for it to be first; empty where it always or never is."""
    if not 0 < found.first[application] < 1 or len(found.criteria) < 2:
        return ""
    own = found.central[application]
    most = int(own.argmax())
    return _("Where it comes first, “{criterion}” weighs {own} on average, against {even} over all.").format(
        criterion=scheme.criterion(found.criteria[most]).title,
        own=percent(Fraction(float(own[most])), 0),
        even=percent(Fraction(1, len(found.criteria)), 0),
    )


def _share(found: Acceptability, share: float) -> str:
    return percent(Fraction(round(share * found.draws), found.draws), 0)
