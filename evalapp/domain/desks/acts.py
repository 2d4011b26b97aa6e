"""The acts that tell of the file itself."""

from __future__ import annotations

from evalapp.domain.permissions import Action

# What tells of the file itself, before the closing and after it: where it is, who has it, and its keys.
OF_THE_FILE = frozenset(
    {
        *(Action.HAND_OVER, Action.TAKE_OVER, Action.TAKE_BACK, Action.RESTORE_GUARDS),
        *(Action.NOTE_COPY, Action.RENEW_KEY, Action.DROP_KEY, Action.PUT_BACK),
    }
)
