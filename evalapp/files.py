"""Names and bytes of files that leave the program: whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import time
import unicodedata
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from evalapp import stops
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.system import unwritable_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.folders import require_folders

_MOST_STEM = 60
_MOST_OF_NAME = 40  # of a file, in the name of its part
_ABANDONED = 600  # seconds after which nobody is still writing a part
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9])(\.|$)", re.IGNORECASE)
OWNER_ONLY = 0o600
FOR_OTHERS = 0o666  # less what the umask takes: sealed files and what is printed are made to be passed on


def safe_stem(text: str) -> str:
    """A file name in plain letters that every system accepts: `J-01 Zoë d'Hondt/x` → `J-01-Zoe-d-Hondt-x`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9._]+", "-", plain)[:_MOST_STEM].strip("-.") or "file"
    # Windows takes these for devices, whatever follows the point.
    return f"_{stem}" if _DEVICE.match(stem) else stem


def safe_name(name: str) -> str:
    """The same for a name with a suffix: `plan 1.pdf` → `plan-1.pdf`."""
    stem, dot, suffix = name.rpartition(".")
    return f"{safe_stem(stem or suffix)}.{safe_stem(suffix)}" if dot else safe_stem(suffix)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What lay at a path when it was looked at, which alone may give way; without a `mark` nothing did."""

    mark: tuple[int, ...] | None = None

    @classmethod
    def at(cls, path: Path) -> Seen:
        try:
            found = path.lstat()
        except (OSError, ValueError):
            return NOTHING_SEEN
        return cls(mark=(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns))

    def give_way(self, part: Path, path: Path) -> None:
        """As `put_in_place`. Raises FileExistsError where another file came to lie there meanwhile, and OSError."""
        now = Seen.at(path)
        if now.mark is not None and now == self:
            put_in_place(part, path)
        else:
            put_newly_in_place(part, path)


NOTHING_SEEN = Seen()


def require_replaceable(path: Path, suffix: str, is_own: Callable[[Path], bool] | None = None) -> Seen:
    """A file that is there is replaced only by one of its own kind: never a panel by a report of it.

    The kind is told by `is_own`, which looks into it, whatever its name is; without that by the suffix. What is
    returned goes to the writing. Raises KnownError.
    """
    seen = Seen.at(path)
    require_plain(path)
    if path.exists() and not (path.suffix.lower() == suffix if is_own is None else is_own(path)):
        raise _already_there(path)
    return seen


def _already_there(path: Path) -> KnownError:
    text = _("“{file}” already exists; choose another name or folder, nothing was overwritten.")
    return KnownError(text.format(file=shorten(path.name)))


def require_untouched(path: Path, *, is_untouched: bool) -> None:
    """What we wrote and somebody changed since is theirs, and gives way to none. Raises KnownError."""
    if not is_untouched:
        text = _(
            "“{file}” was changed since Evalapp wrote it; choose another name or folder, nothing was overwritten."
        )
        raise KnownError(text.format(file=shorten(path.name)))


def require_same(path: Path, *, unlike: str) -> None:
    """What we wrote of something else is no earlier one of this, and may be all there is of it. Raises KnownError.

    `unlike` says what it is instead, empty where it is an earlier one of this.
    """
    if unlike:
        text = _("“{file}” is {what}; choose another name or folder, nothing was overwritten.")
        raise KnownError(text.format(file=shorten(path.name), what=unlike))


def require_plain(path: Path) -> None:
    """What lies there may be a file, or nothing: a link, a pipe or a folder would be gone. Raises KnownError."""
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        return  # nothing is there, or the writing says why it cannot be
    if not stat.S_ISREG(mode):
        raise KnownError(
            _(
                "“{file}” is a folder, a link or something else that is no file; choose another name or folder, "
                "nothing was overwritten."
            ).format(file=shorten(path.name))
        )


def write_bytes(path: Path, content: bytes, *, mode: int = OWNER_ONLY, over: Seen | None = None) -> None:
    """Replace `path` in one step, so that a full disk or a power cut leaves the earlier file. Raises KnownError.

    `mode` holds from the first byte on; only what is made for others gets FOR_OTHERS. With `over` only what was seen
    there gives way.
    """
    write_with(path, lambda stream: stream.write(content), mode=mode, over=over)


def write_with(
    path: Path, write: Callable[[IO[bytes]], object], *, mode: int = OWNER_ONLY, over: Seen | None = None
) -> None:
    """As `write_bytes`, for what `write` puts into the stream; whatever it raises leaves the earlier file too."""
    staged = stage_with(path, write, mode=mode)
    try:
        with stops.final():
            put_in_place(staged.part, path) if over is None else over.give_way(staged.part, path)
        stops.note_done(path)
    except FileExistsError:
        raise _already_there(path) from None
    except OSError as error:
        raise KnownError(unwritable_words(path, error)) from error
    finally:
        staged.drop()


@dataclass(frozen=True, kw_only=True, slots=True)
class Staged:
    """A whole file that the disk keeps under the name `part`; what lies at `path` is still what lay there."""

    part: Path
    path: Path

    def drop(self) -> None:
        """Nothing where it has its real name by now, or is gone."""
        with suppress(OSError):
            self.part.unlink()


def stage_bytes(path: Path, content: bytes, *, mode: int = OWNER_ONLY) -> Staged:
    return stage_with(path, lambda stream: stream.write(content), mode=mode)


def part_beside(path: Path) -> Path:
    """A name of its own for what is to be called `path` once it is whole; `drop_abandoned` knows it."""
    return path.with_name(f".{path.name[:_MOST_OF_NAME]}.{os.urandom(6).hex()}.part")


def stage_with(path: Path, write: Callable[[IO[bytes]], object], *, mode: int = OWNER_ONLY) -> Staged:
    """Write what is to lie at `path` beside it. Raises KnownError, or what `write` raises, and leaves nothing then."""
    require_folders(path)
    require_plain(path)
    staged = Staged(part=part_beside(path), path=path)
    try:
        handle = os.open(staged.part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            with os.fdopen(handle, "wb") as stream:
                write(stream)
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            staged.drop()
            raise
    except OSError as error:
        raise KnownError(unwritable_words(path, error)) from error
    return staged


def is_part_of(part: str, name: str) -> bool:
    """Whether `part` is a name under which `stage_with` puts what is to be called `name`."""
    return re.fullmatch(rf"\.{re.escape(name[:_MOST_OF_NAME])}\.[0-9a-f]{{12}}\.part", part) is not None


def drop_abandoned(folder: Path, names: Collection[str], *, but: Collection[str] = ()) -> None:
    """Remove the parts of files called `names` that a kill left in `folder`; not those called as in `but`.

    Young ones stay: somebody else may be writing into the folder.
    """
    with suppress(OSError):
        for each in os.scandir(folder):
            with suppress(OSError):
                if (
                    each.name not in but
                    and any(is_part_of(each.name, name) for name in names)
                    and each.is_file(follow_symlinks=False)
                    and time.time() - each.stat(follow_symlinks=False).st_mtime > _ABANDONED
                ):
                    os.unlink(each)


def sync(path: Path) -> None:
    """Have the disk keep what somebody else wrote into the file. Raises OSError."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def put_in_place(part: Path, path: Path) -> None:
    """Give a file whose bytes are on the disk its real name, and have the disk keep that too. Raises OSError."""
    part.replace(path)
    sync_folder(path.parent)


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """What we gave a name that was free: device and number of the file, since the name may be another's by now."""

    path: Path
    which: tuple[int, int]

    def remove(self) -> None:
        """Only what we put there ourselves. Raises OSError."""
        if _which(self.path) == self.which:
            self.path.unlink()


def put_newly_in_place(part: Path, path: Path) -> Placed:
    """As `put_in_place`, and never over what came to lie there meanwhile. Raises FileExistsError for that, and OSError.

    Where it cannot be put there, nothing of ours has the name.
    """
    with stops.final():
        placed = _placed_newly(part, path)
    stops.note_done(path)
    return placed


def _placed_newly(part: Path, path: Path) -> Placed:
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk that knows no links, as a stick
        _reserve(path)
        try:
            part.replace(path)
        except BaseException:
            with suppress(OSError):  # why it cannot be put there is what must be said
                path.unlink()
            raise
    placed = Placed(path=path, which=_which(path))
    try:
        with suppress(OSError):  # under its real name it is whole: a second one does no harm
            part.unlink(missing_ok=True)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            placed.remove()
        raise
    return placed


def _reserve(path: Path) -> None:
    """An empty file under a name that is free: of two programs one alone gets it. Raises FileExistsError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))


def _which(path: Path) -> tuple[int, int]:
    found = path.lstat()
    return found.st_dev, found.st_ino


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in it. Raises OSError."""
    # Windows has no folder to open; there the name is kept with the file.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
