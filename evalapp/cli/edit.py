"""The command that changes single things of a panel by their names."""

from __future__ import annotations

from pathlib import Path

import click

from evalapp.cli.common import acting_as, echo_json, field_values, json_option, opened, panel_argument, tell
from evalapp.domain.texts import N_, _

_DECLARATION = ("declaration_nl", "declaration_en")


@click.command("edit", help=N_("Change what is said of the call: FIELD=VALUE, as often as needed."))
@panel_argument
@click.argument("what", type=click.Choice(["call"]))
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE…")
@click.option("--reason", default="", help=N_("Kept with the change; needed once scoring began."))
@click.option(
    "--decided-by",
    default="",
    help=N_(
        "The body that decided it; needed for another envelope or deadline of the jurors once scoring began."
    ),
)
@click.option("--decided-on", default="", help=N_("The date of that decision, as 2016-06-27."))
@json_option
@acting_as
def edit_command(
    panel: Path,
    what: str,
    fields: tuple[str, ...],
    reason: str,
    decided_by: str,
    decided_on: str,
    as_json: bool,
    person: str | None,
) -> None:
    """`what` is the call: other things of a panel have names of their own to be changed by."""
    from evalapp.operations.panel.call import edit_call
    from evalapp.operations.panel.course.fields import CALL_FIELDS

    values = field_values(fields, (*CALL_FIELDS, *_DECLARATION))
    with opened(panel, person) as workspace:
        change = edit_call(workspace, values, reason=reason, decided_by=decided_by, decided_on=decided_on)
        told = workspace.view.history(limit=1)[0] if change is not None else None
    if as_json:
        steps = told.act.steps if told and told.act else ()
        echo_json(
            {
                "change": change,
                "fields": [
                    {"field": each.what, "before": each.before, "after": each.after} for each in steps
                ],
            }
        )
    else:
        tell(told.summary if told else _("Nothing is different, so nothing was changed."))
