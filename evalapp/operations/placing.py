"""Files that go out get their names once the panel or work file has recorded them, and not before.

A kill before the record leaves parts that nobody knows of, and the earlier files as they were. A kill after it leaves
rows of `unplaced`, by which `recovering` finds the files at the next opening for writing (docs/decisions/0040).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import CODES, PACK, RETURN
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.files import Staged, drop_abandoned, sync_folder
from evalapp.operations.recovering import Waiting, is_same, recover, sha256_of_file, waiting_words
from evalapp.store.file import PanelFile
from evalapp.store.rows.unplaced import Unplaced, forget_unplaced, read_unplaced


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """`beside`: the folder of the panel or work file. `earlier`: files that wait for their names, for `settle`.

    `recovered`: those that were found there, whole, and lie elsewhere now.
    """

    beside: Path
    earlier: tuple[Staged, ...]
    recovered: tuple[Path, ...] = ()


def make_ready(file: PanelFile, folder: Path, names: Collection[str]) -> Ready:
    """Before files called `names` are written into `folder`: what earlier ones left there is seen to.

    Raises KnownError where a pack, form or code lies there and cannot get
    its name: the next ones would be taken for it. A return says all that those before it said.
    """
    found = recover(file, chosen=folder)
    waiting = found.waiting
    kept = [each for each in waiting if not each.is_gone and is_same(each.folder, folder)]
    if kept and not file.is_work_file:
        raise KnownError(waiting_words(kept))
    # Whoever hands out again was told that these codes are gone.
    forget_unplaced(file, [each.part for each in waiting if each.is_gone and each.name == CODES])
    drop_abandoned(folder, names, but={each.part for each in waiting})
    return Ready(
        beside=file.path.parent,
        earlier=tuple(
            Staged(part=folder / each.part, path=folder / each.name)
            for each in waiting
            if each.why and is_same(each.folder, folder)
        ),
        recovered=found.recovered,
    )


def to_be_placed(staged: Staged, juror: str, *, beside: Path) -> Unplaced:
    """What the change that records the file notes of it; `beside`: the folder of the panel or work file.

    Reads the part, which may be large. Raises KnownError where that is not possible.
    """
    folder, own = Path(os.path.abspath(staged.path.parent)), Path(os.path.abspath(beside))
    try:
        sha256 = sha256_of_file(staged.part)
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be read: {why}.").format(
                file=shorten(staged.path.name), why=system_words(error)
            )
        ) from error
    # Both may be moved together, on a stick for instance.
    kept = folder.relative_to(own) if folder.is_relative_to(own) else folder
    return Unplaced(
        part=staged.part.name,
        folder=quote_from_bytes(os.fsencode(kept)),
        name=staged.path.name,
        sha256=sha256,
        juror=juror,
    )


def settle(file: PanelFile, staged: Iterable[Staged], earlier: Iterable[Staged] = ()) -> tuple[Waiting, ...]:
    """After the change that was to record them: what it recorded gets its name, and what it did not is removed.

    Of the `earlier` ones those go in whose place the change recorded others. Returns those that could not get theirs.
    """
    noted = {each.part: each for each in read_unplaced(file)}
    fresh = list(staged)
    for each in (*fresh, *earlier):
        if each.part.name not in noted:
            each.drop()
    waiting: list[Waiting] = []
    done: dict[str, Path] = {}
    ours = {each.part.name: each for each in fresh}
    for part, own in ((part, ours[part]) for part in noted if part in ours):
        try:
            _give_name(own)
            done[part] = own.path.parent
        except (OSError, KnownError) as error:
            why = system_words(error) if isinstance(error, OSError) else str(error)
            waiting.append(Waiting(folder=own.path.parent, name=own.path.name, part=part, why=why))
    # What the disk may still forget is not forgotten here either.
    with suppress(OSError, KnownError):
        for folder in set(done.values()):
            sync_folder(folder)
        if done:
            forget_unplaced(file, done)
    return tuple(waiting)


def _give_name(own: Staged) -> None:
    """Raises OSError or KnownError where it cannot get it."""
    path = own.path
    if path.exists() and not (PACK.is_kind_of(path) or RETURN.is_kind_of(path) or path.name == CODES):
        raise KnownError(_("another file has that name"))  # a form that came back may hold scores
    own.part.replace(path)
