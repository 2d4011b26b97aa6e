"""The second question: which budget is requested and given, by line, year and sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable, Spacer

from evalapp.domain.texts import _, ngettext
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Cell, Column, Listing, Row, figure
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.overview.beside import beside
from evalapp.reports.overview.cells import Amounts, Beside, Stacked
from evalapp.reports.overview.content import Figures, Money, OverviewReport, Tally, Word, counted_alone
from evalapp.reports.overview.said import amount, given_head, is_in_thousands, shares, unit
from evalapp.reports.overview.where import TIGHT
from evalapp.words.formats import money
from evalapp.words.phrases import with_unstated
from evalapp.words.scores import MISSING

_LINE, _MOST_YEARS, _WIDE_YEARS = 116.0, 8, 4
_LEFT, _BARRED = 296.0, 152.0
MOST_BESIDE = 24  # sectors that stand beside the sums, and not over pages


def budget(data: OverviewReport) -> list[Flowable]:
    found, heading = (
        data.figures,
        Heading(_("2 · Which budget is requested and given, by line and year?"), "question"),
    )
    if not found.whole.applications:
        return []
    lead = Paragraph(text(_lead(data)), style("body"))
    in_thousands = is_in_thousands(found.whole.requested)
    if not found.lines and not found.budgets:
        none = _(
            "The applications have no budget lines: of no support it is known on which line and in which year."
        )
        parts: list[Flowable] = [heading, lead, Paragraph(text(none), style("note-after"))]
    elif found.lines:
        table = _by_line(found, data.word, in_thousands=in_thousands)
        parts = [Kept([heading, lead], table, [_note(data, in_thousands=in_thousands)], hole=0.2)]
    else:
        is_large = is_in_thousands(sum(found.budgets.values()))
        words = _(
            "The lines are whole budgets, {unit}: which part of them is support, the files do not say. So of no "
            "support it is known on which line and in which year."
        ).format(unit=unit(in_thousands=is_large))
        table = _whole(found.budgets, in_thousands=is_large)
        parts = [Kept([heading, lead], table, [Paragraph(text(words), style("note"))], hole=0.2)]
    sectors, sums = _by_sector(found, data.word, in_thousands=in_thousands), _sums(data)
    head = Heading(_("By sector"), "part")
    if len(found.sectors) > MOST_BESIDE:
        return [*parts, Kept([head], sectors), *sums]
    return [*parts, *beside([head, sectors], sums, left_width=_LEFT)]


def _lead(data: OverviewReport) -> str:
    whole = data.figures.whole
    asked = with_unstated(_("{amount} is requested").format(amount=money(whole.requested)), whole.unstated)
    if data.word is Word.UNKNOWN:
        return _("{asked}; what is given is not known yet.").format(asked=asked)
    share = shares([whole.given, max(0, whole.requested - whole.given)])[0]
    text = {
        Word.PROPOSED: _("{asked}; {given} is proposed, {share} of it."),
        Word.GRANTED: _("{asked}; {given} is granted, {share} of it."),
        Word.BOTH: _("{asked}; {given} is granted or proposed, {share} of it."),
    }[data.word]
    return text.format(asked=asked, given=money(whole.given), share=share)


def _note(data: OverviewReport, *, in_thousands: bool) -> Paragraph:
    found = data.figures
    said = [f"{given_head(data.word)} {_('of')} {_('requested')}, {unit(in_thousands=in_thousands)}."]
    if in_thousands:
        said.append(_("Through rounding a sum can differ by 1."))
    if found.unlined.requested or found.unlined.given:
        said.append(
            _(
                "Line not known: the budget of an application does not prove what of it is support, or it gets another "
                "amount than it asked, which nobody divided over its lines."
            )
        )
    return Paragraph(text(" ".join(said)), style("note"))


def _by_line(found: Figures, word: Word, *, in_thousands: bool) -> Listing:
    years, heads = _years([year for _line, year in found.lines])
    rows_of: dict[str, dict[int, Money]] = {}
    for (line, year), each in found.lines.items():
        row, at = rows_of.setdefault(line, {}), min(year, years[-1])
        row[at] = row.get(at, Money()) + each
    most = max((each.requested for row in rows_of.values() for each in row.values()), default=0)
    cells = _Cells(word, most, in_thousands=in_thousands, is_wide=len(years) <= _WIDE_YEARS)
    rows = [
        Row(
            cells=[
                Paragraph(cell(line, 80), style("cell-strong")),
                *(cells.bar(row.get(year, Money())) for year in years),
                cells.sum(sum(row.values(), Money()), is_bare=cells.is_wide),
            ]
        )
        for line, row in rows_of.items()
    ]
    if found.unlined.requested or found.unlined.given:
        rows.append(
            Row(
                cells=[
                    Paragraph(text(_("line not known")), style("cell-dim")),
                    *(figure("") for _year in years),
                    cells.sum(found.unlined, is_bare=True),
                ]
            )
        )
    by_year = [sum((row.get(year, Money()) for row in rows_of.values()), Money()) for year in years]
    together = Money(requested=found.whole.requested, given=found.whole.given)
    rows.append(
        Row(
            cells=[
                Paragraph(f"<b>{text(_('Together'))}</b>", style("cell")),
                *(cells.sum(each) for each in by_year),
                cells.sum(together),
            ]
        )
    )
    return Listing(_columns(heads, unit(in_thousands=in_thousands)), rows, padding=TIGHT + 0.6)


class _Cells:
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
        if is_beside and shares_:
            return Beside(*self._shown(each), shares=shares_)
        return self._cell(each, shares_, is_sum=False)

    def sum(self, each: Money, *, is_bare: bool = False) -> Cell:
        return self._cell(each, None, is_sum=not is_bare)

    def _cell(self, each: Money, shares_: tuple[float, float] | None, *, is_sum: bool) -> Cell:
        given, asked = self._shown(each)
        if self.is_wide:
            return Amounts(given, asked, shares=shares_, is_sum=is_sum)
        return Stacked(given, asked, is_sum=is_sum)

    def _shown(self, each: Money) -> tuple[str, str]:
        given = "?"
        if self._word is not Word.UNKNOWN:
            given = amount(each.given, in_thousands=self._in_thousands)
        return given, amount(each.requested, in_thousands=self._in_thousands)


def _years(found: Sequence[int]) -> tuple[list[int], list[str]]:
    """Those that have a column, of which the last may stand for all from it on."""
    years = sorted(set(found))
    if len(years) <= _MOST_YEARS:
        return years, [str(each) for each in years]
    years = years[:_MOST_YEARS]
    return years, [*(str(each) for each in years[:-1]), _("from {year}").format(year=years[-1])]


def _columns(heads: Sequence[str], corner: str) -> list[Column]:
    room = (WIDTH - _LINE) / (len(heads) + 1)
    return [
        Column(head=text(corner), width=_LINE),
        *(Column(head=text(each), width=room, is_right=True) for each in (*heads, _("Together"))),
    ]


def _whole(budgets: Mapping[tuple[str, int], int], *, in_thousands: bool) -> Listing:
    years, heads = _years([year for _line, year in budgets])
    rows_of: dict[str, dict[int, int]] = {}
    for (line, year), cents in budgets.items():
        row, at = rows_of.setdefault(line, {}), min(year, years[-1])
        row[at] = row.get(at, 0) + cents
    told = [(line, [row.get(year, 0) for year in years]) for line, row in rows_of.items()]
    rows = [_plain(cell(line, 80), amounts, in_thousands=in_thousands) for line, amounts in told]
    sums = [sum(column) for column in zip(*(amounts for _line, amounts in told), strict=True)]
    rows.append(_plain(text(_("Together")), sums, in_thousands=in_thousands, is_sum=True))
    return Listing(_columns(heads, unit(in_thousands=in_thousands)), rows, padding=TIGHT + 0.6)


def _plain(name: str, amounts: Sequence[int], *, in_thousands: bool, is_sum: bool = False) -> Row:
    shown = [amount(each, in_thousands=in_thousands) for each in (*amounts, sum(amounts))]
    return Row(
        cells=[
            Paragraph(name, style("cell-strong")),
            *(figure(each, is_strong=is_sum or n == len(amounts)) for n, each in enumerate(shown)),
        ]
    )


def _by_sector(found: Figures, word: Word, *, in_thousands: bool) -> Listing:
    tallies = [(sector, found.of_sector(sector)) for sector in found.sectors]
    tallies.sort(key=lambda each: (-each[1].given, -each[1].requested))
    most = max((each.requested for _sector, each in tallies), default=0)
    cells = _Cells(word, most, in_thousands=in_thousands, is_wide=True)
    rows = [
        Row(
            cells=[
                Paragraph(cell(sector or _("not stated"), 60), style("cell")),
                cells.bar(Money(requested=each.requested, given=each.given), is_beside=True),
            ]
        )
        for sector, each in tallies
    ]
    head = _("{given} of requested, {unit}").format(
        given=given_head(word), unit=unit(in_thousands=in_thousands)
    )
    columns = [
        Column(head=text(_("Sector")), width=_LEFT - _BARRED),
        Column(head=text(head), width=_BARRED, is_right=True),
    ]
    return Listing(columns, rows, padding=1.4)


def _sums(data: OverviewReport) -> list[Flowable]:
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
            lines.append((_given_to(word, tally), money(tally.given), True))
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
    room = WIDTH - _LEFT - 18
    columns = [
        Column(head=text(_("From requested to given")), width=room - 74),
        Column(head=text(_("Amount")), width=74, is_right=True),
    ]
    table = Listing(columns, rows, padding=TIGHT)
    notes = [Paragraph(text(each), style("note-after")) for each in _unknown(data)]
    return [Heading(_("In all"), "part"), table, Spacer(1, 0), *notes]


def _given_to(word: Word, tally: Tally) -> str:
    if word is Word.GRANTED:
        said = ngettext("Granted to {n} application", "Granted to {n} applications", tally.supported)
    else:
        said = ngettext("Proposed for {n} application", "Proposed for {n} applications", tally.supported)
    return said.format(n=tally.supported)


def _unknown(data: OverviewReport) -> list[str]:
    """What the sums say nothing of."""
    found, said = data.figures, []
    if data.unknown and data.is_of_several:
        said.append(
            ngettext(
                "Of {n} call it is not known yet who gets support; its requests are counted.",
                "Of {n} calls it is not known yet who gets support; their requests are counted.",
                data.unknown,
            ).format(n=data.unknown)
        )
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
