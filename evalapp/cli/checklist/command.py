"""Commands for admissibility: the checklist, supplements, hearings, and applications that are withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evalapp.cli.checklist.shown import show
from evalapp.cli.common import (
    DONE,
    FilePath,
    acting_as,
    json_option,
    opened,
    panel_argument,
    shown,
    tell,
)
from evalapp.cli.deciding.amounts import note_asked
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _
from evalapp.words import formats

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace

_ANSWERS = ("yes", "no", "to-complete", "none")
_CAME = ("complete", "partly", "nothing", "waiting")
_ACTS = ("answer", "ask", "came", "hearing", "heard", "cancelled", "withdrawn", "back", "file")


@click.command(
    "checklist",
    help=N_(
        "Show what was found and answered of each application; answer an item, ask for a supplement, plan a hearing, "
        "or record that an application is withdrawn."
    ),
)
@panel_argument
@click.option(
    "--application", "applications", metavar="A", multiple=True, help=N_("Of this application alone.")
)
@click.option("--item", metavar="ID", help=N_("The item of the checklist."))
@click.option(
    "--answer", type=click.Choice(_ANSWERS), help=N_("The answer to the item; “none” takes it back.")
)
@click.option("--until", metavar="DATE", help=N_("With --answer or --ask: until when, as day/month/year."))
@click.option("--reason", default="", help=N_("Kept with the answer; needed for “no”, and for a withdrawal."))
@click.option(
    "--ask", metavar="TEXT", help=N_("Ask this supplement of each --application, of --item, by --until.")
)
@click.option(
    "--came", type=click.Choice(_CAME), help=N_("What came of supplement --number of an application.")
)
@click.option("--on", metavar="DATE", help=N_("With --came: on which day it came in."))
@click.option(
    "--number", type=int, default=1, show_default=True, help=N_("Of the supplement or the hearing.")
)
@click.option("--hearing", metavar="TIME", help=N_("Plan a hearing at this time."))
@click.option("--place", default="", help=N_("With --hearing: where."))
@click.option("--heard", metavar="TEXT", help=N_("Hearing --number was held: what was said."))
@click.option("--present", default="", help=N_("With --heard: who was there."))
@click.option("--cancelled", metavar="TEXT", help=N_("Hearing --number is cancelled: why."))
@click.option("--withdrawn", metavar="DATE", help=N_("The applicant withdrew the application on this day."))
@click.option("--not-withdrawn", "back", is_flag=True, help=N_("Take a withdrawal back."))
@click.option("--from", "file", type=FilePath(), help=N_("Take in the checklist.json of an export."))
@json_option
@acting_as
def checklist_command(
    panel: Path, applications: tuple[str, ...], as_json: bool, person: str | None, **given: Any
) -> int:
    chosen = [name for name in _ACTS if given[name] not in (None, False)]
    if len(chosen) > 1:
        raise KnownError(
            _("One thing at a time: give one of --answer, --ask, --came, --hearing and the like.")
        )
    only = applications[0] if len(applications) == 1 else None
    if not chosen:
        _refuse_loose(applications, given)
        with shown(panel) as (workspace, status):
            return max(status, show(workspace, only, as_json=as_json))
    with opened(panel, person) as workspace:
        told = _DO[chosen[0]](workspace, applications, given)
        if as_json:
            show(workspace, only, as_json=True)
        else:
            tell(told)
    return DONE


def _refuse_loose(applications: tuple[str, ...], given: Mapping[str, Any]) -> None:
    """Raises KnownError for what would do nothing: an option that goes with another."""
    loose = [name for name in ("item", "until", "reason", "on", "place", "present") if given[name]]
    if loose:
        raise KnownError(
            _("--{option} goes with an answer, a supplement, a hearing or a withdrawal; say which.").format(
                option=loose[0]
            )
        )
    if len(applications) > 1:
        raise KnownError(_("Name one application, or none for all of them."))


def _one(applications: tuple[str, ...]) -> str:
    if len(applications) != 1:
        raise KnownError(_("Name one application with --application A."))
    return applications[0]


def _item(given: Mapping[str, Any]) -> str:
    if not given["item"]:
        raise KnownError(_("Name the item with --item ID; without options the command lists them."))
    return str(given["item"])


def _day(text: str | None) -> str:
    from evalapp.operations.admissibility.days import typed_day

    return typed_day(text or "")


def _answer(workspace: Workspace, applications: tuple[str, ...], given: Mapping[str, Any]) -> str:
    from evalapp.domain.admissibility.answers import CheckAnswer
    from evalapp.operations.admissibility.answering import AnswerItem, TakeBackAnswer, past_until_words

    number, item = _one(applications), _item(given)
    if given["answer"] == "none":
        workspace.execute(TakeBackAnswer(application=number, item=item))
        return _("Taken back: the answer to {item} of {application}.").format(item=item, application=number)
    answer, until = CheckAnswer(given["answer"]), _day(given["until"])
    workspace.execute(
        AnswerItem(application=number, item=item, answer=answer, until=until, reason=given["reason"])
    )
    done = _("Recorded: {item} of {application}: {answer}.").format(
        item=item, application=number, answer=answer.label
    )
    return " ".join(filter(None, (done, past_until_words(workspace.view, until))))


def _ask(workspace: Workspace, applications: tuple[str, ...], given: Mapping[str, Any]) -> str:
    from evalapp.operations.admissibility.answering import past_until_words
    from evalapp.operations.admissibility.supplements import AskSupplement

    until = _day(given["until"])
    workspace.execute(
        AskSupplement(applications=applications, item=given["item"] or "", asked=given["ask"], until=until)
    )
    done = _("Recorded: a supplement is asked of {applications}, until {day}.").format(
        applications=", ".join(applications), day=formats.day(until)
    )
    return " ".join(filter(None, (done, past_until_words(workspace.view, until))))


def _came(workspace: Workspace, applications: tuple[str, ...], given: Mapping[str, Any]) -> str:
    from evalapp.domain.admissibility.answers import Came
    from evalapp.operations.admissibility.supplements import RecordSupplement

    number, came = _one(applications), Came(given["came"])
    workspace.execute(
        RecordSupplement(
            application=number,
            nth=given["number"],
            outcome=came,
            came_on=_day(given["on"]),
            note=given["reason"],
        )
    )
    return _("Recorded: supplement {n} of {application}: {came}.").format(
        n=given["number"], application=number, came=came.label
    )


def _plan(workspace: Workspace, applications: tuple[str, ...], given: Mapping[str, Any]) -> str:
    from evalapp.operations.admissibility.days import typed_moment
    from evalapp.operations.admissibility.hearings import PlanHearing, past_words

    number, planned_at = _one(applications), typed_moment(given["hearing"])
    workspace.execute(PlanHearing(application=number, planned_at=planned_at, place=given["place"]))
    done = _("Recorded: a hearing of {application} on {moment}.").format(
        application=number, moment=formats.moment(planned_at)
    )
    return " ".join(filter(None, (done, past_words(planned_at))))


def _hold(workspace: Workspace, applications: tuple[str, ...], given: Mapping[str, Any]) -> str:
    from evalapp.domain.admissibility.answers import HearingState
    from evalapp.operations.admissibility.hearings import RecordHearing

    number = _one(applications)
    state = HearingState.CANCELLED if given["cancelled"] is not None else HearingState.HELD
    workspace.execute(
        RecordHearing(
            application=number,
            nth=given["number"],
            state=state,
            present=given["present"],
            record=given["cancelled"] if given["cancelled"] is not None else given["heard"],
        )
    )
    return _("Recorded: hearing {n} of {application}: {state}.").format(
        n=given["number"], application=number, state=state.label
    )


def _withdraw(workspace: Workspace, applications: tuple[str, ...], given: Mapping[str, Any]) -> str:
    from evalapp.domain.permissions import Phase
    from evalapp.operations.admissibility.withdrawing import Withdraw
    from evalapp.operations.deciding.odd_days import asked_of_withdrawal
    from evalapp.operations.deciding.reserve import StepBack

    number, on = _one(applications), _day(given["withdrawn"])
    if workspace.view.call().phase is Phase.CLOSED:
        note_asked(asked_of_withdrawal(workspace.view, number, on))
        workspace.execute(StepBack(application=number, on=on, reason=given["reason"]))
        text = _("Recorded: {application} is withdrawn by its applicant on {day}.")
        return text.format(application=number, day=formats.day(on))
    workspace.execute(Withdraw(application=number, on=on, reason=given["reason"]))
    return _("Recorded: {application} is withdrawn on {day}; what was scored of it stays readable.").format(
        application=number, day=formats.day(on)
    )


def _take_back(workspace: Workspace, applications: tuple[str, ...], given: Mapping[str, Any]) -> str:
    from evalapp.operations.admissibility.withdrawing import TakeBackWithdrawal

    number = _one(applications)
    workspace.execute(TakeBackWithdrawal(application=number, reason=given["reason"]))
    return _("Taken back: {application} is no longer withdrawn.").format(application=number)


def _take_in(workspace: Workspace, applications: tuple[str, ...], given: Mapping[str, Any]) -> str:
    from evalapp.operations.admissibility.kept_file import TakeInChecks, read_checks

    if applications:
        raise KnownError(_("--from takes in the checklist of all applications; leave --application out."))
    kept = read_checks(given["file"])
    workspace.execute(TakeInChecks(kept=kept, file=given["file"].name))
    return _("Taken in from {file}: {what}.").format(file=given["file"].name, what=kept.words)


_DO: Mapping[str, Callable[[Workspace, tuple[str, ...], Mapping[str, Any]], str]] = {
    "answer": _answer,
    "ask": _ask,
    "came": _came,
    "hearing": _plan,
    "heard": _hold,
    "cancelled": _hold,
    "withdrawn": _withdraw,
    "back": _take_back,
    "file": _take_in,
}
