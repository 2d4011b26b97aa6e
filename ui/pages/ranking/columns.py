"""The columns of the ranking: place, application, total, the mean on each criterion, jurors, outcome, support."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from evalapp.domain.ranking import CriterionResult, Outcome, Place
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.domain.totals import range_of_totals
from evalapp.words import formats
from ui.pages.ranking.rows import RankedRow
from ui.tables.cells import Cell, Column, Strip

MISSING = "–"
_MOST_CRITERIA = 10  # more of them leave no room for titles: then the groups stand in the table

_TONES = {
    Outcome.FUNDED: "good",
    Outcome.ELIGIBLE: "good",
    Outcome.RESERVE: "quiet",
    Outcome.NOT_FUNDED: "quiet",
    Outcome.BELOW_THRESHOLD: "bad",
    Outcome.EXCLUDED: "bad",
    Outcome.INADMISSIBLE: "bad",
}


def ranking_columns(scheme: Scheme) -> tuple[Column, ...]:
    low, high = range_of_totals(scheme)
    head = _("Jurors {low} – {high}").format(low=formats.score(low, 0), high=formats.score(high, 0))
    return (
        Column(head="#", cell=_place, is_right=True),
        Column(head=_("Application"), cell=_title, stretches=True, least=225),
        Column(head=_("Province"), cell=lambda row: Cell(text=row.province, tone="dim"), drop=1),
        Column(head=_("Total"), cell=_total, is_right=True),
        *_partial_scores(scheme),
        Column(head=head, cell=_strip_of(scheme, low, high), width=116, drop=2),
        Column(head=_("Outcome"), cell=lambda row: outcome_cell(row)),
        Column(head=_("Support"), cell=_support, is_right=True),
    )


def _place(row: RankedRow) -> Cell:
    return Cell(text=str(row.place.place) if row.place.is_ranked else MISSING, type="table-strong")


def _title(row: RankedRow) -> Cell:
    return Cell(text=row.place.title, after=row.number, type="table-strong")


def _total(row: RankedRow) -> Cell:
    return Cell(text=number(row.place.total, row.place.decimals), type="deciding")


def number(value: Fraction | None, decimals: int) -> str:
    return MISSING if value is None else formats.score(value, decimals).replace("-", "−")


def _partial_scores(scheme: Scheme) -> list[Column]:
    if len(scheme.criteria) > _MOST_CRITERIA:
        return [
            Column(
                head=str(group.title),
                cell=_group_cell(group.id, scheme.ranking.decimals),
                is_right=True,
                most=90,
                drop=3,
            )
            for group in scheme.groups
        ]
    return [
        Column(
            head=criterion.head,
            cell=_criterion_cell(criterion),
            is_right=True,
            tip=str(criterion.title),
            most=84,
            drop=3,
        )
        for criterion in scheme.criteria
    ]


def _group_cell(group: str, decimals: int) -> Callable[[RankedRow], Cell]:
    def cell(row: RankedRow) -> Cell:
        result = next((each for each in row.place.groups if each.group == group), None)
        is_failed = result is not None and result.is_met is False
        return Cell(
            text=number(result.score if result else None, decimals),
            type="table-strong" if is_failed else "table",
            tone="bad" if is_failed else "text",
        )

    return cell


def _criterion_cell(criterion: Criterion) -> Callable[[RankedRow], Cell]:
    def cell(row: RankedRow) -> Cell:
        result = next((each for each in row.place.criteria if each.criterion == criterion.id), None)
        if result is None or result.score is None:
            return Cell(text=MISSING, tone="dim")
        is_failed = result.is_met is False
        return Cell(
            text=_short(criterion, result),
            after="*" if result.is_consensus else "",
            type="table-strong" if is_failed else "table",
            tone="bad" if is_failed else "text",
            tip=_explained(criterion, result),
            spoken=_short(criterion, result) + (_(", below the threshold") if is_failed else ""),
        )

    return cell


def _short(criterion: Criterion, result: CriterionResult) -> str:
    """One decimal, or two where one would round a score that misses the threshold up to it."""
    assert result.score is not None
    shown = number(result.score, 1)
    if result.is_met is False and criterion.threshold is not None:
        points = criterion.threshold.points(criterion.scale.highest)
        if shown == number(points, 1):
            return number(result.score, 2)
    return shown


def _explained(criterion: Criterion, result: CriterionResult) -> str:
    values = " · ".join(number(value, 2).removesuffix("00").rstrip(",.") for value in result.values)
    if result.is_consensus:
        said = _("{title}: consensus score, in place of {values}")
    else:
        said = ngettext("{title}: {n} score, {values}", "{title}: {n} scores, {values}", result.count)
    text = said.format(title=criterion.title, n=result.count, values=values or MISSING)
    if result.is_met is False and criterion.threshold is not None:
        text += "\n" + _("Below the threshold of {threshold}").format(threshold=criterion.threshold)
    return text


def _strip_of(scheme: Scheme, low: Fraction, high: Fraction) -> Callable[[RankedRow], Cell]:
    def cell(row: RankedRow) -> Cell:
        place = row.place
        words = ", ".join(f"{name} {number(total, 2)}" for name, total in row.jurors)
        total = _("total {total}").format(total=number(place.total, place.decimals))
        return Cell(
            picture=Strip(
                lowest=float(low),
                highest=float(high),
                values=tuple(float(each) for _name, each in row.jurors),
                total=None if place.total is None else float(place.total),
                is_rising=scheme.higher_is_better,
            ),
            tip="\n".join([*(f"{name}: {number(each, 2)}" for name, each in row.jurors), total]),
            spoken=f"{words}; {total}" if words else total,
        )

    return cell


def outcome_cell(row: RankedRow) -> Cell:
    if row.is_tied_at_line:
        return Cell(text=_("tied"), badge="attention")
    if row.is_waiting:
        return Cell(text=_("waiting"), badge="quiet")
    text, tone = outcome_words(row.place)
    return Cell(text=text, badge=tone) if text else Cell(text=MISSING, tone="dim")


def outcome_words(place: Place) -> tuple[str, str]:
    """The badge of an outcome; empty while the ranking says nothing yet."""
    if not place.is_ranked and place.outcome in (Outcome.FUNDED, Outcome.RESERVE, Outcome.NOT_FUNDED):
        return "", ""
    if place.outcome is Outcome.RESERVE and place.reserve is not None:
        return _("reserve {number}").format(number=place.reserve), "quiet"
    return place.outcome.label, _TONES[place.outcome]


def _support(row: RankedRow) -> Cell:
    granted, requested = row.place.granted, row.place.requested
    if not granted:
        return Cell(text=MISSING)
    is_cut = requested is not None and granted < requested
    tip = _("Requested: {amount}").format(amount=formats.money(requested)) if is_cut else ""
    return Cell(text=formats.money(granted), tip=tip)
