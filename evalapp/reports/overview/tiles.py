"""A map of tiles: each province about where it lies, the darker the more support."""

from __future__ import annotations

from reportlab.lib.colors import Color, linearlyInterpolatedColor
from reportlab.platypus import Flowable, Spacer

from evalapp.domain.application import PROVINCES
from evalapp.domain.texts import _
from evalapp.reports.drawing.lettering import REGULAR, SEMIBOLD, fitted, text
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import SMALL, TABLE, WIDTH, colour, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.overview.content import Figures, Tally, Word
from evalapp.reports.overview.said import given_head
from evalapp.words.formats import money
from evalapp.words.scores import MISSING

_WIDE, _HIGH, _GAP = 84.0, 57.0, 4.0
_DARKEST = 0.5  # of the accent, so that what stands on it can be read
# Where each lies: column and row of its tile.
_PLACES = {
    "West-Vlaanderen": (0.0, 0),
    "Oost-Vlaanderen": (1.0, 0),
    "Antwerpen": (2.0, 0),
    "Limburg": (3.0, 0),
    "Brussel": (1.5, 1),
    "Vlaams-Brabant": (2.5, 1),
}
_MOVED_ON = 0.5  # columns, for what lies elsewhere or nowhere to stand before them


def tiles(found: Figures, word: Word) -> list[Flowable]:
    title = _("Support by province") if word is not Word.UNKNOWN else _("Requested by province")
    return [Heading(title, "part"), _Tiles(found, word), Spacer(1, 4)]


class _Tiles(Flowable):
    def __init__(self, found: Figures, word: Word) -> None:
        super().__init__()
        self._found, self._word = found, word
        self._tallies = {n: found.of_province(n) for n in found.columns}

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._beside = [Paragraph(text(each), style("note-after")) for each in self._notes()]
        self._room = available_width - 4 * _WIDE - 3 * _GAP - 14
        for each in self._beside:
            each.wrap(self._room, 1_000)
        return WIDTH, 2 * _HIGH + _GAP

    def _amount(self, tally: Tally) -> int:
        return tally.requested if self._word is Word.UNKNOWN else tally.given

    def _notes(self) -> list[str]:
        notes = [_("The tiles lie about where the provinces do. The darker, the more.")]
        known = {n: each for n, each in self._tallies.items() if n < len(PROVINCES)}
        most = max((self._amount(each) for each in known.values()), default=0)
        if most:
            first = [self._found.provinces[n] for n, each in known.items() if self._amount(each) == most]
            notes.append(
                _("Most: {provinces}, {amount}.").format(provinces=", ".join(first), amount=money(most))
            )
        notes.append(_("Counted where the cluster organisation has its seat."))
        return notes

    def draw(self) -> None:
        paper = paper_of(self)
        picture = Element("Figure", alternative=self._said())
        most = max((self._amount(each) for each in self._tallies.values()), default=0)
        with paper.pictured(picture, 4 * _WIDE + 3 * _GAP, 2 * _HIGH + _GAP):
            rest = 0
            has_rest = any(n >= len(PROVINCES) for n in self._tallies)
            for n, tally in self._tallies.items():
                name = self._found.provinces[n]
                column, row = _PLACES.get(name, (float(rest), 1))
                rest += name not in _PLACES
                column += _MOVED_ON if row and has_rest and name in _PLACES else 0
                self._draw_tile(name, tally, column * (_WIDE + _GAP), (1 - row) * (_HIGH + _GAP), most)
        top = 2 * _HIGH + _GAP
        for each in self._beside:
            each.drawOn(self.canv, WIDTH - self._room, top - each.height)
            top -= each.height + 4

    def _draw_tile(self, name: str, tally: Tally, left: float, bottom: float, most: int) -> None:
        canv, share = self.canv, self._amount(tally) / most if most else 0.0
        canv.setFillColor(_shade(share))
        canv.setStrokeColor(colour("line"))
        canv.setLineWidth(0.5)
        canv.roundRect(left, bottom, _WIDE, _HIGH, 3, stroke=int(not share), fill=1)
        at, room = left + 7, _WIDE - 12
        canv.setFillColor(colour("text"))
        canv.setFont(SEMIBOLD, TABLE)
        canv.drawString(at, bottom + _HIGH - 13, fitted(name, SEMIBOLD, TABLE, room) + " ")
        canv.setFont(SEMIBOLD, 14)
        first, words = self._counts(tally)
        canv.drawString(at, bottom + _HIGH - 28, first)
        canv.setFont(REGULAR, SMALL)
        beside = at + canv.stringWidth(first, SEMIBOLD, 14) + 3
        canv.drawString(
            beside, bottom + _HIGH - 28, fitted(words, REGULAR, SMALL, left + _WIDE - 5 - beside) + " "
        )
        lines = [money(tally.requested)]
        if self._word is not Word.UNKNOWN:
            given = money(tally.given) if tally.given else MISSING
            lines = [given, _("of {amount}").format(amount=money(tally.requested))]
        for n, line in enumerate(lines):
            canv.setFont(REGULAR, SMALL)
            canv.drawString(at, bottom + 15 - n * 10, fitted(line, REGULAR, SMALL, room) + " ")

    def _counts(self, tally: Tally) -> tuple[str, str]:
        if self._word is Word.UNKNOWN:
            return str(tally.applications), _("applications")
        return str(tally.supported), _("of {n}").format(n=tally.applications)

    def _said(self) -> str:
        text = _("{province}: {n} of {all} applications, {given} of {requested} requested")
        if self._word is Word.UNKNOWN:
            text = _("{province}: {all} applications, {requested} requested")
        told = [
            text.format(
                province=self._found.provinces[n],
                n=each.supported,
                all=each.applications,
                given=money(each.given),
                requested=money(each.requested),
            )
            for n, each in self._tallies.items()
        ]
        return f"{given_head(self._word)} – {'; '.join(told)}"


def _shade(share: float) -> Color:
    if not share:
        return colour("sunk")
    return linearlyInterpolatedColor(
        colour("accent-ground"), colour("accent"), 0.0, 1.0, 0.12 + (_DARKEST - 0.12) * share
    )
