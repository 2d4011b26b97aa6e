"""What the office checked, asked and heard of applications, by their numbers."""

from __future__ import annotations

from operator import itemgetter

from evalapp.domain.admissibility.answers import Came, CheckAnswer, Checked, Hearing, HearingState, Supplement
from evalapp.domain.order import sorted_by_number
from evalapp.store.file import PanelFile


class Checks:
    """Of one application or of all, by their numbers."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file

    def answers(self, application: str | None = None) -> list[Checked]:
        return _answers(self._file, application)

    def supplements(self, application: str | None = None) -> list[Supplement]:
        return _supplements(self._file, application)

    def hearings(self, application: str | None = None) -> list[Hearing]:
        return _hearings(self._file, application)


def _answers(file: PanelFile, application: str | None) -> list[Checked]:
    return [
        Checked(
            application=number,
            item=item,
            answer=CheckAnswer(answer),
            until=until,
            reason=reason,
            by=by,
            at=at,
        )
        for number, item, answer, until, reason, by, at in _rows(
            file, "application, item, answer, until, reason, by_whom, at", "checked", "item", application
        )
    ]


def _supplements(file: PanelFile, application: str | None) -> list[Supplement]:
    columns = "application, nth, item, asked, asked_on, until, outcome, came_on, note, by_whom, at"
    return [
        Supplement(
            application=number,
            nth=nth,
            item=item,
            asked=asked,
            asked_on=asked_on,
            until=until,
            outcome=Came(outcome),
            came_on=came_on,
            note=note,
            by=by,
            at=at,
        )
        for number, nth, item, asked, asked_on, until, outcome, came_on, note, by, at in _rows(
            file, columns, "supplement", "nth", application
        )
    ]


def _hearings(file: PanelFile, application: str | None) -> list[Hearing]:
    columns = "application, nth, planned_at, place, state, present, record, by_whom, at"
    return [
        Hearing(
            application=number,
            nth=nth,
            planned_at=planned_at,
            place=place,
            state=HearingState(state),
            present=present,
            record=record,
            by=by,
            at=at,
        )
        for number, nth, planned_at, place, state, present, record, by, at in _rows(
            file, columns, "hearing", "nth", application
        )
    ]


def _rows(file: PanelFile, columns: str, table: str, order: str, application: str | None) -> list[tuple]:  # type: ignore[type-arg]
    where, values = ("", ()) if application is None else (" WHERE application = ?", (application,))
    found = file.rows(f"SELECT {columns} FROM {table}{where} ORDER BY {order}", values)
    return sorted_by_number(found, itemgetter(0))
