"""Who scored what: jurors × applications, each pair full, partly in, empty or barred by a conflict of interest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.application import Application
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Role
from evalapp.domain.scoring.asked import asked_scores
from evalapp.domain.texts import _
from evalapp.operations.progress.coverage import Coverage, Share
from evalapp.operations.progress.facts import Facts, Pair

NOTHING = Share()


class Cell(StrEnum):
    NONE = "none"
    FULL = "full"
    PARTLY = "partly"
    EMPTY = "empty"
    CONFLICT = "conflict"

    @property
    def label(self) -> str:
        return {
            Cell.NONE: _("not asked"),
            Cell.FULL: _("complete"),
            Cell.PARTLY: _("partly in"),
            Cell.EMPTY: _("nothing in yet"),
            Cell.CONFLICT: _("conflict of interest"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoredRow:
    """One juror in words and numbers: the applications in each state that one has."""

    juror: PersonId
    name: PersonName
    share: Share
    numbers: Mapping[Cell, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Scored:
    """`given`: by pair that has a seat, how many of `each` scores came in (a reason for none is one)."""

    applications: Sequence[Application]
    jurors: Sequence[tuple[PersonId, PersonName]]
    given: Mapping[Pair, int]
    barred: frozenset[Pair]
    each: int
    covered: Coverage

    def cell(self, juror: str, application: str) -> Cell:
        pair = (juror, application)
        if pair in self.barred:
            return Cell.CONFLICT
        given = self.given.get(pair)
        if given is None:
            return Cell.NONE
        return Cell.EMPTY if not given else Cell.FULL if given >= self.each else Cell.PARTLY

    def share(self, juror: PersonId) -> Share:
        return self.covered.jurors.get(juror, NOTHING)

    def share_of(self, application: str) -> Share:
        return self.covered.applications.get(application, NOTHING)

    def rows(self) -> list[ScoredRow]:
        """The same as the cells, a row a juror."""
        found: dict[PersonId, dict[Cell, list[str]]] = {juror: {} for juror, _name in self.jurors}
        for each in self.applications:
            for juror, _name in self.jurors:
                found[juror].setdefault(self.cell(juror, each.number), []).append(each.number)
        return [
            ScoredRow(juror=juror, name=name, share=self.share(juror), numbers=found[juror])
            for juror, name in self.jurors
        ]

    @property
    def complete(self) -> int:
        """Applications of which all that is asked came in."""
        shares = (self.share_of(each.number) for each in self.applications)
        return sum(bool(share.needed) and not share.owed for share in shares)

    def words(self, juror: PersonId, application: str) -> str:
        """`complete, 6 of 6`; the state alone where nothing is asked."""
        cell = self.cell(juror, application)
        if cell not in (Cell.FULL, Cell.PARTLY):
            return cell.label
        text = _("{state}, {given} of {needed}")
        return text.format(state=cell.label, given=self.given[juror, application], needed=self.each)


def scored_of(facts: Facts, covered: Coverage) -> Scored:
    """Of the applications that are judged and everybody who is a juror or has a seat."""
    scheme = facts.call.scheme
    scores = asked_scores(facts.scores, facts.asked, scheme)
    came = Counter((each.juror, each.application) for each in scores)
    busy = {each.juror for each in facts.asked}
    listed = [each for each in facts.people if each.role is Role.JUROR or each.id in busy]
    return Scored(
        applications=facts.judged,
        jurors=[(each.id, facts.names[each.id]) for each in listed],
        given={pair: came[pair] for pair in ((each.juror, each.application) for each in facts.asked)},
        barred=facts.barred,
        each=len(scheme.criteria),
        covered=covered,
    )
