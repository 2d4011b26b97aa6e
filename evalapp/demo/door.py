"""The three roles as which somebody may try the demo. The start page tells them, so nothing else is loaded for it."""

from __future__ import annotations

from enum import StrEnum

from evalapp.domain.texts import _


class Door(StrEnum):
    JUROR = "juror"
    SECRETARY = "secretary"
    CHAIR = "chair"

    @property
    def heading(self) -> str:
        return {
            Door.JUROR: _("As juror"),
            Door.SECRETARY: _("As secretary"),
            Door.CHAIR: _("As chair"),
        }[self]

    @property
    def words(self) -> str:
        return {
            Door.JUROR: _("Open a pack with its code, read, score, and hand in."),
            Door.SECRETARY: _("Six returns, a form and a damaged file came in: merge them."),
            Door.CHAIR: _(
                "A meeting is about to open: recusals, a missed threshold, and once the secretary fills in the "
                "duration of A-20 a tie at the line."
            ),
        }[self]
