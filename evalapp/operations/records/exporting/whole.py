"""An export as a whole: all of it beside what lies there, then each file in its place, and a list of what each is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evalapp import stops
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import EXPORT_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.incoming.system import system_words, unwritable_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.files import Staged, put_in_place, stage_bytes, write_bytes
from evalapp.folders import make_folder

LIST = "files.json"
"""Of every other file its SHA-256, by which a later export knows whether somebody worked in it."""
_MOST_NAMED = 5

Contents = Mapping[Path, Callable[[], bytes]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """`is_whole`: not while files are put in their places; until then `before` is what lay there."""

    files: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = True

    def knows(self, name: str, sha256: str) -> bool:
        return sha256 in (self.files.get(name), self.before.get(name))

    def content(self) -> bytes:
        told: dict[str, Any] = {"whole": self.is_whole, "files": dict(self.files)}
        if not self.is_whole:
            told["before"] = dict(self.before)
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def listed_in(folder: Path) -> Listed:
    """What an earlier export says of its files; nothing where there is none, or what says nothing of the kind."""
    try:
        told = json.loads(read_plain(folder / LIST, EXPORT_BYTES))
        files, before = (
            {str(k): str(v) for k, v in told.get(name, {}).items()} for name in ("files", "before")
        )
        return Listed(files=files, before=before, is_whole=told.get("whole") is not False)
    except (OSError, ValueError, RecursionError, AttributeError):
        return Listed()


def write_export(folder: Path, contents: Contents, *, clear: Callable[[], None]) -> list[Path]:
    """Write each of `contents`, and take away by `clear` what an earlier export left.

    Until the last is on the disk nothing in the folder is another, whatever breaks it off. A file there that is neither
    as an earlier export wrote it nor as this one does is somebody’s work. Raises KnownError.
    """
    earlier = listed_in(folder)
    with _staged(contents) as (staged, digests):
        now = {path.relative_to(folder).as_posix(): sha256 for path, sha256 in digests.items()}
        _require_as_written(folder, earlier, now)
        with stops.final():
            _put_over(folder, staged, now, {**earlier.before, **earlier.files}, clear)
    return [*contents, folder / LIST]


def write_new(contents: Contents) -> list[Path]:
    """The same where nothing lies yet. Raises KnownError."""
    with _staged(contents) as (staged, _digests), stops.final():
        _put_in_place(staged)
    return list(contents)


@contextmanager
def _staged(contents: Contents) -> Iterator[tuple[list[Staged], dict[Path, str]]]:
    """Each beside where it is to lie, with its SHA-256; gone in the end, but for what has its place by then."""
    staged: list[Staged] = []
    digests: dict[Path, str] = {}
    try:
        for path, content_of in contents.items():
            make_folder(path.parent, is_private=True)
            content = content_of()
            digests[path] = hashlib.sha256(content).hexdigest()
            staged.append(stage_bytes(path, content))
        yield staged, digests
    finally:
        for each in staged:
            each.drop()


def _put_in_place(staged: Iterable[Staged]) -> None:
    for each in staged:
        try:
            put_in_place(each.part, each.path)
        except OSError as error:
            raise KnownError(unwritable_words(each.path, error)) from error


def _put_over(
    folder: Path,
    staged: Iterable[Staged],
    now: Mapping[str, str],
    before: Mapping[str, str],
    clear: Callable[[], None],
) -> None:
    write_bytes(folder / LIST, Listed(files=now, before=before, is_whole=False).content())
    try:
        clear()
        _put_in_place(staged)
        write_bytes(folder / LIST, Listed(files=now).content())
    except KnownError as error:
        raise KnownError(
            _("{why} The export in “{folder}” is not whole: do it again once that is mended.").format(
                why=error, folder=shorten(folder.name or str(folder))
            )
        ) from error


def _require_as_written(folder: Path, earlier: Listed, now: Mapping[str, str]) -> None:
    changed = [
        name
        for name, sha256 in now.items()
        if (found := _sha256(folder / name)) not in ("", sha256) and not earlier.knows(name, found)
    ]
    if changed:
        text = (
            _(
                "The folder “{folder}” holds files that are not as Evalapp exported them ({files}); choose an empty "
                "folder, nothing was overwritten."
            )
            if earlier.files
            else _(
                "The folder “{folder}” does not say whether its files are as Evalapp exported them ({files}), as there "
                "is no {list} in it that can be read; choose an empty folder, nothing was overwritten."
            )
        )
        name = shorten(folder.name or str(folder))
        raise KnownError(text.format(folder=name, files=_named(changed), list=LIST))


def _named(names: Collection[str]) -> str:
    shown = [shorten(each) for each in list(names)[:_MOST_NAMED]]
    return ", ".join(shown + ["…"] * (len(names) > _MOST_NAMED))


def _sha256(path: Path) -> str:
    """Empty where nothing lies there."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise KnownError(
            _("“{file}” of an earlier export cannot be read: {why}; choose an empty folder.").format(
                file=shorten(path.name), why=system_words(error)
            )
        ) from error
