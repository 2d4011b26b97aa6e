"""Drawing a lot with what was typed for it, wherever the card for it stands."""

from __future__ import annotations

from collections.abc import Callable

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Changes
from evalapp.operations.meeting.times import typed_time
from evalapp.operations.ranking.lot import DrawLot
from ui.session import Session


def draw_lot(
    session: Session, typed: tuple[str, str, str, str], *, on_error: Callable[[str], None]
) -> Changes | None:
    """`typed`: seed, witnesses, when it was fixed and the reason. None where it was refused."""
    seed, witnesses, noted_at, reason = typed
    try:
        at = typed_time(noted_at, session.view.next_time())
    except KnownError as error:
        on_error(str(error))
        return None
    command = DrawLot(seed=seed, reason=reason.strip(), witnesses=witnesses.strip(), noted_at=at)
    return session.run(command, on_error=on_error)
