"""The command that lists what imports refused."""

from __future__ import annotations

from pathlib import Path

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    FilePath,
    acting_as,
    echo_json,
    json_option,
    opened,
    panel_argument,
    tell,
)
from evalapp.cli.importing.taking import place_of
from evalapp.domain.texts import N_, ngettext


@click.command("refused", help=N_("List the rows that imports refused and nobody dealt with yet."))
@panel_argument
@click.option("-o", "--output", "target", type=FilePath(), help=N_("Also write them as a table."))
@click.option("--done", "is_done", is_flag=True, help=N_("They are all dealt with: empty the list."))
@json_option
@acting_as
def refused_command(
    panel: Path, target: Path | None, is_done: bool, as_json: bool, person: str | None
) -> int:
    from evalapp.operations.panel.work_list import DismissRefused, rows_on, write_work_list

    with opened(panel, person, read_only=not is_done) as workspace:
        rows = workspace.view.refused_rows()
        if target is not None:
            write_work_list(target, rows, panel=workspace.view.call().panel)
        if is_done and rows:
            workspace.execute(DismissRefused())
    if as_json:
        names = ("file", "row", "number", "title", "cell", "column", "reason", "sheet", "kind", "rows")
        echo_json([{name: getattr(each, name) for name in names} for each in rows])
    else:
        for each in rows:
            tell(f"{place_of(each)} {each.number}: {each.reason}")
        n = rows_on(rows)
        text = (
            ngettext("{n} refused row dealt with.", "{n} refused rows dealt with.", n)
            if is_done
            else ngettext("{n} refused row waits.", "{n} refused rows wait.", n)
        )
        tell(text.format(n=n))
    return REFUSED if rows and not is_done else DONE
