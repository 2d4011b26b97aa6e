"""A file of which somebody else has the right to write may only be read."""

from __future__ import annotations

from evalapp.domain.desks.handing import Handover
from evalapp.domain.errors import NotAllowed
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.view import View


def refuse_away(view: View, action: Action) -> None:
    """Raises NotAllowed for every act but taking it back, and putting a back-up back, which leaves it away."""
    if action not in (Action.TAKE_BACK, Action.PUT_BACK) and (gone := view.away) is not None:
        raise NotAllowed(away_words(gone))


def away_said(view: View) -> str:
    """For whoever opens the file; empty where it may be written."""
    return away_words(view.away) if view.away is not None else ""


def taker_of(view: View) -> str:
    """Who took this file over last, and goes on with it; empty where nobody did."""
    return next((each.person for each in reversed(view.handovers()) if not each.is_given), "")


def away_words(gone: Handover) -> str:
    from evalapp.words import formats  # who writes with every key needs no words

    text = _(
        "This file was handed over to {person} on {day}, in “{file}”, and can only be read here. Take it back, with a "
        "reason, or go on in the file that {person} has."
    )
    return text.format(person=shorten(gone.person), day=formats.stamp(gone.at), file=shorten(gone.file))
