"""Files that a kill kept from their names, found again by what a panel or work file says of them.

Who altered the file wrote that too, so nothing in it chooses where anything is written. A part is looked for in the
folder of the file and those below it alone, or in one that somebody has just chosen; it must be a plain file with the
SHA-256 that was noted; and it is copied, under a name that is free, into one folder beside the file.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import unquote_to_bytes

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import CODES, PACK, RETURN, WORKBOOK
from evalapp.domain.incoming.plain_files import NO_LINK, open_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.files import is_part_of, safe_stem, sync_folder
from evalapp.store.file import PanelFile
from evalapp.store.history.verify import verify
from evalapp.store.rows.unplaced import Unplaced, forget_unplaced, read_unplaced

ELSEWHERE = "elsewhere"  # outside the folder of the file, where nothing leads because a file says so
ALTERED = "altered"  # the file, which is not believed then
_RECOVERED = "{file}-recovered"  # the one folder that is written to
_MOST_ALIKE = 99
_MOST_NAMED = 5
_PIECE = 2**20  # bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A file that is recorded and does not have its name.

    `why`: what the system says, ELSEWHERE or ALTERED where it was not asked; empty where the file is not there.
    """

    folder: Path
    name: str
    part: str
    why: str

    @property
    def is_gone(self) -> bool:
        return not self.why


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """`waiting`: what could not be had, and may later; `recovered`: where what was found lies whole."""

    waiting: tuple[Waiting, ...] = ()
    recovered: tuple[Path, ...] = ()


def recover(file: PanelFile, *, chosen: Path | None = None) -> Found:
    """See to every file that is recorded and has no name; of a file that was altered, none.

    Raises KnownError where the panel or work file cannot be written to.
    """
    if not (noted := read_unplaced(file)):
        return Found()
    is_believed = verify(file).is_whole
    waiting: list[Waiting] = []
    recovered: list[Path] = []
    done: list[str] = []
    for each in noted:
        said = os.fsdecode(unquote_to_bytes(each.folder))
        folder = file.path.parent / said
        why = ""
        if not is_believed:
            why = ALTERED
        elif not is_record_of_ours(each):
            why = ELSEWHERE  # wherever that may be
        elif not (_is_below(said, file.path.parent) or (chosen is not None and is_same(folder, chosen))):
            why = ELSEWHERE
        else:
            try:
                if (path := _copied(file, folder, each)) is not None:
                    recovered.append(path)
                if path is not None or _is_there(folder / each.name, each.sha256):
                    done.append(each.part)
                    continue
            except OSError as error:
                why = system_words(error)
            except KnownError as error:
                why = str(error)
        waiting.append(Waiting(folder=folder, name=each.name, part=each.part, why=why))
    if done:
        forget_unplaced(file, done)
    return Found(waiting=tuple(waiting), recovered=tuple(recovered))


def is_record_of_ours(file: Unplaced) -> bool:
    """Whether it names a part and a file as `to_be_placed` does, in a folder that can be."""
    can_be = "\0" not in file.part + file.name and b"\0" not in unquote_to_bytes(file.folder)
    return can_be and is_part_of(file.part, file.name) and Path(file.name).name == file.name


def is_same(folder: Path, other: Path) -> bool:
    return os.path.abspath(folder) == os.path.abspath(other)


def _is_below(said: str, own: Path) -> bool:
    """Whether it is that folder or one below it, on a way without links."""
    way = PurePath(said)
    if way.anchor or ".." in way.parts:
        return False
    at = own
    for name in way.parts:
        at = at / name
        with suppress(FileNotFoundError):  # a stick that is not there now
            if not _is_folder(at):
                return False
    return True


def _is_folder(path: Path) -> bool:
    """And no link to one, of whatever kind. Raises FileNotFoundError."""
    found = path.lstat()
    if sys.platform == "win32" and found.st_file_attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT:
        return False
    return stat.S_ISDIR(found.st_mode)


def _copied(file: PanelFile, folder: Path, noted: Unplaced) -> Path | None:
    """Where a part that is what was noted lies now; None where there is none. Raises OSError or KnownError."""
    part = folder / noted.part
    try:
        if sha256_of_file(part) != noted.sha256:
            return None
    except FileNotFoundError:
        if not folder.is_dir():
            raise  # a stick that is not there now
        return None
    path = _written(_own_folder(file), _name_of(noted), part, noted.sha256)
    if path is not None:
        part.unlink()
    return path


def _own_folder(file: PanelFile) -> Path:
    folder = file.path.with_name(_RECOVERED.format(file=safe_stem(file.path.stem)))
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    if not _is_folder(folder):
        raise KnownError(_("“{file}” is no folder").format(file=folder.name))
    return folder


def _name_of(noted: Unplaced) -> PurePath:
    """In plain letters, with the suffix of a file that we hand out."""
    if noted.name == CODES:
        return PurePath(CODES)
    of_kind = next((each for each in (PACK, RETURN, WORKBOOK) if noted.name.endswith(each.suffix)), None)
    if of_kind is None:
        raise KnownError(_("it is no pack, form or return"))
    return PurePath(safe_stem(noted.name.removesuffix(of_kind.suffix)) + of_kind.suffix)


def _written(folder: Path, name: PurePath, part: Path, sha256: str) -> Path | None:
    """A copy under the first name that is free; None where the part became another meanwhile."""
    for n in range(1, _MOST_ALIKE):
        path = folder / (name.name if n == 1 else f"{name.stem}-{n}{name.suffix}")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK, 0o600)
        except FileExistsError:
            continue
        digest = hashlib.sha256()
        with os.fdopen(handle, "wb") as copy, open_plain(part) as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        if digest.hexdigest() != sha256:
            path.unlink()
            return None
        sync_folder(folder)
        return path
    raise KnownError(_("the folder “{folder}” is full of files of that name").format(folder=folder.name))


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
        elif why == ALTERED:
            words = _of_altered()
        else:
            words = _of_return(why) if number else _handed_out(why, has_codes=CODES in names)
        named = shorten(Path(os.path.abspath(folder)).name)
        sentences.append(words.format(files=files, folder=named, why=why.rstrip("."), number=number))
    return " ".join(sentences)


def _elsewhere() -> str:
    return _(
        "Recorded, but perhaps not yet under its name: {files}. The folder “{folder}” lies outside that of this file, "
        "and no file leads Evalapp there by itself; choose that folder again to hand in or hand out there."
    )


def _of_altered() -> str:
    return _(
        "The file says that {files} waits for its name in “{folder}”. The file was altered outside Evalapp, so nothing "
        "is done because it says so."
    )


def recovered_words(recovered: Sequence[Path]) -> str:
    """Empty where there is none."""
    if not recovered:
        return ""
    shown = ", ".join(f"“{shorten(each.name)}”" for each in recovered[:_MOST_NAMED])
    return _(
        "What was recorded and had not got its name lies whole in the folder “{folder}”: {files}. Use it from there."
    ).format(folder=recovered[0].parent.name, files=shown if len(recovered) <= _MOST_NAMED else f"{shown}…")


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


def words_on_files(recovered: Sequence[Path], waiting: Iterable[Waiting], *, number: int = 0) -> str:
    """Empty where every file has its name."""
    return " ".join(filter(None, (recovered_words(recovered), waiting_words(waiting, number=number))))
