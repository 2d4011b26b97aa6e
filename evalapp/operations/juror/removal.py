"""After handing in: a juror's files of a call go from this computer, and nothing else does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PACK
from evalapp.domain.incoming.system import system_words
from evalapp.domain.texts import _, ngettext
from evalapp.operations.juror.submission import unsent
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of
from evalapp.store.lock_note import remove_note


@dataclass(frozen=True, kw_only=True, slots=True)
class Removal:
    """What would go and what would stay, as `remove_local_data` will do it.

    `goes`: the pack if asked for, the back-ups, and the work file last. `stays`: sentences, one a thing. `unsent`:
    scores and conflicts that no return holds. It holds for the file with this `fingerprint` only.
    """

    work: Path
    goes: tuple[Path, ...]
    stays: tuple[str, ...]
    unsent: int
    fingerprint: str


def removal_of(workspace: Workspace, *, with_pack: bool = False) -> Removal:
    """Nothing is deleted yet. Raises KnownError for a panel file, which is never removed this way."""
    if not workspace.is_work_file:
        raise KnownError(_("Only a juror’s own work can be removed from this computer; this is a panel."))
    work = workspace.path
    pack = work.with_suffix(PACK.suffix)
    has_pack = pack.is_file()
    packs = (pack,) if has_pack and with_pack else ()
    return Removal(
        work=work,
        goes=(*packs, *backups_of(work), work),
        stays=_stays(pack.name if has_pack and not with_pack else ""),
        unsent=len(unsent(workspace)),
        fingerprint=workspace.view.fingerprint(),
    )


def _stays(pack: str) -> tuple[str, ...]:
    kept = [
        _("The returns that you handed in and their receipts stay where they are: they are your proof."),
        _(
            "Copies that you made yourself stay: on a stick, in a mail, in a folder that is kept in step elsewhere."
        ),
        _(
            "What is deleted is not overwritten: on a disk without encryption, special tools may find traces of it "
            "until the space is used again."
        ),
    ]
    if pack:
        kept.insert(
            1, _("The pack “{file}” stays; without your access code nobody can open it.").format(file=pack)
        )
    return tuple(kept)


def remove_local_data(removal: Removal, *, even_unsent: bool = False) -> None:
    """Delete what the plan lists; the work file must be closed.

    Raises KnownError when something is not handed in yet (unless `even_unsent`), when the work file is open or was
    changed since the plan was made, and when a file cannot be deleted: the work file itself goes last.
    """
    if removal.unsent and not even_unsent:
        raise KnownError(
            ngettext(
                "{n} thing in “{file}” is not handed in yet; hand it in first, or say that it may be lost.",
                "{n} things in “{file}” are not handed in yet; hand them in first, or say that they may be lost.",
                removal.unsent,
            ).format(n=removal.unsent, file=removal.work.name)
        )
    with Workspace.open(removal.work, read_only=True) as workspace:
        if workspace.view.fingerprint() != removal.fingerprint:
            raise KnownError(
                _("“{file}” was changed meanwhile; look again at what would be removed.").format(
                    file=removal.work.name
                )
            )
    for path in removal.goes:
        _delete(path)
    for folder in {path.parent for path in removal.goes} - {removal.work.parent}:
        with suppress(OSError):  # something else lies in it
            folder.rmdir()
    remove_note(removal.work)


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be deleted: {why}; close it in other programs, then remove again.").format(
                file=path.name, why=system_words(error)
            )
        ) from error
