"""The applications with what was found of each, as rows of a table: attention only where a number breaks a rule."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.order import number_key
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _
from evalapp.operations.admissibility.checklist import Standing
from evalapp.operations.admissibility.findings.money import most_in_a_year
from evalapp.operations.admissibility.findings.partners import Side, sides_of, sizes_of
from evalapp.operations.admissibility.overview import Looked
from evalapp.operations.admissibility.standings import Stood
from evalapp.operations.panel.let_through import LetThrough
from evalapp.words import formats
from evalapp.words.ceilings import support_share
from ui.pages.admissibility.standing import answered_words, unanswered_words
from ui.pages.admissibility.standing_cell import standing_cell, standing_key
from ui.tables.cells import Cell, Column, Dots, Fill, Mark


def admissibility_columns(
    let_through: Callable[[str], LetThrough | None],
) -> tuple[Column[Looked], ...]:
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
        Column(
            head=_("Answer"),
            cell=lambda row: standing_cell(row.application, stood_in(row, let_through(row.number))),
            key=lambda row: standing_key(row.application, stood_in(row, let_through(row.number))),
        ),
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
    return _toned(row, FindingKind.SUPPORT_RATE, support_share(row.application, row.support_rate) or "–")


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


def stood_in(row: Looked, let_through: LetThrough | None) -> Stood:
    return Stood(standing=row.standing, until=row.until, is_overdue=row.is_overdue, let_through=let_through)


def needs_attention(row: Looked) -> bool:
    return row.needs_attention
