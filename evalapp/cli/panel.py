"""Commands of the secretary before scoring: import, jury, conflict, assign, phase, attach."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    acting_as,
    echo_json,
    json_option,
    opened,
    panel_argument,
)
from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _

_files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.command("import", help="Take in applications from .xlsx, .csv or .json, row by row.")
@panel_argument
@_files
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Which column is which (TOML).")
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@json_option
@acting_as
def import_command(
    panel: Path,
    files: tuple[Path, ...],
    map_file: Path | None,
    dry_run: bool,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.cli.people import tell_suspected
    from evalapp.operations.panel.applications import import_applications, plan_import
    from evalapp.operations.panel.suspicions import suspicions_of

    with opened(panel, person) as workspace:
        plan = plan_import(workspace, files, map_file=map_file)
        change = None if dry_run else import_applications(workspace, plan).change
        suspected = suspicions_of(workspace.view)
    counts = {str(outcome): plan.count(outcome) for outcome in Outcome}
    if as_json:
        names = [each.name for each in fields(ImportRow)]
        rows = ({name: getattr(row, name) for name in names} for row in plan.rows)
        echo_json({"change": change, **counts, "rows": rows})
    else:
        for row in plan.rows:
            if row.reason:
                where = f"{row.file}:{row.row}" + (f" ({row.column})" if row.column else "")
                click.echo(f"{where} {row.number}: {row.outcome} – {row.reason}")
        click.echo(
            _("{added} added, {updated} updated, {unchanged} unchanged, {refused} refused.").format(**counts)
        )
        if dry_run:
            click.echo(_("Nothing was changed: this was a dry run."))
        tell_suspected(suspected)
    return REFUSED if counts["refused"] else DONE


@click.command("phase", help="Move the call on, or back with a reason.")
@panel_argument
@click.argument("phase", type=click.Choice([str(phase) for phase in Phase]))
@click.option("--reason", default="", help="Needed to move the call back.")
@acting_as
def phase_command(panel: Path, phase: str, reason: str, person: str | None) -> int:
    from evalapp.operations.panel.call import move_to_phase
    from evalapp.operations.progress.moving import NotReady, missing_before, points_of

    with opened(panel, person) as workspace:
        is_on = workspace.view.call().phase.number < Phase(phase).number
        # Of deliberation only: closing names what is missing itself, since it refuses.
        is_named = is_on and Phase(phase) is Phase.DELIBERATION
        missing = missing_before(Phase(phase), points_of(workspace.view)) if is_named else ()
        refused = None
        try:
            move_to_phase(workspace, Phase(phase), reason)
        except NotReady as error:
            missing, refused = error.missing, error
    for point in missing:
        click.echo(_("Still open: {point}").format(point=point.words))
    if refused:
        click.echo(str(refused), err=True)
        return REFUSED
    click.echo(_("The call is now in the phase “{phase}”.").format(phase=Phase(phase).label))
    return DONE


@click.command("attach", help="Keep files with an application; they travel in the packs.")
@panel_argument
@click.option("--application", required=True)
@_files
@acting_as
def attach_command(panel: Path, application: str, files: tuple[Path, ...], person: str | None) -> None:
    from evalapp.operations.panel.applications import AttachFiles

    with opened(panel, person) as workspace:
        workspace.execute(AttachFiles(application=application, paths=files))
    click.echo(_("{n} files kept with {application}.").format(n=len(files), application=application))
