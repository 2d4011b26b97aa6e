"""Everything that the letters of a call are written from, read once for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.application import Application
from evalapp.domain.call import Call, Consensus, Score
from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.placeholders import OF_FACTS
from evalapp.domain.letters.sections import Section, default_of
from evalapp.domain.letters.values import Aid, Appeal, Part
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.days import today
from evalapp.operations.deciding.standing import Afterwards, afterwards
from evalapp.operations.ranking.material import kept_material
from evalapp.operations.records.noted import closing_change
from evalapp.operations.view import View
from evalapp.reports.names import screen_of_people
from evalapp.reports.screening.alone import name_parts
from evalapp.reports.screening.screen import Screen

Key = tuple[Part, str, str]
"""Part, criterion and language."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Material:
    """`written`, `consensus` and `scores` are by application. `put_aside`: why the meeting did not discuss it.

    `advice_on` is the ISO 8601 day on which the jury closed its work; empty before.
    """

    call: Call
    texts: Mapping[tuple[str, str], str]
    facts: Mapping[str, str]
    written: Mapping[str, Mapping[Key, str]]
    applications: Mapping[str, Application]
    found: Afterwards
    places: Mapping[str, Place]
    consensus: Mapping[str, Mapping[str, Consensus]]
    scores: Mapping[str, Sequence[Score]]
    put_aside: Mapping[str, str]
    withheld: Screen
    called: Sequence[str]
    advice_on: str

    @property
    def ranking(self) -> Ranking:
        return self.found.ranking

    def text(self, section: Section, language: str) -> str:
        """The call's own, else that of the program."""
        own = self.texts.get((str(section), language))
        return default_of(section, language) if own is None else own

    def fact(self, fact: Fact) -> str:
        """As it is kept, or what follows from the call where nobody said it."""
        said = self.facts.get(str(fact), "")
        if said:
            return said
        if fact is Fact.RETENTION and self.call.plan.retention:
            n = self.call.plan.retention
            return ngettext("{n} year", "{n} years", n).format(n=n)
        if fact is Fact.DOCUMENTS:
            return self.facts.get(Fact.EMAIL, "") or self.facts.get(Fact.ADDRESS, "")
        return ""

    def filled_facts(self) -> dict[str, str]:
        """By placeholder."""
        return {name: self.fact(fact) for name, fact in OF_FACTS.items()}

    @property
    def appeal(self) -> Appeal:
        """The Council of State, where the regulation has no appeal of its own."""
        return Appeal(self.facts.get(Fact.APPEAL) or Appeal.COUNCIL)

    @property
    def aid(self) -> Aid | None:
        said = self.facts.get(Fact.AID)
        return Aid(said) if said else None

    def screened(self, text: str) -> str:
        """Without the names of who sat on the jury."""
        return self.withheld.screened(text)


def letter_material(view: View) -> Material:
    call, letters = view.call(), view.letters
    found = afterwards(view, kept_material(view).rank())
    written: dict[str, dict[Key, str]] = {}
    for each in letters.written():
        written.setdefault(each.application, {})[each.part, each.criterion, each.language] = each.text
    consensus: dict[str, dict[str, Consensus]] = {}
    for agreed in view.consensus():
        consensus.setdefault(agreed.application, {})[agreed.criterion] = agreed
    scores: dict[str, list[Score]] = {}
    for score in view.scores():
        if score.comment.strip():
            scores.setdefault(score.application, []).append(score)
    judging = _judging(view)
    return Material(
        call=call,
        texts=letters.texts(),
        facts=letters.facts(),
        written=written,
        applications={each.number: each for each in view.applications()},
        found=found,
        places={each.application: each for each in found.ranking.places},
        consensus=consensus,
        scores=scores,
        put_aside={
            each.application: each.reason
            for each in view.meetings.agenda()
            if each.state is ItemState.NOT_DISCUSSED
        },
        # A condition may well give an address of the office.
        withheld=screen_of_people(judging, view.people(), with_traces=False),
        called=tuple(dict.fromkeys(word for each in judging for word in name_parts(each.name))),
        advice_on=today(closing_change(view).at).isoformat() if call.phase is Phase.CLOSED else "",
    )


def _judging(view: View) -> list[Person]:
    """Everybody who sat on the jury or scored for it."""
    scored = {each.juror for each in view.assignments()} | {each.juror for each in view.scores()}
    return [each for each in view.people() if each.role is Role.JUROR or each.id in scored]


def nobody_scored() -> str:
    """Why the jury did not discuss what nobody put aside either."""
    return _("no member of the jury gave it a score")
