"""Meetings as rows: sittings, agenda, stays in the room, votes and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.record import Agreed
from evalapp.domain.meeting.values import (
    AgendaItem,
    ItemState,
    Minute,
    ReasonSource,
    Sitting,
    Stay,
    Voice,
    Vote,
)
from evalapp.store.file import PanelFile
from evalapp.store.history.lived import lived

_SAID = ("value", "reason", "source")  # of a consensus: the same once more is none


class Meetings:
    """Each list in the order in which it came about, the agenda in its own."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file

    def sittings(self) -> list[Sitting]:
        rows = self._file.rows("SELECT nth, opened_at, closed_at, minutes FROM sitting ORDER BY nth")
        return [
            Sitting(nth=nth, opened_at=opened, closed_at=closed, minutes=minutes)
            for nth, opened, closed, minutes in rows
        ]

    def agenda(self) -> list[AgendaItem]:
        rows = self._file.rows(
            "SELECT application, position, state, since, reason, anyway FROM agenda ORDER BY position, application"
        )
        return [
            AgendaItem(
                application=number,
                position=position,
                state=ItemState(state),
                since=since,
                reason=reason,
                anyway=anyway,
            )
            for number, position, state, since, reason, anyway in rows
        ]

    def stays(self) -> list[Stay]:
        rows = self._file.rows(
            "SELECT person, nth, came_at, left_at, left_for FROM stay ORDER BY came_at, person, nth"
        )
        return [
            Stay(person=PersonId(person), nth=nth, came_at=came, left_at=left, left_for=left_for)
            for person, nth, came, left, left_for in rows
        ]

    def votes(self) -> list[Vote]:
        voices: dict[tuple[str, int], list[tuple[PersonId, Voice]]] = {}
        for number, nth, person, said in self._file.rows(
            "SELECT application, nth, person, said FROM voice ORDER BY person"
        ):
            voices.setdefault((number, nth), []).append((PersonId(person), Voice(said)))
        rows = self._file.rows(
            "SELECT application, nth, about, in_favour, against, abstained, held_at FROM vote "
            "ORDER BY held_at, application, nth"
        )
        return [
            Vote(
                application=number,
                nth=nth,
                about=about,
                in_favour=in_favour,
                against=against,
                abstained=abstained,
                at=at,
                voices=tuple(voices.get((number, nth), ())),
            )
            for number, nth, about, in_favour, against, abstained, at in rows
        ]

    def minutes(self) -> list[Minute]:
        rows = self._file.rows(
            "SELECT application, nth, text, noted_at, by_whom FROM minute ORDER BY noted_at, application, nth"
        )
        return [
            Minute(application=number, nth=nth, text=text, at=at, by=by) for number, nth, text, at, by in rows
        ]

    def agenda_lived(self) -> Iterator[tuple[AgendaItem | None, AgendaItem | None]]:
        """What each item of the agenda was and became, step by step; without what was taken back."""
        for each in lived(self._file, "agenda"):
            yield _item(each.before), _item(each.after)

    def agreed(self) -> Iterator[Agreed]:
        """Every consensus as it was recorded, oldest first, with the one that it took the place of."""
        for each in lived(self._file, "consensus"):
            row, before = each.after, each.before
            if row is not None and (before is None or any(row[name] != before[name] for name in _SAID)):
                yield Agreed(
                    application=row["application"],
                    criterion=row["criterion"],
                    before=None if before is None else before["value"],
                    value=row["value"],
                    reason=row["reason"],
                    source=ReasonSource(row["source"]) if row["source"] else None,
                    by=row["by_whom"],
                    at=row["at"],
                )


def _item(row: Mapping[str, Any] | None) -> AgendaItem | None:
    if row is None:
        return None
    return AgendaItem(
        application=row["application"],
        position=row["position"],
        state=ItemState(row["state"]),
        since=row["since"],
        reason=row["reason"],
        anyway=row["anyway"],
    )
