"""The command that hands over the right to write, takes it over, or takes it back."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evalapp.cli.common import DONE, FilePath, acting_as, echo_json, json_option, opened, tell
from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import HANDOVER
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_, _

if TYPE_CHECKING:
    from evalapp.operations.desks.handing.giving import Given


@click.command(
    "handover",
    help=N_(
        "Hand over the right to write: FILE is the panel, sealed for whoever goes on with it, and PANEL can only be "
        "read from then on. Of a handed-over file: make a panel of it, with its access code."
    ),
)
@click.argument("panel", type=FilePath())
@click.option(
    "--to",
    "receiver",
    metavar="PERSON",
    help=N_("Who goes on with the panel; with --code who takes it over."),
)
@click.option("-o", "--output", "target", metavar="FILE", type=FilePath(), help=N_("The file to write."))
@click.option("--code", metavar="CODE", help=N_("The access code of a handed-over file: take it over."))
@click.option("--take-back", "is_back", is_flag=True, help=N_("Take the right to write back, with a reason."))
@click.option("--reason", help=N_("Why it is taken back."))
@json_option
@acting_as
def handover_command(
    panel: Path,
    receiver: str | None,
    target: Path | None,
    code: str | None,
    is_back: bool,
    reason: str | None,
    as_json: bool,
    person: str | None,
) -> int:
    if HANDOVER.is_kind_of(panel):
        if is_back or reason is not None or not code or (receiver and person):
            raise click.UsageError(
                _("A handed-over file is taken over with --code; -o says where to, and --to in whose name.")
            )
        return _take_over(panel, code, target, receiver, as_json, person)
    if is_back:
        if receiver is not None or target is not None or code is not None:
            raise click.UsageError(_("Taking back needs --reason alone."))
        return _take_back(panel, reason or "", as_json, person)
    if code is not None:
        raise click.UsageError(
            _("“{file}” is no handed-over file ({suffix}), and --code opens only such a file.").format(
                file=shorten(panel.name), suffix=HANDOVER.suffix
            )
        )
    if reason is not None:
        raise click.UsageError(_("--reason belongs to --take-back."))
    if not receiver or target is None:
        raise click.UsageError(_("Say to whom and into which file: --to PERSON -o FILE."))
    return _hand_over(panel, receiver, target, as_json, person)


def _hand_over(panel: Path, receiver: str, target: Path, as_json: bool, person: str | None) -> int:
    from evalapp.operations.desks.handing.giving import hand_over

    with opened(panel, person) as workspace:
        first = "" if as_json else _("Handing over “{file}”.").format(file=shorten(panel.name))
        given = hand_over(workspace, receiver, target, announce=partial(_require_output, first))
    try:
        _tell_given(given, as_json)
    except OSError:  # it is done, and the code stands nowhere else
        tell(_("Access code: {code}").format(code=given.code), err=True)
        raise
    return DONE


def _require_output(first: str) -> None:
    """Says `first`, before the right goes. Raises KnownError where nobody would read the code."""
    why = _("it is closed")
    try:
        if sys.stdout is not None:
            tell(first)
            return
    except OSError as error:
        why = system_words(error)
    words = _(
        "The output cannot be written ({why}), and the access code is told there alone; nothing was handed over."
    )
    raise KnownError(words.format(why=why))


def _tell_given(given: Given, as_json: bool) -> None:
    if as_json:
        echo_json({"to": given.person, "path": str(given.path), "code": given.code, "change": given.change})
        return
    tell(_("Handed over to {person}: {file}").format(person=given.person, file=given.path))
    tell(_("Access code: {code}").format(code=given.code))
    tell(
        _(
            "Give the code by another way than the file; it stands nowhere else. This panel can only be read now."
        )
    )


def _take_over(
    sealed: Path, code: str, target: Path | None, receiver: str | None, as_json: bool, person: str | None
) -> int:
    from evalapp.operations.desks.handing.taking import panel_path_for, take_over, whoever

    actor = whoever(receiver) if receiver else None
    path = take_over(sealed, code, target or panel_path_for(sealed), actor, person=person)
    if as_json:
        echo_json({"path": str(path)})
    else:
        tell(_("Taken over: {file} can be written from now on.").format(file=path))
    return DONE


def _take_back(panel: Path, reason: str, as_json: bool, person: str | None) -> int:
    from evalapp.operations.desks.handing.giving import take_back

    with opened(panel, person) as workspace:
        changes = take_back(workspace, reason)
    if as_json:
        echo_json({"change": changes.change})
    else:
        tell(
            _("Taken back as change {number}: this panel can be written again.").format(number=changes.change)
        )
        tell(_("What was done meanwhile in the file that was handed over comes in with “evalapp reconcile”."))
        tell(
            _(
                "Its code still opens the sealed file, and whoever took it over can go on writing: tell them that you "
                "took it back."
            )
        )
    return DONE
