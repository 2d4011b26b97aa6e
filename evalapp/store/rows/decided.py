"""What a panel decided beside its scores, as the file has it."""

from __future__ import annotations

from operator import itemgetter

from evalapp.domain.decisions import Decisions, Flagged, Grant, Ordered
from evalapp.domain.order import sorted_by_number
from evalapp.store.file import PanelFile


def decisions(file: PanelFile) -> Decisions:
    """What the panel decided beside its scores; each kind by the number of the application."""
    flags, order, grants = (
        sorted_by_number(
            file.rows(f"SELECT application, {what}, reason, by_whom, at FROM {table} ORDER BY {what}"),
            itemgetter(0),
        )
        for table, what in (("flagged", "flag"), ("panel_order", "position"), ("granted", "amount"))
    )
    return Decisions(
        flags=tuple(
            Flagged(application=number, flag=flag, reason=reason, by=by, at=at)
            for number, flag, reason, by, at in flags
        ),
        order=tuple(
            Ordered(application=number, position=position, reason=reason, by=by, at=at)
            for number, position, reason, by, at in order
        ),
        grants=tuple(
            Grant(application=number, amount=amount, reason=reason, by=by, at=at)
            for number, amount, reason, by, at in grants
        ),
        aside=tuple(
            number
            for (number,) in file.rows(
                "SELECT application FROM agenda WHERE state = 'not-discussed' ORDER BY application"
            )
        ),
    )
