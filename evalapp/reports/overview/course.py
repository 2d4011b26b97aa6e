"""The third question: how far the call is, what came of earlier instruments, and what is still to do."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether

from evalapp.domain.texts import _, ngettext
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Cell, Listing, Row, figure
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.parts import Heading, numbered
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import WIDTH, colour, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.overview.beside import beside
from evalapp.reports.overview.cells import Marks
from evalapp.reports.overview.content import CallPart, Earlier, OverviewReport, Word
from evalapp.reports.overview.said import supported_word
from evalapp.reports.overview.where import TIGHT, in_words
from evalapp.words.formats import day
from evalapp.words.scores import MISSING

_DOT, _TOP = 4.0, 10.0
_LEFT, _MARKS, _COUNTED, _GIVEN = 344.0, 136.0, 54.0, 40.0
_MOST_BESIDE = 8  # instruments
_MOST_MARKS = 15  # in a row


def course(part: CallPart) -> list[Flowable]:
    """Of one call."""
    lead = _("Phase: {phase}. {said}").format(phase=part.phase, said=part.said)
    return [
        KeepTogether(
            [
                Heading(_("3 · How far is the call?"), "question"),
                Paragraph(text(lead), style("body")),
                Timeline(part),
            ]
        )
    ]


def earlier_and_todo(data: OverviewReport, todo: list[str]) -> list[Flowable]:
    earlier = data.figures.earlier
    right: list[Flowable] = (
        [Heading(_("What is still to do"), "part"), *numbered(todo, "item-close")] if todo else []
    )
    if not earlier:
        return right
    heading = Heading(_("Reorientation of earlier instruments"), "part")
    note = Paragraph(text(_reoriented(earlier)), style("note"))
    table = _earlier(earlier, data.word)
    if len(earlier) <= _MOST_BESIDE and right:
        return beside([heading, table, note], right, left_width=_LEFT)
    return [Kept([heading], table, [note]), *right]


def _earlier(earlier: Mapping[str, Earlier], word: Word) -> Listing:
    is_marked = max(each.tally.applications for each in earlier.values()) <= _MOST_MARKS
    rows = []
    for name, each in earlier.items():
        tally = each.tally
        given = "?" if word is Word.UNKNOWN else str(tally.supported) if tally.supported else MISSING
        cells: list[Cell] = [
            Paragraph(cell(name or _("none stated")), style("cell" if name else "cell-dim")),
            figure(str(tally.applications)),
            figure(given, is_strong=bool(tally.supported), ink="accent" if tally.supported else "dim"),
        ]
        if is_marked:
            cells.append(Marks(tally, in_words(tally, word), is_left=True))
        rows.append(Row(cells=cells))
    marks = [Column(head="", width=_MARKS)] if is_marked else []
    named = _LEFT - _COUNTED - _GIVEN - sum(each.width for each in marks)
    columns = [
        Column(head=text(_("Earlier instrument")), width=named),
        Column(head=text(_("Applications")), width=_COUNTED, is_right=True),
        Column(head=text(_("Support")), width=_GIVEN, is_right=True),
    ]
    if is_marked:
        columns.append(Column(head=text(supported_word(word)), width=_MARKS, lead=4))
    return Listing(columns, rows, padding=TIGHT)


def _reoriented(earlier: Mapping[str, Earlier]) -> str:
    """How many of those that come from an earlier instrument say how they reorient."""
    named = [each for name, each in earlier.items() if name]
    n, all_named = sum(each.reoriented for each in named), sum(each.tally.applications for each in named)
    if not all_named:
        return _("No application names an earlier instrument.")
    return ngettext(
        "{said} of {n} application that comes from an earlier instrument says how it reorients.",
        "{said} of {n} applications that come from an earlier instrument say how they reorient.",
        all_named,
    ).format(said=n, n=all_named)


def told_milestones(part: CallPart) -> str:
    """What the line of days shows."""
    told = []
    for each in part.milestones:
        when = day(each.day) if each.day else _("no day known")
        state = _("over") if each.is_over else _("comes next") if each.is_present else _("still to come")
        told.append(f"{each.label}: {when}, {state}")
    return "; ".join(told)


class Timeline(Flowable):
    """What is over is full, what comes next has a ring, what lies ahead is open."""

    def __init__(self, part: CallPart) -> None:
        super().__init__()
        self._part = part

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        self._share = WIDTH / max(1, len(self._part.milestones))
        self._labels = [
            [
                Paragraph(text(each.label), _centred("head" if each.is_present else "note", is_dark=True)),
                Paragraph(text(day(each.day) if each.day else MISSING), _centred("note")),
            ]
            for each in self._part.milestones
        ]
        room = self._share - 8
        self._named = max((pair[0].wrap(room, 1_000)[1] for pair in self._labels), default=0.0)
        dated = max((pair[1].wrap(room, 1_000)[1] for pair in self._labels), default=0.0)
        self._high = _TOP + _DOT + 6 + self._named + dated + 6
        return WIDTH, self._high

    def draw(self) -> None:
        picture = Element("Figure", alternative=told_milestones(self._part))
        with paper_of(self).pictured(picture, WIDTH, self._high):
            self._draw_line()

    def _draw_line(self) -> None:
        canv, middle, shown = self.canv, self._high - _TOP, self._part.milestones
        canv.setLineWidth(1.6)
        for n in range(len(shown) - 1):
            is_gone = shown[n].is_over and (shown[n + 1].is_over or shown[n + 1].is_present)
            canv.setStrokeColor(colour("accent" if is_gone else "strong-line"))
            canv.line(self._at(n), middle, self._at(n + 1), middle)
        for n, each in enumerate(shown):
            is_lit = each.is_over or each.is_present
            canv.setLineWidth(1.2)
            canv.setStrokeColor(colour("accent" if is_lit else "edge"))
            canv.setFillColor(colour("accent" if each.is_over else "panel"))
            canv.circle(self._at(n), middle, _DOT + each.is_present, stroke=1, fill=1)
            if each.is_present:
                canv.setFillColor(colour("accent"))
                canv.circle(self._at(n), middle, 2, stroke=0, fill=1)
            name, when = self._labels[n]
            left = self._at(n) - (self._share - 8) / 2
            name.drawOn(canv, left, middle - _DOT - 6 - name.height)
            when.drawOn(canv, left, middle - _DOT - 6 - self._named - when.height)

    def _at(self, n: int) -> float:
        return self._share * (n + 0.5)


def _centred(name: str, *, is_dark: bool = False) -> ParagraphStyle:
    found = style(name)
    return ParagraphStyle(
        f"{name}-centred-{is_dark}",
        parent=found,
        alignment=TA_CENTER,
        textColor=colour("text") if is_dark else found.textColor,
    )
