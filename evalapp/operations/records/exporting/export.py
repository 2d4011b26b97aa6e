"""Everything in open files, readable without Evalapp: JSON, CSV and the attachments as they were."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import EXPORT_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.folders import make_folder
from evalapp.operations.records.exporting.attachments import (
    ATTACHMENTS,
    places_before,
    places_of,
    remove_leftovers,
)
from evalapp.operations.records.exporting.files import APPLICATIONS, CALL, COMPUTED, content_of
from evalapp.operations.records.exporting.whole import write_export
from evalapp.operations.workspace import Workspace
from evalapp.store.tables.declared import TABLES


def export(workspace: Workspace, folder: Path) -> list[Path]:
    """Write the call into `folder` and return the files; keys are left out. Raises KnownError.

    Every table says in which file it is told; the history and the ranking are told beside them. An earlier export of
    the same call is written over where nobody worked in it, and what it left that is no more is taken away; one of
    another call is not mixed with it. Broken off, it leaves what lay there.
    """
    names = dict.fromkeys(table.export for table in TABLES if table.export)
    _refuse_another(folder, (*names, *COMPUTED, ATTACHMENTS), workspace.view.call().panel)
    make_folder(folder, is_private=True)
    attachments = places_of(workspace.view, folder)
    before = places_before(folder, folder / APPLICATIONS)
    contents = {folder / name: partial(content_of, workspace, name) for name in (*names, *COMPUTED)}
    contents |= {path: partial(workspace.view.attachment, sha256) for path, sha256 in attachments.items()}
    return write_export(folder, contents, clear=lambda: remove_leftovers(before, attachments))


def _refuse_another(folder: Path, names: Iterable[str], panel: str) -> None:
    """Raises KnownError where something already stands in the place of a file, and is not known to be of this call."""
    there = [name for name in names if (folder / name).exists()]
    if not there:
        return
    told = _told_call(folder / CALL)
    if told.get("panel") == panel:
        return
    if title := told.get("title"):
        raise KnownError(
            _(
                "The folder “{folder}” holds the export of another call, “{title}”; choose an empty folder."
            ).format(folder=shorten(folder.name), title=shorten(str(title)))
        )
    raise KnownError(
        _(
            "The folder “{folder}” holds files that are not of this call ({files}); choose an empty folder."
        ).format(folder=shorten(folder.name), files=", ".join(there))
    )


def _told_call(path: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(read_plain(path, EXPORT_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
