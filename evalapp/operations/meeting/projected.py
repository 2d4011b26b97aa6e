"""What the room may see of the meeting on the wall: this and nothing else.

No score of a juror, and no name of one but of who leaves. A number stands here only where at least two jurors gave a
score, since a mean of one is that juror's; or where the panel recorded a consensus. Outcomes and places do not: a jury
scores the dossier, not the result. Of what was given nothing stands here while somebody who must leave is in the room.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from evalapp.domain.meeting.values import AgendaItem, ItemState, Stay
from evalapp.domain.scheme.model import Criterion
from evalapp.operations.collecting import collecting_later
from evalapp.operations.meeting.standing import MEETING_TABLES, Meeting, meeting_of
from evalapp.operations.ranking.material import RANKED_TABLES, material_of
from evalapp.operations.view import View
from evalapp.words.results import ResultWords, result_of
from evalapp.words.scores import MISSING

if TYPE_CHECKING:
    from evalapp.domain.ranking import Place

# All tables that `projected_of` reads.
PROJECTED_TABLES = tuple(dict.fromkeys((*MEETING_TABLES, *RANKED_TABLES)))
_FEWEST = 2  # scores behind a number that is shown


class Stage(StrEnum):
    SOON = "soon"
    NOW = "now"
    BETWEEN = "between"
    OVER = "over"


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaver:
    """Who must be outside for the dossier at hand; `since` is an ISO 8601 time, empty while they are in the room."""

    name: str
    since: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Average:
    """Of one criterion, which `short` names where there is little room. `low` and `high` are the ends of its scale, and
    what they are called on a scale of words.

    `score` is exact, None where there is nothing to show; `text` is how it is written.
    """

    criterion: str
    short: str
    low: Fraction
    high: Fraction
    low_word: str = ""
    high_word: str = ""
    is_low_best: bool = False
    score: Fraction | None = None
    text: str = MISSING
    is_consensus: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """An application, by number and title."""

    number: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """What ended last: finished, parked or put aside undiscussed; on how many criteria there is a consensus."""

    dossier: Named
    is_parked: bool
    consensus: int
    is_aside: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Projected:
    """`position` and what follows are of the dossier at hand; empty in the other stages.

    `is_hidden`: somebody who must leave is in the room, and the scores wait for that. `across` is how the scheme makes
    one score of those of all jurors. `left`: how many dossiers are not finished.
    """

    stage: Stage
    call: str
    is_demo: bool
    number_of_dossiers: int
    left: int
    position: int = 0
    dossier: Named | None = None
    applicant: str = ""
    requested: int | None = None
    leavers: tuple[Leaver, ...] = ()
    is_hidden: bool = False
    across: str = ""
    averages: tuple[Average, ...] = ()
    next: Named | None = None
    ended: Ended | None = None


def projected_of(view: View) -> Projected:
    """In the language of the moment."""
    call, meeting = view.call(), meeting_of(view)
    stage = _stage(meeting)
    about: dict[str, object] = {}
    if stage is Stage.NOW and meeting.now is not None:
        about = _at_hand(view, meeting, meeting.now)
    if stage is Stage.BETWEEN:
        about["ended"] = _ended(view, meeting)
    if stage in (Stage.NOW, Stage.BETWEEN):
        about["next"] = _named(view, meeting.upcoming)
    return Projected(
        stage=stage,
        call=call.title,
        is_demo=call.is_demo,
        number_of_dossiers=len(meeting.agenda),
        left=len(meeting.unfinished),
        **about,  # type: ignore[arg-type]
    )


def _stage(meeting: Meeting) -> Stage:
    if not meeting.is_open:
        return Stage.OVER if meeting.sittings else Stage.SOON
    return Stage.BETWEEN if meeting.now is None else Stage.NOW


def _named(view: View, item: AgendaItem | None) -> Named | None:
    if item is None:
        return None
    return Named(number=item.application, title=view.dossier(item.application).application.title)


def _ended(view: View, meeting: Meeting) -> Ended | None:
    item = meeting.last_ended
    dossier = _named(view, item)
    if item is None or dossier is None:
        return None
    n = sum(each.application == item.application for each in view.consensus())
    return Ended(
        dossier=dossier,
        is_parked=item.state is ItemState.PARKED,
        consensus=n,
        is_aside=item.state is ItemState.NOT_DISCUSSED,
    )


def _at_hand(view: View, meeting: Meeting, item: AgendaItem) -> dict[str, object]:
    application = view.dossier(item.application).application
    is_hidden = not meeting.may_begin(item.application)
    return {
        "position": meeting.agenda.index(item) + 1,
        "dossier": Named(number=application.number, title=application.title),
        "applicant": application.organisation,
        "requested": application.requested_support,
        "leavers": _leavers(meeting, item.application),
        "is_hidden": is_hidden,
        "across": str(view.call().scheme.ranking.across_jurors),
        "averages": _averages(view, None if is_hidden else item.application),
    }


def _leavers(meeting: Meeting, application: str) -> tuple[Leaver, ...]:
    """Those who were in the room in this sitting; of who never came nothing is to be seen."""
    opened = meeting.sittings[-1].opened_at
    last: dict[str, Stay] = {
        each.person: each for each in meeting.stays if not each.left_at or each.left_at >= opened
    }
    people = [each for each in meeting.leaving.get(application, ()) if each in last]
    # Who is still inside comes first: that is whom the room waits for.
    people.sort(key=lambda each: (bool(last[each].left_at), meeting.names.get(each, each)))
    return tuple(Leaver(name=meeting.names.get(each, each), since=last[each].left_at) for each in people)


def _averages(view: View, application: str | None) -> tuple[Average, ...]:
    """With None for the application the same without a score."""
    scheme, place = view.call().scheme, None
    if application is not None:
        with collecting_later():
            places = material_of(view).rank().places
        place = next((each for each in places if each.application == application), None)
    words = ResultWords(scheme)
    return tuple(_average(criterion, place, words) for criterion in scheme.criteria)


def _average(criterion: Criterion, place: Place | None, words: ResultWords) -> Average:
    scale = criterion.scale
    low, high = (scale.word(each) for each in (scale.lowest_steps, scale.highest_steps))
    result = result_of(place, criterion.id) if place is not None else None
    if result is not None and not result.is_consensus and result.count < _FEWEST:
        result = None
    return Average(
        criterion=str(criterion.title),
        short=criterion.head,
        low=scale.lowest,
        high=scale.highest,
        low_word=str(low.title) if low else "",
        high_word=str(high.title) if high else "",
        is_low_best=not scale.higher_is_better,
        score=result.score if result is not None else None,
        text=words.criterion(criterion, result).text,
        is_consensus=result is not None and result.is_consensus and result.score is not None,
    )
