"""What a newer pack changed in work that was begun: a value to keep, and the sentences to say it with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from evalapp.domain.texts import _, ngettext
from evalapp.words import formats

_MOST_NAMED = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Renewal:
    """Applications by number, criteria and places of scores in words; `deadline` as the new pack has it.

    `scores_taken` came with the pack, `scores_restored` had been kept aside, at `scores_differing` the panel changed
    a score and the juror's own stays. `asked_again`: applications whose applicant or partners changed, so that the
    question about a conflict of interest must be answered anew. Those of `conflicts_recorded` left because the panel
    recorded a conflict of interest.
    """

    number: int
    previous: int
    applications_added: tuple[str, ...] = ()
    applications_gone: tuple[str, ...] = ()
    conflicts_recorded: tuple[str, ...] = ()
    dossiers_changed: tuple[str, ...] = ()
    criteria_added: tuple[str, ...] = ()
    criteria_gone: tuple[str, ...] = ()
    criteria_changed: tuple[str, ...] = ()
    scores_taken: int = 0
    scores_restored: int = 0
    scores_differing: tuple[str, ...] = ()
    kept_aside: int = 0
    asked_again: tuple[str, ...] = ()
    deadline: str = ""
    deadline_changed: bool = False
    has_new_code: bool = False
    has_new_key: bool = False
    declaration_changed: bool = False
    undertaking_changed: bool = False

    def summary(self) -> str:
        return _("Pack {number} was merged into your work; what you scored stays.").format(number=self.number)

    def sentences(self) -> tuple[str, ...]:
        """One for each kind of difference; one that says so where there is none."""
        said = [*self._of_applications(), *self._of_criteria(), *self._of_scores(), *self._of_the_rest()]
        return tuple(said) or (_("Nothing in it is different for you."),)

    def _of_applications(self) -> list[str]:
        said = []
        if n := len(self.applications_added):
            said.append(ngettext("{n} application is new: {which}.", "{n} applications are new: {which}.", n))
            said[-1] = said[-1].format(n=n, which=_named(self.applications_added))
        if n := len(self.applications_gone):
            text = ngettext(
                "{n} application is no longer in your pack: {which}.",
                "{n} applications are no longer in your pack: {which}.",
                n,
            )
            said.append(text.format(n=n, which=_named(self.applications_gone)))
        if self.conflicts_recorded:
            text = _(
                "The secretariat recorded a conflict of interest of yours: {which}. The dossier and all that you wrote "
                "about it left this computer."
            )
            said.append(text.format(which=_named(self.conflicts_recorded)))
        if n := len(self.dossiers_changed):
            text = ngettext("{n} dossier changed: {which}.", "{n} dossiers changed: {which}.", n)
            said.append(text.format(n=n, which=_named(self.dossiers_changed)))
        if self.asked_again:
            text = _(
                "Applicant or partners changed, so you are asked again about a conflict of interest: {which}."
            )
            said.append(text.format(which=_named(self.asked_again)))
        return said

    def _of_criteria(self) -> list[str]:
        said = []
        if n := len(self.criteria_added):
            text = ngettext("{n} criterion is new: {which}.", "{n} criteria are new: {which}.", n)
            said.append(text.format(n=n, which=_named(self.criteria_added)))
        if n := len(self.criteria_gone):
            text = ngettext(
                "{n} criterion is no longer asked: {which}.", "{n} criteria are no longer asked: {which}.", n
            )
            said.append(text.format(n=n, which=_named(self.criteria_gone)))
        if n := len(self.criteria_changed):
            text = ngettext(
                "{n} criterion reads differently now: {which}; look at your scores for it again.",
                "{n} criteria read differently now: {which}; look at your scores for them again.",
                n,
            )
            said.append(text.format(n=n, which=_named(self.criteria_changed)))
        return said

    def _of_scores(self) -> list[str]:
        said = []
        if n := self.kept_aside:
            text = ngettext(
                "{n} score of yours has no place any more; it was kept aside and can still be read.",
                "{n} scores of yours have no place any more; they were kept aside and can still be read.",
                n,
            )
            said.append(text.format(n=n))
        if n := self.scores_restored:
            text = ngettext(
                "{n} score that was kept aside is back.", "{n} scores that were kept aside are back.", n
            )
            said.append(text.format(n=n))
        if n := self.scores_taken:
            text = ngettext(
                "{n} score was filled in as the panel holds it.",
                "{n} scores were filled in as the panel holds them.",
                n,
            )
            said.append(text.format(n=n))
        if self.scores_differing:
            text = _(
                "The panel changed a score that you gave: {which}. Yours stays here and the panel keeps its own; if "
                "you change yours, the secretary asks you which one counts."
            )
            said.append(text.format(which=_named(self.scores_differing)))
        return said

    def _of_the_rest(self) -> list[str]:
        said = []
        if self.deadline_changed:
            said.append(
                _("The deadline is now {moment}.").format(moment=formats.moment(self.deadline))
                if self.deadline
                else _("There is no deadline any more.")
            )
        if self.declaration_changed:
            said.append(_("What you declare before a dossier opens has another text from now on."))
        if self.undertaking_changed:
            said.append(_("The undertaking of the call has another text from now on, or none."))
        if self.has_new_key:
            said.append(
                _("The panel renewed its key: what you hand in from now on is sealed for the new one.")
            )
        if self.has_new_code:
            said.append(_("A new access code came with it: sign with that one from now on."))
        return said

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Renewal:
        """What a file kept of it, perhaps written by a version that knew other things."""
        known = {each.name for each in fields(cls)}
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in raw.items()
            if key in known
        }
        return cls(**values)


def _named(which: Sequence[str]) -> str:
    shown = ", ".join(which[:_MOST_NAMED])
    more = len(which) - _MOST_NAMED
    if more > 0:
        shown += " " + ngettext("and {n} more", "and {n} more", more).format(n=more)
    return shown
