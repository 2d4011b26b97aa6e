"""A juror's work without the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import DONE, REFUSED, FilePath, ask, progress, tell
from evalapp.cli.importing.taking import column_answers, column_option
from evalapp.domain.errors import KnownError
from evalapp.domain.texts import N_, _, current_language, ngettext

if TYPE_CHECKING:
    from evalapp.operations.juror.opening import OpenedPack

_MOST_CODE = 200  # characters
_MOST_LINE = 10_000  # an own part that is too long is refused, and not cut short


def _code(given: str | None) -> str:
    """The access code as it was given, from standard input, or from who sits at the terminal."""
    if given == "-":
        return sys.stdin.readline(_MOST_CODE).strip()
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise click.UsageError(_("Give the access code with --code, or with --code - on standard input."))
    return str(ask(_("Access code"), hide_input=True))


def _needed(path: Path | None, name: str) -> Path:
    """Every use but one needs it. Raises as for an option that is always needed."""
    if path is None:
        context = click.get_current_context()
        option = next(each for each in context.command.params if each.name == name)
        raise click.MissingParameter(ctx=context, param=option)
    return path


def _show_undertaking(pack: Path, code: str) -> None:
    from evalapp.domain.outgoing.undertaking import read_in
    from evalapp.operations.juror.opening import undertaking_of

    asked = undertaking_of(pack, code)
    if asked:
        tell(read_in(asked, current_language()).words)
    else:
        tell(_("This pack asks for no undertaking."), err=True)


def _opened(
    pack: Path,
    code: str,
    work: Path | None,
    own_part: str | None,
    *,
    is_agreed: bool,
    show: Callable[[int, int], None],
) -> OpenedPack:
    """Raises KnownError where the pack asks for an undertaking that is not agreed to."""
    from evalapp.domain.outgoing.undertaking import read_in
    from evalapp.operations.juror.agreeing import NotAgreed
    from evalapp.operations.juror.opening import open_or_renew

    try:
        return open_or_renew(pack, code, work, own_part=own_part, progress=show)
    except NotAgreed as error:
        if is_agreed:
            read = read_in(error.asked, current_language())
            return open_or_renew(pack, code, work, agreed=read, own_part=own_part, progress=show)
        raise KnownError(
            _(
                "This pack opens once {name} has agreed to its undertaking; read it with --show-undertaking, then give "
                "--agree."
            ).format(name=error.name)
        ) from error


@click.command(
    "score", help=N_("A juror’s work without the window: scores from a table into a signed return.")
)
@click.argument("pack", type=FilePath())
@click.option(
    "--code",
    help=N_(
        "The access code that belongs to the pack; “-” reads it from standard input. Without this it is asked for: "
        "what stands in a command can be read by every user of the machine."
    ),
)
@click.option(
    "--own-part",
    help=N_(
        "The part of your own that is added to the access code, chosen when the work begins; “-” reads it from "
        "standard input, after the code."
    ),
)
@click.option(
    "--own-part-lost",
    "is_lost",
    is_flag=True,
    help=N_("Hand in without it from now on; the secretary records why."),
)
@click.option(
    "--scores",
    "table",
    type=FilePath(),
    help=N_("A table of scores: application,criterion,value,comment."),
)
@click.option(
    "-o",
    "--output",
    "target",
    type=FilePath(),
    help=N_("The return to write."),
)
@click.option(
    "--submit", "is_final", is_flag=True, help=N_("Say what is still missing, if anything (status 1).")
)
@click.option(
    "--agree",
    "is_agreed",
    is_flag=True,
    help=N_("Agree to the undertaking that the pack asks for, as --show-undertaking prints it."),
)
@click.option(
    "--show-undertaking",
    "is_shown",
    is_flag=True,
    help=N_("Print the undertaking that the pack asks for, and open nothing."),
)
@column_option
@click.option("--work", type=FilePath(), help=N_("The work file; beside the pack unless named."))
def score_command(
    pack: Path,
    code: str | None,
    own_part: str | None,
    is_lost: bool,
    table: Path | None,
    target: Path | None,
    is_final: bool,
    is_agreed: bool,
    is_shown: bool,
    reads: tuple[str, ...],
    work: Path | None,
) -> int:
    from evalapp.operations.exchange.score_tables import enter_scores
    from evalapp.operations.juror.opening import forget_begun
    from evalapp.operations.juror.own_part import give_up_own_part, has_own_part
    from evalapp.operations.juror.return_file import require_own_return
    from evalapp.operations.juror.submission import still_to_do, submit
    from evalapp.words.phrases import counted_words

    if is_lost and own_part is not None:
        raise click.UsageError(_("Give --own-part or --own-part-lost, not both."))
    if is_shown:
        if is_lost or own_part is not None:
            raise click.UsageError(_("--show-undertaking opens nothing and needs no own part; leave it out."))
        _show_undertaking(pack, _code(code))
        return DONE
    table, target = _needed(table, "table"), _needed(target, "target")
    answers = column_answers(reads)
    code = _code(code)
    own_part = sys.stdin.readline(_MOST_LINE).strip() if own_part == "-" else own_part
    with progress(_("Bytes")) as show:
        made = _opened(pack, code, work, own_part, is_agreed=is_agreed, show=show)
    with made.workspace as workspace:
        if made.renewal is not None:
            tell("\n".join((made.renewal.summary(), *made.renewal.sentences())))
        try:
            require_own_return(workspace.view, target)
            if is_lost:
                give_up_own_part(workspace)
            elif has_own_part(workspace.view) and own_part is None and sys.stdin.isatty():
                own_part = str(ask(_("Own part"), hide_input=True))
            entered = enter_scores(workspace, table, answers)
            missing = still_to_do(workspace.view) if is_final else []
            submission = submit(workspace, code, target, own_part=own_part)
        except (KnownError, click.Abort):
            forget_begun(made)  # it is refused, and then nothing is changed
            raise
    for note in entered.notes:
        tell(f"{table.name}: {note}", err=True)
    for each in entered.refused:
        tell(f"{table.name}:{each.row}: {each.reason}", err=True)
    if missing:
        tell(_("Still to do: {applications}.").format(applications=", ".join(missing)), err=True)
    tell(
        _("{file}: {scores}, {applications}, fingerprint {fingerprint}.").format(
            file=submission.path,
            scores=counted_words(submission.counted),
            applications=ngettext("{n} application", "{n} applications", submission.applications).format(
                n=submission.applications
            ),
            fingerprint=submission.fingerprint[:12],
        )
    )
    return REFUSED if entered.refused or missing else DONE
