"""The colours of paper for what is said of a place or a result; the words themselves are those of `evalapp.words`."""

from __future__ import annotations

from evalapp.reports.drawing.lettering import cell
from evalapp.reports.drawing.listing import Figure, figure
from evalapp.reports.drawing.styles import hexadecimal, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.words.places import Mood, Standing
from evalapp.words.results import Shown

_INKS = {Mood.GOOD: "good", Mood.PLAIN: "text", Mood.DIM: "dim", Mood.BAD: "bad", Mood.OPEN: "attention"}


def ink_of(standing: Standing) -> str:
    return _INKS[standing.mood]


def state(standing: Standing) -> Paragraph:
    """The outcome, on two lines where it is long: a row has them anyway."""
    word, ink = standing.words, ink_of(standing)
    shown = cell(word) if standing.mood in (Mood.DIM, Mood.PLAIN) else f"<b>{cell(word)}</b>"
    return Paragraph(f"<font color='{hexadecimal(ink)}'>{shown}</font>", style("cell"))


def result_figure(result: Shown) -> Figure:
    return figure(result.text, is_deciding=True, ink="bad") if result.is_failed else figure(result.text)
