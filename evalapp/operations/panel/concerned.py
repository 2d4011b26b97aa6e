"""What keeps the applications of a call from being let through unseen, worked out for those that are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from evalapp.domain.application import Dossier
from evalapp.operations.admissibility.checklist import by_application, checklist_of
from evalapp.operations.admissibility.concerns import concerns_of
from evalapp.operations.admissibility.exceptions import exceptions
from evalapp.operations.admissibility.findings.finding import Around, Finding
from evalapp.operations.admissibility.findings.registry import findings_of
from evalapp.operations.panel.lacking import left_out_of
from evalapp.operations.panel.odd_values import last_submission
from evalapp.operations.panel.too_late import Concern
from evalapp.operations.view import View
from evalapp.store.rows.settings import PLAN, SUBMITTED_UNTIL


class Concerned:
    """As the rules, the answers and the term of submission are when it is made.

    `until`: ISO 8601, in place of the time that the file keeps. `dossiers`: those of the file, where they are at hand.
    """

    def __init__(
        self, view: View, *, until: str | None = None, dossiers: Sequence[Dossier] | None = None
    ) -> None:
        self._view, self._dossiers = view, dossiers
        self.until = view.setting(SUBMITTED_UNTIL) if until is None else until
        self._call, self._opens_on = view.call(), view.setting(PLAN).opens_on
        self.left_out = left_out_of(view.refused_rows(), view.numbers())
        self._last = view.kept("last submission", lambda: last_submission(view.applications()))
        self.checklist = checklist_of(self._call.scheme)
        self.answers = by_application(view.checks.answers())

    @cached_property
    def _around(self) -> Around:
        dossiers = self._view.dossiers() if self._dossiers is None else self._dossiers
        return Around.of(self._call.scheme, dossiers, until=self.until, left_out=self.left_out)

    def by_rules(self, dossier: Dossier) -> tuple[Concern, ...]:
        """Whatever was answered of it."""
        return concerns_of(
            dossier,
            self._call,
            self.left_out,
            until=self.until,
            last=self._last,
            opens_on=self._opens_on,
        )

    def of(self, dossier: Dossier, *, is_begun: bool | None = None) -> tuple[Concern, ...]:
        """First what was answered or left open of its checklist; `is_begun` as for `exceptions`."""
        own = self.answers.get(dossier.application.number, ())
        look = partial(self._look, dossier)
        return (*exceptions(self.checklist, own, look, is_begun=is_begun), *self.by_rules(dossier))

    def _look(self, dossier: Dossier) -> tuple[Finding, ...]:
        return findings_of(dossier, self._around)


def concerned(view: View) -> Concerned:
    """The one that holds until something changes."""
    return view.kept("concerned", lambda: Concerned(view))


def concerns_about(view: View, application: str) -> tuple[Concern, ...]:
    """Of one application, whatever was decided on it: why nobody lets it through unseen."""
    return concerned(view).of(view.dossier(application))
