"""Seats that nobody has taken: why, who could take them, and the ways out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.application import Application
from evalapp.domain.ids import NOBODY, PersonId
from evalapp.domain.jury.expertise import Sought, Tags, tags_of
from evalapp.domain.people import Person, Role
from evalapp.domain.texts import _, ngettext
from evalapp.operations.panel.members import Pair
from evalapp.operations.seats.standing import Standing
from evalapp.operations.view import View
from evalapp.words.phrases import join_all

_MOST_NAMED = 3


class Place(StrEnum):
    """How a juror stands to an application."""

    SEATED = "seated"
    FREE = "free"
    FULL = "full"
    SUSPECTED = "suspected"
    CONFLICT = "conflict"


class Way(StrEnum):
    SEAT = "seat"
    DECIDE = "decide"
    RAISE = "raise"
    ADD_JUROR = "add-juror"


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """`tags` are those of the juror that the application asks for, `load` the applications that the juror has.

    `why` is in words what keeps the juror from the seat; empty where nothing does.
    """

    juror: PersonId
    name: str
    place: Place
    load: int
    tags: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WayOut:
    """`juror` whom it is about, `at_most` the limit that it needs."""

    way: Way
    juror: PersonId = NOBODY
    at_most: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class EmptySeats:
    """Of one application: `filled` of `wanted`; `candidates` are all jurors, who fits best first."""

    application: str
    title: str
    filled: int
    wanted: int
    candidates: tuple[Candidate, ...]

    @property
    def ways(self) -> tuple[WayOut, ...]:
        """The nearest first."""
        found = [
            WayOut(way=Way.SEAT, juror=each.juror)
            for each in self._who(Place.FREE)[: self.wanted - self.filled]
        ]
        found += [WayOut(way=Way.DECIDE, juror=each.juror) for each in self._who(Place.SUSPECTED)]
        if full := self._who(Place.FULL):
            found.append(WayOut(way=Way.RAISE, at_most=min(each.load for each in full) + 1))
        return (*found, WayOut(way=Way.ADD_JUROR))

    def _who(self, place: Place) -> list[Candidate]:
        return [each for each in self.candidates if each.place is place]

    @property
    def why(self) -> str:
        """In sentences."""
        parts = [f"{each.name}: {each.why}." for each in self._who(Place.CONFLICT)[:_MOST_NAMED]]
        if waiting := self._who(Place.SUSPECTED):
            text = ngettext(
                "A suspicion is undecided of {names}.", "Suspicions are undecided of {names}.", len(waiting)
            )
            parts.append(text.format(names=_named(waiting)))
        if full := self._who(Place.FULL):
            text = ngettext("{names} is at the limit.", "{names} are at the limit.", len(full))
            parts.append(text.format(names=_named(full)))
        if free := self._who(Place.FREE):
            text = ngettext("{names} can take it.", "{names} can take it.", len(free))
            parts.append(text.format(names=_named(free)))
            if not any(each.tags for each in free):
                parts.append(_("None of them names a keyword of it."))
        else:
            parts.append(_("Nobody else is free."))
        return " ".join(parts)


def _named(candidates: list[Candidate]) -> str:
    names = [f"{each.name} ({each.load})" for each in candidates[:_MOST_NAMED]]
    if (more := len(candidates) - _MOST_NAMED) > 0:
        names.append(ngettext("{n} other", "{n} others", more).format(n=more))
    return join_all(names)


def wanted_of(view: View, standing: Standing) -> int:
    """Seats of each application: as kept with the call, else as many as the scheme needs to rank it."""
    return standing.limits.per_application or view.call().scheme.ranking.least_scores


def candidates_for(
    application: Application, jurors: Iterable[Person], standing: Standing, loads: Mapping[str, int]
) -> tuple[Candidate, ...]:
    """All `jurors`, who fits best first: free before full, then by tags, then by load."""
    sought, order = Sought(application), list(Place)
    found = [_candidate(each, application.number, sought, standing, loads) for each in jurors]
    return tuple(
        sorted(found, key=lambda each: (order.index(each.place), -len(each.tags), each.load, each.name))
    )


def _candidate(
    person: Person, number: str, sought: Sought, standing: Standing, loads: Mapping[str, int]
) -> Candidate:
    pair: Pair = (person.id, number)
    most, load = standing.limits.at_most, loads.get(person.id, 0)
    place, why = Place.FREE, ""
    if pair in standing.seats:
        place = Place.SEATED
    elif pair in standing.conflicts:
        conflict = standing.conflicts[pair]
        place = Place.CONFLICT
        why = " – ".join(filter(None, (conflict.kind.label, " ".join(conflict.note.split()))))
    elif pair in standing.waiting:
        place, why = Place.SUSPECTED, "; ".join(each.words for each in standing.waiting[pair])
    elif most and load >= most:
        place = Place.FULL
        why = _("has {n}, the limit").format(n=load)
    return Candidate(
        juror=person.id,
        name=standing.name(person.id),
        place=place,
        load=load,
        tags=Tags(tags_of(person)).found_in(sought),
        why=why,
    )


def empty_seats(view: View, standing: Standing | None = None) -> Iterator[EmptySeats]:
    """Of each application that is judged and has fewer seats than it should, by number."""
    held = standing or Standing(view)
    wanted, loads = wanted_of(view, held), held.loads()
    filled = Counter(application for _juror, application in held.seats)
    jurors = view.people(Role.JUROR)
    for application in view.applications():
        if application.is_judged and filled[application.number] < wanted:
            yield EmptySeats(
                application=application.number,
                title=application.title,
                filled=filled[application.number],
                wanted=wanted,
                candidates=candidates_for(application, jurors, held, loads),
            )
