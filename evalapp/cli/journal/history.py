"""Commands of the journal: history, undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import (
    MOST_NUMBER,
    FilePath,
    acting_as,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
    progress,
    tell,
)
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PDF
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_, _, ngettext
from evalapp.words import formats
from evalapp.words.acts import done_by
from evalapp.words.clocks import set_back_before

if TYPE_CHECKING:
    from evalapp.domain.journal import Change
    from evalapp.operations.records.story.asked_for import AskedFor
    from evalapp.operations.view import View
    from evalapp.operations.workspace import Workspace

_SHOWN = 200  # changes, unless another number is asked for


@click.command("history", help=N_("The journal, newest first."))
@panel_argument
@click.option("--application", metavar="A", help=N_("What touched this application."))
@click.option("--juror", metavar="J", help=N_("What touched this juror."))
@click.option("--person", metavar="P", help=N_("What this person did, and what touched them."))
@click.option(
    "--kind", metavar="K", help=N_("Of one kind, as scores, merges, seats; or of one act of the journal.")
)
@click.option(
    "--limit",
    type=click.IntRange(1, MOST_NUMBER),
    help=N_("So many changes, newest first; 200 unless they are written to a file, which gets all."),
)
@click.option(
    "--change",
    "number",
    type=click.IntRange(1, MOST_NUMBER),
    metavar="N",
    help=N_("One change, with all it touched."),
)
@click.option(
    "-o",
    "--output",
    type=FilePath(),
    metavar="FILE",
    help=N_("As a table, .csv or .xlsx, with each field from what to what; or on paper, .pdf."),
)
@json_option
def history_command(
    panel: Path,
    application: str | None,
    juror: str | None,
    person: str | None,
    kind: str | None,
    limit: int | None,
    number: int | None,
    output: Path | None,
    as_json: bool,
) -> None:
    from evalapp.operations.records.story.asked_for import AskedFor
    from evalapp.operations.records.told.rows import history_documents

    asked = AskedFor(
        application=application or "",
        juror=juror or "",
        person=person or "",
        kind=kind or "",
        most=limit or (0 if output is not None else _SHOWN),
        change=number or 0,
    )
    with opened(panel, read_only=True) as workspace:
        view = workspace.view
        if number is not None:
            _require_change(view, number)
        if next(asked.changes(view), None) is None:
            _require_known(workspace, application, juror, person)
        if output is not None and PDF.is_kind_of(output):
            told = _print(workspace, asked, output)
            if as_json:
                echo_json(list(history_documents(view, asked.changes(view))))
            else:
                tell(told)
            return
        changes = list(asked.changes(view))
        if output is not None:
            from evalapp.operations.records.story.sheet import asked_of, story_rows, write_rows

            write_rows(output, story_rows(view, changes), asked_of(view, asked))
        if as_json:
            echo_json(list(history_documents(view, changes)))
            return
        if output is not None:
            text = ngettext(
                "{n} change is written to {file}.", "{n} changes are written to {file}.", len(changes)
            )
            tell(text.format(n=len(changes), file=output.name))
            return
        if number is not None:
            _say_change(view, changes[0])
            return
    rows = []
    for each in changes:
        rows.append((str(each.id), formats.stamp(each.at), done_by(each), each.summary))
        if words := set_back_before(each):
            rows.append(("", "", "", words))
    echo_table(("#", _("when"), _("who"), _("what")), rows)


def _require_change(view: View, number: int) -> None:
    if number > (last := view.last_change()):
        raise KnownError(
            _("There is no change {number}; the last one is {last}.").format(number=number, last=last)
        )


def _print(workspace: Workspace, asked: AskedFor, target: Path) -> str:
    from evalapp.operations.reports.history import HISTORY, options_for
    from evalapp.operations.reports.printing import gather_report

    gathered = gather_report(workspace, HISTORY, options_for(workspace.view, asked))
    with progress(_("Drawing")) as show:
        gathered.write(target, lambda share: show(int(100 * share), 100))
    return _("{file}, fingerprint {fingerprint}.").format(
        file=target.name, fingerprint=formats.short_fingerprint(gathered.fingerprint)
    )


def _say_change(view: View, change: Change) -> None:
    from evalapp.operations.records.told.sections import sections_of

    tell(f"{change.id} · {formats.stamp(change.at)} · {done_by(change)} · {change.summary}")
    if words := set_back_before(change):
        tell(words)
    for section in sections_of(view, change):
        tell()
        tell(section.title)
        for line in section.lines:
            tell(f"  {line}")


def _require_known(
    workspace: Workspace, application: str | None, juror: str | None, person: str | None
) -> None:
    """Of what the journal never had there is no history, and a slip of the pen must not look like none."""
    if application is not None and application not in {each.number for each in workspace.view.applications()}:
        raise KnownError(
            _("There is no application “{number}” in this file.").format(number=shorten(application))
        )
    if juror is not None and juror not in {each.id for each in workspace.view.people()}:
        raise KnownError(_("There is no juror “{juror}” in this panel.").format(juror=shorten(juror)))
    if person is not None and person not in {each.id for each in workspace.view.people()}:
        raise KnownError(_("There is nobody with id “{id}” in this panel.").format(id=shorten(person)))


@click.command("undo", help=N_("Undo the last change, or change N, as a new change."))
@panel_argument
@click.option(
    "--change",
    type=click.IntRange(1, MOST_NUMBER),
    metavar="N",
    help=N_("This change; without it the last one that can be undone."),
)
@acting_as
def undo_command(panel: Path, change: int | None, person: str | None) -> None:
    with opened(panel, person) as workspace:
        workspace.undo(change)
        summary = workspace.view.history(limit=1)[0].summary
    tell(summary)
