"""When a change by hand needs its reason."""

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


def require_reason(view: View, reason: str) -> None:
    """Raises BadValue where scoring began and none is given, or for one that is too long or cannot be printed."""
    refuse_unfit_reason(reason)
    if not reason.strip() and has_scoring_begun(view):
        raise BadValue(needs_reason())
