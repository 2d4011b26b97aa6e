"""Who takes part: the sides of the triple helix, and how large the companies are."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from evalapp.domain.application import CompanySize, Helix
from evalapp.domain.terms.totals import Sides
from evalapp.domain.texts import _, ngettext
from evalapp.reports.drawing.lettering import text
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import WIDTH, colour, hexadecimal, style
from evalapp.reports.drawing.title import KeyFigures
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.overview.content import OverviewReport, Word
from evalapp.reports.overview.said import shares, supported_word
from evalapp.words.formats import money
from evalapp.words.scores import MISSING

_BAR = 9.0


def partners(data: OverviewReport) -> list[Flowable]:
    """Of the applications that get support, or of all where that is not known or none does."""
    figures = data.figures
    is_of_all = data.word is Word.UNKNOWN or not figures.whole.supported
    sides = figures.partners if is_of_all else figures.of_supported
    n = figures.whole.applications if is_of_all else figures.whole.supported
    if not n:
        return []
    whose = (
        ngettext("the triple helix of the {n} application", "the triple helix of all {n} applications", n)
        if is_of_all
        else ngettext(
            "the triple helix of {n} application {supported}",
            "the triple helix of {n} applications {supported}",
            n,
        )
    ).format(n=n, supported=supported_word(data.word))
    heading = Heading(_("Who takes part: {whose}").format(whose=whose), "part")
    if not sides.all:
        none = _("The file names no partners of these applications.")
        return [KeepTogether([heading, Paragraph(text(none), style("note-after"))])]
    said = _sides_said(sides)
    words = " &nbsp;&nbsp; ".join(
        f"<font color='{hexadecimal(str(side))}'>■</font>&nbsp;{text(each)}" for side, each in said
    )
    return [
        KeepTogether(
            [
                heading,
                _Bar(sides, "; ".join(each for _side, each in said)),
                Paragraph(words, style("note")),
                *_unknown(sides),
                Spacer(1, 3),
                KeyFigures(_figures(sides), "fact"),
            ]
        )
    ]


def _sides_said(sides: Sides) -> list[tuple[Helix, str]]:
    found = [(side, n) for side, n in sides.partners.items() if n]
    labels = {
        Helix.COMPANY: _("companies"),
        Helix.KNOWLEDGE: _("knowledge institutions"),
        Helix.GOVERNMENT: _("government"),
        Helix.OTHER: _("other"),
    }
    return [
        (side, f"{labels[side]} {n} ({share})")
        for (side, n), share in zip(found, shares([n for _side, n in found]), strict=True)
    ]


def _unknown(sides: Sides) -> list[Flowable]:
    """What the shares say nothing of."""
    said = []
    companies = sides.partners.get(Helix.COMPANY, 0)
    if n := companies - sides.sized:
        text_ = ngettext(
            "Of {n} company the size is not known.", "Of {n} companies the size is not known.", n
        )
        said.append(text_.format(n=n))
    if n := sides.unsaid:
        text_ = ngettext(
            "Of {n} partner nobody said whether the commitment is signed.",
            "Of {n} partners nobody said whether the commitment is signed.",
            n,
        )
        said.append(text_.format(n=n))
    if n := sides.silent:
        text_ = ngettext(
            "{n} partner does not say what it brings in.", "{n} partners do not say what they bring in.", n
        )
        said.append(text_.format(n=n))
    return [Paragraph(text(" ".join(said)), style("note"))] if said else []


def _figures(sides: Sides) -> Sequence[tuple[str, str]]:
    smes = MISSING
    if sides.sized:
        smes = _("{n} of {all}").format(n=sides.smes, all=sides.sized)
    share = shares([sides.smes, sides.sized - sides.smes])[0]
    sizes = [str(sides.sizes.get(each, 0)) for each in CompanySize if each.is_sme]
    large = sides.sizes.get(CompanySize.LARGE, 0)
    return (
        (smes, _("SMEs ({share}), of companies whose size is known").format(share=share)),
        (" · ".join(sizes), _("micro, small, medium-sized; {n} large").format(n=large)),
        (
            _("{n} of {all}").format(n=sides.committed, all=sides.all - sides.unsaid),
            _("commitments signed"),
        ),
        (money(sides.contribution), _("brought in by the partners")),
    )


class _Bar(Flowable):
    def __init__(self, sides: Sides, said: str) -> None:
        super().__init__()
        self._sides, self._said = sides, said

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return WIDTH, _BAR + 5

    def draw(self) -> None:
        found = {side: n for side, n in self._sides.partners.items() if n}
        left, room = 0.0, WIDTH - 2 * (len(found) - 1)
        with paper_of(self).pictured(Element("Figure", alternative=self._said), WIDTH, _BAR + 5):
            for side, n in found.items():
                width = room * n / self._sides.all
                self.canv.setFillColor(colour(str(side)))
                self.canv.rect(left, 5, width, _BAR, stroke=0, fill=1)
                left += width + 2
