"""What stands below the lines and years: each sector, and from what is requested to what is given."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from evalapp.domain.texts import _, ngettext
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Cell, Listing, Row, figure
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.overview.cells import Amounts, Beside, Stacked
from evalapp.reports.overview.content import Figures, Money, OverviewReport, Word, counted_alone
from evalapp.reports.overview.said import amount, given_head, unknown_calls
from evalapp.reports.overview.where import TIGHT
from evalapp.words.formats import money
from evalapp.words.phrases import with_unstated
from evalapp.words.scores import MISSING

LEFT, _BARRED = 296.0, 152.0


class Cells:
    """The cells of one table, alike."""

    def __init__(self, word: Word, most: int, *, in_thousands: bool, is_wide: bool) -> None:
        self.is_wide = is_wide
        self._word, self._most, self._in_thousands = word, most, in_thousands

    def bar(self, each: Money, *, is_beside: bool = False) -> Cell:
        if not each.requested and not each.given:
            return figure(MISSING, ink="dim")
        shares_ = (
            (each.given / self._most, each.requested / self._most)
            if self._most > 0 and 0 <= each.given <= each.requested
            else None
        )
        if is_beside and shares_ and self._word is not Word.UNKNOWN:
            return Beside(*self._shown(each), shares=shares_)
        return self._cell(each, shares_, is_sum=False)

    def sum(self, each: Money, *, is_bare: bool = False) -> Cell:
        return self._cell(each, None, is_sum=not is_bare)

    def _cell(self, each: Money, shares_: tuple[float, float] | None, *, is_sum: bool) -> Cell:
        given, asked = self._shown(each)
        if self._word is Word.UNKNOWN:
            return figure(asked, is_strong=is_sum)
        if self.is_wide:
            return Amounts(given, asked, shares=shares_, is_sum=is_sum)
        return Stacked(given, asked, is_sum=is_sum)

    def _shown(self, each: Money) -> tuple[str, str]:
        given, asked = (
            amount(cents, in_thousands=self._in_thousands) for cents in (each.given, each.requested)
        )
        return given, asked


def amounts_head(word: Word) -> str:
    """What the amounts of a table are."""
    if word is Word.UNKNOWN:
        return _("Requested")
    return _("{given} of requested").format(given=given_head(word))


def by_sector(found: Figures, word: Word, *, in_thousands: bool) -> Listing:
    tallies = [(sector, found.of_sector(sector)) for sector in found.sectors]
    tallies.sort(key=lambda each: (-each[1].given, -each[1].requested))
    most = max((each.requested for _sector, each in tallies), default=0)
    cells = Cells(word, most, in_thousands=in_thousands, is_wide=True)
    rows = [
        Row(
            cells=[
                Paragraph(cell(sector or _("not stated")), style("cell")),
                cells.bar(Money(requested=each.requested, given=each.given), is_beside=True),
            ]
        )
        for sector, each in tallies
    ]
    columns = [
        Column(head=text(_("Sector")), width=LEFT - _BARRED),
        Column(head=text(amounts_head(word)), width=_BARRED, is_right=True),
    ]
    return Listing(columns, rows, padding=1.4)


def sums_of(data: OverviewReport) -> list[Flowable]:
    """From what is asked to what is given."""
    found, whole = data.figures, data.figures.whole
    lines: list[tuple[str, str, bool]] = []
    asked = ngettext("Requested by {n} application", "Requested by {n} applications", whole.applications)
    lines.append(
        (with_unstated(asked.format(n=whole.applications), whole.unstated), money(whole.requested), False)
    )
    if found.unfunded < len(data.parts):
        lines.append((_("Budget to divide"), money(found.available), False))
    for word in (Word.GRANTED, Word.PROPOSED):
        if any(each.word is word for each in data.parts):
            tally = counted_alone(data.parts, word)
            n = tally.supported
            to = ngettext("{n} application", "{n} applications", n).format(n=n)
            lines.append((f"{given_head(word)} ({to})", money(tally.given), True))
    left = found.available - whole.given
    if not found.unfunded and not data.unknown:
        beyond = _("More than there is") if left < 0 else _("Left")
        lines.append((beyond, money(abs(left)), False))
    brought = found.of_supported.contribution
    if brought:
        lines.append((_("Brought in by their partners"), money(brought), False))
    rows = [
        Row(
            cells=[
                Paragraph(text(name), style("cell")),
                figure(shown, is_strong=is_given, ink="accent" if is_given else "text"),
            ]
        )
        for name, shown, is_given in lines
    ]
    room = WIDTH - LEFT - 18
    columns = [
        Column(head=text(_("From requested to given")), width=room - 74),
        Column(head=text(_("Amount")), width=74, is_right=True),
    ]
    table = Listing(columns, rows, padding=TIGHT)
    notes = [Paragraph(text(each), style("note-after")) for each in _unknown(data)]
    return [Heading(_("In all"), "part"), table, Spacer(1, 0), *notes]


def _unknown(data: OverviewReport) -> list[str]:
    """What the sums say nothing of."""
    found, said = data.figures, []
    if data.unknown and data.is_of_several:
        said.append(unknown_calls(data.unknown))
    elif data.unknown:
        said.append(_("It is not known yet who gets support."))
    if found.unfunded:
        said.append(
            ngettext("{n} call has no budget set.", "{n} calls have no budget set.", found.unfunded).format(
                n=found.unfunded
            )
            if data.is_of_several
            else _("The call has no budget set.")
        )
    if n := found.whole.unsettled:
        said.append(
            ngettext(
                "Of {n} application a tie keeps open whether it gets support.",
                "Of {n} applications a tie keeps open whether they get support.",
                n,
            ).format(n=n)
        )
    return said
