"""Commands of the secretary before scoring: import, jury, conflict, assign, phase, attach."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    acting_as,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
)
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.intake import ImportRow, Outcome
from evalapp.domain.order import pair_key
from evalapp.domain.people import ConflictKind
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
    from evalapp.operations.panel.applications import import_applications, plan_import

    with opened(panel, person) as workspace:
        plan = plan_import(workspace, files, map_file=map_file)
        change = None if dry_run else import_applications(workspace, plan).change
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
    return REFUSED if counts["refused"] else DONE


@click.command("jury", help="Take in people: id,name,email,role,organisation,expertise.")
@panel_argument
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@acting_as
def jury_command(panel: Path, file: Path, as_json: bool, person: str | None) -> int:
    from evalapp.operations.panel.jury import ImportJury
    from evalapp.operations.panel.people_tables import read_jury

    people, refused = read_jury(file)
    with opened(panel, person) as workspace:
        change = workspace.execute(ImportJury(people=people)).change if people else None
    if as_json:
        echo_json(
            {
                "change": change,
                "people": [asdict(each) for each in people],
                "refused": [{"row": each.row, "reason": each.reason} for each in refused],
            }
        )
    else:
        for each in refused:
            click.echo(f"{file.name}:{each.row}: {each.reason}")
        click.echo(
            _("{n} people taken in, {refused} rows refused.").format(n=len(people), refused=len(refused))
        )
    return REFUSED if refused else DONE


@click.command("conflict", help="Record a conflict of interest; the juror loses the application.")
@panel_argument
@click.option("--juror", required=True)
@click.option("--application", required=True)
@click.option("--kind", required=True, type=click.Choice([str(kind) for kind in ConflictKind]))
@click.option("--note", default="")
@acting_as
def conflict_command(
    panel: Path, juror: str, application: str, kind: str, note: str, person: str | None
) -> None:
    from evalapp.operations.panel.jury import DeclareConflict

    with opened(panel, person) as workspace:
        workspace.execute(
            DeclareConflict(
                juror=PersonId(juror), application=application, kind=ConflictKind(kind), note=note
            )
        )
    click.echo(_("Recorded: {juror} has a conflict of interest with {application}.").format(**locals()))


@click.command("assign", help="Assign jurors: conflicts are hard, load balanced, expertise preferred.")
@panel_argument
@click.option("--per-application", type=click.IntRange(1, 100), help="Jurors for each application.")
@click.option("--at-most", type=click.IntRange(1), help="Most applications for one juror.")
@click.option("--seed", type=int, help="The same seed gives the same assignment.")
@click.option(
    "--from", "table", type=click.Path(path_type=Path), help="A given assignment: juror,application."
)
@json_option
@acting_as
def assign_command(
    panel: Path,
    per_application: int | None,
    at_most: int | None,
    seed: int | None,
    table: Path | None,
    as_json: bool,
    person: str | None,
) -> None:
    from evalapp.operations.panel.jury import Assign, propose_assignment
    from evalapp.operations.panel.people_tables import read_pairs

    if (per_application is None) == (table is None):
        raise KnownError(_("Say how: give either --per-application N or --from FILE.csv."))
    with opened(panel, person) as workspace:
        if table is not None:
            pairs = read_pairs(table)
        else:
            pairs, seed = propose_assignment(
                workspace, per_application=per_application or 1, at_most=at_most, seed=seed
            )
        change = workspace.execute(Assign(pairs=pairs)).change
        names: dict[str, str] = {each.id: each.name for each in workspace.view.people()}
    load: dict[str, list[str]] = {}
    for juror, application in sorted(pairs, key=pair_key):
        load.setdefault(juror, []).append(application)
    if as_json:
        echo_json(
            {
                "change": change,
                "seed": seed,
                "assignments": [
                    {"juror": juror, "application": each} for juror, each in sorted(pairs, key=pair_key)
                ],
            }
        )
        return
    echo_table(
        (_("juror"), "#", _("applications")),
        [(names.get(juror, juror), str(len(each)), " ".join(each)) for juror, each in load.items()],
    )
    if seed is not None:
        click.echo(_("Seed {seed}.").format(seed=seed))


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
