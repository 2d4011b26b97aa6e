"""What was moved in what-if one after the other, to take back and to do again; none of it stands in the file."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from evalapp.domain.texts import _

if TYPE_CHECKING:
    from evalapp.analytics.what_if.shifting import Moved, Shifting

_PAUSE = 1.0  # seconds within which what a slider does is one movement


class Steps:
    """The moments before and after the one that is shown."""

    def __init__(self) -> None:
        self._before: list[Moved] = []
        self._after: list[Moved] = []
        self._slider, self._slid_at = "", 0.0

    def forget(self) -> None:
        """The rules are others now: no earlier moment can be come back to."""
        self._before, self._after, self._slider = [], [], ""

    def took(self, before: Moved, now: Moved, *, slider: str = "") -> None:
        """A step from `before` to `now`; `slider`: by which, where it may be one movement with what that did last."""
        goes_on = bool(slider) and slider == self._slider and monotonic() - self._slid_at <= _PAUSE
        self._slider, self._slid_at = slider, monotonic()
        if before == now:
            return
        if not (goes_on and self._before):
            self._before.append(before)
        self._after = []

    def step(self, shifting: Shifting | None, *, is_undo: bool) -> str:
        """Go one back, or on again; what to say of it."""
        self._slider = ""
        source, other = (self._before, self._after) if is_undo else (self._after, self._before)
        if shifting is None or not source:
            return (
                _("Nothing to undo in what-if. What stands in the file is undone from another page.")
                if is_undo
                else _("Nothing to redo in what-if. What stands in the file is redone from another page.")
            )
        other.append(shifting.moved)
        shifting.go_to(source.pop())
        return _("Undone in what-if; the file is as it was.") if is_undo else _("Redone in what-if.")
