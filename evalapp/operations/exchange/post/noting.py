"""The register is told of letters, mail drafts and reminders that were made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, act
from evalapp.domain.outgoing.sent import Sent, SentKind
from evalapp.domain.permissions import Action
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View

_TOLD = {
    SentKind.CODE_LETTER: "code-letters",
    SentKind.MAIL_DRAFT: "mail-drafts",
    SentKind.REMINDER: "reminders",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteSent:
    """`made` are all of one `kind`; their numbers are given here, after those that the juror had before."""

    kind: SentKind
    made: tuple[Sent, ...]
    action: ClassVar[Action] = Action.NOTE_SENT

    def summary(self, view: View) -> Act:
        return act(_TOLD[self.kind], n=len(self.made))

    def apply(self, change: OpenChange) -> None:
        from evalapp.store.rows.sent import put_sent

        numbers = sent_before(change.view, self.kind)
        numbered = []
        for each in self.made:
            numbers[each.juror] += 1
            numbered.append(replace(each, number=numbers[each.juror]))
        put_sent(change, numbered, change.at)


def sent_before(view: View, kind: SentKind) -> Counter[PersonId]:
    """How many of that kind each juror has."""
    return Counter(each.juror for each in view.registered().sent if each.kind is kind)
