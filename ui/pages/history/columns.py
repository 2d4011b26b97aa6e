"""The columns of the history."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.journal import Change
from evalapp.domain.people import Role
from evalapp.domain.texts import _
from evalapp.words import formats
from evalapp.words.clocks import set_back_before
from ui.tables.cells import Cell, Column


def columns(who: Callable[[Change], Cell]) -> tuple[Column[Change], ...]:
    return (
        Column(head="#", cell=lambda c: Cell(text=str(c.id), tone="dim"), key=lambda c: c.id, is_right=True),
        Column(
            head=_("When"),
            cell=_when,
            key=lambda c: c.id,
            drop=3,
        ),
        Column(head=_("Who"), cell=who, key=lambda c: who(c).text.casefold(), most=220, drop=2),
        Column(head=_("In the role of"), cell=lambda c: Cell(text=_role(c.role), tone="dim"), drop=1),
        Column(
            head=_("What"),
            cell=lambda c: Cell(text=c.summary, tone="dim" if c.undoes else "text"),
            key=lambda c: c.summary.casefold(),
            stretches=True,
            least=220,
        ),
    )


def _when(change: Change) -> Cell:
    said = set_back_before(change)
    return Cell(text=formats.stamp(change.at), tone="attention" if said else "dim", tip=said)


def _role(role: str) -> str:
    return Role(role).label.lower() if role in set(Role) else role
