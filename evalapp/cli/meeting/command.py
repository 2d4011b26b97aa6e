"""The meeting: show it, open and close it, who is in the room, what is discussed, votes and notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evalapp.cli.common import DONE, acting_as, json_option, opened, panel_argument, shown
from evalapp.cli.meeting.shown import say_votes, show
from evalapp.domain.errors import KnownError
from evalapp.domain.meeting.values import AgendaOrder, ItemState
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_, _

if TYPE_CHECKING:
    from evalapp.operations.workspace import Command, Workspace

_Given = Mapping[str, Any]


@click.command(
    "meeting",
    help=N_(
        "Show the meeting; or: open, close, present J…, away J…, discuss A, park A, done A, aside A, back A, begin A, "
        "order A…, vote A, note A TEXT, correct J."
    ),
)
@panel_argument
@click.argument("what", required=False, metavar="[DO]")
@click.argument("named", nargs=-1, metavar="[J|A|TEXT]…")
@click.option(
    "--at", default="", metavar="TIME", help=N_("When it happened, as 14:32 or with the day; else now.")
)
@click.option(
    "--order",
    type=click.Choice([str(each) for each in AgendaOrder]),
    default=str(AgendaOrder.NUMBER),
    help=N_("With open: how the agenda is laid."),
)
@click.option(
    "--minutes", type=int, metavar="N", help=N_("With open: minutes for each application; 12 unless said.")
)
@click.option("--present", multiple=True, metavar="J", help=N_("With open: who is in the room."))
@click.option("--from", "came", default="", metavar="TIME", help=N_("With correct: when J came in."))
@click.option("--until", "left", default="", metavar="TIME", help=N_("With correct: when J left."))
@click.option("--reason", default="", help=N_("With park, aside and begin: why."))
@click.option("--for", "in_favour", type=int, help=N_("With vote: hands for."))
@click.option("--against", type=int, help=N_("With vote: hands against."))
@click.option("--abstain", "abstained", type=int, help=N_("With vote: abstentions."))
@click.option("--about", default="", metavar="TEXT", help=N_("With vote: what was put to the vote."))
@json_option
@acting_as
def meeting_command(
    panel: Path, what: str | None, named: tuple[str, ...], as_json: bool, person: str | None, **given: Any
) -> int:
    if what is None:
        with shown(panel) as (workspace, status):
            show(workspace.view, as_json=as_json)
            return status
    make = _DO.get(what)
    if make is None:
        raise KnownError(
            _("“{what}” is nothing that a meeting does; choose one of: {all}.").format(
                what=shorten(what), all=", ".join(_DO)
            )
        )
    with opened(panel, person) as workspace:
        _refuse_loose(what, given)
        times = {each: _at(workspace, given[each]) for each in ("at", "came", "left")}
        workspace.execute(make(named, given | times))
        show(workspace.view, as_json=as_json)
        if what == "vote" and not as_json:
            say_votes(workspace.view, named[0])
    return DONE


# What each option goes with.
_GOES_WITH = {
    "present": ("open",),
    "minutes": ("open",),
    "reason": ("park", "aside", "begin"),
    "came": ("correct",),
    "left": ("correct",),
    "in_favour": ("vote",),
    "against": ("vote",),
    "abstained": ("vote",),
    "about": ("vote",),
}
_WRITTEN = {"in_favour": "for", "abstained": "abstain", "came": "from", "left": "until"}


def _refuse_loose(what: str, given: _Given) -> None:
    """Raises KnownError for an option that would do nothing."""
    for option, acts in _GOES_WITH.items():
        if given[option] not in (None, "", ()) and what not in acts:
            raise KnownError(
                _("--{option} goes with: {acts}.").format(
                    option=_WRITTEN.get(option, option), acts=", ".join(acts)
                )
            )


def _at(workspace: Workspace, text: str) -> str:
    from evalapp.operations.meeting.times import typed_time

    return typed_time(text, workspace.view.next_time())


def _one(named: Sequence[str], what: str) -> str:
    if len(named) != 1:
        raise KnownError(_("Name one application: meeting PANEL {what} A.").format(what=what))
    return named[0]


def _none(named: Sequence[str], what: str) -> None:
    if named:
        raise KnownError(_("“{what}” takes nothing behind it.").format(what=what))


def _some(named: Sequence[str], what: str) -> Sequence[str]:
    if not named:
        raise KnownError(_("Name at least one: meeting PANEL {what} …").format(what=what))
    return named


def _open(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.sitting import OpenMeeting

    _none(named, "open")
    return OpenMeeting(
        order=AgendaOrder(given["order"]),
        present=given["present"],
        at=given["at"],
        minutes=given["minutes"],
    )


def _close(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.sitting import CloseMeeting

    _none(named, "close")
    return CloseMeeting(at=given["at"])


def _present(named: Sequence[str], given: _Given) -> Command:
    from evalapp.domain.ids import PersonId
    from evalapp.operations.meeting.presence import ComeIn

    return ComeIn(people=tuple(map(PersonId, _some(named, "present"))), at=given["at"])


def _away(named: Sequence[str], given: _Given) -> Command:
    from evalapp.domain.ids import PersonId
    from evalapp.operations.meeting.presence import GoOut

    return GoOut(people=tuple(map(PersonId, _some(named, "away"))), at=given["at"])


def _correct(named: Sequence[str], given: _Given) -> Command:
    from evalapp.domain.ids import PersonId
    from evalapp.operations.meeting.correcting import CorrectTime

    if len(named) != 1:
        raise KnownError(_("Name one person: meeting PANEL correct J --from TIME, or --until TIME."))
    return CorrectTime(person=PersonId(named[0]), came_at=given["came"], left_at=given["left"])


def _discuss(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.agenda import Discuss

    return Discuss(application=_one(named, "discuss"), at=given["at"])


def _park(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.agenda import End

    application = _one(named, "park")
    return End(application=application, ends=ItemState.PARKED, reason=given["reason"], at=given["at"])


def _done(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.agenda import End

    return End(application=_one(named, "done"), ends=ItemState.DONE, at=given["at"])


def _aside(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.triage import PutAside

    return PutAside(application=_one(named, "aside"), reason=given["reason"], at=given["at"])


def _back(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.triage import TakeBack

    return TakeBack(application=_one(named, "back"), at=given["at"])


def _begin(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.agenda import BeginAnyway

    return BeginAnyway(application=_one(named, "begin"), reason=given["reason"])


def _order(named: Sequence[str], _given: _Given) -> Command:
    from evalapp.operations.meeting.agenda import LayAgenda

    return LayAgenda(applications=tuple(_some(named, "order")))


def _vote(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.votes import CastVote

    return CastVote(
        application=_one(named, "vote"),
        in_favour=given["in_favour"] or 0,
        against=given["against"] or 0,
        abstained=given["abstained"] or 0,
        about=given["about"],
        at=given["at"],
    )


def _note(named: Sequence[str], given: _Given) -> Command:
    from evalapp.operations.meeting.votes import PutMinute

    if len(named) < 2:
        raise KnownError(_("Name the application and give the text: meeting PANEL note A TEXT."))
    return PutMinute(application=named[0], text=" ".join(named[1:]), at=given["at"])


_DO: Mapping[str, Callable[[Sequence[str], _Given], Command]] = {
    "open": _open,
    "close": _close,
    "present": _present,
    "away": _away,
    "correct": _correct,
    "discuss": _discuss,
    "park": _park,
    "done": _done,
    "aside": _aside,
    "back": _back,
    "begin": _begin,
    "order": _order,
    "vote": _vote,
    "note": _note,
}
