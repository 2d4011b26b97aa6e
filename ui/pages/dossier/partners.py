"""The partners of an application: the helix in one bar, and everyone in a table."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.application import Helix, Lacking, Partner
from evalapp.domain.texts import _
from evalapp.words.formats import money
from evalapp.words.partners import commitment, lacking_partners
from ui.look import theme
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.card import EmptyState
from ui.widgets.helix import HelixBar


def _columns() -> tuple[Column[Partner], ...]:
    return (
        Column(
            head=_("Partner"),
            cell=lambda p: Cell(text=p.name),
            key=lambda p: p.name.casefold(),
            stretches=True,
            least=130,
        ),
        Column(
            head=_("Side, size"),
            cell=lambda p: Cell(text=_side(p), after=_size(p), tip=_tip(p)),
            key=lambda p: p.helix.value,
            drop=2,
            most=130,
        ),
        Column(
            head=_("Province"),
            cell=lambda p: Cell(text=p.province or "–", tone="dim"),
            key=lambda p: p.province,
            drop=1,
        ),
        Column(
            head=_("Contribution"),
            cell=lambda p: Cell(text=money(p.contribution)),
            key=lambda p: p.contribution,
            is_right=True,
        ),
        Column(head=_("Commitment"), cell=_commitment, key=lambda p: p.is_committed),
    )


def _commitment(partner: Partner) -> Cell:
    badge = {True: "good", False: "attention", None: "quiet"}[partner.is_committed]
    return Cell(text=commitment(partner.is_committed), badge=badge)


def _side(partner: Partner) -> str:
    """One word where the legend of the bar has the whole name."""
    return {
        Helix.COMPANY: _("company"),
        Helix.KNOWLEDGE: _("knowledge"),
        Helix.GOVERNMENT: _("government"),
        Helix.OTHER: _("other"),
    }[partner.helix]


def _size(partner: Partner) -> str:
    """Only a company has one, and of some it is not known."""
    if partner.helix is not Helix.COMPANY:
        return ""
    return partner.size.label if partner.size else _("size unknown")


def _tip(partner: Partner) -> str:
    return ", ".join(part for part in (partner.helix.label, _size(partner)) if part)


class PartnersView(QWidget):
    def __init__(self, partners: tuple[Partner, ...], lacking: Lacking | None = None) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        if not partners:
            said = lacking_partners(lacking) or _("The application names no members of the cluster.")
            layout.addWidget(EmptyState(_("No partners"), said, icon="jury"))
            return
        layout.addWidget(HelixBar(partners))
        table = RowTable(RowsModel(_columns(), key=id), _("Partners"), bare=True)
        table.set_rows(partners)
        layout.addWidget(table)
