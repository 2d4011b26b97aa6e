"""What was said of each place so far: by the pack, by the last return, and by the work as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.people import Conflict
from evalapp.domain.permissions import Action
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
    if view.setting(SUBMITTED_AT):
        # A return of a version that did not keep what it said yet: what has not changed since was in it.
        changed = {key[1:] for key in view.was_there("score", Action.SUBMIT)}
        return {place: said for place, said in scores_by_place(view).items() if place not in changed}
    return said_by_pack(view)


def sent(view: View) -> dict[Place, Answer]:
    """As `handed_in`, of a return that can have been sent: one without its name is recorded, and nobody has it."""
    return {} if view.has_unplaced() else handed_in(view)


def handed_in_at(view: View) -> str:
    """When that was; empty before the first one."""
    return "" if view.has_unplaced() else view.setting(SUBMITTED_AT)


def scores_by_place(view: View) -> dict[Place, Answer]:
    return {score.place: score.answer for score in view.scores()}


def is_new(view: View, conflict: Conflict) -> bool:
    """Whether it was declared since the last return that can have been sent, by the numbers of the changes: a clock
    may be set back.
    """
    written = view.was_there("conflict", Action.SUBMIT)
    return view.has_unplaced() or not written.get((conflict.juror, conflict.application), True)


def put_said_by_pack(change: OpenChange, said: Mapping[Place, Answer]) -> None:
    _put(change, BASE, said)


def put_handed_in(change: OpenChange, said: Mapping[Place, Answer]) -> None:
    """What the last return said, as far as it means the same under the pack that the work stands on now."""
    _put(change, HANDED_IN, said)


def _read(view: View, setting: Setting[str]) -> dict[Place, Answer]:
    from evalapp.exchange.merge.bases import decode_base

    return decode_base(view.content(view.setting(setting)))


def _put(change: OpenChange, setting: Setting[str], said: Mapping[Place, Answer]) -> None:
    from evalapp.exchange.merge.bases import encode_base

    change.put_setting(setting, change.put_content(encode_base(said)))
