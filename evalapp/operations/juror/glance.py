"""What a file is about, at a glance: for a list of files that were opened lately.

The first page shows that list, so nothing of the store is loaded before a file is looked into.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.errors import FileInUse, KnownError
from evalapp.domain.file_kinds import PACK
from evalapp.domain.permissions import Phase

if TYPE_CHECKING:
    from evalapp.store.file import PanelFile


class Found(Enum):
    WORK = auto()
    PANEL = auto()
    SEALED = auto()  # a pack: nothing of it can be read without its code
    GONE = auto()
    IN_USE = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, kw_only=True)
class Glance:
    """`why`: a sentence, where the file could not be read. `to_do` of `applications` are not scored whole yet.

    `has_handed_in`: a return was made of the work, perhaps not of all of it.
    """

    found: Found
    title: str = ""
    juror: str = ""
    phase: Phase | None = None
    deadline: str = ""
    is_demo: bool = False
    applications: int = 0
    to_do: int = 0
    has_handed_in: bool = False
    why: str = ""


def glance_at(path: Path) -> Glance:
    """Never raises for what is wrong with the file; safe in a worker thread, and quick for a large file too."""
    from evalapp.store.faults import known_faults
    from evalapp.store.file import PanelFile

    if not path.is_file():
        return Glance(found=Found.GONE)
    if PACK.is_kind_of(path):
        return Glance(found=Found.SEALED)
    try:
        # Between two reads nobody is kept from the file: the window itself may take it meanwhile.
        with known_faults(path), PanelFile.look_into(path) as file:
            return _glance(file)
    except FileInUse as error:
        return Glance(found=Found.IN_USE, why=str(error))
    except KnownError as error:
        return Glance(found=Found.UNREADABLE, why=str(error))


def _glance(file: PanelFile) -> Glance:
    from evalapp.operations.juror.submission import still_to_do
    from evalapp.operations.view import View
    from evalapp.store.rows.settings import SUBMITTED_AT

    view = View(file)
    call = view.call()
    assignments = view.assignments() if file.is_work_file else []
    return Glance(
        found=Found.WORK if file.is_work_file else Found.PANEL,
        title=call.title,
        juror=next((person.name for person in view.people() if person.id == call.juror), ""),
        phase=None if file.is_work_file else call.phase,
        deadline=call.deadline,
        is_demo=call.is_demo,
        applications=len(assignments),
        to_do=len(still_to_do(view)) if assignments else 0,
        has_handed_in=bool(view.setting(SUBMITTED_AT)),
    )
