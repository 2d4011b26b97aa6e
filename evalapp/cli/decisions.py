"""Commands for what the panel decides beside its scores: admissibility, flag, order, grant."""

from __future__ import annotations

from pathlib import Path

import click

from evalapp.cli.common import acting_as, amount_option, opened, panel_argument
from evalapp.domain.application import Admissibility
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _
from evalapp.words import formats

_reason = click.option(
    "--reason", default="", help=N_("Kept with the decision; needed unless it is taken back.")
)
_ANSWERS = {
    "yes": Admissibility.ADMISSIBLE,
    "no": Admissibility.INADMISSIBLE,
    "open": Admissibility.OPEN,
}
_clear = click.option("--clear", "is_cleared", is_flag=True, help=N_("Take the decision back."))


@click.command(
    "admissible", help=N_("Say whether an application is admissible, or that all not judged yet are.")
)
@panel_argument
@click.option("--application", help=N_("The application that is judged."))
@click.option("--answer", type=click.Choice(list(_ANSWERS)), default="yes", show_default=True)
@click.option("--reason", default="", help=N_("Needed for one that is not admissible."))
@click.option("--rest", is_flag=True, help=N_("Every application that nobody judged yet is admissible."))
@acting_as
def admissible_command(
    panel: Path, application: str | None, answer: str, reason: str, rest: bool, person: str | None
) -> None:
    from evalapp.operations.panel.applications import AdmitTheRest, SetAdmissibility

    if (application is None) is not rest:
        raise KnownError(_("Use --application A or --rest."))
    with opened(panel, person) as workspace:
        if application is None:
            workspace.execute(AdmitTheRest())
            click.echo(
                _("Recorded: every application without a decision on its admissibility is admissible.")
            )
            return
        admissibility = _ANSWERS[answer]
        workspace.execute(
            SetAdmissibility(application=application, admissibility=admissibility, reason=reason)
        )
    click.echo(
        _("Recorded: {application} is {admissibility}.").format(
            application=application, admissibility=admissibility.label
        )
    )


@click.command("flag", help=N_("Record that a flag of the scheme holds for an application."))
@panel_argument
@click.option("--application", required=True)
@click.option("--flag", required=True)
@_reason
@_clear
@acting_as
def flag_command(
    panel: Path, application: str, flag: str, reason: str, is_cleared: bool, person: str | None
) -> None:
    from evalapp.operations.ranking.decisions import ClearFlag, SetFlag

    command = ClearFlag if is_cleared else SetFlag
    with opened(panel, person) as workspace:
        workspace.execute(command(application=application, flag=flag, reason=reason))
    told = (
        _("Taken back: flag {flag} for {application}.")
        if is_cleared
        else _("Recorded: flag {flag} for {application}.")
    )
    click.echo(told.format(flag=flag, application=application))


@click.command("order", help=N_("Record the panel's own order of a whole tie, best first."))
@panel_argument
@click.argument("applications", metavar="A B…", nargs=-1, required=True)
@_reason
@_clear
@acting_as
def order_command(
    panel: Path, applications: tuple[str, ...], reason: str, is_cleared: bool, person: str | None
) -> None:
    from evalapp.operations.ranking.decisions import ClearOrder, OrderTied

    command = ClearOrder if is_cleared else OrderTied
    with opened(panel, person) as workspace:
        workspace.execute(command(applications=applications, reason=reason))
    told = (
        _("Taken back: the order of {applications}.")
        if is_cleared
        else _("Recorded: the order {applications}.")
    )
    click.echo(told.format(applications=", ".join(applications)))


@click.command("grant", help=N_("Fix the support of an application in place of what it asks; 0 for none."))
@panel_argument
@click.option("--application", required=True)
@click.option("--amount", metavar="EUR")
@_reason
@_clear
@acting_as
def grant_command(
    panel: Path, application: str, amount: str | None, reason: str, is_cleared: bool, person: str | None
) -> None:
    from evalapp.operations.ranking.decisions import ClearGrant, SetGrant

    cents = amount_option(amount)
    if (cents is None) != is_cleared:
        raise KnownError(_("Use --amount EUR or --clear."))
    with opened(panel, person) as workspace:
        if cents is None:
            workspace.execute(ClearGrant(application=application, reason=reason))
            told = _("Taken back: the fixed support of {application}.")
        else:
            workspace.execute(SetGrant(application=application, amount=cents, reason=reason))
            told = _("Recorded: {amount} for {application}.")
    click.echo(told.format(application=application, amount=formats.money(cents)))
