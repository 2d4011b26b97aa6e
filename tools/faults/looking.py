"""The first look at what a fault left: the file opens, its chain is whole, and what was told is in it."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import PANEL, WORK
from evalapp.operations.records.verification import prove_file
from evalapp.operations.workspace import Workspace
from evalapp.store.schema import PANEL_FILE, WORK_FILE
from evalapp.store.unfinished import is_unfinished


class Lost(Exception):
    """What is lost or spoilt, in words."""


def first_look(file: Path, told: int, *, is_new: bool = False) -> bool:
    """Read only first, as a person does who wants to know what is left; says whether a change was cut off.

    The proof replays the journal and holds every table against it: so the file is as it was before a change or after
    it; one that `is_new` may also be there as if it were not. Raises Lost.
    """
    is_cut_off = _is_hot(Path(f"{file}-journal"))
    if is_new and not told and _is_left(file):
        return is_cut_off  # it is made again under the same name
    try:
        with Workspace.open(file, read_only=True) as workspace:
            list(workspace.view.history(limit=3))
    except KnownError as error:
        if "Open it once where you may write to it" not in str(error):
            raise Lost(f"read first: {error}") from None
    try:
        with Workspace.open(file) as workspace:
            last = workspace.view.last_change()
    except KnownError as error:
        raise Lost(f"it does not open: {error}") from None
    if last < told:
        raise Lost(f"change {told} was told and is lost; the last is {last}")
    proof = prove_file(file)
    if not proof.is_sound:
        raise Lost(f"not whole: {proof.findings[0].text}")
    return is_cut_off


def _is_left(file: Path) -> bool:
    try:
        return is_unfinished(file, WORK_FILE if file.suffix == WORK.suffix else PANEL_FILE)
    except KnownError as error:
        raise Lost(f"neither made nor to be made again: {error}") from None


def look_beside(folder: Path, file: Path) -> None:
    """At every other file that was made: whole under its name, or not there. Raises Lost."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path == file or not path.suffix or path.name.startswith("."):
            continue
        if path.suffix in (PANEL.suffix, WORK.suffix):
            first_look(path, 0, is_new=True)
        elif fault := _fault_of(path):
            raise Lost(f"{path.name} is half-written: {fault}")


def _fault_of(path: Path) -> str:
    content = path.read_bytes()
    try:
        if path.suffix == ".pdf" and not content.rstrip().endswith(b"%%EOF"):
            return "no end"
        if path.suffix == ".json":
            json.loads(content)
        if path.suffix in (".xlsx", ".docx") and (bad := zipfile.ZipFile(io.BytesIO(content)).testzip()):
            return f"{bad} in it"
        if path.suffix in (".evalpack", ".evalreturn") and len(content) < 200:
            return f"{len(content)} bytes"
        if path.suffix in (".csv", ".txt", ".toml") and content and not content.endswith(b"\n"):
            return "no end"
    except (ValueError, zipfile.BadZipFile) as error:
        return str(error)
    return ""


def clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _is_hot(journal: Path) -> bool:
    """A journal that is done with stays while the file is open, but its head is overwritten with zeros."""
    return journal.exists() and journal.read_bytes()[:8].strip(b"\0") != b""
