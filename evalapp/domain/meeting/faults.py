"""What in the record of a meeting may not have been: somebody had a part in what they had to leave the room for."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.record import Record
from evalapp.domain.meeting.values import Vote


class FaultKind(StrEnum):
    VOTED = "voted"  # with a conflict of interest
    AT_VOTE = "at-vote"  # in the room while hands were counted
    AT_CONSENSUS = "at-consensus"
    AT_END = "at-end"  # in the room when the discussion was over
    HANDS = "hands"  # more of them than there were people who may vote


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """`people` are those whom it is about, none where only hands were counted; `nth` is the number of the vote.

    `hands` were counted, and `voters` might vote.
    """

    kind: FaultKind
    application: str
    at: str
    people: tuple[PersonId, ...] = ()
    nth: int = 0
    hands: int = 0
    voters: int = 0


def faults_of(record: Record) -> tuple[Fault, ...]:
    """In the order of time. Also of who was found to have a conflict of interest only afterwards.

    Who was in the room at the end of a discussion is told of only where nothing else tells of them.
    """
    found = [*_of_votes(record), *_of_consensus(record)]
    told = {(each.application, person) for each in found for person in each.people}
    found += _of_discussions(record, told)
    return tuple(sorted(found, key=lambda each: (each.at, each.application, each.kind, each.nth)))


def _of_votes(record: Record) -> Iterator[Fault]:
    for vote in record.votes:
        barred = record.leaving(vote.application)
        about = Fault(kind=FaultKind.VOTED, application=vote.application, at=vote.at, nth=vote.nth)
        voted = tuple(person for person, _said in vote.voices if person in barred)
        if voted:
            yield replace(about, people=voted)
        there = tuple(each for each in sorted(barred) if each not in voted and record.inside(each, vote.at))
        if there:
            yield replace(about, kind=FaultKind.AT_VOTE, people=there)
        hands, voters = vote.in_favour + vote.against + vote.abstained, _voters(record, vote)
        if voters is not None and hands > voters + len(voted):
            yield replace(about, kind=FaultKind.HANDS, hands=hands, voters=voters)


def _voters(record: Record, vote: Vote) -> int | None:
    """None where nobody is noted in the room, so that it is not known; who came or left in that minute counts."""
    there = {
        each.person
        for each in record.stays
        if each.came_at <= vote.at and (not each.left_at or vote.at <= each.left_at)
    }
    voters = (there & record.jury) - record.leaving(vote.application).keys()
    return len(voters) if there & record.jury else None


def _of_consensus(record: Record) -> Iterator[Fault]:
    for each in record.agreed:
        there = _there(record, each.application, each.at)
        if there:
            yield Fault(kind=FaultKind.AT_CONSENSUS, application=each.application, at=each.at, people=there)


def _of_discussions(record: Record, told: Set[tuple[str, PersonId]]) -> Iterator[Fault]:
    for each in record.discussions:
        if not (each.began and each.ended):
            continue
        number = each.application
        there = [who for who in _there(record, number, each.ended) if (number, who) not in told]
        if there:
            yield Fault(kind=FaultKind.AT_END, application=number, at=each.ended, people=tuple(there))


def _there(record: Record, application: str, at: str) -> tuple[PersonId, ...]:
    return tuple(each for each in sorted(record.leaving(application)) if record.inside(each, at))
