"""Files that go out get their names once the panel or work file has recorded them, and not before.

A kill before the record leaves parts that nobody knows of, and the earlier files as they were. A kill after it leaves
rows of `unplaced`, from which the next opening for writing gives the files their names (docs/decisions/0040).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import CODES, PACK, RETURN
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.files import Staged, drop_abandoned, is_part_of, sync_folder
from evalapp.store.file import PanelFile
from evalapp.store.rows.unplaced import Unplaced, forget_unplaced, read_unplaced
from evalapp.store.shares import leads_elsewhere

ELSEWHERE = "elsewhere"  # on another machine, which is not asked because a file says so
_MOST_NAMED = 5
_PIECE = 2**20  # bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A file that is recorded and does not have its name.

    `why`: what the system says, or ELSEWHERE where it was not asked; empty where the file is not there.
    """

    folder: Path
    name: str
    part: str
    why: str

    @property
    def is_gone(self) -> bool:
        return not self.why


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """`beside`: the folder of the panel or work file. `earlier`: files that wait for their names, for `settle`."""

    beside: Path
    earlier: tuple[Staged, ...]


def make_ready(file: PanelFile, folder: Path, names: Collection[str]) -> Ready:
    """Before files called `names` are written into `folder`: what earlier ones left there is seen to.

    Raises KnownError where a pack, form or code lies there and cannot get
    its name: the next ones would be taken for it. A return says all that those before it said.
    """
    waiting = place(file, chosen=folder)
    kept = [each for each in waiting if not each.is_gone and _is_same(each.folder, folder)]
    if kept and not file.is_work_file:
        raise KnownError(waiting_words(kept))
    # Whoever hands out again was told that these codes are gone.
    forget_unplaced(file, [each.part for each in waiting if each.is_gone and each.name == CODES])
    drop_abandoned(folder, names, but={each.part for each in waiting})
    return Ready(
        beside=file.path.parent,
        earlier=tuple(
            Staged(part=each.folder / each.part, path=each.folder / each.name)
            for each in waiting
            if each.why not in ("", ELSEWHERE)
        ),
    )


def _is_same(folder: Path, other: Path) -> bool:
    return os.path.abspath(folder) == os.path.abspath(other)


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

    Of the `earlier` ones those go in whose place the change recorded others.
    """
    noted = {each.part for each in read_unplaced(file)}
    fresh = list(staged)
    for each in (*fresh, *earlier):
        if each.part.name not in noted:
            each.drop()
    return place(file, own={each.part.name for each in fresh})


def place(file: PanelFile, *, own: Collection[str] = (), chosen: Path | None = None) -> tuple[Waiting, ...]:
    """Give every recorded file its name; returns those that could not get it, and may later.

    Parts named in `own` were just written by us. Any other is what the record says, or it is left alone. What a file
    says never leads to another machine, unless somebody has just `chosen` that folder.
    """
    waiting: list[Waiting] = []
    done: dict[str, Path] = {}
    for each in read_unplaced(file):
        if not is_record_of_ours(each):  # nothing that it names is looked for
            waiting.append(Waiting(folder=file.path.parent, name=each.name, part=each.part, why=""))
            continue
        said = os.fsdecode(unquote_to_bytes(each.folder))
        folder = file.path.parent / said
        is_known = each.part in own or (chosen is not None and _is_same(folder, chosen))
        if not is_known and leads_elsewhere(said, file.path.parent):
            waiting.append(Waiting(folder=folder, name=each.name, part=each.part, why=ELSEWHERE))
            continue
        try:
            if _has_its_name(folder, each, is_own=each.part in own):
                done[each.part] = folder
                continue
            why = ""
        except OSError as error:
            why = system_words(error)
        except KnownError as error:
            why = str(error)
        waiting.append(Waiting(folder=folder, name=each.name, part=each.part, why=why))
    # What the disk may still forget is not forgotten here either.
    with suppress(OSError, KnownError):
        for folder in set(done.values()):
            sync_folder(folder)
        if done:
            forget_unplaced(file, done)
    return tuple(waiting)


def is_record_of_ours(file: Unplaced) -> bool:
    """Whether it names a folder, a part and a file as `to_be_placed` does."""
    folder = unquote_to_bytes(file.folder)
    return (
        is_part_of(file.part, file.name)
        and Path(file.name).name == file.name
        and quote_from_bytes(folder) == file.folder
        and b"\0" not in folder
        and "\0" not in file.name + file.juror
    )


def _has_its_name(folder: Path, file: Unplaced, *, is_own: bool) -> bool:
    """Whether it has it by now. Raises OSError or KnownError where it lies there and cannot get it."""
    part, path = folder / file.part, folder / file.name
    try:
        if not is_own and sha256_of_file(part) != file.sha256:
            return False
    except FileNotFoundError:
        if not folder.is_dir():
            raise  # a stick that is not there now
        return _is_there(path, file.sha256)
    if path.exists() and not (PACK.is_kind_of(path) or RETURN.is_kind_of(path) or path.name == CODES):
        raise KnownError(_("another file has that name"))  # a form that came back may hold scores
    part.replace(path)
    return True


def _is_there(path: Path, sha256: str) -> bool:
    try:
        return sha256_of_file(path) == sha256
    except FileNotFoundError:
        return False


def sha256_of_file(path: Path) -> str:
    """Piece by piece. Raises OSError."""
    with open_plain(path) as stream:
        digest = hashlib.sha256()
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def waiting_words(waiting: Iterable[Waiting], *, number: int = 0) -> str:
    """A sentence for each folder and cause; `number`: of the return, where it is one. Empty where nothing waits."""
    groups: dict[tuple[Path, str], list[str]] = {}
    for each in waiting:
        groups.setdefault((each.folder, each.why), []).append(each.name)
    sentences = []
    for (folder, why), names in groups.items():
        shown = ", ".join(f"“{shorten(name)}”" for name in names[:_MOST_NAMED])
        files = shown if len(names) <= _MOST_NAMED else f"{shown}…"
        if why == ELSEWHERE:
            words = _elsewhere()
        else:
            words = _of_return(why) if number else _handed_out(why, has_codes=CODES in names)
        named = shorten(Path(os.path.abspath(folder)).name)
        sentences.append(words.format(files=files, folder=named, why=why.rstrip("."), number=number))
    return " ".join(sentences)


def _elsewhere() -> str:
    return _(
        "Recorded, but perhaps not yet under its name: {files}. The folder “{folder}” is on another computer, to which "
        "no file leads Evalapp by itself; choose that folder again to hand in or hand out there."
    )


def _of_return(why: str) -> str:
    if why:
        return _(
            "Return {number} is recorded, but could not yet get its name {files} in the folder “{folder}” ({why}). "
            "Close what keeps it, then close this file and open it again; or hand in again under another name."
        )
    return _(
        "Return {number} is recorded as {files} in the folder “{folder}”, but is not there. Unless you have it "
        "already, hand in again."
    )


def _handed_out(why: str, *, has_codes: bool) -> str:
    if why:
        return _(
            "Recorded as handed out, but not yet under its name in the folder “{folder}”: {files} ({why}). "
            "Close what keeps it, then close this file and open it again."
        )
    if has_codes:
        return _(
            "Recorded as handed out, but not there in the folder “{folder}”: {files}. Unless you have it already, "
            "hand out again with new codes."
        )
    return _(
        "Recorded as handed out, but not there in the folder “{folder}”: {files}. Unless you have it already, "
        "hand out again."
    )
