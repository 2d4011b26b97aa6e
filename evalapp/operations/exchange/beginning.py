"""Scoring opens with what first leaves the house or comes back: in that change, or not at all."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.journal import Act, Step, state
from evalapp.domain.permissions import Phase
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View


def with_opening(done: Act, view: View) -> Act:
    """What was done, with the step that it opens scoring where the call is a draft still."""
    if view.call().phase is not Phase.DRAFT:
        return done
    step = Step(what="phase", before=state("phase", Phase.DRAFT), after=state("phase", Phase.SCORING))
    return replace(done, steps=(*done.steps, step))


def open_scoring(change: OpenChange) -> bool:
    """The result of a change that does; False where the call was no draft any more."""
    is_draft = change.view.call().phase is Phase.DRAFT
    if is_draft:
        change.update("call", {"phase": str(Phase.SCORING)}, id=1)
    return is_draft
