"""What was said of each place so far: by the pack, by the last return, and by the work as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.scoring.answer import Answer, Place
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.store.rows.settings import BASE, HANDED_IN, SUBMITTED_AT, Setting


def said_by_pack(view: View) -> dict[Place, Answer]:
    """From where the return counts on: what both sides last agreed on."""
    return _read(view, BASE)


def handed_in(view: View) -> dict[Place, Answer]:
    """What the last return said; before the first one, what the pack held."""
    if view.setting(HANDED_IN):
        return _read(view, HANDED_IN)
    if since := view.setting(SUBMITTED_AT):
        # A return of a version that did not keep what it said yet: what has not changed since was in it.
        return scores_by_place(view, until=since)
    return said_by_pack(view)


def scores_by_place(view: View, *, until: str = "") -> dict[Place, Answer]:
    return {score.place: score.answer for score in view.scores() if not until or score.at <= until}


def put_said_by_pack(change: OpenChange, said: Mapping[Place, Answer]) -> None:
    _put(change, BASE, said)


def put_handed_in(change: OpenChange, said: Mapping[Place, Answer]) -> None:
    """What the last return said, as far as it means the same under the pack that the work stands on now."""
    _put(change, HANDED_IN, said)


def _read(view: View, setting: Setting[str]) -> dict[Place, Answer]:
    from evalapp.exchange.merge.state import decode_base

    return decode_base(view.content(view.setting(setting)))


def _put(change: OpenChange, setting: Setting[str], said: Mapping[Place, Answer]) -> None:
    from evalapp.exchange.merge.state import encode_base

    change.put_setting(setting, change.put_content(encode_base(said)))
