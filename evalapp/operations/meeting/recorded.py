"""The record of the meetings, read from their tables and, for the order in which it went, from the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evalapp.domain.meeting.record import Discussion, Record, Recusal
from evalapp.domain.meeting.values import AgendaItem, ItemState
from evalapp.operations.view import View


def record_of(view: View) -> Record:
    """As it stands: what was taken back did not happen, and a time that was put right is the one that was put."""
    kept = view.meetings
    known = set(view.numbers())
    record = Record(
        sittings=tuple(kept.sittings()),
        items=tuple(kept.agenda()),
        discussions=tuple(_discussions(kept.agenda_lived(), kept.agenda(), known)),
        stays=tuple(kept.stays()),
        votes=tuple(kept.votes()),
        notes=tuple(kept.minutes()),
        agreed=tuple(each for each in kept.agreed() if each.application in known),
        conflicts=tuple(view.conflicts()),
        people=tuple(view.people()),
        quorum=view.call().plan.quorum,
    )
    return replace(record, recusals=tuple(_recusals(record)))


def _discussions(
    lived: Iterable[tuple[AgendaItem | None, AgendaItem | None]], items: Iterable[AgendaItem], known: set[str]
) -> list[Discussion]:
    """By when each began; of an item that is over and of which the journal tells nothing, that it is over."""
    found: list[Discussion] = []
    at_hand: dict[str, AgendaItem] = {}
    for before, after in lived:
        if after is None or after.application not in known:
            continue
        number = after.application
        if after.state is ItemState.NOW:
            begun = at_hand.get(number)
            at_hand[number] = after if begun is None else replace(after, since=begun.since)
        elif (begun := at_hand.pop(number, None)) is not None:
            found.append(_over(begun, after))
        elif after.state is ItemState.PARKED and (before is None or before.state is not ItemState.PARKED):
            found.append(_over(None, after))
    found += [_under_way(each) for each in at_hand.values()]
    told = {each.application for each in found}
    found += [
        _over(None, each)
        for each in items
        if each.state is ItemState.DONE and each.application not in told and each.application in known
    ]
    return sorted(found, key=lambda each: each.at)


def _over(begun: AgendaItem | None, after: AgendaItem) -> Discussion:
    return Discussion(
        application=after.application,
        began=begun.since if begun else "",
        ended=after.since,
        ends=after.state,
        reason=after.reason,
        anyway=begun.anyway if begun else "",
    )


def _under_way(item: AgendaItem) -> Discussion:
    return Discussion(
        application=item.application, began=item.since, ended="", ends=ItemState.NOW, anyway=item.anyway
    )


def _recusals(record: Record) -> Iterator[Recusal]:
    """Of everything that was discussed, in that order: all who had to leave for it, also who was not in the room."""
    for number in record.discussed:
        for person in sorted(record.leaving(number), key=lambda each: (_called(record, each), each)):
            left = [each for each in record.stays if (each.person, each.left_for) == (person, number)]
            if not left:
                yield Recusal(application=number, person=person)
            for stay in left:
                sitting = record.sitting_at(stay.left_at)
                later = [
                    each.came_at
                    for each in record.stays
                    if each.person == person
                    and each.came_at >= stay.left_at
                    and record.sitting_at(each.came_at) == sitting
                    and each.nth > stay.nth
                ]
                yield Recusal(
                    application=number,
                    person=person,
                    left_at=stay.left_at,
                    back_at=min(later, default=""),
                )


def _called(record: Record, person: str) -> str:
    return next((each.name for each in record.people if each.id == person), "")
