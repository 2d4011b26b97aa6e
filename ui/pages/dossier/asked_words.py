"""What was asked and heard of an application before it was judged, in words."""

from __future__ import annotations

from evalapp.domain.admissibility.answers import Hearing, Supplement
from evalapp.domain.texts import _
from evalapp.words import formats


def supplement_words(supplement: Supplement) -> str:
    """What, when, until when, and what came of it."""
    asked = _("Supplement asked on {asked_on}, until {until}: {asked}").format(
        asked_on=formats.day(supplement.asked_on), until=formats.day(supplement.until), asked=supplement.asked
    )
    came = supplement.outcome.label
    if supplement.came_on:
        came = _("{came} on {day}").format(came=came, day=formats.day(supplement.came_on))
    return " – ".join(filter(None, (asked, came, supplement.note)))


def hearing_words(hearing: Hearing) -> str:
    """When and where, whether it was held, who was there and what was said."""
    head = _("Hearing of {moment}").format(moment=formats.moment(hearing.planned_at))
    present = _("present: {names}").format(names=hearing.present) if hearing.present else ""
    return " – ".join(filter(None, (head, hearing.place, hearing.state.label, present, hearing.record)))
