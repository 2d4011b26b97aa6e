"""The applications with what was found of each, as rows of a table: attention only where a number breaks a rule."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.order import number_key
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _
from evalapp.operations.admissibility.checklist import Standing
from evalapp.operations.admissibility.findings.money import most_in_a_year
from evalapp.operations.admissibility.findings.partners import Side, sides_of, sizes_of
from evalapp.operations.admissibility.overview import Looked
from evalapp.words import formats
from evalapp.words.ceilings import support_share
from ui.pages.admissibility.standing import answered_words, unanswered_words
from ui.tables.cells import Cell, Column, Dots, Fill, Mark

_BADGES: Mapping[Standing, str] = {
    Standing.OPEN: "quiet",
    Standing.TO_COMPLETE: "attention",
    Standing.ADMISSIBLE: "good",
    Standing.INADMISSIBLE: "bad",
    Standing.WITHDRAWN: "quiet",
}


def admissibility_columns() -> tuple[Column[Looked], ...]:
    return (
        Column(
            head=_("No."),
            cell=lambda row: Cell(text=row.number, tone="dim"),
            key=lambda row: number_key(row.number),
            most=110,
        ),
        Column(
            head=_("Title"),
            cell=lambda row: Cell(text=row.application.title, type="table-strong"),
            key=lambda row: row.application.title.casefold(),
            stretches=True,
            least=180,
        ),
        Column(
            head=_("Highest year"),
            cell=_highest_year,
            key=lambda row: most_in_a_year(row.dossier)[0] or -1,
            is_right=True,
            drop=2,
        ),
        Column(head=_("Support"), cell=_share, is_right=True, drop=3),
        Column(
            head=_("Signed"),
            cell=_signed,
            drop=1,
            tip=_(
                "● company, ■ knowledge institution, ▲ government: how many of how many signed; open where none "
                "did, half where it is not known."
            ),
        ),
        Column(
            head=_("SMEs"),
            cell=_smes,
            key=lambda row: sizes_of(row.dossier.partners).smes,
            is_right=True,
            drop=4,
        ),
        Column(
            head=_("Questions"),
            cell=_answered,
            key=lambda row: row.answered,
            is_right=True,
            drop=5,
            tip=_("How many questions of the checklist somebody answered"),
        ),
        Column(head=_("Answer"), cell=_standing, key=lambda row: list(Standing).index(row.standing)),
    )


def _toned(row: Looked, kind: FindingKind, text: str, spoken: str = "") -> Cell:
    found = row.finding(kind)
    is_broken = found.holds is False and row.standing is not Standing.WITHDRAWN
    return Cell(
        text=text,
        tone="attention" if is_broken else "text",
        type="table-strong" if is_broken else "table",
        tip=found.text,
        spoken=spoken,
    )


def _highest_year(row: Looked) -> Cell:
    amount, _is_spread = most_in_a_year(row.dossier)
    return _toned(row, FindingKind.CEILINGS, formats.money(amount))


def _share(row: Looked) -> Cell:
    return _toned(row, FindingKind.SUPPORT_RATE, support_share(row.application) or "–")


def _signed(row: Looked) -> Cell:
    sides = sides_of(row.dossier.partners)
    if not row.dossier.partners:
        return Cell(text="–", tone="dim")
    found = row.finding(FindingKind.HELIX)
    is_broken = found.holds is False and row.standing is not Standing.WITHDRAWN
    return Cell(
        picture=Dots(marks=tuple(_mark(each, is_broken) for each in sides)), spoken=found.text, tip=found.text
    )


def _mark(side: Side, is_broken: bool) -> Mark:
    fill = Fill.WHOLE if side.signed else Fill.HALF if side.unknown else Fill.NONE
    return Mark(
        role=side.helix.value,
        fill=fill,
        count=side.signed,
        is_lettered=True,
        among=side.partners,
        tone="attention" if is_broken and side.holds is False else "dim",
    )


def _smes(row: Looked) -> Cell:
    sizes = sizes_of(row.dossier.partners)
    return _toned(row, FindingKind.SMES, f"{sizes.smes}/{sizes.companies}" if sizes.companies else "–")


def _answered(row: Looked) -> Cell:
    """Attention where somebody decided and left questions open: what was decided does not say that they hold."""
    words = unanswered_words(row)
    is_decided = row.standing in (Standing.ADMISSIBLE, Standing.INADMISSIBLE)
    return Cell(
        text=f"{row.answered}/{len(row.checklist.items)}",
        tone="attention" if words and is_decided else "text" if words else "dim",
        tip=words,
        spoken=" · ".join(filter(None, (answered_words(row), words))),
    )


def _standing(row: Looked) -> Cell:
    tip = row.application.standing_reason
    if row.until:
        tip = _("until {day}").format(day=formats.day(row.until))
    text = _("overdue") if row.is_overdue else row.standing.label
    return Cell(text=text, badge=_BADGES[row.standing], tip=tip, spoken=f"{row.standing.label} {tip}".strip())


def needs_attention(row: Looked) -> bool:
    return row.needs_attention
