"""Suspected conflicts of interest: found in what the file knows, decided by somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, act, state
from evalapp.domain.jury.suspicion import (
    Decision,
    Suspicion,
    SuspicionKey,
    general_domains,
    suspicions,
    undecided,
)
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.members import name_of
from evalapp.operations.view import View

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Suspicions:
    """All that is suspected in a panel, with what was decided of each; what is not in `decided` waits.

    `general` are mail domains of most applications, which were taken for no sign.
    """

    found: tuple[Suspicion, ...]
    decided: Mapping[SuspicionKey, Decision]
    general: frozenset[str] = frozenset()

    @cached_property
    def open(self) -> Mapping[Pair, tuple[Suspicion, ...]]:
        """Juror and application → what still waits for somebody."""
        return undecided(self.found, self.decided)


def suspicions_of(view: View) -> Suspicions:
    """A recorded conflict decides whatever is suspected of the pair."""
    people = view.people()
    if not people:  # then there is nobody to suspect, and no need to read every dossier
        return Suspicions(found=(), decided={})
    dossiers = view.dossiers()
    found = suspicions(people, dossiers)
    conflicts = {(each.juror, each.application) for each in view.conflicts()}
    dismissed = {(each.juror, each.application, each.because, each.resembles) for each in view.dismissed()}
    decided = {
        each.key: Decision.CONFLICT if (each.juror, each.application) in conflicts else Decision.DISMISSED
        for each in found
        if (each.juror, each.application) in conflicts or each.key in dismissed
    }
    return Suspicions(found=found, decided=decided, general=general_domains(dossiers))


@dataclass(frozen=True, kw_only=True, slots=True)
class DismissSuspicion:
    """It is no conflict of interest, for a reason: the pair may be proposed again. Holds for all that is known now."""

    juror: PersonId
    application: str
    reason: str
    action: ClassVar[Action] = Action.DISMISS_SUSPICION

    def summary(self, view: View) -> Act:
        return act(
            "suspicion",
            juror=name_of(view, self.juror),
            application=self.application,
            before=state("suspicion", "open"),
            after=state("suspicion", "dismissed"),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        reason = self.reason.strip()
        if not reason:
            raise BadValue(_("Say why this is no conflict of interest; the reason is kept in the file."))
        waiting = suspicions_of(change.view).open.get((self.juror, self.application))
        if not waiting:
            raise BadValue(
                _("Nothing is suspected, or still undecided, of {juror} and {application}.").format(
                    juror=shorten(self.juror), application=shorten(self.application)
                )
            )
        change.put(
            "dismissed",
            [
                {
                    "juror": each.juror,
                    "application": each.application,
                    "because": str(each.because),
                    "resembles": each.resembles,
                    "reason": reason,
                    "by_whom": change.actor.id,
                    "at": change.at,
                }
                for each in waiting
            ],
        )
