"""When a change of applications or people needs its reason: by hand and by an import alike."""

from __future__ import annotations

from evalapp.domain.errors import BadValue
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import refuse_unfit_reason
from evalapp.operations.panel.terms import has_scoring_begun
from evalapp.operations.view import View


def needs_reason() -> str:
    return _(
        "Scoring has begun: this changes with a reason only, which stays with the change in the history."
    )


def unsaid_reason() -> str:
    """What stands in its place for a script that says none: it worked before reasons were asked of it."""
    return _("imported by a command that gives no reason")


def require_reason(view: View, reason: str) -> None:
    """Raises BadValue where scoring began and none is given, or for one that is too long or cannot be printed."""
    refuse_unfit_reason(reason)
    if not reason.strip() and has_scoring_begun(view):
        raise BadValue(needs_reason())
