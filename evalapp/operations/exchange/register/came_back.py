"""What came back of each pack and form: every score of the panel told of the one file that it is from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Issued
from evalapp.domain.scoring.answer import Answer, Place
from evalapp.domain.scoring.asked import asked_scores
from evalapp.operations.exchange.register.entries import CameBack, ReceivedEntry, Standing
from evalapp.operations.progress.facts import Facts


@dataclass(frozen=True, kw_only=True, slots=True)
class Came:
    """`pack` of which it says to be, empty where it says nothing, as a sheet from paper; `said` are its answers."""

    entry: ReceivedEntry
    pack: str
    said: Mapping[Place, Answer]


def came_back(issued: Iterable[Issued], came: Iterable[Came], facts: Facts) -> Mapping[str, CameBack]:
    """By the pack of `issued`; `came` is what counts. What came in before anything left came back of nothing."""
    left = _left(issued)
    came = sorted(came, key=lambda each: each.entry.at, reverse=True)
    scores = _scores(came, facts)
    found: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(came):
        pack = _pack_of(each, left[each.entry.juror])
        if pack:
            found[pack].append(number)
    return {pack: _together(came, scores, numbers) for pack, numbers in found.items()}


def lapsed(issued: Iterable[Issued], received: Iterable[Came]) -> Mapping[str, ReceivedEntry]:
    """By the pack of `issued` the last that came back of it and counts no more."""
    left, found = _left(issued), dict[str, ReceivedEntry]()
    for each in sorted(received, key=lambda each: each.entry.at):
        if each.entry.standing is not Standing.STANDS and (pack := _pack_of(each, left[each.entry.juror])):
            found[pack] = each.entry
    return found


def before_all(issued: Iterable[Issued], came: Iterable[Came]) -> Mapping[str, tuple[ReceivedEntry, ...]]:
    """By the first pack of each juror what had come in before it, of what counts; the last first."""
    left, found = _left(issued), defaultdict[str, list[ReceivedEntry]](list)
    for each in sorted(came, key=lambda each: each.entry.at, reverse=True):
        packs = left[each.entry.juror]
        if packs and not _pack_of(each, packs):
            found[packs[0].pack].append(each.entry)
    return {pack: tuple(entries) for pack, entries in found.items()}


def _left(issued: Iterable[Issued]) -> Mapping[PersonId, list[Issued]]:
    left: dict[PersonId, list[Issued]] = defaultdict(list)
    for out in sorted(issued, key=lambda each: each.number):
        left[out.juror].append(out)
    return left


def _pack_of(came: Came, left: Sequence[Issued]) -> str:
    """The one that it says, else the last one that had left by then."""
    if any(each.pack == came.pack for each in left):
        return came.pack
    return next((each.pack for each in reversed(left) if each.at <= came.entry.at), "")


def _scores(came: Sequence[Came], facts: Facts) -> Counter[int]:
    """By number in `came`, how many scores of the panel are from it.

    From what says the same as the panel, what was signed before all else and the last one first; where nothing does,
    as after a correction in the panel, from what said something else, unless nothing of that counts.
    """
    said: dict[tuple[PersonId, Place], list[int]] = defaultdict(list)
    for number, each in enumerate(came):
        for place, answer in each.said.items():
            if answer.is_given:
                said[each.entry.juror, place].append(number)
    found: Counter[int] = Counter()
    for score in asked_scores(facts.scores, facts.asked, facts.call.scheme):
        place = (score.application, score.criterion)
        numbers = said.get((score.juror, place), [])
        same = [number for number in numbers if came[number].said[place] == score.answer]
        if candidates := same or [number for number in numbers if came[number].entry.is_held]:
            found[min(candidates, key=lambda number: (not came[number].entry.is_signed, number))] += 1
    return found


def _together(came: Sequence[Came], scores: Mapping[int, int], numbers: Sequence[int]) -> CameBack:
    """Of those that the panel has something from; of all where it has nothing from any."""
    counting = [number for number in numbers if scores[number]] or numbers
    entries = [came[number].entry for number in counting]
    return CameBack(
        name=entries[0].name,
        at=entries[0].at,
        files=tuple(" · ".join(filter(None, (each.file, each.device, each.sha256))) for each in entries),
        is_signed=entries[0].is_signed,
        scores=sum(scores[number] for number in counting),
        sealed=sum(scores[number] for number in counting if came[number].entry.is_signed),
        of=entries[0].of,
    )
