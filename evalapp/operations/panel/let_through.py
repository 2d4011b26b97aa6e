"""What is admissible though it breaks a rule or cannot be checked against one, and how it came to be so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from evalapp.domain.application import Admissibility, Application
from evalapp.domain.journal import Change
from evalapp.domain.texts import _
from evalapp.operations.panel.admitting import is_picked_in
from evalapp.operations.panel.concerned import concerned
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


class LetThroughs:
    """As the rules, the answers, the applications and the term of submission are when it is made.

    Of one application at a time, for a window shows some forty of the ten thousand of a call.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._dossiers = {
            each.application.number: each
            for each in view.listed()
            if each.application.admissibility is Admissibility.ADMISSIBLE
            and not each.application.is_withdrawn
        }
        self._found: dict[str, LetThrough | None] = {}

    @cached_property
    def _made(self) -> Mapping[str, Change]:
        return self._view.admissions()

    def of(self, number: str) -> LetThrough | None:
        """None of what fits, is not admissible or is not there."""
        if number not in self._found:
            self._found[number] = self._look(number)
        return self._found[number]

    def _look(self, number: str) -> LetThrough | None:
        if (dossier := self._dossiers.get(number)) is None:
            return None
        concerns = concerned(self._view).of(dossier)
        if not concerns:
            return None
        return LetThrough(concerns=concerns, how=_how(dossier.application, self._made.get(number)))


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
