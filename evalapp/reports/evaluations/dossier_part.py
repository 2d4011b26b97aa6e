"""What an application is, in an evaluation report: facts, and its partners with the triple helix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from evalapp.domain.application import Application, CompanySize, Dossier, Helix, Partner
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.lettering import REGULAR, cell, text, width_of
from evalapp.reports.drawing.listing import Listing, Row, figure
from evalapp.reports.drawing.paper import paper_of
from evalapp.reports.drawing.parts import Heading, facts
from evalapp.reports.drawing.structure import Element
from evalapp.reports.drawing.styles import SMALL, WIDTH, colour, style
from evalapp.reports.drawing.title import KeyFigures
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.names import Names
from evalapp.words.ceilings import support_a_year
from evalapp.words.formats import day, money
from evalapp.words.partners import commitment_sentence, smes
from evalapp.words.places import standing, total
from evalapp.words.scores import MISSING
from evalapp.words.sectors import sector_words


def dossier_facts(dossier: Dossier, ranking: Ranking, place: Place | None, names: Names) -> list[Flowable]:
    application = dossier.application
    figures = [
        (money(application.requested_support), _yearly(application)),
        (money(application.total_budget), _("total budget")),
        (str(len(dossier.partners)), _smes(dossier.partners)),
    ]
    if place is not None:
        rank = _("place {place} · {outcome}") if place.is_ranked else "{outcome}"
        words = rank.format(place=place.place, outcome=standing(ranking, place).words)
        figures.insert(0, (total(place), _("total · {words}").format(words=words)))
    why = names.screened(application.standing_reason)
    admissibility = ": ".join(each for each in (application.standing, why) if each)
    pairs = [
        (_("Enterprise number"), application.enterprise_number),
        (_("Province"), application.province),
        (_("Sector"), sector_words(application)),
        (_("Duration"), _duration(application)),
        (_("Earlier instrument"), application.earlier_instrument),
        (_("Admissibility"), admissibility),
    ]
    return [KeyFigures(figures, "fact"), Spacer(1, 9), *facts(pairs, WIDTH)]


def partners_part(partners: Sequence[Partner]) -> list[Flowable]:
    if not partners:
        return []
    signed = commitment_sentence(partners) + "."
    words = " ".join(each for each in (_size_mix(partners), signed) if each)
    columns = [
        Column(head=text(_("Partner")), width=WIDTH - 358),
        Column(head=text(_("Side")), width=94),
        Column(head=text(_("Size")), width=66),
        Column(head=text(_("Province")), width=84),
        Column(head=text(_("Contribution")), width=64, is_right=True),
        Column(head=text(_("Signed")), width=50, lead=8.0),
    ]
    return [
        CondPageBreak(140),
        Heading(_("Partners"), "part", level=1),
        HelixBar(partners),
        Paragraph(text(words), style("note-after")),
        Listing(columns, [_partner(each) for each in partners]),
    ]


class HelixBar(Flowable):
    """The sides of the triple helix by number of partners, each with its word beside its colour."""

    def __init__(self, partners: Sequence[Partner]) -> None:
        super().__init__()
        count = Counter(each.helix for each in partners)
        self._sides = [(side, count[side]) for side in Helix if count[side] or side is not Helix.OTHER]

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self._width = available_width
        return available_width, 32.0

    def draw(self) -> None:
        said = ", ".join(f"{side.label} {n}" for side, n in self._sides)
        words = _("Partners by side of the triple helix: {sides}.").format(sides=said)
        with paper_of(self).pictured(Element("Figure", alternative=words), self._width, 32.0):
            self._draw_sides()

    def _draw_sides(self) -> None:
        total = sum(n for _side, n in self._sides)
        present = [(side, n) for side, n in self._sides if n]
        room, left = self._width - 1.5 * (len(present) - 1), 0.0
        for side, n in present:
            self.canv.setFillColor(colour(side.value))
            self.canv.rect(left, 20, room * n / total, 9, stroke=0, fill=1)
            left += room * n / total + 1.5
        left = 0.0
        for side, n in self._sides:
            words = f"{side.label} {n}"
            self.canv.setFillColor(colour(side.value))
            self.canv.roundRect(left, 5.5, 7, 7, 1.5, stroke=0, fill=1)
            self.canv.setFillColor(colour("dim"))
            self.canv.setFont(REGULAR, SMALL)
            self.canv.drawString(left + 11, 6.5, words)
            left += 11 + width_of(words, REGULAR, SMALL) + 16


def _partner(partner: Partner) -> Row:
    size = (
        partner.size.label
        if partner.size
        else MISSING
        if partner.helix is not Helix.COMPANY
        else _("unknown")
    )
    return Row(
        cells=[
            Paragraph(cell(partner.name), style("cell")),
            Paragraph(text(partner.helix.label), style("cell")),
            Paragraph(text(size), style("cell")),
            Paragraph(cell(partner.province) or MISSING, style("cell")),
            figure(money(partner.contribution)),
            figure(
                _signed(partner),
                ink="attention" if partner.is_committed is False else "text",
            ),
        ]
    )


def _signed(partner: Partner) -> str:
    return {True: _("yes"), False: _("no"), None: _("unknown")}[partner.is_committed]


def _smes(partners: Sequence[Partner]) -> str:
    head = ngettext("partner", "partners", len(partners))
    return " · ".join(each for each in (head, smes(partners)) if each)


def _size_mix(partners: Sequence[Partner]) -> str:
    companies = [each for each in partners if each.helix is Helix.COMPANY]
    count = Counter(each.size for each in companies)
    parts = [f"{count[size]} {size.label}" for size in CompanySize if count[size]]
    if count[None]:
        parts.append(_("{n} of unknown size").format(n=count[None]))
    return _("Companies by size: {sizes}.").format(sizes=", ".join(parts)) if parts else ""


def _yearly(application: Application) -> str:
    return " · ".join(each for each in (_("support requested"), support_a_year(application)) if each)


def _duration(application: Application) -> str:
    years = ngettext("{n} year", "{n} years", application.years or 0).format(n=application.years)
    parts = [years] if application.years else []
    if application.start:
        parts.append(_("from {day}").format(day=day(application.start)))
    return " ".join(parts)
