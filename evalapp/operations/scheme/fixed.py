"""Whether a scheme is still in draft, or fixed: then it changes by a decision only, and as a new version."""

from __future__ import annotations

from enum import StrEnum

from evalapp.domain.errors import BadValue
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from evalapp.operations.panel.terms import has_scoring_begun
from evalapp.operations.view import View
from evalapp.store.rows.settings import SUBMITTED_UNTIL
from evalapp.words import formats


class Fixed(StrEnum):
    """Since when: rules are fixed before results are known."""

    SCORING = "scoring"
    DEADLINE = "deadline"


def fixed_since(view: View) -> Fixed | None:
    """None while a change simply replaces the scheme."""
    if has_scoring_begun(view):
        return Fixed.SCORING
    return Fixed.DEADLINE if formats.is_past(view.setting(SUBMITTED_UNTIL)) else None


def fixed_words(view: View, since: Fixed) -> str:
    """A sentence."""
    if since is Fixed.SCORING:
        return _("Scoring has begun: the scheme is fixed.")
    words = _("Applications were taken in until {moment}: the scheme is fixed.")
    return words.format(moment=formats.moment(view.setting(SUBMITTED_UNTIL)))


def needs_version(view: View, since: Fixed) -> str:
    """Why a change in draft is refused, and what to do."""
    return (
        fixed_words(view, since)
        + " "
        + _(
            "It changes as a new version only, which needs the body that decided it, the date of that decision and "
            "the reason."
        )
    )


def refuse_back_doors(before: View, after: View) -> None:
    """Of an undo or redo: to close a call by undoing that it was opened again is to close it, and asks the same.

    And a scheme that is fixed changes by a decision, not by taking back what was done in draft. Raises KnownError.
    """
    was, call = before.call(), after.call()
    if was.phase is not Phase.CLOSED and call.phase is Phase.CLOSED:
        from evalapp.operations.progress.moving import refuse_to_close_unready

        refuse_to_close_unready(before)
    is_replaced = was.scheme_version == call.scheme_version and was.scheme != call.scheme
    if is_replaced and not after.is_work_file() and (since := fixed_since(after)):
        raise BadValue(needs_version(after, since))
