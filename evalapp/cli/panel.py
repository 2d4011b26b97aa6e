"""Commands of the secretary before scoring: phase, attach."""

from __future__ import annotations

from pathlib import Path

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    FilePath,
    acting_as,
    opened,
    panel_argument,
    tell,
)
from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import N_, _, ngettext

_files = click.argument("files", nargs=-1, required=True, type=FilePath(), metavar="FILE…")


@click.command("phase", help=N_("Move the call on, or back with a reason."))
@panel_argument
@click.argument("phase", type=click.Choice([str(phase) for phase in Phase]))
@click.option("--reason", default="", help=N_("Needed to move the call back."))
@click.option(
    "--signed-by",
    "signers",
    multiple=True,
    metavar="ID-OR-NAME",
    help=N_(
        "Who signs the closing: the chair, the secretary. As often as needed; without it, it is not signed."
    ),
)
@acting_as
def phase_command(panel: Path, phase: str, reason: str, signers: tuple[str, ...], person: str | None) -> int:
    from evalapp.operations.panel.call import move_to_phase
    from evalapp.operations.panel.course.signed import signed_words
    from evalapp.operations.panel.course.signing import signing_of
    from evalapp.operations.progress.moving import NotReady, kept_open, missing_before, points_of
    from evalapp.operations.records.noted import closing_note

    with opened(panel, person) as workspace:
        is_on = workspace.view.call().phase.number < Phase(phase).number
        is_named = is_on and Phase(phase) is not Phase.CLOSED
        points = points_of(workspace.view) if is_on else ()
        missing = missing_before(Phase(phase), points) if is_named else kept_open(points)
        refused = None
        try:
            signings = [signing_of(workspace.view, each) for each in signers]
            move_to_phase(workspace, Phase(phase), reason, signings=signings)
        except NotReady as error:
            missing, refused = (), error  # which names them itself
        note = closing_note(workspace.view)
        signed = signed_words(workspace.view)
    for point in missing:
        tell(_("Still open: {point}").format(point=point.words))
    if refused:
        tell(str(refused), err=True)
        return REFUSED
    tell(_("The call is now in the phase “{phase}”.").format(phase=Phase(phase).label))
    if signed:
        tell(signed)
    if note is not None:
        tell(_("Keep this outside the file:"))
        tell(note.text)
    return DONE


@click.command("attach", help=N_("Keep files with an application; they travel in the packs."))
@panel_argument
@click.option("--application", required=True, help=N_("The number of the application."))
@_files
@acting_as
def attach_command(panel: Path, application: str, files: tuple[Path, ...], person: str | None) -> int:
    from evalapp.operations.panel.attaching import attach_files

    with opened(panel, person) as workspace:
        attached = attach_files(workspace, application, files)
    reasons = [each.reason for each in attached.refused]
    if not attached.kept:
        raise KnownError("\n".join(reasons))
    for reason in reasons:
        tell(reason)
    n = len(attached.kept)
    text = ngettext("{n} file kept with {application}.", "{n} files kept with {application}.", n)
    tell(text.format(n=n, application=application))
    if attached.replaced_note:
        tell(attached.replaced_note)
    for note in attached.unseen:
        tell(note)
    return REFUSED if attached.refused else DONE


@click.command(
    "restore",
    help=N_("Put a back-up in the place of its file, once it is proved whole; what stands there is kept."),
)
@panel_argument
@click.argument("backup", type=FilePath())
def restore_command(panel: Path, backup: Path) -> None:
    from evalapp.operations.desks.keeping.putting_back import done_words, warning_words
    from evalapp.operations.records.restoring import restore

    done = restore(panel, backup)
    for said in done_words(panel.name, done, str(done.kept)):
        tell(said)
    for said in warning_words(done):
        tell(said, err=True)
