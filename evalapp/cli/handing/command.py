"""The command that hands out: a sealed pack or a form for each juror."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from evalapp.cli.common import (
    DONE,
    REFUSED,
    FolderPath,
    acting_as,
    echo_json,
    echo_table,
    json_option,
    opened,
    panel_argument,
    progress,
    tell,
)
from evalapp.domain.texts import N_, _

if TYPE_CHECKING:
    from evalapp.operations.exchange.forms import HandedForms
    from evalapp.operations.exchange.handout import HandedOut

Handed = TypeVar("Handed", "HandedOut", "HandedForms")


@click.command(
    "handout",
    help=N_(
        "Write a sealed pack for each juror into DIR, and codes.csv beside them; or a spreadsheet form for each."
    ),
)
@panel_argument
@click.argument("folder", metavar="DIR", type=FolderPath())
@click.option("--juror", "jurors", multiple=True, metavar="ID", help=N_("Only these jurors."))
@click.option("--new-codes", is_flag=True, help=N_("Replace the access codes; earlier packs become useless."))
@click.option(
    "--form",
    type=click.Choice(["xlsx"]),
    help=N_("Not packs but spreadsheet forms, which need no code and are not sealed."),
)
@click.option("--dry-run", is_flag=True, help=N_("Say what would go out to whom and write nothing."))
@click.option(
    "--letters",
    is_flag=True,
    help=N_("Also a letter for each new access code, in the folder DIR-letters, never beside the packs."),
)
@json_option
@acting_as
def handout_command(
    panel: Path,
    folder: Path,
    jurors: tuple[str, ...],
    new_codes: bool,
    form: str | None,
    dry_run: bool,
    letters: bool,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.cli.handing.going import tell_going
    from evalapp.cli.handing.letters import letters_folder
    from evalapp.operations.exchange.post.letters import require_no_packs

    if form and new_codes:
        raise click.UsageError(_("A form has no access code; leave out --new-codes or --form."))
    if form and letters:
        raise click.UsageError(_("A form has no access code; leave out --letters or --form."))
    if letters:
        require_no_packs(letters_folder(folder))  # before anything is handed out
    if dry_run:
        tell_going(
            panel,
            folder,
            jurors,
            is_forms=bool(form),
            new_codes=new_codes,
            has_letters=letters,
            as_json=as_json,
            person=person,
        )
        return DONE
    if form:
        return _hand_out_forms(panel, folder, jurors, as_json, person)
    return _hand_out_packs(panel, folder, jurors, new_codes, letters, as_json, person)


def _hand_out_packs(
    panel: Path,
    folder: Path,
    jurors: tuple[str, ...],
    new_codes: bool,
    has_letters: bool,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.cli.handing.letters import Letters, require_place_of_letters
    from evalapp.operations.exchange.handout import hand_out
    from evalapp.operations.exchange.preview import exposed_words, outgoing
    from evalapp.operations.progress.before_sending import before_handing_out

    with opened(panel, person) as workspace, progress(_("Packs"), quiet=as_json) as show:
        going = outgoing(workspace.view, jurors or None, new_codes=new_codes)
        if has_letters:
            require_place_of_letters(workspace.view, folder, going)
        handed, amiss = _as_far_as_it_came(
            lambda: hand_out(workspace, folder, jurors=jurors or None, new_codes=new_codes, progress=show)
        )
        short = before_handing_out(workspace.view)
        letters = Letters.written(workspace, handed) if has_letters else None
    if exposed := exposed_words(going):  # of packs that left, not of those that were refused
        tell(exposed, err=True)
    if as_json:
        echo_json(
            {
                "opened_scoring": handed.opened_scoring,
                "codes": str(handed.codes_file),
                "packs": [
                    {"juror": pack.juror, "path": str(pack.path), "applications": pack.applications}
                    for pack in handed.packs
                ],
            }
            | ({"letters": letters.document()} if letters else {})
        )
    else:
        _tell_packs(handed, short)
        if letters:
            letters.tell()
    if letters and letters.failed:
        amiss = " ".join(filter(None, (amiss, letters.failed)))
    return _ended(amiss, is_less=bool(letters and letters.are_less))


def _tell_packs(handed: HandedOut, short: str) -> None:
    if handed.opened_scoring:
        tell(_("The call was a draft; scoring is now open."))
    echo_table(
        (_("juror"), "#", _("pack")),
        [(pack.name, str(pack.applications), str(pack.path)) for pack in handed.packs],
    )
    if short:
        tell(short)
    if any(each.code for each in handed.packs):
        words = _("The access codes are in {file}; send each separately from its pack.")
    else:
        words = _("Every juror keeps the code of the earlier pack.")
    tell(words.format(file=handed.codes_file))


def _as_far_as_it_came(hand_out: Callable[[], Handed]) -> tuple[Handed, str]:
    """What is recorded as handed out, also where that is not all, and why it is not."""
    from evalapp.operations.exchange.carrying import PartlyHandedOut

    try:
        handed = hand_out()
    except PartlyHandedOut as partly:
        return partly.handed, str(partly)
    return handed, handed.waiting


def _ended(amiss: str, *, is_less: bool = False) -> int:
    """Last, so that what was handed out is told before: it is recorded."""
    if amiss:
        tell(amiss, err=True)
    return REFUSED if amiss or is_less else DONE


def _hand_out_forms(
    panel: Path, folder: Path, jurors: tuple[str, ...], as_json: bool, person: str | None
) -> int:
    from evalapp.operations.exchange.forms import hand_out_forms
    from evalapp.operations.progress.before_sending import before_handing_out

    with opened(panel, person) as workspace, progress(_("Forms"), quiet=as_json) as show:
        handed, amiss = _as_far_as_it_came(
            lambda: hand_out_forms(workspace, folder, jurors=jurors or None, progress=show)
        )
        short = before_handing_out(workspace.view)
    if as_json:
        forms = [
            {"juror": form.juror, "path": str(form.path), "applications": form.applications}
            for form in handed.forms
        ]
        echo_json({"opened_scoring": handed.opened_scoring, "forms": forms})
        return _ended(amiss)
    if handed.opened_scoring:
        tell(_("The call was a draft; scoring is now open."))
    echo_table(
        (_("juror"), "#", _("form")),
        [(form.name, str(form.applications), str(form.path)) for form in handed.forms],
    )
    if short:
        tell(short)
    tell(_("Forms are not sealed: send each to its own juror only."))
    return _ended(amiss)
