"""What follows on the work of a jury as rows, by the numbers of the applications."""

from __future__ import annotations

from operator import itemgetter

from evalapp.domain.deciding.values import (
    Advice,
    CalledOn,
    Channel,
    Condition,
    Notified,
    Proposal,
    Ruled,
    Ruling,
    SteppedBack,
)
from evalapp.domain.ids import PersonName
from evalapp.domain.order import sorted_by_number
from evalapp.store.file import PanelFile


class Decidings:
    """Read anew each time."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file

    def advice(self) -> list[Advice]:
        """The jury's own proposals, with their conditions."""
        asked: dict[str, list[Condition]] = {}
        for number, _nth, text, until, criterion in self._rows(
            "application, nth, text, until, criterion", "proviso", "application, nth"
        ):
            condition = Condition(text=text, until=until, criterion=criterion)
            asked.setdefault(number, []).append(condition)
        return [
            Advice(
                application=number,
                outcome=Proposal(outcome),
                amount=amount,
                reason=reason,
                conditions=tuple(asked.get(number, ())),
                by=PersonName(by),
                at=at,
            )
            for number, outcome, amount, reason, by, at in self._rows(
                "application, outcome, amount, reason, by_whom, at", "advice"
            )
        ]

    def rulings(self) -> list[Ruled]:
        columns = "application, outcome, amount, body, decided_on, reference, reason, corrected, by_whom, at"
        return [
            Ruled(
                application=number,
                outcome=Ruling(outcome),
                amount=amount,
                body=body,
                on=on,
                reference=reference,
                reason=reason,
                corrected=corrected,
                by=PersonName(by),
                at=at,
            )
            for number, outcome, amount, body, on, reference, reason, corrected, by, at in self._rows(
                columns, "ruling"
            )
        ]

    def notified(self) -> list[Notified]:
        """In the order of each application."""
        columns = "application, nth, outcome, amount, sent_on, channel, received_on, corrected, by_whom, at"
        return [
            Notified(
                application=number,
                nth=nth,
                outcome=Ruling(outcome),
                amount=amount,
                on=on,
                channel=Channel(channel),
                received=received,
                corrected=corrected,
                by=PersonName(by),
                at=at,
            )
            for number, nth, outcome, amount, on, channel, received, corrected, by, at in self._rows(
                columns, "notified", "nth"
            )
        ]

    def stepped_back(self) -> list[SteppedBack]:
        return [
            SteppedBack(application=number, on=on, reason=reason, by=PersonName(by), at=at)
            for number, on, reason, by, at in self._rows(
                "application, stepped_on, reason, by_whom, at", "stepped_back"
            )
        ]

    def called_on(self) -> list[CalledOn]:
        """In the order in which they were called on."""
        rows = self._file.rows(
            "SELECT application, amount, called_on, reason, by_whom, at FROM called_on ORDER BY at, application"
        )
        return [
            CalledOn(application=number, amount=amount, on=on, reason=reason, by=PersonName(by), at=at)
            for number, amount, on, reason, by, at in rows
        ]

    def _rows(self, columns: str, table: str, order: str = "application") -> list[tuple]:  # type: ignore[type-arg]
        found = self._file.rows(f"SELECT {columns} FROM {table} ORDER BY {order}")
        return sorted_by_number(found, itemgetter(0))
