"""What was given, as an export tells it: seats, scores, scores set aside, and what the panel agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ReasonSource
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.carrying import Why
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.texts import _
from evalapp.operations.records.exporting.tables import CONSENSUS_HEAD, LOCKED, SCORE_HEAD, SEAT_HEAD
from evalapp.operations.records.reading_back.call import CallRead
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.people import PeopleRead
from evalapp.operations.records.reading_back.places import Once, Values
from evalapp.operations.scheme.exported import ASIDE_HEAD
from evalapp.operations.scores import MOST_COMMENT

Row = Mapping[str, Any]
_NO_SCORES = {str(each): each for each in NoScore}
_YES = {"yes": True, "no": False}


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgingRead:
    seats: tuple[Row, ...]
    locked: tuple[Row, ...]
    scores: tuple[Score, ...]
    aside: tuple[Row, ...]
    consensus: tuple[Row, ...]


def read_judging(folder: Folder, call: CallRead, people: PeopleRead, numbers: frozenset[str]) -> JudgingRead:
    """Raises KnownError."""
    seats, locked = _seats(folder, people, numbers)
    on = _Steps(call.scheme)
    return JudgingRead(
        seats=tuple(seats),
        locked=tuple(locked),
        scores=tuple(_scores(folder, on, {(each["juror"], each["application"]) for each in seats})),
        aside=tuple(_aside(folder, call, people, numbers)),
        consensus=tuple(_consensus(folder, on, numbers)),
    )


class _Steps:
    """What the texts of scores mean on the scales of a scheme, in the one way in which an export writes them."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._of_scale: dict[str, Mapping[str, int]] = {}

    def criterion(self, told: Values) -> str:
        id = told.text("criterion")
        try:
            return self._scheme.criterion(id).id
        except BadValue as error:
            raise told.wrong("criterion", str(error)) from error

    def value(self, told: Values, criterion: str) -> int:
        scale, text = self._scheme.criterion(criterion).scale, told.text("value")
        if scale.id not in self._of_scale:
            self._of_scale[scale.id] = {scale.text(steps): steps for steps in scale.allowed_steps}
        if (steps := self._of_scale[scale.id].get(text)) is not None:
            return steps
        try:
            written = scale.text(scale.parse(text))
        except BadValue as error:
            raise told.wrong("value", str(error)) from error
        why = _("“{value}” would be “{written}”").format(value=shorten(text), written=written)
        raise told.wrong("value", why)

    def answer(self, told: Values, criterion: str) -> tuple[int | None, NoScore | None]:
        """A value, or why there is none, or neither."""
        text = told.text("value")
        if not text or text in _NO_SCORES:
            return None, _NO_SCORES.get(text)
        return self.value(told, criterion), None


def _seats(folder: Folder, people: PeopleRead, numbers: frozenset[str]) -> tuple[list[Row], list[Row]]:
    once = Once()
    seats, locked = list[Row](), list[Row]()
    jurors, in_conflict = people.jurors, people.in_conflict
    for each in folder.table("assignment.csv", SEAT_HEAD, more=(LOCKED,)):
        pair = (each.known("juror", jurors), each.known("application", numbers))
        once.require(each, "juror", *pair)
        if pair in in_conflict:
            why = _("{juror} has a conflict of interest with {application}, and cannot assess it")
            raise each.wrong("juror", why.format(juror=pair[0], application=shorten(pair[1])))
        row = {"juror": pair[0], "application": pair[1]}
        seats.append(row)
        if each.has(LOCKED) and _YES[each.known(LOCKED, _YES)]:
            locked.append(row)
    return seats, locked


def _scores(folder: Folder, on: _Steps, seats: set[tuple[str, str]]) -> Iterator[Score]:
    once = Once()
    for each in folder.table("scores.csv", SCORE_HEAD):
        juror, application = each.text("juror"), each.text("application")
        if (juror, application) not in seats:
            why = _("{juror} has no seat for {application}")
            raise each.wrong("juror", why.format(juror=shorten(juror), application=shorten(application)))
        criterion = on.criterion(each)
        once.require(each, "criterion", juror, application, criterion)
        value, no_score = on.answer(each, criterion)
        yield Score(
            juror=PersonId(juror),
            application=application,
            criterion=criterion,
            value=value,
            no_score=no_score,
            comment=each.text("comment", MOST_COMMENT),
            at=each.moment("at", needed=True),
        )


def _aside(folder: Folder, call: CallRead, people: PeopleRead, numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    ids = people.ids
    by_version = {version: _Steps(scheme) for version, scheme in call.schemes.items()}
    for each in folder.table("scores-aside.csv", ASIDE_HEAD):
        juror, application = each.known("juror", ids), each.known("application", numbers)
        on = by_version.get(version := each.number("version", 1))
        if on is None:
            raise each.wrong("version", _("there is no such version of the scheme"))
        criterion = on.criterion(each)
        once.require(each, "criterion", juror, application, criterion, version)
        value, no_score = on.answer(each, criterion)
        yield {
            "juror": juror,
            "application": application,
            "criterion": criterion,
            "version": version,
            "value": value,
            "no_score": None if no_score is None else str(no_score),
            "comment": each.text("comment", MOST_COMMENT),
            "given_at": each.moment("given_at"),
            "why": str(each.word("why", Why)),
            "at": each.moment("at", needed=True),
        }


def _consensus(folder: Folder, on: _Steps, numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in folder.table("consensus.csv", CONSENSUS_HEAD):
        application, criterion = each.known("application", numbers), on.criterion(each)
        once.require(each, "criterion", application, criterion)
        yield {
            "application": application,
            "criterion": criterion,
            "value": on.value(each, criterion),
            "reason": each.needed("reason"),
            "by_whom": each.text("by"),
            "at": each.moment("at", needed=True),
            "source": str(each.word("source", ReasonSource)) if each.text("source") else "",
        }
