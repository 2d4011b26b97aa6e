"""What every seat is held against, whichever way it is taken: conflicts of interest, suspicions, the limit, scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import NamedTuple

from evalapp.domain.errors import NotAllowed
from evalapp.domain.ids import PersonId
from evalapp.domain.jury.suspicion import Suspicion
from evalapp.domain.order import pair_key
from evalapp.domain.people import Conflict, Role, names_of
from evalapp.domain.texts import _
from evalapp.operations.panel.members import Pair
from evalapp.operations.panel.suspicions import Suspicions, suspicions_of
from evalapp.operations.seats.limits import SeatLimits, limits_of
from evalapp.operations.view import View

_MOST_SAID = 5


class Objection(NamedTuple):
    """`kind`: conflict, suspected, out, full, locked, scored or choice."""

    kind: str
    pair: Pair
    words: str


class Standing:
    """The seats of a panel and what they are held against; read when it is asked for.

    `suspicions` where they were found already: they take the longest.
    """

    def __init__(self, view: View, *, suspicions: Suspicions | None = None) -> None:
        self._view = view
        self._found = suspicions

    @cached_property
    def seats(self) -> frozenset[Pair]:
        return frozenset((each.juror, each.application) for each in self._view.assignments())

    @cached_property
    def locked(self) -> frozenset[Pair]:
        return frozenset(self._view.pairs("locked"))

    @cached_property
    def conflicts(self) -> Mapping[Pair, Conflict]:
        return {(each.juror, each.application): each for each in self._view.conflicts()}

    @cached_property
    def suspicions(self) -> Suspicions:
        return suspicions_of(self._view) if self._found is None else self._found

    @property
    def waiting(self) -> Mapping[Pair, tuple[Suspicion, ...]]:
        return self.suspicions.open

    @cached_property
    def scored(self) -> frozenset[Pair]:
        return frozenset((score.juror, score.application) for score in self._view.scores())

    @cached_property
    def undecided_versions(self) -> frozenset[Pair]:
        """Seats of which a merge left open which version of a score holds."""
        return frozenset((each.juror, each.application) for each in self._view.open_choices())

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        return frozenset(each.number for each in self._view.applications() if each.is_withdrawn)

    @cached_property
    def judged(self) -> frozenset[str]:
        """The applications that take seats."""
        return frozenset(each.number for each in self._view.applications() if each.is_judged)

    @cached_property
    def jurors(self) -> frozenset[str]:
        return frozenset(each.id for each in self._view.people(Role.JUROR))

    @cached_property
    def limits(self) -> SeatLimits:
        return limits_of(self._view)

    @cached_property
    def _names(self) -> Mapping[PersonId, str]:
        return dict(names_of(self._view.people()).items())

    def name(self, juror: str) -> str:
        return self._names.get(PersonId(juror), juror)

    def loads(self, seats: Iterable[Pair] | None = None) -> Counter[str]:
        """Applications that each juror assesses; those that nobody judges take no room."""
        return Counter(
            juror
            for juror, application in (self.seats if seats is None else seats)
            if application in self.judged
        )

    def barred(self, pair: Pair) -> Objection | None:
        """Why the two cannot have a seat together, whatever room there is."""
        juror, application = pair
        who = self.name(juror)
        if pair in self.conflicts:
            text = _("{juror} has a conflict of interest with {application}; assign somebody else.")
            return Objection("conflict", pair, text.format(juror=who, application=application))
        if application not in self.judged:
            text = (
                _("{application} is withdrawn, so {juror} cannot get a seat for it.")
                if application in self.withdrawn
                else _("{application} is inadmissible, so {juror} cannot get a seat for it.")
            )
            return Objection("out", pair, text.format(juror=who, application=application))
        if pair in self.waiting:
            text = _(
                "{juror} may have a conflict of interest with {application} ({why}); record it, or dismiss it with a "
                "reason, before assigning."
            )
            why = ", ".join(each.words for each in self.waiting[pair])
            return Objection("suspected", pair, text.format(juror=who, application=application, why=why))
        return None

    def held(self, pair: Pair) -> Objection | None:
        """Why a seat that is taken cannot be given up."""
        juror, application = pair
        who = self.name(juror)
        if pair in self.scored:
            text = _("{juror} has already scored {application}; that assignment must stay.")
            return Objection("scored", pair, text.format(juror=who, application=application))
        if pair in self.undecided_versions:
            text = _(
                "Of {juror} and {application} it is still open which version of a score holds; settle that choice "
                "before taking the seat away."
            )
            return Objection("choice", pair, text.format(juror=who, application=application))
        return None

    def objections(
        self, after: Set[Pair], *, locked: Set[Pair] = frozenset(), limits: SeatLimits | None = None
    ) -> Iterator[Objection]:
        """Against these seats in place of those that are taken; `locked` are to stay."""
        added, gone = after - self.seats, self.seats - after
        for pair in sorted(after & self.conflicts.keys(), key=pair_key):
            found = self.barred(pair)
            assert found is not None
            yield found
        for pair in sorted(added - self.conflicts.keys(), key=pair_key):
            if (found := self.barred(pair)) is not None:
                yield found
        for pair in sorted(gone, key=pair_key):
            if pair in locked:
                text = _("The seat of {juror} for {application} is locked; unlock it first.")
                words = text.format(juror=self.name(pair[0]), application=pair[1])
                yield Objection("locked", pair, words)
            elif (found := self.held(pair)) is not None:
                yield found
        yield from self._over(after, limits or self.limits)

    def _over(self, after: Set[Pair], limits: SeatLimits) -> Iterator[Objection]:
        """A juror who comes above the limit, or who stands above a new one; not who stood above the old one."""
        most = limits.at_most
        if not most:
            return
        before, loads = self.loads(), self.loads(after)
        is_lower = most != self.limits.at_most
        for juror in sorted(loads):
            if loads[juror] <= most or (loads[juror] <= before[juror] and not is_lower):
                continue
            if loads[juror] <= before[juror]:  # it is the limit that was asked, and no seat
                text = _(
                    "{juror} already has {n} applications, and the limit would be {most} for each juror; take seats "
                    "away first, or choose a higher limit."
                )
            else:
                text = _(
                    "{juror} would have {n} applications, and the limit is {most} for each juror; seat somebody else, "
                    "or raise the limit."
                )
            words = text.format(juror=self.name(juror), n=loads[juror], most=most)
            yield Objection("full", (juror, ""), words)


def refuse(objections: Iterable[Objection]) -> None:
    """Raises NotAllowed with the sentences of the first ones, and how many more there are."""
    found = list(objections)
    if not found:
        return
    said = [each.words for each in found[:_MOST_SAID]]
    if (more := len(found) - _MOST_SAID) > 0:
        said.append(_("And {n} more.").format(n=more))
    raise NotAllowed(" ".join(said))
