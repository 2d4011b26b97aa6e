"""The first question: which clusters there are, by sector and province."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _, ngettext
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Cell, Figure, Listing, Row, figure
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import SMALL, WIDTH, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.overview.cells import MOST_MARKS, Marks, draw_mark
from evalapp.reports.overview.content import Figures, OverviewReport, Tally, Word
from evalapp.reports.overview.said import supported_word, unknown_calls
from evalapp.reports.overview.tiles import tiles
from evalapp.words.phrases import join_all
from evalapp.words.scores import MISSING
from evalapp.words.sectors import short_province

_SECTOR, _SUM = 158.0, 42.0
TIGHT = 2.0


def where(data: OverviewReport) -> list[Flowable]:
    found = data.figures
    heading: Flowable = Heading(_("1 · Which clusters are there, by sector and by province?"), "question")
    if not found.whole.applications:
        none = _("There are no applications in this call yet.") if not data.is_of_several else ""
        return [heading, Paragraph(text(none or _("There are no applications yet.")), style("body"))]
    lead = Paragraph(text(_lead(data)), style("body"))
    is_marked = max(each.applications for each in found.cells.values()) <= MOST_MARKS
    table = _table(found, data.word, is_marked=is_marked)
    return [
        Kept([heading, lead], table, [_Legend(data.word, is_marked=is_marked)], hole=0.2),
        KeepTogether(tiles(found, data.word)),
    ]


def _lead(data: OverviewReport) -> str:
    found, word = data.figures, data.word
    if word is Word.UNKNOWN:
        n = found.whole.applications
        return ngettext(
            "{n} application; who gets support is not known yet.",
            "{n} applications; who gets support is not known yet.",
            n,
        ).format(n=n)
    supported = [place for place, each in found.cells.items() if each.supported]
    n = found.whole.supported
    if not n:
        return _("No application is {supported}.").format(supported=supported_word(word))
    sectors = len({sector for sector, _column in supported if sector})
    text_of_n = (
        ngettext(
            "{n} application is {supported}, in {sectors}.",
            "{n} applications are {supported}, in {sectors}.",
            n,
        )
        if sectors
        else ngettext("{n} application is {supported}.", "{n} applications are {supported}.", n)
    )
    said = text_of_n.format(
        n=n,
        supported=supported_word(word),
        sectors=ngettext("{n} sector", "{n} sectors", sectors).format(n=sectors),
    )
    if data.unknown:
        return f"{said} {unknown_calls(data.unknown)}"
    without = [
        f"{found.provinces[n]} ({found.of_province(n).applications})"
        for n in range(len(found.provinces) - 2)
        if found.of_province(n).applications and not found.of_province(n).supported
    ]
    if without:
        said += " " + _("None of those from {provinces}.").format(provinces=join_all(without))
    return said


def _table(found: Figures, word: Word, *, is_marked: bool) -> Listing:
    shown = found.columns
    room = (WIDTH - _SECTOR - 2 * _SUM - 6) / len(shown)
    columns = [
        Column(head=text(_("Sector")), width=_SECTOR),
        *(
            Column(
                head=text(short_province(found.provinces[n])), width=room, side=2.0, is_right=not is_marked
            )
            for n in shown
        ),
        Column(head=text(_("Applications")), width=_SUM + 6, is_right=True),
        Column(head=text(_("Support")), width=_SUM, is_right=True),
    ]
    rows = [_row(found, sector, shown, word, is_marked=is_marked) for sector in found.sectors]
    provinces = [found.of_province(n) for n in shown]
    rows.append(
        _sums(_("Applications"), [each.applications for each in provinces], found.whole.applications, word)
    )
    rows.append(
        _sums(
            _("Support"), [each.supported for each in provinces], found.whole.supported, word, is_given=True
        )
    )
    return Listing(columns, rows, padding=TIGHT)


def _row(found: Figures, sector: str, shown: Sequence[int], word: Word, *, is_marked: bool) -> Row:
    whole = found.of_sector(sector)
    cells: list[Cell] = [Paragraph(cell(sector or _("not stated")), style("cell"))]
    for n in shown:
        tally = found.cells.get((sector, n))
        if tally is None:
            cells.append(figure(""))
        elif is_marked:
            cells.append(Marks(tally, in_words(tally, word), is_left=True))
        else:
            cells.append(_counted(tally, word))
    return Row(cells=[*cells, figure(str(whole.applications)), _given(whole.supported, word)])


def in_words(tally: Tally, word: Word) -> str:
    """What marks show."""
    n = tally.applications
    if word is Word.UNKNOWN:
        return ngettext("{n} application", "{n} applications", n).format(n=n)
    return _("{n} of {all} {supported}").format(n=tally.supported, all=n, supported=supported_word(word))


def _counted(tally: Tally, word: Word) -> Figure:
    if word is Word.UNKNOWN or not tally.supported:
        return figure(str(tally.applications))
    return figure(f"{tally.supported}/{tally.applications}", is_strong=True, ink="accent")


def _given(n: int, word: Word) -> Figure:
    if word is Word.UNKNOWN:
        return figure("?", ink="dim")
    return figure(str(n) if n else MISSING, is_strong=bool(n), ink="accent" if n else "dim")


def _sums(name: str, counts: Sequence[int], whole: int, word: Word, *, is_given: bool = False) -> Row:
    cells: list[Cell] = [Paragraph(f"<b>{text(name)}</b>", style("cell"))]
    if is_given:
        cells += [_given(each, word) for each in counts]
        return Row(cells=[*cells, figure(""), _given(whole, word)])
    cells += [figure(str(each) if each else MISSING, is_strong=True) for each in counts]
    return Row(cells=[*cells, figure(str(whole), is_strong=True), figure("")])


class _Legend(Flowable):
    """What the marks or numbers of the table mean."""

    def __init__(self, word: Word, *, is_marked: bool) -> None:
        super().__init__()
        self._word, self._is_marked = word, is_marked
        self.spaceBefore, self.spaceAfter = 0, 3

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        marks = self._is_marked and self._word is not Word.UNKNOWN
        self._indent = 12.0 if self._is_marked else 0.0
        place = _("where the cluster organisation has its seat")
        if marks:
            said = _("{supported} (full), not (open); one mark for each application, {place}")
        elif self._is_marked:
            said = _("one mark for each application, {place}")
        elif self._word is Word.UNKNOWN:
            said = _("number of applications, {place}")
        else:
            said = _("{supported} / all applications, {place}")
        words = said.format(supported=supported_word(self._word), place=place)
        self._words = Paragraph(text(words), style("note"))
        size: tuple[float, float] = self._words.wrap(available_width - self._indent, 1_000)
        return available_width, size[1] + 2

    def draw(self) -> None:
        if self._is_marked:
            draw_mark(
                paper_of(self), 4, self._words.height - SMALL / 2 + 1, is_full=self._word is not Word.UNKNOWN
            )
        self._words.element = Element("P")
        self._words.drawOn(self.canv, self._indent, 2)
