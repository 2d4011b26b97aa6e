"""How the rows of what follows on the work of a jury are told."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.deciding.values import Channel, Proposal, Ruling
from evalapp.domain.journal import TableName
from evalapp.domain.texts import N_
from evalapp.operations.records.told.cells import cell, money
from evalapp.operations.records.told.told import BY, WHY, Told, columns, joined
from evalapp.words import formats


def _day(iso: str) -> str:
    return formats.day(iso) or str(iso)


_RULED = cell("outcome", lambda value: Ruling(value).label, label=N_("decision"))
_CORRECTED = cell("corrected", label=N_("why it was corrected"))

OF_DECIDING: Mapping[TableName, Told] = {
    "advice": Told(
        title=N_("Proposals of the jury"),
        subject=joined("application"),
        cells=(cell("outcome", lambda value: Proposal(value).label, label=N_("proposal")), money("amount"), WHY, BY),
        named=columns("application"),
    ),
    "proviso": Told(
        title=N_("Conditions of a proposal"),
        subject=joined("application", "nth", "criterion"),
        cells=(cell("text", label=N_("condition")), cell("until", _day, label=N_("until"))),
        named=columns("application", "nth", "criterion"),
    ),
    "ruling": Told(
        title=N_("Decisions of the body"),
        subject=joined("application"),
        cells=(
            _RULED, money("amount"), cell("body", label=N_("decided by")),
            cell("decided_on", _day, label=N_("decided on")), cell("reference", label=N_("reference")), WHY,
            _CORRECTED, BY,
        ),
        named=columns("application"),
    ),
    "notified": Told(
        title=N_("Notifications"),
        subject=joined("application", "nth"),
        cells=(
            _RULED, money("amount"), cell("sent_on", _day, label=N_("sent on")),
            cell("channel", lambda value: Channel(value).label, label=N_("channel")),
            cell("received_on", _day, label=N_("received on")), _CORRECTED, BY,
        ),
        named=columns("application", "nth"),
    ),
    "stepped_back": Told(
        title=N_("Withdrawn after the closing"),
        subject=joined("application"),
        cells=(cell("stepped_on", _day, label=N_("withdrawn on")), WHY, BY),
        named=columns("application"),
    ),
    "called_on": Told(
        title=N_("Called on from the reserve list"),
        subject=joined("application"),
        cells=(money("amount"), cell("called_on", _day, label=N_("called on")), WHY, BY),
        named=columns("application"),
    ),
}  # fmt: skip
