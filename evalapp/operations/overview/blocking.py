"""What still stands in the way of the ranking, each with the one place where it is dealt with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from evalapp.domain.application import Admissibility
from evalapp.domain.order import number_key
from evalapp.domain.people import Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scoring.withheld import keeps_back
from evalapp.domain.texts import _, ngettext
from evalapp.operations.overview.apart import far_apart
from evalapp.operations.progress.answerable import pairs_named, work_list
from evalapp.operations.progress.coverage import Coverage
from evalapp.operations.progress.cures import act_of_obstacle, cure_of
from evalapp.operations.progress.facts import Facts, Pair
from evalapp.operations.progress.jurors import JurorProgress, JurorState, progress_of_jurors
from evalapp.operations.progress.points import CEILINGS, OPEN_CHOICES, Point
from evalapp.operations.progress.quorum import short_of_quorum
from evalapp.words import formats
from evalapp.words.phrases import join_names, numbered
from evalapp.words.why.whose import for_whom

_MOST = 4  # named of one kind; the page that its link opens shows them all


class Kind(StrEnum):
    """In the order in which they are listed; what only deserves a look is the last."""

    WAY = "way"
    CHOICE = "choice"
    PACK = "pack"
    APART = "apart"

    @property
    def label(self) -> str:
        return {
            Kind.WAY: _("What still stands in the way"),
            Kind.CHOICE: _("Open choices of merges"),
            Kind.PACK: _("Packs out of date"),
            Kind.APART: _("Jurors far apart"),
        }[self]


@dataclass(frozen=True, kw_only=True, slots=True)
class Obstacle:
    """`cure` names what is done about it, and so where; `about`: the application or juror, where it is of one."""

    kind: Kind
    words: str
    cure: str
    about: str = ""


def obstacles(
    facts: Facts,
    covered: Coverage,
    suspected: Iterable[Pair] = (),
    points: Sequence[Point] = (),
    role: Role | None = None,
) -> tuple[Obstacle, ...]:
    """`suspected`: the pairs that wait for a decision whether there is a conflict of interest.

    In deliberation what closing waits for, of `points`, is all that is in the way; before it what a ranking needs.
    Nothing of a call that is closed: its reasons stand in the closing note. For whom each is is said to `role` where it
    is not for them.
    """
    told = {each.words for each in points}  # which say it themselves
    return tuple(
        each
        if each.words in told
        else replace(each, words=for_whom(each.words, role, act_of_obstacle(each.cure)))
        for each in _obstacles(facts, covered, suspected, points)
    )


def _obstacles(
    facts: Facts, covered: Coverage, suspected: Iterable[Pair], points: Sequence[Point]
) -> tuple[Obstacle, ...]:
    phase = facts.call.phase
    if phase is Phase.CLOSED:
        return ()
    if phase is Phase.DELIBERATION:
        return (*_of_points(facts, points), *_choices(facts), *_apart(facts, covered))
    jurors = progress_of_jurors(facts, covered) if phase is Phase.SCORING else ()
    return (
        *_of_jurors(jurors),
        *_of_seats(facts),
        *_of_applications(facts),
        *_of_conflicts(facts, suspected),
        *_of_points(facts, [each for each in points if each.item == CEILINGS]),
        *_choices(facts),
        *_packs(jurors),
        *_apart(facts, covered),
    )


def _of_points(facts: Facts, points: Iterable[Point]) -> Iterator[Obstacle]:
    for point in points:
        cure = cure_of(point, facts.call.phase)
        if point.is_to_mend and cure and point.item != OPEN_CHOICES:
            yield _way(point.words, cure)


def _way(words: str, cure: str, about: str = "") -> Obstacle:
    return Obstacle(kind=Kind.WAY, words=words, cure=cure, about=about)


def _of_jurors(jurors: Iterable[JurorProgress]) -> Iterator[Obstacle]:
    """Who sent nothing in one line, who sent a part each in a line: those are the ones to ask about something."""
    listed = [each for each in jurors if each.share.owed]
    silent = [each for each in listed if not each.share.given]
    if silent:
        text = ngettext(
            "{n} juror sent nothing yet: {who}", "{n} jurors sent nothing yet: {who}", len(silent)
        )
        yield _way(text.format(n=len(silent), who=join_names(each.name for each in silent)), "remind")
    for each in listed:
        if each.share.given:
            text = ngettext("{who}: {n} score missing", "{who}: {n} scores missing", each.share.owed)
            yield _way(text.format(who=each.name, n=each.share.owed), "remind")


def _of_seats(facts: Facts) -> Iterator[Obstacle]:
    short, least = short_of_quorum(facts), facts.call.scheme.ranking.least_scores
    if short:
        text = ngettext(
            "{n} application has fewer than {least} jurors: {which}",
            "{n} applications have fewer than {least} jurors: {which}",
            len(short),
        )
        yield _way(text.format(n=len(short), least=least, which=numbered(short, most=_MOST)), "assign")


def _of_applications(facts: Facts) -> Iterator[Obstacle]:
    for number, until in facts.to_complete.items():
        text = (
            _("{application}: to complete until {day}")
            if until >= facts.on
            else _("{application}: was to be completed by {day}")
        )
        yield _way(text.format(application=number, day=formats.day(until)), "complete", number)
    undecided = [
        each.number
        for each in facts.judged
        if each.admissibility is Admissibility.OPEN and each.number not in facts.to_complete
    ]
    if undecided:
        text = _("Admissibility not decided yet: {applications}")
        yield _way(text.format(applications=numbered(undecided, most=_MOST)), "admit")
    bare, names = facts.bare, facts.names
    for number in sorted({each for of_one in bare.values() for each in of_one}, key=number_key):
        whose = {
            names.get(juror, juror): of_one[number] for juror, of_one in bare.items() if number in of_one
        }
        n = sum(whose.values())
        text = ngettext(
            "{application}: {n} score without its justification: {who}",
            "{application}: {n} scores without their justification: {who}",
            n,
        )
        who = join_names(sorted(whose), most=_MOST)
        yield _way(text.format(application=number, n=n, who=who), "ask", number)
    if facts.waiting:
        yield _way(work_list(facts), "work-list")


def _of_conflicts(facts: Facts, suspected: Iterable[Pair]) -> Iterator[Obstacle]:
    waiting = dict.fromkeys([*facts.own_words, *suspected])
    if waiting:
        text = ngettext(
            "{n} suspected conflict of interest to decide: {who}",
            "{n} suspected conflicts of interest to decide: {who}",
            len(waiting),
        )
        first = next(iter(waiting))
        yield _way(
            text.format(n=len(waiting), who=pairs_named(facts, list(waiting)[:_MOST])), "conflicts", first[0]
        )


def _choices(facts: Facts) -> Iterator[Obstacle]:
    found: dict[tuple[str, str], list[str]] = {}
    titles = {each.id: each.head for each in facts.call.scheme.criteria}
    for choice in facts.pending_choices:
        title = titles.get(choice.criterion, choice.criterion)
        found.setdefault((choice.juror, choice.application), []).append(title)
    for (juror, application), criteria in sorted(found.items(), key=lambda each: number_key(each[0][1])):
        name = next((person.name for person in facts.people if person.id == juror), juror)
        words = f"{name} · {application} {join_names(criteria)}"
        yield Obstacle(kind=Kind.CHOICE, words=words, cure="settle")


def _packs(jurors: Iterable[JurorProgress]) -> Iterator[Obstacle]:
    for each in jurors:
        if each.state is JurorState.OUT_OF_DATE:
            yield Obstacle(kind=Kind.PACK, words=f"{each.name}: {each.outdated.words}", cure="hand-out")


def _apart(facts: Facts, covered: Coverage) -> Iterator[Obstacle]:
    keeps = keeps_back(facts.call.phase, facts.call.scheme)
    withheld = [number for number, share in covered.applications.items() if keeps and share.owed]
    for each in far_apart(facts, withheld):
        yield Obstacle(kind=Kind.APART, words=each.words, cure="consensus", about=each.application)
