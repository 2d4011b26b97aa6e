"""Letters, mail drafts and reminders as files: planned from the open file, written without it, then recorded."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.sent import Sent, SentKind
from evalapp.domain.texts import _, in_language
from evalapp.files import Staged, drop_abandoned, stage_bytes, sync_folder
from evalapp.folders import make_folder, require_folders
from evalapp.operations.exchange.carrying import Progress
from evalapp.operations.exchange.post.noting import NoteSent
from evalapp.operations.workspace import Workspace


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A file for one juror; `make` raises KnownError where it cannot be, which keeps none of the others back."""

    name: PersonName
    sent: Sent
    path: Path
    make: Callable[[], bytes]


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """Of whom nothing was made, and why with what to do, as a sentence."""

    juror: PersonId
    name: PersonName
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PostFile:
    juror: PersonId
    name: PersonName
    path: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedPost:
    """What was written into `folder`, readable by its owner alone; `together` is the one file with all of it.

    `left`: of how many it was not, because it was stopped. `waiting`: a sentence on files that are recorded and could
    not get their names; empty without any.
    """

    kind: SentKind
    folder: Path
    files: tuple[PostFile, ...]
    refused: tuple[Refused, ...]
    together: Path | None = None
    left: int = 0
    waiting: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Together:
    """One more file with what was made for all jurors, in their order; nobody's own."""

    path: Path
    make: Callable[[Sequence[PersonId]], bytes]


class PostWriting:
    """Files of one kind that are to be written into `folder`, in `language`."""

    def __init__(
        self,
        folder: Path,
        kind: SentKind,
        planned: Sequence[Planned],
        refused: Sequence[Refused],
        *,
        language: str,
        together: Together | None = None,
    ) -> None:
        self._folder, self._kind, self._planned, self._language = folder, kind, planned, language
        self._refused, self._together = list(refused), together
        self._made: list[tuple[Planned, Sent, Staged]] = []
        self._whole: Staged | None = None

    @property
    def count(self) -> int:
        return len(self._made)

    def write(self, _attachment_of: Callable[[str], bytes], progress: Progress) -> None:
        with in_language(self._language):
            for n, planned in enumerate(self._planned):
                progress(n, len(self._planned))
                self._write(planned)
            if self._together is not None and self._made:
                content = self._together.make([planned.sent.juror for planned, _sent, _staged in self._made])
                self._whole = stage_bytes(self._together.path, content)
        progress(len(self._planned), len(self._planned))

    def _write(self, planned: Planned) -> None:
        try:
            content = planned.make()
        except KnownError as error:
            self._refuse(planned, str(error))
            return
        staged = stage_bytes(planned.path, content)
        sent = replace(planned.sent, sha256=hashlib.sha256(content).hexdigest())
        self._made.append((planned, sent, staged))

    def _refuse(self, planned: Planned, why: str) -> None:
        self._refused.append(Refused(juror=planned.sent.juror, name=planned.name, why=why))

    def record(self, workspace: Workspace) -> HandedPost:
        staged = [each for _planned, _sent, each in self._made]
        staged += [self._whole] if self._whole is not None else []
        made = tuple(sent for _planned, sent, _staged in self._made)
        if made:
            try:
                workspace.execute(NoteSent(kind=self._kind, made=made))
            except BaseException:
                for each in staged:
                    each.drop()
                raise
        return HandedPost(
            kind=self._kind,
            folder=self._folder,
            files=tuple(
                PostFile(juror=planned.sent.juror, name=planned.name, path=planned.path)
                for planned, _sent, _staged in self._made
            ),
            refused=tuple(self._refused),
            together=self._whole.path if self._whole is not None else None,
            left=len(self._planned) - len(self._made) - self._refused_in_writing,
            waiting=_named(staged),
        )

    @property
    def _refused_in_writing(self) -> int:
        planned = {each.sent.juror for each in self._planned}
        return sum(each.juror in planned for each in self._refused)


def _require_free(paths: Sequence[Path]) -> None:
    """Raises KnownError where one of them lies there already: nothing is written over."""
    for path in paths:
        if path.exists():
            raise KnownError(
                _("“{file}” lies there already; choose another folder, nothing was overwritten.").format(
                    file=shorten(path.name)
                )
            )


def require_room(folder: Path, paths: Sequence[Path]) -> None:
    """As `make_ready_for`, and makes nothing. Raises KnownError."""
    require_folders(folder / "_")  # the folder itself may be a file, too
    there = next((each for each in (folder, *folder.absolute().parents) if each.is_dir()), folder)
    if not os.access(there, os.W_OK | os.X_OK):
        denied = system_words(PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
        words = _("The folder “{folder}” cannot be written to: {why}; choose another one.")
        raise KnownError(words.format(folder=shorten(there.name), why=denied))
    _require_free(paths)


def make_ready_for(folder: Path, paths: Sequence[Path]) -> None:
    """Raises KnownError where one of them lies there already."""
    _require_free(paths)
    make_folder(folder, is_private=True)
    drop_abandoned(folder, {name for path in paths for name in _with_earlier(path.name)})


def _with_earlier(name: str) -> list[str]:
    """What a kill left once it was recorded has a number and no name; the next one has a number of its own."""
    numbered = re.fullmatch(r"(.*-)([0-9]{1,4})(\.[a-z]+)", name)
    if numbered is None:
        return [name]
    stem, number, suffix = numbered.groups()
    return [f"{stem}{n}{suffix}" for n in range(1, int(number) + 1)]


def _named(staged: Sequence[Staged]) -> str:
    """Once they are recorded. A sentence on those that could not get their names."""
    waiting = []
    for each in staged:
        try:
            if each.path.exists():
                raise KnownError(_("another file has that name"))
            each.part.replace(each.path)
        except (OSError, KnownError) as error:
            each.drop()
            why = system_words(error) if isinstance(error, OSError) else str(error)
            waiting.append(f"“{shorten(each.path.name)}” ({why.rstrip('.')})")
    try:
        for folder in {each.path.parent for each in staged}:
            sync_folder(folder)
    except OSError:
        pass  # the files are there; that the disk may forget their names is nothing to stop for
    if not waiting:
        return ""
    return _("Recorded as made, but not there: {files}. Make them again in another folder.").format(
        files=", ".join(waiting)
    )
