"""The command that changes single things of a panel by their names."""

from __future__ import annotations

from pathlib import Path

import click

from evalapp.cli.common import (
    DONE,
    FilePath,
    acting_as,
    echo_json,
    field_values,
    json_option,
    opened,
    panel_argument,
    tell,
)
from evalapp.cli.editing.things import edit_application, edit_person
from evalapp.cli.editing.undertaking import edit_undertaking, set_own_part_aside
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import LANGUAGES, N_, _

_DECLARATION = ("declaration_nl", "declaration_en")


@click.command(
    "edit",
    help=N_(
        "Change what is said of the call, of an application or of a person: FIELD=VALUE, as often as needed; or add or "
        "remove one. For call: FIELD=VALUE…; for application and person: ID FIELD=VALUE…; for undertaking: --file, or "
        "nothing to read it."
    ),
)
@panel_argument
@click.argument("what", type=click.Choice(["call", "application", "person", "undertaking"]))
@click.argument("fields", nargs=-1, metavar="[ID] FIELD=VALUE…")
@click.option("--add", "is_added", is_flag=True, help=N_("Add the application or person."))
@click.option(
    "--remove",
    "is_removed",
    is_flag=True,
    help=N_("Remove the application or person, if nothing hangs on it."),
)
@click.option(
    "--own-part-lost",
    "is_own_part_lost",
    is_flag=True,
    help=N_("Set the part aside that a juror added to the access code, with the reason."),
)
@click.option("--reason", default="", help=N_("Kept with the change; needed once scoring began."))
@click.option(
    "--decided-by",
    default="",
    help=N_(
        "The body that decided it; needed for another envelope or deadline of the jurors once scoring began."
    ),
)
@click.option("--decided-on", default="", help=N_("The date of that decision, as 2016-06-27."))
@click.option(
    "--file",
    "text",
    type=FilePath(),
    help=N_("The undertaking of the jurors as a text in UTF-8; an empty one asks for none."),
)
@click.option("--language", type=click.Choice(LANGUAGES), help=N_("Of that text; Dutch unless it is named."))
@json_option
@acting_as
def edit_command(
    panel: Path,
    what: str,
    fields: tuple[str, ...],
    is_added: bool,
    is_removed: bool,
    is_own_part_lost: bool,
    reason: str,
    decided_by: str,
    decided_on: str,
    text: Path | None,
    language: str | None,
    as_json: bool,
    person: str | None,
) -> int:
    """`what` is the call or its undertaking, or an application or person that the first of the `fields` names."""
    if what == "undertaking":
        if fields or is_added or is_removed or decided_by or decided_on:
            raise KnownError(_("Of the undertaking only --file, --language and --reason are said."))
        with opened(panel, person, read_only=text is None) as workspace:
            edit_undertaking(workspace, text, language, reason=reason, as_json=as_json)
        return DONE
    if is_own_part_lost:
        if what != "person" or len(fields) != 1 or "=" in fields[0] or is_added or is_removed:
            raise KnownError(_("--own-part-lost is about one person, and goes with --reason alone."))
        with opened(panel, person) as workspace:
            set_own_part_aside(workspace, fields[0], reason=reason, as_json=as_json)
        return DONE
    if text is not None or language is not None:
        raise KnownError(_("--file and --language are about the undertaking."))
    if what == "call":
        _refuse_for_call(fields, is_added or is_removed)
        _edit_call(panel, fields, reason, decided_by, decided_on, as_json, person)
        return DONE
    if not fields or "=" in fields[0]:
        raise KnownError(
            _(
                "Say which one: its number or id goes before the fields, as in “edit PANEL {what} ID FIELD=VALUE”."
            ).format(what=what)
        )
    if decided_by or decided_on:
        raise KnownError(_("--decided-by and --decided-on are about the call."))
    if is_added and is_removed:
        raise KnownError(_("--add and --remove do not go together."))
    if is_removed and len(fields) > 1:
        raise KnownError(_("With --remove there is no FIELD=VALUE."))
    if not is_removed and len(fields) < 2:
        raise KnownError(_("Nothing is said to change; write FIELD=VALUE, as often as needed."))
    edit = edit_application if what == "application" else edit_person
    named, *said = fields
    with opened(panel, person) as workspace:
        return edit(
            workspace, named, said, is_added=is_added, is_removed=is_removed, reason=reason, as_json=as_json
        )


def _refuse_for_call(fields: tuple[str, ...], is_other: bool) -> None:
    if is_other:
        raise KnownError(_("A call is neither added nor removed here; --add and --remove are about others."))
    if not fields:
        raise KnownError(_("Nothing is said to change; write FIELD=VALUE, as often as needed."))


def _edit_call(
    panel: Path,
    fields: tuple[str, ...],
    reason: str,
    decided_by: str,
    decided_on: str,
    as_json: bool,
    person: str | None,
) -> None:
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
