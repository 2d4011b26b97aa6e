"""What the page shows of one application, gathered from the file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.call import Consensus
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import Minute
from evalapp.domain.people import names_of
from evalapp.domain.ranking import Outcome, Place, Ranking
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.discord import discords_of
from evalapp.domain.scoring.withheld import is_withheld
from evalapp.domain.texts import _
from evalapp.operations.meeting.pushing import shows_outcomes
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.progress.facts import barred_from
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.view import View
from evalapp.words.phrases import decisions_by_pair
from evalapp.words.places import Standing, standing
from evalapp.words.results import ResultWords, result_of
from evalapp.words.scores import value_text
from evalapp.words.why.lacking import consensus_needed, lacking_lines
from ui.pages.meeting.consensus.criterion_head import Line
from ui.pages.meeting.consensus.criterion_row import CriterionRow, Recording
from ui.pages.meeting.consensus.voices import Voice
from ui.pages.meeting.room.decided import Decided, decided
from ui.pages.meeting.sheet import Shown
from ui.session import Session


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """The file as it was when the page last read it."""

    meeting: Meeting
    ranking: Ranking
    suspected: Collection[tuple[str, str]]
    dismissed: Mapping[tuple[PersonId, str], str]
    agreed: tuple[Consensus, ...]
    asked: Mapping[str, Collection[PersonId]]
    """By application, whose assessment is asked."""

    @classmethod
    def of(cls, session: Session) -> Gathered:
        view = session.view
        asked: dict[str, set[PersonId]] = {}
        for each in view.asked():
            asked.setdefault(each.application, set()).add(each.juror)
        return cls(
            meeting=meeting_of(view),
            ranking=ranking_of(session.workspace),
            suspected=suspicions_of(view).open,
            dismissed=decisions_by_pair(view.dismissed(), names_of(view.people())),
            agreed=tuple(view.consensus()),
            asked=asked,
        )

    def place(self, number: str) -> Place | None:
        return next((each for each in self.ranking.places if each.application == number), None)

    def decided(self, session: Session) -> list[Decided]:
        advice, blockers = session.view.decidings.advice(), self.ranking.blockers
        return decided(self.meeting, self.agreed, session.call.scheme, advice, blockers)

    def lacks(self, session: Session, number: str) -> str:
        """That what is finished has no total yet, where somebody may think that it has."""
        needed = consensus_needed(session.call.scheme, self.ranking.blockers, number)
        text = _("{application} is done, but has no total yet: {needed}.")
        return text.format(application=number, needed=needed) if needed else ""

    def notes(self, number: str) -> list[Minute]:
        return [each for each in self.meeting.minutes if each.application == number]


def shown_of(session: Session, gathered: Gathered, place: Place) -> Shown:
    view = session.view
    number = place.application
    return Shown(
        meeting=gathered.meeting,
        place=place,
        dossier=view.dossier(number),
        scheme=session.call.scheme,
        standing=_standing(view, gathered.ranking, place),
        conflicts=[each for each in view.conflicts() if each.application == number],
        suspected=_suspected(gathered, number),
        lacking=lacking_lines(session.call.scheme, gathered.ranking.blockers, number, gathered.meeting.names),
    )


def _standing(view: View, ranking: Ranking, place: Place) -> Standing | None:
    """What is of the application itself, or of the meeting, always; what the ranking makes of its scores where the
    call has that shown.
    """
    is_own = place.outcome in (Outcome.INADMISSIBLE, Outcome.WITHDRAWN, Outcome.NOT_DISCUSSED)
    return standing(ranking, place) if is_own or shows_outcomes(view) else None


def _suspected(gathered: Gathered, number: str) -> str:
    """Of whom it is to be decided whether they must leave, and of whom it was."""
    names = gathered.meeting.names
    suspected = sorted(
        names.get(PersonId(juror), juror)
        for juror, application in gathered.suspected
        if application == number
    )
    said = []
    if suspected:
        text = _("a conflict of interest is suspected and not decided: {names}")
        said.append(text.format(names=", ".join(suspected)))
    said += [
        f"{names.get(juror, juror)}: {words}"
        for (juror, application), words in gathered.dismissed.items()
        if application == number
    ]
    return " · ".join(said)


def rows_of(
    session: Session,
    gathered: Gathered,
    place: Place,
    recording: Recording | None,
    is_open: Callable[[str], bool],
) -> list[CriterionRow]:
    """A row for each criterion; scores beside a conflict of interest stand in none, nor what others are still to give
    theirs beside.
    """
    view, scheme, number = session.view, session.call.scheme, place.application
    names, results = gathered.meeting.names, ResultWords(scheme)
    barred = barred_from(view, number)
    scores = {
        (each.juror, each.criterion): each
        for each in view.scores(application=number)
        if each.juror not in barred
    }
    jurors = set(gathered.asked.get(number, ()))
    jurors |= {juror for juror, _criterion in scores}
    ordered = sorted(jurors, key=lambda juror: str(names.get(juror, juror)).casefold())
    agreed = {each.criterion: each for each in gathered.agreed if each.application == number}
    rows = []
    for criterion in scheme.criteria:
        voices = [
            Voice(
                name=names.get(juror, juror),
                score=scores.get((juror, criterion.id)),
                decided=gathered.dismissed.get((juror, number), ""),
            )
            for juror in ordered
        ]
        result = result_of(place, criterion.id)
        waits = is_withheld(session.call.phase, result)
        if waits:
            voices = []
        given = [each.score.value for each in voices if each.score and each.score.value is not None]
        points = {each: float(criterion.scale.value(each)) for each in set(given)}
        line = Line(
            criterion=criterion,
            result=results.criterion(criterion, result),
            values=tuple(points[each] for each in given),
            reach=_reach(criterion, given),
            mean=None if result is None or result.score is None else float(result.score),
            discords=discords_of(criterion, given),
            is_withheld=waits,
        )
        key = (number, criterion.id)
        rows.append(
            CriterionRow(
                line, voices, agreed.get(criterion.id), recording, key, is_open=is_open(criterion.id)
            )
        )
    return rows


def _reach(criterion: Criterion, given: Sequence[int]) -> str:
    """Empty where nothing is given."""
    if not given:
        return ""
    low, high = (value_text(criterion.scale, each) for each in (min(given), max(given)))
    return _("from {low} to {high}").format(low=low, high=high)
