"""What is admissible though it breaks a rule or cannot be checked against one, and how it came to be so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalapp.domain.application import Admissibility, Application
from evalapp.domain.journal import Change
from evalapp.domain.texts import _
from evalapp.operations.panel.admitting import is_picked_in, plan_admission
from evalapp.operations.panel.too_late import Concern
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.acts import with_reason


@dataclass(frozen=True, kw_only=True, slots=True)
class LetThrough:
    """`how`: by whom and when, and whether they knew; empty where the file does not tell."""

    concerns: tuple[Concern, ...]
    how: str

    @property
    def is_late(self) -> bool:
        return any(each.is_late for each in self.concerns)

    @property
    def words(self) -> str:
        return " · ".join([*(each.words for each in self.concerns), *filter(None, (self.how,))])


def let_through(view: View) -> Mapping[str, LetThrough]:
    """By number, as the rules, the applications and the term of submission are now."""
    dossiers = view.listed()
    if all(each.application.admissibility is not Admissibility.ADMISSIBLE for each in dossiers):
        return {}
    held = plan_admission(view, judged=Admissibility.ADMISSIBLE, dossiers=dossiers).held
    if not held:
        return {}
    made = view.admissions()
    return {
        each.number: LetThrough(concerns=each.concerns, how=_how(each.application, made.get(each.number)))
        for each in held
    }


def _how(application: Application, change: Change | None) -> str:
    if change is None:
        return ""
    is_known = is_picked_in(change.act, application.number)
    text = (
        _("Let through all the same by {who} on {moment}")
        if is_known
        else _("Declared admissible by {who} on {moment}, when none of this was so yet")
    )
    said = text.format(who=change.actor, moment=formats.moment(change.at))
    return with_reason(said, application.admissibility_reason)
