"""Columns of the ranking about the applications themselves, of which only the province is shown unasked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from evalapp.domain.application import Dossier, Helix
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.words.partners import smes
from ui.pages.applications.rows import helix_cell
from ui.pages.ranking.rows import RankedRow
from ui.tables.cells import Cell, Column

DossierOf = Callable[[str], Dossier | None]
_UNKNOWN = Cell(text="–", tone="dim")
_SHARE, _HELIX = 88, 140  # pixels: fixed, so that no dossier is read before somebody wants to see one


def province_column(drop: int) -> Column[RankedRow]:
    return Column(head=_("Province"), cell=lambda row: Cell(text=row.province, tone="dim"), drop=drop)


def optional_columns(dossier_of: DossierOf, drop: int) -> tuple[Column[RankedRow], ...]:
    """`drop`: they leave before what is always shown does."""
    return (
        Column(
            head=_("Sector"), cell=lambda row: Cell(text=row.sector, tone="dim"), drop=drop, is_optional=True
        ),
        Column(
            head=_("SME share"),
            cell=lambda row: share_cell(dossier_of(row.number)),
            key=lambda row: share_key(dossier_of(row.number)),
            is_right=True,
            width=_SHARE,
            drop=drop,
            is_optional=True,
            tip=_("Share of the companies that are an SME; from … to … where the size of some is not known."),
        ),
        Column(
            head=_("Partners"),  # not “Triple helix”, which a criterion may be called
            cell=lambda row: _helix(dossier_of(row.number)),
            width=_HELIX,
            drop=drop,
            is_optional=True,
            sorts=False,
        ),
    )


def share_cell(dossier: Dossier | None) -> Cell:
    """`75%`; `60–80%` where a fifth of the companies has no known size: each of them may be one."""
    if (found := _share(dossier)) is None:
        return _UNKNOWN
    assert dossier is not None
    least, most = (round(100 * each) for each in found)
    return Cell(text=f"{least}%" if least == most else f"{least}–{most}%", tip=smes(dossier.partners))


def share_key(dossier: Dossier | None) -> Fraction | None:
    """The least that it can be; None where there is no company."""
    found = _share(dossier)
    return None if found is None else found[0]


def _share(dossier: Dossier | None) -> tuple[Fraction, Fraction] | None:
    sizes = [each.size for each in dossier.partners if each.helix is Helix.COMPANY] if dossier else []
    if not sizes:
        return None
    count, unknown = sum(each is not None and each.is_sme for each in sizes), sizes.count(None)
    return Fraction(count, len(sizes)), Fraction(count + unknown, len(sizes))


def _helix(dossier: Dossier | None) -> Cell:
    return _UNKNOWN if dossier is None else helix_cell(dossier)


def by_number(view: View) -> Mapping[str, Dossier]:
    """Every dossier of the call, read once after each change."""
    return view.kept("dossiers by number", lambda: {each.application.number: each for each in view.listed()})
