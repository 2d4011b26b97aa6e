"""The second question: which budget is requested and given, by line, year and sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from evalapp.domain.texts import _, pgettext
from evalapp.reports.drawing.columns import Column
from evalapp.reports.drawing.keeping import Kept
from evalapp.reports.drawing.lettering import cell, text
from evalapp.reports.drawing.listing import Listing, Row, figure
from evalapp.reports.drawing.parts import Heading
from evalapp.reports.drawing.styles import WIDTH, style
from evalapp.reports.drawing.words import Paragraph
from evalapp.reports.overview.beside import beside
from evalapp.reports.overview.content import Figures, Money, OverviewReport, Word
from evalapp.reports.overview.said import amount, is_in_thousands, shares, unit
from evalapp.reports.overview.sums import LEFT, Cells, amounts_head, by_sector, sums_of
from evalapp.reports.overview.where import TIGHT
from evalapp.words.formats import money
from evalapp.words.phrases import with_unstated

_LINE, _MOST_YEARS, _WIDE_YEARS = 116.0, 8, 4
MOST_BESIDE = 24  # sectors that stand beside the sums, and not over pages


def budget(data: OverviewReport) -> list[Flowable]:
    found, heading = (
        data.figures,
        Heading(_asked_words(data.word), "question"),
    )
    if not found.whole.applications:
        return []
    lead = Paragraph(text(_lead(data)), style("body"))
    in_thousands = is_in_thousands(found.whole.requested)
    if not found.lines and not found.budgets:
        none = _(
            "The applications have no budget lines: of no support it is known on which line and in which year."
        )
        parts: list[Flowable] = [KeepTogether([heading, lead, Paragraph(text(none), style("note-after"))])]
    elif found.lines:
        table = _by_line(found, data.word, in_thousands=in_thousands)
        parts = [Kept([heading, lead], table, [_note(data, in_thousands=in_thousands)])]
    else:
        is_large = is_in_thousands(sum(found.budgets.values()))
        words = _(
            "The lines are whole budgets, {unit}: which part of them is support, the files do not say. So of no "
            "support it is known on which line and in which year."
        ).format(unit=unit(in_thousands=is_large))
        table = _whole(found.budgets, in_thousands=is_large)
        parts = [Kept([heading, lead], table, [Paragraph(text(words), style("note"))])]
    sectors, sums = by_sector(found, data.word, in_thousands=in_thousands), sums_of(data)
    head = Heading(_("By sector"), "part")
    if len(found.sectors) > MOST_BESIDE:
        return [*parts, Kept([head], sectors), *sums]
    return [*parts, Spacer(1, 6), *beside([head, sectors], sums, left_width=LEFT)]


def _asked_words(word: Word) -> str:
    return {
        Word.UNKNOWN: _("2 · Which support is requested, by line and year?"),
        Word.PROPOSED: _("2 · Which support is requested and proposed, by line and year?"),
        Word.GRANTED: pgettext("decision", "2 · Which support is requested and granted, by line and year?"),
        Word.BOTH: pgettext(
            "decision", "2 · Which support is requested, and granted or proposed, by line and year?"
        ),
    }[word]


def _lead(data: OverviewReport) -> str:
    whole = data.figures.whole
    asked = with_unstated(_("{amount} is requested").format(amount=money(whole.requested)), whole.unstated)
    if data.word is Word.UNKNOWN:
        return _("{asked}; what is given is not known yet.").format(asked=asked)
    # Of what nobody knows there is no share, nor of less than what is given.
    if data.unknown or whole.unstated or whole.given > whole.requested:
        return _without_share(asked, data)
    share = shares([whole.given, max(0, whole.requested - whole.given)])[0]
    text = {
        Word.PROPOSED: _("{asked}; {given} is proposed, {share} of it."),
        Word.GRANTED: pgettext("decision", "{asked}; {given} is granted, {share} of it."),
        Word.BOTH: pgettext("decision", "{asked}; {given} is granted or proposed, {share} of it."),
    }[data.word]
    return text.format(asked=asked, given=money(whole.given), share=share)


def _without_share(asked: str, data: OverviewReport) -> str:
    text = {
        Word.PROPOSED: _("{asked}; {given} is proposed."),
        Word.GRANTED: pgettext("decision", "{asked}; {given} is granted."),
        Word.BOTH: pgettext("decision", "{asked}; {given} is granted or proposed."),
    }[data.word]
    return text.format(asked=asked, given=money(data.figures.whole.given))


def _note(data: OverviewReport, *, in_thousands: bool) -> Paragraph:
    found = data.figures
    said = [f"{amounts_head(data.word)}, {unit(in_thousands=in_thousands)}."]
    if in_thousands:
        said.append(_("Through rounding a sum can differ by 1."))
    if found.unlined.requested or found.unlined.given:
        said.append(
            _(
                "Line not known: the budget of an application does not prove what of it is support, or it gets another "
                "amount than it asked, which nobody divided over its lines. Its year is not known either: it stands in "
                "the last column alone."
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
    cells = Cells(word, most, in_thousands=in_thousands, is_wide=len(years) <= _WIDE_YEARS)
    rows = [
        Row(
            cells=[
                Paragraph(cell(line), style("cell-strong")),
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
                Paragraph("<b>" + text(_("Together")) + "</b>", style("cell")),
                *(cells.sum(each) for each in by_year),
                cells.sum(together),
            ]
        )
    )
    return Listing(_columns(heads, unit(in_thousands=in_thousands)), rows, padding=TIGHT + 0.6)


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
    rows = [_plain(cell(line), amounts, in_thousands=in_thousands) for line, amounts in told]
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
