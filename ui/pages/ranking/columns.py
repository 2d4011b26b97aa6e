"""The columns of the ranking: place, application, total, the result on each criterion, jurors, outcome, support."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import TypeVar

from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scoring.picture import ScoreLine
from evalapp.domain.scoring.targets import TOTAL
from evalapp.domain.scoring.totals import range_of_totals
from evalapp.domain.texts import _
from evalapp.words import places
from evalapp.words.formats import money
from evalapp.words.places import Mood, Standing
from evalapp.words.results import ResultWords, Shown, group_of, result_of, withheld
from evalapp.words.scores import MISSING, figure
from ui.pages.ranking.of_application import DossierOf, optional_columns, province_column
from ui.pages.ranking.rows import RankedRow
from ui.tables.cells import Cell, Column

_STRIP = 156  # of the picture of the jurors, in which one point of a scale of five must be seen
_MOST_CRITERIA = 10  # more of them leave no room for titles: then the groups stand in the table

# What leaves first where there is no room for all: what is about the application, the criteria one by one from the
# last, the picture of the jurors, the support.
_PROVINCE, _FIRST_CRITERION, _PICTURE, _SUPPORT = 1, 2, 1_000, 1_001

CONSENSUS_MARK = "*"  # after a score that the meeting agreed on; what it means stands under the table
WITHHELD_MARK = "°"  # in place of the picture of the jurors, likewise

Part = TypeVar("Part")

_TONES = {
    Mood.GOOD: "good",
    Mood.PLAIN: "quiet",
    Mood.DIM: "quiet",
    Mood.BAD: "bad",
    Mood.OPEN: "attention",
}


def _nothing_known(_number: str) -> None:
    return None


def ranking_columns(
    scheme: Scheme,
    shown: tuple[Fraction, Fraction] | None = None,
    *,
    dossier_of: DossierOf = _nothing_known,
    names: bool = False,
) -> tuple[Column[RankedRow], ...]:
    """`shown`: from where to where totals are drawn, by default the whole scale. `names`: whether the picture of the
    jurors says who gave what.
    """
    low, high = shown or range_of_totals(scheme)
    head = _("Jurors {low} – {high}").format(low=figure(low, 0), high=figure(high, 0))
    return (
        Column(head="#", cell=_place, is_right=True),
        Column(head=_("Application"), cell=_title, stretches=True, least=250),
        province_column(_PROVINCE),
        *optional_columns(dossier_of, _PROVINCE),
        Column(head=_("Total"), cell=_total, is_right=True),
        *_partial_scores(scheme),
        Column(
            head=head,
            cell=_strip_of(scheme, low, high, names=names),
            width=_STRIP,
            drop=_PICTURE,
            outlasts=True,
            sorts=False,
        ),
        Column(head=_("Outcome"), cell=_standing),
        Column(head=_("Support"), cell=_support, is_right=True, drop=_SUPPORT),
    )


def found_words(scheme: Scheme) -> Callable[[RankedRow], str]:
    """By which the filter finds a row: what is shown of it unasked, since some of the rest must be read first."""
    always = [each for each in ranking_columns(scheme) if not each.is_optional]
    return lambda row: "\n".join([*(column.cell(row).words for column in always), row.sector])


def _place(row: RankedRow) -> Cell:
    return Cell(text=places.place_number(row.place), type="table-strong")


def _title(row: RankedRow) -> Cell:
    return Cell(text=row.place.title, after=row.number, type="table-strong")


def _total(row: RankedRow) -> Cell:
    is_failed = str(TOTAL) in row.place.failed
    return Cell(
        text=places.total(row.place),
        type="deciding",
        tone="bad" if is_failed else "text",
        spoken=_("{total}, below the threshold").format(total=places.total(row.place)) if is_failed else "",
    )


def _partial_scores(scheme: Scheme) -> list[Column[RankedRow]]:
    results = ResultWords(scheme)
    if len(scheme.criteria) > _MOST_CRITERIA:
        return [
            Column(
                head=str(group.title),
                cell=partial(_group_cell, results, group.id),
                is_right=True,
                most=90,
                drop=_FIRST_CRITERION + n,
            )
            for n, group in _from_the_last(scheme.groups)
        ]
    return [
        Column(
            head=criterion.head,
            cell=partial(_criterion_cell, results, criterion),
            is_right=True,
            tip=str(criterion.title),
            most=84,
            drop=_FIRST_CRITERION + n,
        )
        for n, criterion in _from_the_last(scheme.criteria)
    ]


def _from_the_last(parts: Sequence[Part]) -> list[tuple[int, Part]]:
    """In their order, each with how many leave before it."""
    return [(len(parts) - n, part) for n, part in enumerate(parts, 1)]


def _group_cell(results: ResultWords, group: str, row: RankedRow) -> Cell:
    return _shown(results.group(group_of(row.place, group)))


def _criterion_cell(results: ResultWords, criterion: Criterion, row: RankedRow) -> Cell:
    result = result_of(row.place, criterion.id)
    if result is None or result.score is None:
        return _shown(Shown())
    return _shown(results.criterion(criterion, result), tip=partial(results.explained, criterion, result))


def _shown(result: Shown, tip: str | Callable[[], str] = "") -> Cell:
    return Cell(
        text=result.text,
        after=CONSENSUS_MARK if result.is_consensus else "",
        type="table-strong" if result.is_failed else "table",
        tone="bad" if result.is_failed else "dim" if result == Shown() else "text",
        tip=tip,
        spoken=result.spoken,
    )


def _strip_of(scheme: Scheme, low: Fraction, high: Fraction, *, names: bool) -> Callable[[RankedRow], Cell]:
    decimals = scheme.ranking.decimals

    def cell(row: RankedRow) -> Cell:
        place = row.place
        if row.is_withheld:
            return Cell(text=MISSING, after=WITHHELD_MARK, tone="dim", tip=withheld(), spoken=withheld())
        words = ", ".join(f"{name} {shown}" if names else shown for name, shown in _figures(row, decimals))
        total = _("total {total}").format(total=places.total(place))
        return Cell(
            picture=ScoreLine(
                lowest=float(low),
                highest=float(high),
                values=tuple(float(each) for _name, each in row.jurors),
                total=None if place.total is None else float(place.total),
                is_rising=scheme.higher_is_better,
            ),
            tip=f"{jurors_said(scheme, row)}\n{total}" if names else total,
            spoken=f"{words}; {total}" if words else total,
        )

    return cell


def _figures(row: RankedRow, decimals: int) -> list[tuple[str, str]]:
    return [(name, figure(total, decimals)) for name, total in row.jurors]


def jurors_said(scheme: Scheme, row: RankedRow) -> str:
    """A line a juror with the total that this one alone would have given, or why none is said yet."""
    if row.is_withheld:
        return withheld()
    return "\n".join(f"{name}: {shown}" for name, shown in _figures(row, scheme.ranking.decimals))


def _standing(row: RankedRow) -> Cell:
    text, tone = standing_badge(row.standing)
    if row.place.own is None or row.place.held is not None:
        return Cell(text=text, badge=tone)
    told = _("The jury proposes this itself, otherwise than the ranking.")
    return Cell(text=text, badge=tone, after=_("jury"), tip=told, spoken=f"{text}. {told}")


def standing_badge(standing: Standing) -> tuple[str, str]:
    """The words and the tone of a badge."""
    return standing.words, _TONES[standing.mood]


def _support(row: RankedRow) -> Cell:
    tip = (
        _("Requested: {amount}").format(amount=money(row.place.requested)) if places.is_cut(row.place) else ""
    )
    return Cell(text=places.support(row.place, is_decided=row.is_decided), tip=tip)
