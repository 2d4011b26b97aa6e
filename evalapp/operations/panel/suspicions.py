"""Suspected conflicts of interest: found in what the file knows, decided by somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.intake import PARTNERS
from evalapp.domain.journal import Act, act, state
from evalapp.domain.jury.in_words import STEMS, spoken_of
from evalapp.domain.jury.own_word import own_words, placed_in
from evalapp.domain.jury.related import related, without_known
from evalapp.domain.jury.suspicion import (
    Decision,
    RefusedPartner,
    Suspicion,
    SuspicionKey,
    general_domains,
    suspicions,
    undecided,
)
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.lacking import left_out_of
from evalapp.operations.panel.members import name_of
from evalapp.operations.view import View
from evalapp.words.phrases import join_all

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Suspicions:
    """All that is suspected in a panel, with what was decided of each; what is not in `decided` waits.

    `general` are mail domains of most applications, which were taken for no sign, and `common` the organisations that
    stand in most of them. `unread`: how many rows of partners, of applications of the call or of nobody knows which,
    were refused or not read.
    """

    found: tuple[Suspicion, ...]
    decided: Mapping[SuspicionKey, Decision]
    general: frozenset[str] = frozenset()
    common: tuple[str, ...] = ()
    unread: int = 0

    @cached_property
    def open(self) -> Mapping[Pair, tuple[Suspicion, ...]]:
        """Juror and application → what still waits for somebody."""
        return undecided(self.found, self.decided)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of the list: which likeness was no sign, and what could not be compared."""
        text = _("Most applications have this mail domain, so it was taken for no sign: {domains}")
        general = text.format(domains=", ".join(sorted(self.general))) if self.general else ""
        text = _(
            "These organisations stand in most applications, so a conflict of interest with one of those is not "
            "taken for one with the others: {names}"
        )
        common = text.format(names=join_all(self.common)) if self.common else ""
        return tuple(filter(None, (general, common, self.unseen_words)))

    @property
    def unseen_words(self) -> str:
        """What cannot be suspected; empty where every partner was read."""
        if not self.unread:
            return ""
        return ngettext(
            "{n} row of partners was refused or not read. Only its name, enterprise number and mail domain, where "
            "they could be read, are compared: a conflict of interest with that partner may not be seen.",
            "{n} rows of partners were refused or not read. Only their names, enterprise numbers and mail domains, "
            "where they could be read, are compared: a conflict of interest with those partners may not be seen.",
            self.unread,
        ).format(n=self.unread)


def suspicions_of(view: View) -> Suspicions:
    """A recorded conflict decides whatever is suspected of the pair. Looked for once after each change."""
    return view.kept("suspicions", lambda: _found(view))


def _found(view: View) -> Suspicions:
    people = view.people()
    if not people:  # then there is nobody to suspect, and no need to read every dossier
        return Suspicions(found=(), decided={})
    dossiers = view.listed()
    work_list = view.refused_rows()
    refused = [
        RefusedPartner(application=row.number, name=row.title, traces=tuple(row.traces.split()))
        for row in work_list
        if row.kind == PARTNERS and (row.title or row.traces)
    ]
    known = {each.id for each in people}
    judged = {each.application.number for each in dossiers if each.application.is_judged}
    said = [each for each in placed_in(view.score_runs()) if each[0] in known and each[1] in judged]
    conflicts = {(each.juror, each.application) for each in view.conflicts()}
    likenesses = suspicions(people, dossiers, refused)
    further = related(conflicts, dossiers)
    spoken = [
        (PersonId(juror), application, text)
        for juror, application, text in view.justifications_with(STEMS)
        if juror in known and application in judged
    ]
    found = (*own_words(said), *spoken_of(spoken), *likenesses, *without_known(further.found, likenesses))
    left_out = left_out_of(work_list, {each.application.number for each in dossiers})
    unread = sum(n for (_number, kind), n in left_out.of.items() if kind == PARTNERS)
    unread += left_out.unplaced.get(PARTNERS, 0)
    dismissed = {(each.juror, each.application, each.because, each.resembles) for each in view.dismissed()}
    decided = {
        each.key: Decision.CONFLICT if (each.juror, each.application) in conflicts else Decision.DISMISSED
        for each in found
        if (each.juror, each.application) in conflicts or each.key in dismissed
    }
    return Suspicions(
        found=found,
        decided=decided,
        general=general_domains(dossiers),
        common=further.general,
        unread=unread,
    )


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
