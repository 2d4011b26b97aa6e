"""Which of the files that somebody drops or chooses may have come back from jurors; of the others one sentence each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import MERGED, PANEL, WORK, no_return, of_kinds
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.store.head import MARK, application_of, read_head
from evalapp.store.schema import PANEL_FILE, WORK_FILE
from evalapp.words.phrases import join_names

MOST_AT_ONCE = 2_000
"""Files of one merge: four for each juror of a jury of 500."""

MOST_NAMES = 100_000
"""Of a folder, looked through in about a second."""

_DATABASES = {PANEL_FILE: PANEL, WORK_FILE: WORK}
_MOST_NAMED = 5
_FEW = 12  # files of another kind that are each shown with why they are refused: more of them are no slip of the hand


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """`notes` say what was left out, a sentence each."""

    paths: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()


def gather(paths: Iterable[Path]) -> Gathered:
    """The files themselves, and of each folder those that lie in it and may have come back, by name.

    What lies in folders within a folder is not looked for. Raises KnownError for more files than any jury sends in.
    """
    named: list[Path] = []
    found: list[Path] = []
    notes: list[str] = []
    for path in paths:
        if path.is_dir():
            inside, note = _in_folder(path)
            found += inside
            notes += [note] if note else []
        else:
            named.append(path)
    known = of_kinds(named, MERGED)
    others = sorted({each.name for each in named} - {each.name for each in known})
    if len(others) > _FEW:
        notes.append(_others_words(others))
        named = known
    gathered = list(dict.fromkeys([*named, *found]))
    if len(gathered) > MOST_AT_ONCE:
        raise KnownError(
            _(
                "These are {n} files, and at most {most} are merged at once; choose those that came back from jurors."
            ).format(n=len(gathered), most=MOST_AT_ONCE)
        )
    return Gathered(paths=tuple(gathered), notes=tuple(notes))


def from_folders(paths: Iterable[Path]) -> Gathered:
    """The files as they were named, whatever they are, and in the place of a folder those that may have come back.

    One that holds none stays, to be refused by its name like any other file, with what it holds: that is said there.
    """
    found: list[Path] = []
    notes: list[str] = []
    for path in paths:
        inside = gather([path]) if path.is_dir() else Gathered(paths=(path,))
        found += inside.paths or (path,)
        notes += inside.notes if inside.paths else ()
    return Gathered(paths=tuple(dict.fromkeys(found)), notes=tuple(notes))


def refuse_misplaced(path: Path, panel: Path) -> None:
    """Raises KnownError for a panel or the work of a juror, however it is called, with what to do with it.

    What is sealed tells nothing of itself, and of what cannot be read its reader says why.
    """
    # Not opened: letting go of another handle would cost SQLite its locks on the file that is merged into.
    if _is_same(path, panel):
        raise KnownError(_("The file is this panel itself; choose the files that came back from jurors."))
    try:
        head, _size = read_head(path)
    except KnownError:
        return
    if head.startswith(MARK) and (kind := _DATABASES.get(application_of(head))):
        raise KnownError(no_return(kind))


def _is_same(path: Path, panel: Path) -> bool:
    try:
        return path.samefile(panel)
    except OSError:
        return False


def _others_words(names: Sequence[str]) -> str:
    """By name too: one of them may be what somebody sent by mistake, a pack as it left."""
    n = len(names)
    return ngettext(
        "{n} file is no return, form or table of scores by its name, and was left out: {names}.",
        "{n} files are no returns, forms or tables of scores by their names, and were left out: {names}.",
        n,
    ).format(n=n, names=join_names(map(shorten, names), most=_MOST_NAMED))


def _in_folder(folder: Path) -> tuple[Sequence[Path], str]:
    """The files that may have come back, and what is to be said of the rest."""
    name = shorten(folder.name or str(folder))
    try:
        with os.scandir(folder) as entries:
            names = [each.name for each in islice(entries, MOST_NAMES + 1) if not each.is_dir()]
    except OSError as error:
        return (), _("“{folder}” cannot be read: {why}.").format(folder=name, why=system_words(error))
    found = sorted(of_kinds((folder / each for each in names if not _is_left_behind(each)), MERGED))
    taken = {each.name for each in found}
    others = sorted(each for each in names if each not in taken)
    n = len(others)
    if len(names) > MOST_NAMES:
        return (), _(
            "“{folder}” holds more than {most} files, so it was not looked through; choose the files that came back "
            "from jurors."
        ).format(folder=name, most=MOST_NAMES)
    if not found:
        return (), ngettext(
            "“{folder}” holds {n} file, and no return, form or table of scores; choose the files that came back from "
            "jurors.",
            "“{folder}” holds {n} files, and no return, form or table of scores; choose the files that came back from "
            "jurors.",
            n,
        ).format(folder=name, n=n)
    where = _("In “{folder}”:").format(folder=name)
    return found, f"{where} {_others_words(others)}" if n else ""


def _is_left_behind(name: str) -> bool:
    """What an office program or another system keeps beside a file, and is none."""
    return name.startswith(("~$", "._", ".~"))
