"""Scores held against their scales, and seats against conflicts of interest: as they stand, and as they ever stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.journal import Finding, Where
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.domain.writing.listed import Listed
from evalapp.operations.view import View
from evalapp.store.faults import why
from evalapp.store.history.verify import Replayed

# Of a score's image as the journal writes it, where a quotation mark within a text is written \".
_GIVEN = re.compile(r'"criterion":"((?:[^"\\]|\\.)*+)","value":(-?\d{1,18}|null)[,}]')


class Fitting:
    """Shown each change that may seat jurors, and each score that a later change wrote over."""

    seating = frozenset({Action.ASSIGN, Action.MERGE, Action.READ_BACK, Action.RECONCILE})

    def __init__(self, view: View) -> None:
        self._view = view
        self._seats: dict[str, int] = {}
        self._over: dict[tuple[str, str], tuple[int, str]] = {}

    def watch(self, change: Replayed) -> None:
        seats: Mapping[str, str] = change.state.get("assignment", {})
        for pair in change.state.get("conflict", {}):
            if pair in seats:
                self._seats.setdefault(pair, change.number)

    def written_over(self, number: int, image: str) -> None:
        """A score as it stood before this change: one of each criterion and value is enough to be looked at."""
        found = _GIVEN.search(image)
        self._over.setdefault((found[1], found[2]) if found else (image, ""), (number, image))

    def findings(self) -> tuple[Finding, ...]:
        """Raises nothing: an altered file may hold anything, and what cannot be compared is told."""
        try:
            scores, seats = Listed(), Listed()
            scores.extend(self._off_scale())
            seats.extend(self._seated())
        except Exception as error:
            text = _("the scores cannot be held against their scales: {why}").format(why=why(error))
            return (Finding(where=Where.TABLES, text=text),)
        return tuple(Finding(where=Where.TABLES, text=each) for each in (*scores, *seats))

    def _off_scale(self) -> Iterator[str]:
        criteria = self._view.call().scheme.criteria
        for juror, application, criterion in self._view.off_scale(criteria):
            text = _(
                "juror “{juror}” has for {application} a score on “{criterion}” that its scale does not have"
            )
            yield text.format(
                juror=shorten(juror), application=shorten(application), criterion=shorten(criterion)
            )
        allowed: dict[str, set[int]] = {}  # on any version of the scheme: it was given under one of them
        schemes = self._view.schemes()
        for each in (each for scheme in schemes.values() for each in scheme.criteria):
            allowed.setdefault(each.id, set()).update(each.scale.allowed_steps)
        yield from self._aside_off_scale(schemes)
        for number, image in self._over.values():
            row = kept_json(image)
            if row["value"] is not None and row["value"] not in allowed.get(row["criterion"], ()):
                text = _(
                    "before change {number} juror “{juror}” had for {application} a score on “{criterion}” that its "
                    "scale does not have"
                )
                yield text.format(
                    number=number,
                    juror=shorten(row["juror"]),
                    application=shorten(row["application"]),
                    criterion=shorten(row["criterion"]),
                )

    def _aside_off_scale(self, schemes: Mapping[int, Scheme]) -> Iterator[str]:
        for each in self._view.scores_aside():
            scheme = schemes.get(each.version)
            known = {one.id: one.scale for one in scheme.criteria} if scheme else {}
            scale = known.get(each.criterion)
            if scale is None or (each.value is not None and each.value not in scale.allowed_steps):
                text = _(
                    "the score of juror “{juror}” for {application} on “{criterion}” that was set aside is none of "
                    "version {version} of the scheme"
                )
                yield text.format(
                    juror=shorten(each.juror),
                    application=shorten(each.application),
                    criterion=shorten(each.criterion),
                    version=each.version,
                )

    def _seated(self) -> Iterator[str]:
        standing = self._view.despite_conflict()
        for juror, application in standing:
            text = _(
                "juror “{juror}” assesses {application} despite a conflict of interest that is recorded in the file"
            )
            yield text.format(juror=shorten(juror), application=shorten(application))
        for pair, number in self._seats.items():
            juror, application = kept_json(pair)
            if (juror, application) not in standing:
                text = _(
                    "change {number} left juror “{juror}” with {application} despite a conflict of interest"
                )
                yield text.format(number=number, juror=shorten(juror), application=shorten(application))
