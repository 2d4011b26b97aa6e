"""Why a juror abstains, in a juror's words: they open the justification, and the code beside them stays the meeting's.

So they travel wherever a justification does, also to and from older versions, and a juror may go on in words of their
own.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.texts import LANGUAGES, _, in_language


class OwnReason(StrEnum):
    OUTSIDE_EXPERTISE = "outside-expertise"
    NOT_IN_DOSSIER = "not-in-dossier"
    NOT_APPLICABLE = "not-applicable"

    @property
    def label(self) -> str:
        return {
            OwnReason.OUTSIDE_EXPERTISE: _("outside my expertise"),
            OwnReason.NOT_IN_DOSSIER: _("cannot be assessed from the dossier"),
            OwnReason.NOT_APPLICABLE: _("does not apply to this application"),
        }[self]

    @property
    def code(self) -> NoScore:
        """What it is to the meeting."""
        return NoScore.ABSTAIN

    def opening(self, comment: str, said: str = "") -> str:
        """`comment` with this reason as its first line, in the place of another.

        `said`: the words in which it was given, of any language; without them in that of the moment.
        """
        if own_reason_called(comment.partition("\n")[0]) is self:
            return comment
        label = " ".join(said.split()).rstrip(".") or self.label
        rest = without_own_reason(comment)
        return f"{label[:1].upper()}{label[1:]}." + (f"\n{rest}" if rest.strip() else "")


def own_reason(no_score: NoScore | None, comment: str) -> OwnReason | None:
    """The reason with which the justification of an abstention begins, in whichever language it was chosen."""
    found = own_reason_called(comment.partition("\n")[0]) if no_score is not None and comment else None
    return found if found is not None and found.code is no_score else None


def own_reason_called(text: str) -> OwnReason | None:
    """By its words in any language."""
    return _spellings().get(" ".join(text.split()).rstrip(".").casefold())


def without_own_reason(comment: str) -> str:
    first, _break, rest = comment.partition("\n")
    return comment if own_reason_called(first) is None else rest


@cache
def _spellings() -> Mapping[str, OwnReason]:
    spellings: dict[str, OwnReason] = {}
    for language in LANGUAGES:
        with in_language(language):
            spellings |= {reason.label.casefold(): reason for reason in OwnReason}
    return spellings
