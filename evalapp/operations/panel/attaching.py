"""Attachments: what can be kept with an application, and what cannot, each file for itself."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from evalapp.domain.application import Attachment
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.archives import entries_in
from evalapp.domain.incoming.bounds import ARCHIVED_FILES, ATTACHMENT_BYTES
from evalapp.domain.incoming.containers import holds_archive
from evalapp.domain.incoming.executables import ENOUGH, program_in, why_executable
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.intake import ATTACHMENTS, ImportRow, Outcome
from evalapp.domain.journal import Act, Changes, act
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_, _, ngettext
from evalapp.operations.change import OpenChange
from evalapp.operations.own_contents import Looked, look_into
from evalapp.operations.own_kinds import why_ours
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.refused import put_refused, remove_refused


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedFile:
    """`reason` names the file and says the way out. `is_ours`: no applicant owes it, so no list waits for it."""

    path: Path
    reason: str
    is_ours: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Attached:
    """`changes` is None where nothing was kept. `replaced` are the names of which other contents were there before.

    `unseen` has a sentence for each that was kept and not looked into to the end.
    """

    kept: tuple[Path, ...]
    refused: tuple[RefusedFile, ...]
    changes: Changes | None = None
    replaced: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()

    @property
    def replaced_note(self) -> str:
        """Empty where nothing was replaced."""
        if not self.replaced:
            return ""
        return ngettext(
            "It replaces the file of that name that was there: {names}.",
            "{n} replace the files of those names that were there: {names}.",
            len(self.replaced),
        ).format(n=len(self.replaced), names=", ".join(map(shorten, self.replaced)))


def attach_files(
    workspace: Workspace, application: str, paths: Sequence[Path], *, lists_refused: bool = False
) -> Attached:
    """Keep those of the files that can be kept; a bad one does not stop the others, and is on the work list then.

    With `lists_refused` it is there too where nothing is kept: somebody has to be asked for it again.
    """
    workspace.require(AttachFiles.action, AttachFiles.doing)
    seen: dict[Path, str] = {}
    unseen: dict[Path, str] = {}
    kept, refused = examine(paths, seen, unseen)
    listed = tuple(each for each in refused if not each.is_ours)
    if not kept and not (lists_refused and listed):
        workspace.view.dossier(application)  # raises where there is none such, which comes first
        return Attached(kept=(), refused=refused)
    before = _contents(workspace.view, application)
    changes = workspace.execute(
        AttachFiles(application=application, paths=kept, refused=listed, seen=frozenset(seen.items()))
    )
    after = _contents(workspace.view, application)
    replaced = tuple(name for name, sha256 in before.items() if after.get(name) != sha256)
    return Attached(
        kept=kept, refused=refused, changes=changes, replaced=replaced, unseen=tuple(unseen.values())
    )


def _contents(view: View, application: str) -> dict[str, str]:
    return {each.name: each.sha256 for each in view.dossier(application).attachments}


def examine(
    paths: Sequence[Path], seen: dict[Path, str] | None = None, unseen: dict[Path, str] | None = None
) -> tuple[tuple[Path, ...], tuple[RefusedFile, ...]]:
    """Those that can be kept, and the others, each with its reason.

    `seen`: the SHA-256 of each that can be kept, which is filled; what is in it already is not looked through again.
    `unseen`: the sentence of each that can be kept and was not looked into to the end, which is filled.
    """
    # Which of two files of one name is meant nobody can say here, and systems differ in whether a and A are one.
    names = Counter(path.name.casefold() for path in paths)
    kept: list[Path] = []
    refused: list[RefusedFile] = []
    known, told = ({} if each is None else each for each in (seen, unseen))
    for path in paths:
        bad = _twice(path) if names[path.name.casefold()] > 1 else _why_not(path, known, told)
        if bad is not None:
            refused.append(bad)
        else:
            kept.append(path)
    return tuple(kept), tuple(refused)


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachFiles:
    """Keep files with an application; one of the same name is replaced. All or none: KnownError names every bad one.

    `refused` are those that came with them and are no part of it: they are on the work list from then on. `seen`: the
    SHA-256 of what was looked through a moment ago.
    """

    application: str
    paths: tuple[Path, ...]
    refused: tuple[RefusedFile, ...] = ()
    seen: frozenset[tuple[Path, str]] = frozenset()
    action: ClassVar[Action] = Action.IMPORT_APPLICATIONS
    doing: ClassVar[str] = N_("keep files with an application")

    def summary(self, view: View) -> Act:
        what, n = ("attach", len(self.paths)) if self.paths else ("attach-refused", len(self.refused))
        return act(what, n=n, application=self.application)

    def apply(self, change: OpenChange) -> tuple[Attachment, ...]:
        number = change.view.dossier(self.application).application.number
        seen = dict(self.seen)
        _kept, refused = examine(self.paths, seen)
        if refused:
            raise KnownError("\n".join(each.reason for each in refused))
        kept = []
        for path in self.paths:
            content = _content(path)
            kept.append(Attachment(name=path.name, size=len(content), sha256=change.put_content(content)))
        change.put(
            "attachment",
            [{"application": number, "name": a.name, "size": a.size, "sha256": a.sha256} for a in kept],
        )
        _renew_work_list(
            change,
            number,
            kept={each.name for each in kept},
            refused={each.path.name: each.reason for each in self.refused},
        )
        return tuple(kept)


def _twice(path: Path) -> RefusedFile:
    text = _("Two of the files are called “{name}”; rename one, or only one of both would be kept.")
    return RefusedFile(path=path, reason=text.format(name=shorten(path.name)))


def _why_not(path: Path, seen: dict[Path, str], unseen: dict[Path, str]) -> RefusedFile | None:
    try:
        if reason := _no_content(path):
            return RefusedFile(path=path, reason=reason)
        content = read_plain(path, ATTACHMENT_BYTES, may_be_link=True)
    except OSError as error:
        return RefusedFile(path=path, reason=_unreadable(path, error))
    sha256 = hashlib.sha256(content).hexdigest()
    if seen.get(path) == sha256:
        return None
    if why := why_executable_content(path.name, content):
        text = _("“{file}” is not kept: {why}. A juror could start it by opening it.")
        return RefusedFile(path=path, reason=text.format(file=shorten(path.name), why=why))
    looked = looked_into(path, content)
    if looked.why:
        return RefusedFile(path=path, reason=looked.why, is_ours=True)
    seen[path] = sha256
    if looked.unseen:
        unseen[path] = looked.unseen
    return None


def _no_content(path: Path) -> str:
    """Why it holds nothing that can be kept, by its kind and size. Raises OSError."""
    name, size = shorten(path.name), path.stat().st_size
    if not path.is_file():
        return _("“{file}” is no file.").format(file=name)
    if size > ATTACHMENT_BYTES:
        return _("“{file}” is larger than 100 MB; make it smaller before attaching it.").format(file=name)
    if not size:
        return _("“{file}” is empty; ask for it again, or leave it out.").format(file=name)
    return ""


def why_executable_content(name: str, content: bytes) -> str:
    """Why a file with this name and content is not kept, as a juror could start it; empty where it may be."""
    return why_executable(name, content[:ENOUGH]) or (
        _why_no_archive(content) if holds_archive(content) else ""
    )


def why_our_content(path: Path, content: bytes) -> str:
    """The same as it is a file of ours, or has one or access codes in it, as a sentence that names it."""
    return looked_into(path, content).why


def looked_into(path: Path, content: bytes) -> Looked:
    """With whole sentences that name the file."""
    looked = Looked(why=why_ours(path, content))
    if not looked.why:
        looked = look_into(path.name, content)
    name = shorten(path.name)
    if looked.why:
        text = _("“{file}” is not kept with an application, where jurors would read it. {why}")
        return Looked(why=text.format(file=name, why=looked.why))
    if not looked.unseen:
        return looked
    text = _(
        "“{file}” was not looked into to the end: {why}. See for yourself that no access codes and no files of Evalapp "
        "are in it, as jurors can open it."
    )
    return Looked(unseen=text.format(file=name, why=looked.unseen))


def _why_no_archive(archive: bytes) -> str:
    if entries_in(archive) > ARCHIVED_FILES:
        return _("it is an archive of more than {most} files, in which a program may be").format(
            most=ARCHIVED_FILES
        )
    if program := program_in(archive):
        return _("it is an archive with a program in it: {name}").format(name=program)
    return ""


def _content(path: Path) -> bytes:
    try:
        return read_plain(path, ATTACHMENT_BYTES, may_be_link=True)
    except OSError as error:
        raise KnownError(_unreadable(path, error)) from error


def _unreadable(path: Path, error: OSError) -> str:
    return _("“{file}” cannot be read: {why}.").format(file=shorten(path.name), why=system_words(error))


def _renew_work_list(
    change: OpenChange, application: str, kept: Container[str], refused: Mapping[str, str]
) -> None:
    """What is attached now is missing no longer; of what was `refused` (the reason by name) the list keeps that."""
    there = [
        row for row in change.view.refused_rows() if (row.kind, row.number) == (ATTACHMENTS, application)
    ]
    remove_refused(change, [row for row in there if row.title in kept])
    put_refused(
        change,
        [
            ImportRow(
                file=name,
                row=0,
                number=application,
                outcome=Outcome.REFUSED,
                title=name,
                reason=reason,
                kind=ATTACHMENTS,
            )
            for name, reason in refused.items()
        ],
    )
