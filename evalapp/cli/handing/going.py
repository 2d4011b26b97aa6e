"""What a hand-out would bring to whom, told without writing anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evalapp.cli.common import echo_json, echo_table, opened, tell
from evalapp.domain.file_kinds import CODES
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.folders import require_folders
from evalapp.operations.exchange.preview import LeftOut, Outgoing


def tell_going(
    panel: Path,
    folder: Path,
    jurors: tuple[str, ...],
    *,
    is_forms: bool,
    new_codes: bool,
    has_letters: bool,
    as_json: bool,
    person: str | None,
) -> None:
    """Raises KnownError where the hand-out itself would refuse."""
    from evalapp.cli.handing.letters import require_place_of_letters
    from evalapp.operations.exchange.own_codes import require_own_folder
    from evalapp.operations.exchange.preview import exposed_words, left_out, outgoing
    from evalapp.operations.progress.before_sending import before_writing

    with opened(panel, person) as workspace:
        workspace.require(Action.HAND_OUT)
        require_folders(folder / CODES)
        view = workspace.view
        rows = outgoing(view, jurors or None, is_forms=is_forms, new_codes=new_codes)
        if not is_forms:
            require_own_folder(view, folder, [each.juror for each in rows])
        if has_letters:
            require_place_of_letters(view, folder, rows)
        nothing_for = () if jurors else left_out(view)
        note = " ".join(filter(None, (before_writing(view), exposed_words(rows))))
    if as_json:
        echo_json(_document(rows, nothing_for, note))
    else:
        _tell(rows, nothing_for, note, is_forms=is_forms)


def _document(rows: Sequence[Outgoing], nothing_for: Sequence[LeftOut], note: str) -> dict[str, object]:
    return {
        "dry_run": True,
        "going": [
            {
                "juror": each.juror,
                "name": each.name,
                "number": each.number,
                "applications": each.applications,
                "going": str(each.going),
                "changes": each.changes,
                "new_code": each.has_new_code,
            }
            for each in rows
        ],
        "left_out": [{"juror": each.juror, "name": each.name, "reason": each.why} for each in nothing_for],
        "note": note,
    }


def _tell(rows: Sequence[Outgoing], nothing_for: Sequence[LeftOut], note: str, *, is_forms: bool) -> None:
    head = [_("juror"), _("number"), "#", _("state"), _("what changed")]
    table = [
        [each.name, str(each.number), str(each.applications), each.going.label, each.changes or "–"]
        for each in rows
    ]
    if not is_forms:
        head.append(_("access code"))
        for row, each in zip(table, rows, strict=True):
            row.append(_("new") if each.has_new_code else _("as before"))
    echo_table(head, table)
    for left in nothing_for:
        tell(_("Nothing goes to {juror}: {why}").format(juror=left.name, why=left.why))
    if note:
        tell(note)
    tell(_("Nothing was changed: this was a dry run."))
