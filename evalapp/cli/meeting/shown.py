"""The meeting in words, or as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evalapp.cli.common import echo_json, tell
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.texts import _, ngettext
from evalapp.words import formats

if TYPE_CHECKING:
    from evalapp.operations.meeting.standing import Meeting
    from evalapp.operations.view import View


def show(view: View, *, as_json: bool) -> None:
    from evalapp.operations.documents.meeting import minutes_json
    from evalapp.operations.meeting.standing import meeting_of
    from evalapp.operations.panel.suspicions import suspicions_of

    if as_json:
        echo_json(minutes_json(view))
        return
    meeting, suspected = meeting_of(view), suspicions_of(view).open
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
        doubtful = sorted(
            meeting.names[juror]
            for juror in meeting.inside
            if (juror, each.application) in suspected and not each.state.is_over
        )
        if doubtful:
            text = _(
                "{application}: a conflict of interest is suspected, not decided, and in the room: {names}"
            )
            names = ", ".join(doubtful)
            tell(text.format(application=each.application, names=names))
    say_proposals(view)
    n = len(meeting.unfinished)
    tell(ngettext("{n} application is not finished.", "{n} applications are not finished.", n).format(n=n))


def say_proposals(view: View) -> None:
    """What the jury proposes otherwise than the ranking, with its reason; nothing where it follows it in all."""
    from evalapp.operations.deciding.said import proposal_words
    from evalapp.operations.deciding.standing import afterwards

    if not view.decidings.advice():
        return
    for each in afterwards(view).standings:
        if words := proposal_words(each):
            tell(words)


def say_votes(view: View, application: str) -> None:
    """All votes on it: a second one stands beside the first, and takes nothing back."""
    from evalapp.operations.meeting.standing import meeting_of

    for each in meeting_of(view).votes:
        if each.application == application:
            text = _("Vote {n} on {application}: {in_favour} for, {against} against, {abstained} abstained")
            said = text.format(
                n=each.nth,
                application=application,
                in_favour=each.in_favour,
                against=each.against,
                abstained=each.abstained,
            )
            tell(f"{said} ({each.about})" if each.about else said)


def _item_words(meeting: Meeting, application: str, state: ItemState) -> str:
    away = sorted(meeting.names.get(each, each) for each in meeting.leaving.get(application, ()))
    if state is ItemState.NOW and (inside := meeting.still_inside(application)):
        text = _("{state}; still in the room and must leave: {names}")
        return text.format(state=state.label, names=", ".join(meeting.names[each] for each in inside))
    if away and not state.is_over:
        return _("{state}; leaves for it: {names}").format(state=state.label, names=", ".join(away))
    return state.label
