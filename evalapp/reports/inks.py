"""The colours of paper for what is said of a place or a result; the words themselves are those of `evalapp.words`."""

from __future__ import annotations

from evalapp.reports.drawing.listing import Figure, figure
from evalapp.words.places import Mood, Standing
from evalapp.words.results import Shown

_INKS = {Mood.GOOD: "good", Mood.PLAIN: "text", Mood.DIM: "dim", Mood.BAD: "bad", Mood.OPEN: "attention"}


def ink_of(standing: Standing) -> str:
    return _INKS[standing.mood]


def result_figure(result: Shown) -> Figure:
    return figure(result.text, is_deciding=True, ink="bad") if result.is_failed else figure(result.text)
