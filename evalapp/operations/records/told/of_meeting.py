"""The same of the meetings of the jury."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.journal import TableName
from evalapp.domain.meeting.values import ItemState, Voice
from evalapp.domain.texts import N_
from evalapp.operations.records.told.cells import cell, moment, person
from evalapp.operations.records.told.told import BY, Told, columns, joined

OF_MEETING: Mapping[TableName, Told] = {
    "sitting": Told(
        title=N_("Sittings"),
        subject=joined("nth"),
        cells=(
            moment("opened_at", label=N_("opened")), moment("closed_at", label=N_("closed")),
            cell("minutes", str, label=N_("minutes for each application")), BY,
        ),
        named=columns("nth"),
    ),
    "agenda": Told(
        title=N_("Agenda"),
        subject=joined("application"),
        cells=(
            cell("position", str, label=N_("place on the agenda")),
            cell("state", lambda value: ItemState(value).label, label=N_("state")),
            moment("since", label=N_("since")), cell("reason", label=N_("why it is parked or not discussed")),
            cell("anyway", label=N_("why it began with somebody in the room")), BY,
        ),
        named=columns("application"),
    ),
    "stay": Told(
        title=N_("In the room"),
        subject=joined("person", "nth"),
        cells=(
            moment("came_at", label=N_("came in")), moment("left_at", label=N_("left")),
            cell("left_for", label=N_("left for a conflict of interest")), BY,
        ),
        named=columns("person", "nth"),
    ),
    "vote": Told(
        title=N_("Votes"),
        subject=joined("application", "nth", "about"),
        cells=(
            cell("in_favour", str, label=N_("for")), cell("against", str, label=N_("against")),
            cell("abstained", str, label=N_("abstentions")), moment("held_at", label=N_("held at")), BY,
        ),
        named=columns("application", "nth", "about"),
    ),
    "voice": Told(
        title=N_("Who voted how"),
        subject=joined("application", "nth"),
        cells=(
            person("person", label=N_("juror")),
            cell("said", lambda value: Voice(value).label, label=N_("vote")),
        ),
        named=columns("application", "nth"),
    ),
    "minute": Told(
        title=N_("Notes for the minutes"),
        subject=joined("application", "nth"),
        cells=(cell("text", label=N_("text")), moment("noted_at", label=N_("noted at")), BY),
        named=columns("application", "nth"),
    ),
}  # fmt: skip
