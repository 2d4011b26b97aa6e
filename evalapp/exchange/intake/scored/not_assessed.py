"""A zero that is none: beside it the justification says that nothing was assessed."""

from __future__ import annotations

import re

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten, written
from evalapp.domain.scheme.model import Scale
from evalapp.domain.scoring.own_reason import own_reason_called
from evalapp.domain.texts import _
from evalapp.exchange.intake.taking.no_score import no_score_by_id, no_score_called

# The whole justification, so that “no partners abroad, not applicable here” is one.
_WHOLE = re.compile(
    r"(?:n\.?\s?v\.?\s?t\.?|n\.?b\.?|n/?a|niet van toepassing|not applicable|sans objet|afwezig|absent|leeg|blanco|"
    r"blank|empty|todo|to do|to be done|tbd|pm|p\.m\.|nog te (?:doen|bekijken|lezen|bespreken|bepalen)|"
    r"(?:nog )?(?:niet|geen) (?:ingevuld|gelezen|bekeken|gescoord|besproken|behandeld|mening|oordeel|tijd|score|"
    r"beoordeling|punten)(?: gegeven)?|no (?:score|opinion|time|assessment)(?: given)?|"
    r"not (?:read|scored|filled in|discussed|looked at)(?: yet)?|geen idee|weet (?:ik )?niet|don['’]t know)"
)
# Whatever follows: “niet beoordeeld wegens tijdgebrek”.
_OPENING = re.compile(
    r"(?:(?:nog )?niet (?:te )?beoorde(?:eld|len)|nog te (?:beoordelen|scoren)|nog niet (?:ingevuld|gescoord)|"
    r"kan (?:ik |dit )*niet beoordelen|(?:ik )?onthoud(?:ing| me| mij|en)?\b|(?:valt )?buiten mijn "
    r"(?:deskundigheid|expertise|domein|vakgebied|kennis)|niet mijn (?:deskundigheid|expertise|domein|vakgebied)|"
    r"geen expertise|not (?:yet )?(?:assessed|evaluated|judged)|(?:still )?to be assessed|cannot (?:judge|assess)|"
    r"outside my (?:expertise|field)|not my (?:expertise|field)|i abstain|abst(?:ention|ain)|non évalué|"
    r"hors de (?:mon|ma) )"
)


def refuse_unassessed(value: int | None, comment: str, scale: Scale) -> None:
    """Raises BadValue for the lowest score with such a justification."""
    if value is None or not comment or scale.words or scale.value(value) not in (0, scale.lowest):
        return
    if says_unassessed(comment):
        raise BadValue(
            _(
                "“{score}” stands beside the justification “{comment}”, which says that it was not assessed; leave the "
                "score empty and give the reason, or write a justification of the score"
            ).format(score=written(scale.value(value)), comment=shorten(comment))
        )


def says_unassessed(comment: str) -> bool:
    plain = " ".join(comment.split()).strip(" .-–—!*()[]")
    folded = plain.casefold()
    return bool(
        _WHOLE.fullmatch(folded)
        or _OPENING.match(folded)
        or no_score_by_id(plain)
        or no_score_called(plain, {})
        or own_reason_called(plain)
    )
