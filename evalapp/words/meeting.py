"""What a record of meetings says of times and people, in the words that minutes and register share."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.record import Record, Recusal
from evalapp.domain.meeting.values import Sitting, Stay, Vote
from evalapp.domain.people import OFFICES, Person
from evalapp.domain.texts import _, ngettext
from evalapp.words import formats
from evalapp.words.scores import MISSING


def sitting_title(sitting: Sitting) -> str:
    return _("Sitting {n}: {day}").format(n=sitting.nth, day=formats.day(sitting.opened_at))


def opened_and_closed(record: Record, sitting: Sitting) -> str:
    """When, and how many of the jury were there at the opening; of who was there nothing where nobody was noted."""
    opened = formats.moment(sitting.opened_at)
    if sitting.closed_at:
        text = _("Opened on {opened}, closed on {closed}.")
        said = text.format(opened=opened, closed=formats.moment(sitting.closed_at))
    else:
        said = _("Opened on {opened}, not closed yet.").format(opened=opened)
    if not record.stays_in(sitting):
        return said
    n = len(record.attended(sitting.opened_at))
    text = ngettext(
        "At the opening {n} of the {of} members of the jury was in the room.",
        "At the opening {n} of the {of} members of the jury were in the room.",
        n,
    )
    return f"{said} {text.format(n=n, of=len(record.jury))}"


def hands(vote: Vote) -> str:
    """How many there were of each; who voted how is told elsewhere, where it may be."""
    n = vote.abstained
    return _("{in_favour} for, {against} against, {abstentions}").format(
        in_favour=vote.in_favour,
        against=vote.against,
        abstentions=ngettext("{n} abstention", "{n} abstentions", n).format(n=n),
    )


def ordered(people: Sequence[Person]) -> list[Person]:
    """As they are listed: the chair first, then by name."""
    return sorted(people, key=lambda each: (OFFICES.index(each.office), each.name.casefold(), each.id))


def present(record: Record, sitting: Sitting, *, hides_recusals: bool = False) -> list[tuple[Person, str]]:
    """Everybody who was there, with their hours.

    With `hides_recusals` an absence for a conflict of interest is not told: its hour would say who left for what.
    """
    by_person: dict[PersonId, list[Stay]] = {}
    for stay in record.stays_in(sitting):
        by_person.setdefault(stay.person, []).append(stay)
    return [
        (person, _hours(by_person[person.id], hides_recusals=hides_recusals))
        for person in ordered(record.people)
        if person.id in by_person
    ]


def absent(record: Record, sitting: Sitting) -> list[Person]:
    there = {each.person for each in record.stays_in(sitting)}
    return [each for each in ordered(record.people) if each.id not in there]


def _hours(stays: Sequence[Stay], *, hides_recusals: bool) -> str:
    spans: list[tuple[str, str]] = []
    goes_on = False
    for each in stays:
        if goes_on:
            spans[-1] = (spans[-1][0], each.left_at)
        else:
            spans.append((each.came_at, each.left_at))
        goes_on = hides_recusals and bool(each.left_for)
    said = [_span(start, end) for start, end in spans]
    if goes_on:
        said[-1] = _("from {time}, not until the end").format(time=formats.clock(spans[-1][0]))
    return "; ".join(said)


def _span(start: str, end: str) -> str:
    if not end:
        return _("since {time}").format(time=formats.clock(start))
    if formats.day(start) != formats.day(end):
        return f"{formats.stamp(start)} – {formats.stamp(end)}"
    return f"{formats.clock(start)} – {formats.clock(end)}"


def clock(record: Record, at: str) -> str:
    """In a table: the hour, with its day where the meeting took more than one."""
    return formats.clock(at) if _is_one_day(record) else formats.stamp(at)


def hour(record: Record, at: str) -> str:
    """The same in running text."""
    return formats.hour(at) if _is_one_day(record) else formats.moment(at)


def span(record: Record, start: str, end: str) -> str:
    """`14:02 – 14:25`; of two on one day that day is said once."""
    if not start or not end:
        return clock(record, start or end)
    if _is_one_day(record) or formats.day(start) == formats.day(end):
        return f"{clock(record, start)} – {formats.clock(end)}"
    return f"{clock(record, start)} – {clock(record, end)}"


def _is_one_day(record: Record) -> bool:
    times = [each for sitting in record.sittings for each in (sitting.opened_at, sitting.closed_at)]
    told = [*times, *(each.at for each in record.agreed)]
    return len({formats.day(each) for each in told if each}) < 2


def category(record: Record, recusal: Recusal) -> str:
    """Of the conflict of interest; its story is told nowhere."""
    found = record.leaving(recusal.application).get(recusal.person)
    return found.kind.label if found else MISSING


def left(record: Record, recusal: Recusal) -> str:
    """When; who was not in the room at the end did not need to leave."""
    if recusal.left_at:
        return clock(record, recusal.left_at)
    ends = [
        each.ended
        for each in record.discussions
        if each.application == recusal.application and each.began and each.ended
    ]
    if any(record.inside(recusal.person, each) for each in ends):
        return _("stayed")
    return _("not in the room")


def back(record: Record, recusal: Recusal) -> str:
    if not recusal.left_at:
        return MISSING
    if not recusal.back_at:
        return _("not back in that sitting")
    is_one_day = formats.day(recusal.left_at) == formats.day(recusal.back_at)
    return formats.clock(recusal.back_at) if is_one_day else clock(record, recusal.back_at)
