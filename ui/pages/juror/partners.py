"""The partners of an application: the helix in one bar, and everyone in a table."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.application import Helix, Partner
from evalapp.domain.texts import _
from evalapp.formats import money
from ui import theme
from ui.widgets.card import EmptyState
from ui.widgets.helix import HelixBar
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import TableView

# Columns that go when the page is narrow, and the width below which they do.
_DISPENSABLE = ((2, 490), (1, 380))


def _columns() -> tuple[Column[Partner], ...]:
    return (
        Column(head=_("Partner"), text=lambda p: p.name, width=0),
        Column(
            head=_("Side, size"),
            text=_side,
            note=lambda p: p.size.label if p.size else "",
            tip=_tip,
            width=124,
        ),
        Column(head=_("Province"), text=lambda p: p.province or "–", width=108),
        Column(
            head=_("Contribution"),
            text=lambda p: money(p.contribution),
            sort=lambda p: p.contribution,
            is_number=True,
            width=86,
        ),
        Column(
            head=_("Commitment"),
            text=lambda p: _("signed") if p.is_committed else _("intention"),
            badge=lambda p: "good" if p.is_committed else "attention",
            width=84,
        ),
    )


def _side(partner: Partner) -> str:
    """One word where the legend of the bar has the whole name."""
    return {
        Helix.COMPANY: _("company"),
        Helix.KNOWLEDGE: _("knowledge"),
        Helix.GOVERNMENT: _("government"),
        Helix.OTHER: _("other"),
    }[partner.helix]


def _tip(partner: Partner) -> str:
    return ", ".join(
        part for part in (partner.helix.label, partner.size.label if partner.size else "") if part
    )


class PartnersView(QWidget):
    def __init__(self, partners: tuple[Partner, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        self._table: TableView | None = None
        if not partners:
            layout.addWidget(
                EmptyState(
                    _("No partners"), _("The application names no members of the cluster."), icon="jury"
                )
            )
            return
        layout.addWidget(HelixBar(partners))
        model = RowsModel[Partner](_columns(), self)
        model.set_rows(partners)
        self._table = TableView(_("Partners"), bare=True)
        self._table.set_model(model, sortable=True)
        self._table.fit_to_rows()
        layout.addWidget(self._table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._table is not None:
            for column, least in _DISPENSABLE:
                self._table.setColumnHidden(column, self.width() < theme.pixels(least))
