"""Commands: the jury advises, the body decides, applicants are told, and the reserve list is called on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import (
    DONE,
    acting_as,
    amount_option,
    echo_json,
    json_option,
    opened,
    panel_argument,
    shown,
    tell,
)
from evalapp.cli.deciding.amounts import as_read_option, note_asked, refuse_unsure
from evalapp.cli.deciding.shown import show, show_reserve, told_of
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _
from evalapp.words import formats

if TYPE_CHECKING:
    from evalapp.operations.workspace import Workspace


@click.command(
    "advise",
    help=N_(
        "Record the jury’s own proposal: where it departs from the ranking, or on each application where nothing is "
        "ranked."
    ),
)
@panel_argument
@click.option("--application", required=True, help=N_("The number of the application."))
@click.option("--outcome", type=click.Choice(("approve", "reject", "return")))
@click.option(
    "--amount", metavar="EUR", help=N_("With “approve”: the support; else what the application asks.")
)
@as_read_option
@click.option(
    "--condition",
    "conditions",
    multiple=True,
    metavar="T",
    help=N_(
        "With “approve” or “return”: a condition; behind “ | ” until when, as day/month/year, and the criterion it is "
        "about."
    ),
)
@click.option("--reason", default="", help=N_("Kept with the proposal; needed unless it is taken back."))
@click.option("--clear", "is_cleared", is_flag=True, help=N_("Take the proposal back."))
@acting_as
def advise_command(
    panel: Path,
    application: str,
    outcome: str | None,
    amount: str | None,
    as_read: bool,
    conditions: tuple[str, ...],
    reason: str,
    is_cleared: bool,
    person: str | None,
) -> None:
    from evalapp.domain.deciding.values import Proposal
    from evalapp.operations.deciding.advising import Advise, ClearAdvice, advice_on
    from evalapp.operations.deciding.cautions import cautions
    from evalapp.operations.deciding.typed_proposal import typed_each
    from evalapp.operations.meeting.pushing import shows_outcomes

    if (outcome is None) is not is_cleared:
        raise KnownError(_("Use --outcome or --clear."))
    cents = amount_option(amount)
    with opened(panel, person) as workspace:
        if outcome is None:
            if cents is not None or conditions:
                raise KnownError(
                    _("--amount and --condition go with --outcome approve, a --condition with return too.")
                )
            workspace.execute(ClearAdvice(application=application, reason=reason))
            tell(_("Taken back: the proposal of the jury for {application}.").format(application=application))
            return
        proposal, scheme = Proposal(outcome), workspace.view.call().scheme
        own = advice_on(workspace.view, application)
        as_read |= outcome != "approve"  # then it is refused, and not asked about
        refuse_unsure(workspace.view, application, amount, cents, as_read=as_read)
        meant = typed_each(conditions, scheme, own.conditions if own else ())
        workspace.execute(
            Advise(
                application=application,
                outcome=proposal,
                reason=reason,
                amount=cents,
                conditions=meant,
                is_blind=not shows_outcomes(workspace.view),
            )
        )
        said = cautions(proposal, meant, workspace.view.next_time())
    tell(
        _("Recorded: the jury proposes for {application}: {outcome}.").format(
            application=application, outcome=proposal.label
        )
    )
    if said:
        tell(said, err=True)


@click.command(
    "decide",
    help=N_(
        "Record what the deciding body decided once the assessment is closed: all as advised, or one application apart."
    ),
)
@panel_argument
@click.option("--body", default="", help=N_("Which body decided."))
@click.option("--on", metavar="DATE", help=N_("On which day, as day/month/year."))
@click.option("--reference", default="", help=N_("Under which reference the decision is found."))
@click.option("--application", metavar="A", help=N_("This one apart; else all that are not decided yet."))
@click.option("--outcome", type=click.Choice(("approve", "reject")))
@click.option("--amount", metavar="EUR", help=N_("With --outcome approve: the support; else as advised."))
@as_read_option
@click.option(
    "--reason", default="", help=N_("Needed where it departs from the advice, or corrects what was recorded.")
)
@click.option("--take-back", is_flag=True, help=N_("Take back the whole decision, with its --reason."))
@json_option
@acting_as
def decide_command(
    panel: Path,
    body: str,
    on: str | None,
    reference: str,
    application: str | None,
    outcome: str | None,
    amount: str | None,
    as_read: bool,
    reason: str,
    take_back: bool,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.domain.deciding.values import Ruling
    from evalapp.operations.admissibility.days import typed_day
    from evalapp.operations.deciding.meant import Meant
    from evalapp.operations.deciding.odd_days import asked_of_decision
    from evalapp.operations.deciding.ruling import DecideAll, DecideApart, TakeBackDecision

    if not (body or on or reference or application or outcome or amount or reason or take_back):
        with shown(panel) as (workspace, status):
            show(workspace, as_json=as_json)
            return status
    if (application is None) is not (outcome is None):
        raise KnownError(
            _("--application and --outcome go together; without them all is decided as advised.")
        )
    if amount is not None and outcome is None:
        raise KnownError(_("--amount goes with --application and --outcome."))
    if take_back and (body or on or reference or application):
        raise KnownError(_("--take-back is about the whole decision; give its --reason alone."))
    cents = amount_option(amount)
    with opened(panel, person) as workspace:
        meant = Meant(body=body, on=typed_day(on or ""), reference=reference)
        if not take_back:
            note_asked(asked_of_decision(workspace.view, meant.on))
        if take_back:
            workspace.execute(TakeBackDecision(reason=reason))
        elif application is None or outcome is None:
            workspace.execute(DecideAll(meant=meant, reason=reason))
        else:
            as_read |= outcome != "approve"  # then it is refused, and not asked about
            refuse_unsure(workspace.view, application, amount, cents, as_read=as_read)
            workspace.execute(
                DecideApart(
                    application=application, outcome=Ruling(outcome), meant=meant, amount=cents, reason=reason
                )
            )
        _tell(workspace, told_of(workspace, application), as_json=as_json)
    return DONE


@click.command(
    "notify", help=N_("Record when and how an applicant was told; the last day for appeal follows.")
)
@panel_argument
@click.option(
    "--application",
    "applications",
    metavar="A",
    multiple=True,
    required=True,
    help=N_("Whose applicant was told, as often as needed."),
)
@click.option("--on", metavar="DATE", required=True, help=N_("On which day it was sent."))
@click.option("--by", "channel", type=click.Choice(("letter", "registered", "e-mail")), required=True)
@click.option("--received", metavar="DATE", help=N_("The day of a receipt, which proves when it came."))
@click.option("--reason", default="", help=N_("Needed where it corrects what was recorded."))
@json_option
@acting_as
def notify_command(
    panel: Path,
    applications: tuple[str, ...],
    on: str,
    channel: str,
    received: str | None,
    reason: str,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.domain.deciding.values import Channel
    from evalapp.operations.admissibility.days import typed_day
    from evalapp.operations.deciding.notifying import Notify

    with opened(panel, person) as workspace:
        workspace.execute(
            Notify(
                applications=applications,
                on=typed_day(on),
                channel=Channel(channel),
                received=typed_day(received or ""),
                reason=reason,
            )
        )
        told = [told_of(workspace, each) for each in applications]
        _tell(workspace, "\n".join(told), as_json=as_json)
    return DONE


@click.command(
    "reserve",
    help=N_("Show the reserve list; record a withdrawal after the closing, or call on the next of the list."),
)
@panel_argument
@click.option("--withdrawn", metavar="A", help=N_("The applicant withdrew this one, with --on and --reason."))
@click.option("--call", metavar="A", help=N_("Call this one on, which is the next, with its --reason."))
@click.option("--on", metavar="DATE", help=N_("On which day; with --call today where it is left out."))
@click.option("--reason", default="", help=N_("Kept with it."))
@json_option
@acting_as
def reserve_command(
    panel: Path,
    withdrawn: str | None,
    call: str | None,
    on: str | None,
    reason: str,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.operations.admissibility.days import typed_day
    from evalapp.operations.deciding.odd_days import asked_of_withdrawal
    from evalapp.operations.deciding.reserve import CallOn, StepBack, reserve_words
    from evalapp.operations.deciding.standing import afterwards

    if withdrawn and call:
        raise KnownError(_("One thing at a time: --withdrawn or --call."))
    if not withdrawn and not call:
        if on or reason:
            raise KnownError(_("--on and --reason go with --withdrawn or --call."))
        with shown(panel) as (workspace, status):
            found = afterwards(workspace.view)
            _tell(workspace, reserve_words(found), as_json=as_json)
            if not as_json:
                show_reserve(workspace)
            return status
    with opened(panel, person) as workspace:
        if withdrawn:
            day = typed_day(on or "")
            note_asked(asked_of_withdrawal(workspace.view, withdrawn, day))
            workspace.execute(StepBack(application=withdrawn, on=day, reason=reason))
            text = _("Recorded: {application} is withdrawn by its applicant on {day}.")
            told = text.format(application=withdrawn, day=formats.day(day))
        else:
            number = call or ""
            workspace.execute(CallOn(application=number, on=typed_day(on or ""), reason=reason))
            told = told_of(workspace, number)
        words = reserve_words(afterwards(workspace.view))
        _tell(workspace, f"{told}\n{words}", as_json=as_json)
    return DONE


def _tell(workspace: Workspace, told: str, *, as_json: bool) -> None:
    from evalapp.operations.deciding.standing import afterwards
    from evalapp.operations.documents.deciding import decided_json

    if as_json:
        echo_json(decided_json(afterwards(workspace.view)))
    else:
        tell(told)
