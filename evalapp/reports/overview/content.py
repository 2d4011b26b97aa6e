"""What the overview for parliament and minister says: counts and sums of one call, or of several put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, reduce
from operator import add
from typing import TypeVar

from evalapp.domain.terms.totals import Sides
from evalapp.reports.content import Document


class State(StrEnum):
    """How far what is said of a call can still change."""

    PROVISIONAL = "provisional"
    ADVICE = "advice"
    DECIDED = "decided"


class Word(StrEnum):
    """What the amounts are that applications get: nobody calls granted what is only proposed."""

    UNKNOWN = "unknown"
    PROPOSED = "proposed"
    GRANTED = "granted"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Applications and cents. Of `unstated` applications nobody knows what they ask; `unsettled` are those of which
    nothing says yet whether they get anything."""

    applications: int = 0
    supported: int = 0
    requested: int = 0
    given: int = 0
    unstated: int = 0
    unsettled: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            applications=self.applications + other.applications,
            supported=self.supported + other.supported,
            requested=self.requested + other.requested,
            given=self.given + other.given,
            unstated=self.unstated + other.unstated,
            unsettled=self.unsettled + other.unsettled,
        )


NOTHING = Tally()


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """The applications that come from one earlier instrument; `reoriented` of them say how they reorient."""

    tally: Tally = NOTHING
    reoriented: int = 0

    def __add__(self, other: Earlier) -> Earlier:
        return Earlier(tally=self.tally + other.tally, reoriented=self.reoriented + other.reoriented)


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """Support in cents."""

    requested: int = 0
    given: int = 0

    def __add__(self, other: Money) -> Money:
        return Money(requested=self.requested + other.requested, given=self.given + other.given)


NOBODY = Sides(partners={})
Place = tuple[str, int]
"""Sector, and which of the provinces."""
LineYear = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """`provinces`: the six, elsewhere, and not stated. `sectors` in the order of the table, without one last.

    `lines` is support of which the budgets say line and year; `unlined` the rest: which line it is, nothing says.
    `budgets` are whole budgets, of calls in which no line of support can be told from the rest. `available` is the sum
    of what calls have to divide, and `unfunded` how many have set no budget.
    """

    provinces: Sequence[str]
    sectors: Sequence[str] = ()
    cells: Mapping[Place, Tally] = field(default_factory=dict)
    lines: Mapping[LineYear, Money] = field(default_factory=dict)
    unlined: Money = Money()
    budgets: Mapping[LineYear, int] = field(default_factory=dict)
    available: int = 0
    unfunded: int = 0
    partners: Sides = NOBODY
    of_supported: Sides = NOBODY
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    unjudged: int = 0
    """Inadmissible or withdrawn applications, which are counted nowhere else."""

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            provinces=self.provinces,
            sectors=counted_sectors({*self.sectors, *other.sectors}),
            cells=_together(self.cells, other.cells),
            lines=_together(self.lines, other.lines),
            unlined=self.unlined + other.unlined,
            budgets=_together(self.budgets, other.budgets),
            available=self.available + other.available,
            unfunded=self.unfunded + other.unfunded,
            partners=self.partners + other.partners,
            of_supported=self.of_supported + other.of_supported,
            earlier=_together(self.earlier, other.earlier),
            unjudged=self.unjudged + other.unjudged,
        )

    @cached_property
    def whole(self) -> Tally:
        return _sum(self.cells.values())

    def of_sector(self, sector: str) -> Tally:
        return _sum(each for (named, _column), each in self.cells.items() if named == sector)

    def of_province(self, column: int) -> Tally:
        return _sum(each for (_sector, at), each in self.cells.items() if at == column)

    @property
    def columns(self) -> list[int]:
        """The provinces that stand in a table: the six, and of the rest what there is."""
        seen = {column for _sector, column in self.cells}
        return [n for n in range(len(self.provinces)) if n < len(self.provinces) - 2 or n in seen]


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """`day` ISO 8601, empty where nobody said when; `is_planned`: it is to be on that day."""

    label: str
    day: str
    is_over: bool
    is_present: bool = False
    is_planned: bool = False


@dataclass(frozen=True, kw_only=True)
class CallPart:
    """One call. `said` and `todo` are sentences in the language of the moment; `body` decides on it.

    `fingerprint`, `change` and `at` are of its file, as those of a `Document`.
    """

    title: str
    reference: str
    body: str
    phase: str
    state: State
    word: Word
    is_demo: bool
    figures: Figures
    fingerprint: str
    change: int
    at: str
    milestones: Sequence[Milestone] = ()
    said: str = ""
    todo: Sequence[str] = ()

    @property
    def name(self) -> str:
        return self.reference or self.title


@dataclass(frozen=True, kw_only=True)
class OverviewReport(Document):
    """`parts` is one call, or several, whose files come in the order in which they are named.

    Of several `fingerprint` is a digest of all theirs, `change` how many there are, and `at` the last of their moments.
    """

    parts: Sequence[CallPart]

    @property
    def is_of_several(self) -> bool:
        return len(self.parts) > 1

    @cached_property
    def figures(self) -> Figures:
        return reduce(add, (each.figures for each in self.parts))

    @property
    def word(self) -> Word:
        """Of all that is known: beside it stands of how many calls nothing is known."""
        words = {each.word for each in self.parts} - {Word.UNKNOWN}
        if not words:
            return Word.UNKNOWN
        return words.pop() if len(words) == 1 else Word.BOTH

    @property
    def unknown(self) -> int:
        """Of how many calls nothing says yet what anybody gets."""
        return sum(each.word is Word.UNKNOWN for each in self.parts)


def counted_alone(parts: Iterable[CallPart], word: Word) -> Tally:
    """What the calls of that word come to."""
    return _sum(each.figures.whole for each in parts if each.word is word)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return reduce(add, tallies, NOTHING)


def counted_sectors(sectors: Iterable[str]) -> list[str]:
    """As `spread` has them: by letter, one without a sector last."""
    return sorted(sectors, key=lambda each: (not each, each))


K = TypeVar("K")
V = TypeVar("V", int, Tally, Earlier, Money)


def _together(one: Mapping[K, V], other: Mapping[K, V]) -> Mapping[K, V]:
    """The keys in the order in which they first come."""
    found = dict(one)
    for key, value in other.items():
        found[key] = found[key] + value if key in found else value
    return found
