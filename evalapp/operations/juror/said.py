"""What was said of each place so far: by the pack, by the last return, and by the work as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.store.rows.settings import BASE, HANDED_IN, SUBMITTED_AT, Setting

if TYPE_CHECKING:
    from evalapp.exchange.merge.state import Held, Place


def said_by_pack(view: View) -> dict[Place, Held]:
    """From where the return counts on: what both sides last agreed on."""
    return _read(view, BASE)


def handed_in(view: View) -> dict[Place, Held]:
    """What the last return said; before the first one, what the pack held."""
    if view.setting(HANDED_IN):
        return _read(view, HANDED_IN)
    if since := view.setting(SUBMITTED_AT):
        # A return of a version that did not keep what it said yet: what has not changed since was in it.
        return scores_by_place(view, until=since)
    return said_by_pack(view)


def scores_by_place(view: View, *, until: str = "") -> dict[Place, Held]:
    return {
        (score.application, score.criterion): (score.value, score.no_score, score.comment)
        for score in view.scores()
        if not until or score.at <= until
    }


def put_said_by_pack(change: OpenChange, said: Mapping[Place, Held]) -> None:
    _put(change, BASE, said)


def put_handed_in(change: OpenChange, said: Mapping[Place, Held]) -> None:
    """What the last return said, as far as it means the same under the pack that the work stands on now."""
    _put(change, HANDED_IN, said)


def _read(view: View, setting: Setting[str]) -> dict[Place, Held]:
    from evalapp.exchange.merge.state import decode_base

    return decode_base(view.content(view.setting(setting)))


def _put(change: OpenChange, setting: Setting[str], said: Mapping[Place, Held]) -> None:
    from evalapp.exchange.merge.state import encode_base

    change.put_setting(setting, change.put_content(encode_base(said)))
