"""The commands that list who holds copies of a panel, and that renew its key."""

from __future__ import annotations

from pathlib import Path

import click

from evalapp.cli.common import DONE, FilePath, acting_as, echo_json, echo_table, json_option, opened, tell
from evalapp.domain.texts import N_, _


@click.command(
    "copies",
    help=N_(
        "List who holds a copy of PANEL, and so can read what jurors seal for it. A copy that was made outside the "
        "program is noted with --note, and struck off with --strike once it is destroyed."
    ),
)
@click.argument("panel", type=FilePath())
@click.option("--note", "holder", metavar="PERSON", help=N_("Note a copy: who holds it."))
@click.option(
    "--kind", metavar="KIND", help=N_("How: disk, computer, network, mail, back-up, export or other.")
)
@click.option("--place", metavar="TEXT", help=N_("Where it is: a path, a label, a cupboard."))
@click.option("--strike", "struck", metavar="ID", help=N_("Strike off the copy with this id, with --reason."))
@click.option("--by", "destroyer", metavar="PERSON", help=N_("Who destroyed it; without it, you."))
@click.option(
    "--on", "day", metavar="DATE", help=N_("On which day it left, or came to its end; today without it.")
)
@click.option("--reason", metavar="TEXT", help=N_("What happened to it; of a note, a remark."))
@json_option
@acting_as
def copies_command(
    panel: Path,
    holder: str | None,
    kind: str | None,
    place: str | None,
    struck: str | None,
    destroyer: str | None,
    day: str | None,
    reason: str | None,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.operations.desks.keeping.held import recorded_copies
    from evalapp.operations.desks.keeping.noting import copy_to_strike, note_copy, strike_copy
    from evalapp.operations.documents.copies import copy_json
    from evalapp.words.desks.copies import struck_words

    if holder is not None and struck is not None:
        raise click.UsageError(_("Note a copy or strike one off, each by itself."))
    if struck is not None and (kind is not None or place is not None):
        raise click.UsageError(_("--kind and --place belong to --note."))
    if struck is None and destroyer is not None:
        raise click.UsageError(_("--by belongs to --strike."))
    if holder is None and struck is None:
        if any(each is not None for each in (kind, place, day, reason)):
            raise click.UsageError(
                _("Say with --note who holds the copy, or with --strike which one is gone.")
            )
        return _list(panel, as_json)
    struck_off: dict[str, object] = {}
    with opened(panel, person) as workspace:
        if holder is not None:
            changes = note_copy(
                workspace,
                holder=holder,
                kind=kind or "other",
                place=place or "",
                since=day,
                note=reason or "",
            )
            said = _("Noted as change {number}.").format(number=changes.change)
        else:
            gone = copy_to_strike(workspace, struck or "")
            changes = strike_copy(workspace, gone.id, reason=reason or "", on=day, by=destroyer or "")
            said = struck_words(gone, changes.change)
            now = next(each for each in recorded_copies(workspace.view) if each.id == gone.id)
            struck_off = {"copy": copy_json(now)}
    if as_json:
        echo_json({"change": changes.change} | struck_off)
    else:
        tell(said)
    return DONE


def _list(panel: Path, as_json: bool) -> int:
    from evalapp.domain.desks.keeping import LIVE
    from evalapp.operations.desks.keeping.held import copies_of, unknown_words, writers_of
    from evalapp.operations.desks.keeping.noting import require_panel
    from evalapp.operations.documents.copies import copies_json
    from evalapp.words import formats
    from evalapp.words.desks.copies import copy_state, since_words

    with opened(panel, read_only=True) as workspace:
        require_panel(workspace)
        if as_json:
            echo_json(copies_json(workspace))
            return DONE
        found = copies_of(workspace)
        echo_table(
            (_("id"), _("kind"), _("who"), _("since"), _("state"), _("where")),
            [
                (
                    "–" if each.kind in LIVE else each.id,
                    each.kind.label,
                    each.holder,
                    since_words(each),
                    copy_state(each),
                    each.place,
                )
                for each in found
            ],
        )
        tell()
        tell(_("Written in this file:"))
        echo_table(
            (_("name"), _("account"), _("changes"), _("last")),
            [
                (each.name, each.account or "–", f"{each.first}–{each.last}", formats.stamp(each.at))
                for each in writers_of(workspace.view)
            ],
        )
        tell()
        tell(unknown_words())
    return DONE


@click.command(
    "key",
    help=N_(
        "Show the keys of PANEL, with which what jurors seal is opened, and who depends on an earlier one. --renew "
        "makes a new one, with a reason; --drop lets go of a retired one."
    ),
)
@click.argument("panel", type=FilePath())
@click.option("--renew", "is_renewed", is_flag=True, help=N_("Make a new key; the one of now is retired."))
@click.option(
    "--drop", "dropped", metavar="N", type=int, help=N_("Refuse from now on what was sealed for key N.")
)
@click.option("--reason", metavar="TEXT", help=N_("Why."))
@json_option
@acting_as
def key_command(
    panel: Path,
    is_renewed: bool,
    dropped: int | None,
    reason: str | None,
    as_json: bool,
    person: str | None,
) -> int:
    from evalapp.operations.desks.keeping.renewing import drop_key, renew_key
    from evalapp.operations.documents.copies import keys_json
    from evalapp.words.desks.keys import new_codes_words, renewal_words

    if is_renewed and dropped is not None:
        raise click.UsageError(_("Renew the key or drop an earlier one, each by itself."))
    if not is_renewed and dropped is None:
        if reason is not None:
            raise click.UsageError(_("--reason belongs to --renew or --drop."))
        return _keys(panel, as_json)
    with opened(panel, person) as workspace:
        changes = (
            renew_key(workspace, reason or "")
            if dropped is None
            else drop_key(workspace, dropped, reason or "")
        )
        if as_json:
            echo_json({"change": changes.change} | keys_json(workspace))
            return DONE
        phase = workspace.view.call().phase
    if dropped is not None:
        tell(
            _("Dropped as change {number}: what was sealed for it is refused.").format(number=changes.change)
        )
        tell(_("The key itself stays in the history of this file and in its back-ups."))
        return DONE
    tell(_("Renewed as change {number}.").format(number=changes.change))
    tell(renewal_words())
    tell(new_codes_words(phase))
    return DONE


def _keys(panel: Path, as_json: bool) -> int:
    from evalapp.operations.desks.keeping.keys import earlier_codes_said, keys_of_panel
    from evalapp.operations.desks.keeping.renewing import require_key
    from evalapp.operations.documents.copies import keys_json
    from evalapp.words import formats
    from evalapp.words.desks.keys import depending_words

    with opened(panel, read_only=True) as workspace:
        require_key(workspace)
        if as_json:
            echo_json(keys_json(workspace))
            return DONE
        keys, phase = keys_of_panel(workspace.view), workspace.view.call().phase
        earlier = earlier_codes_said(workspace.view)
    echo_table(
        (_("key"), _("since"), _("state"), _("public half"), _("why")),
        [
            (
                str(each.nth),
                formats.stamp(each.at) if each.at else "–",
                keys.state(each).label,
                each.recipient,
                each.reason or "–",
            )
            for each in keys.all
        ],
    )
    if keys.depending:
        tell()
        tell(_("Packs that were made for an earlier key:"))
        echo_table(
            (_("juror"), _("pack"), _("key"), _("state")),
            [
                (
                    each.name,
                    str(each.number),
                    str(each.key),
                    depending_words(phase, came=each.came, replaced_by=each.replaced_by),
                )
                for each in keys.depending
            ],
        )
    if earlier:
        tell()
        tell(earlier)
    return DONE
