"""Files that this program wrote, told by what they hold: none of them is an enclosure of an application.

A panel, the work of a juror or the access codes that were kept with an application would go to jurors in their packs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import (
    CODES,
    HANDOVER,
    PACK,
    PANEL,
    RETURN,
    TEXT_TABLE,
    WORK,
    FileKind,
    kind_of,
)
from evalapp.domain.incoming.executables import ENOUGH, is_archive
from evalapp.domain.texts import _
from evalapp.exchange.intake.evidence.beginnings import beginnings
from evalapp.exchange.intake.evidence.own_files import written_here
from evalapp.exchange.sealed.sealing import is_sealed, is_sealed_within
from evalapp.sheets.sheet import Sheet
from evalapp.sheets.tables import is_workbook, tables_in
from evalapp.store.head import HEAD, MARK, application_of
from evalapp.store.schema import PANEL_FILE, WORK_FILE

_OF_PEOPLE = (PANEL, WORK, PACK, RETURN, HANDOVER)
_DATABASES = {PANEL_FILE: PANEL, WORK_FILE: WORK}
_MOST_READ = 300_000  # bytes of a workbook of another kind, unpacked: more than lists of access codes have


def why_ours(path: Path, content: bytes) -> str:
    """What this file of ours is, as a sentence; empty for what is none. Of any but a workbook its beginning will do."""
    head = content[:ENOUGH]
    if head.startswith(MARK) and len(head) >= HEAD:
        if kind := _DATABASES.get(application_of(head)):
            return _said(kind)
    elif is_sealed(head):
        kind = kind_of(path)
        return _said(kind) if kind in _OF_PEOPLE and kind is not None else _sealed()
    kind = kind_of(path)
    if kind is not None and kind in _OF_PEOPLE:
        return _said(kind)
    return next(filter(None, map(written_here, _sheets(path, head, content))), "")


def is_named_ours(name: Path) -> bool:
    """Whether what lies in another file is called as ours are."""
    return kind_of(name) in _OF_PEOPLE or name.name.casefold() == CODES


def holds_ours(content: bytes) -> bool:
    """Whether one lies in it as it is, wherever: behind other bytes, or in an archive that packs nothing."""
    return is_sealed_within(content) or any(
        application_of(content[at : at + HEAD]) in _DATABASES for at in _places(content, MARK)
    )


def _places(content: bytes, mark: bytes) -> Iterator[int]:
    at = content.find(mark)
    while at >= 0:
        if len(content) >= at + HEAD:
            yield at
        at = content.find(mark, at + 1)


def _said(kind: FileKind) -> str:
    return {
        PANEL: _("It is a panel of Evalapp, with all that is in it."),
        WORK: _("It is the work of a juror."),
        PACK: _("It is the sealed pack of a juror."),
        RETURN: _("It is the return of a juror."),
        HANDOVER: _("It is a panel that was handed over."),
    }[kind]


def _sealed() -> str:
    return _("It is sealed, as packs and returns are, and no juror could open it.")


def _sheets(path: Path, head: bytes, content: bytes) -> tuple[Sheet, ...]:
    """Of what is a table, as much as has the headings. Nothing for what is none."""
    if not is_archive(head) and not is_workbook(path):
        return _read(_whole_lines(head), path.with_suffix(TEXT_TABLE.suffix))
    if is_archive(head) and (found := beginnings(content, path.name)):
        return found
    if not is_workbook(path) or _unpacked(content) > _MOST_READ:
        return ()
    return _read(content, path)


def _read(content: bytes, path: Path) -> tuple[Sheet, ...]:
    try:
        return tables_in(content, path).sheets
    except KnownError:
        return ()  # no table


def _unpacked(content: bytes) -> int:
    if not is_archive(content):
        return len(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return 0


def _whole_lines(head: bytes) -> bytes:
    if b"\0" in head:  # of a text only one of two bytes a letter has any
        return head[: len(head) // 2 * 2]
    return head[: head.rfind(b"\n") + 1] or head
