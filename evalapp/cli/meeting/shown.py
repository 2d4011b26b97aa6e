"""The meeting in words, or as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evalapp.cli.common import echo_json, tell
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.texts import _, ngettext
from evalapp.words import formats

if TYPE_CHECKING:
    from evalapp.operations.meeting.standing import Meeting


def show(meeting: Meeting, *, as_json: bool) -> None:
    from evalapp.operations.documents.meeting import meeting_json

    if as_json:
        echo_json(meeting_json(meeting))
        return
    if not meeting.sittings:
        tell(_("No meeting was opened yet."))
        return
    opened_at = formats.stamp(meeting.sittings[-1].opened_at)
    if meeting.is_open:
        tell(_("The meeting is open since {moment}.").format(moment=opened_at))
        inside = ", ".join(sorted(meeting.names[each] for each in meeting.inside))
        tell(_("In the room: {names}").format(names=inside or _("nobody")))
        if meeting.quorum is not None:
            words = _("enough") if meeting.has_quorum else _("too few")
            text = _("Of the jury {n}, and {quorum} are needed: {words}")
            tell(text.format(n=len(meeting.attending), quorum=meeting.quorum, words=words))
    else:
        text = _("The meeting that was opened on {moment} is closed.")
        tell(text.format(moment=opened_at))
    for each in meeting.agenda:
        tell(f"{each.application} – {_item_words(meeting, each.application, each.state)}")
    n = len(meeting.unfinished)
    tell(ngettext("{n} application is not finished.", "{n} applications are not finished.", n).format(n=n))


def _item_words(meeting: Meeting, application: str, state: ItemState) -> str:
    away = sorted(meeting.names.get(each, each) for each in meeting.leaving.get(application, ()))
    if state is ItemState.NOW and (inside := meeting.still_inside(application)):
        text = _("{state}; still in the room and must leave: {names}")
        return text.format(state=state.label, names=", ".join(meeting.names[each] for each in inside))
    if away and state is not ItemState.DONE:
        return _("{state}; leaves for it: {names}").format(state=state.label, names=", ".join(away))
    return state.label
