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
from evalapp.domain.scoring.handing import Handing, least_of

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

    `handing`: whether the secretary has all that the juror says now.
    """

    found: Found
    title: str = ""
    juror: str = ""
    phase: Phase | None = None
    deadline: str = ""
    is_demo: bool = False
    applications: int = 0
    to_do: int = 0
    handing: Handing = Handing.NOT
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
    from evalapp.operations.progress.work import tasks_of
    from evalapp.operations.view import View

    view = View(file)
    call = view.call()
    tasks = tasks_of(view, call) if file.is_work_file else []
    own = [task for task in tasks if not task.has_conflict]
    return Glance(
        found=Found.WORK if file.is_work_file else Found.PANEL,
        title=call.title,
        juror=next((person.name for person in view.people() if person.id == call.juror), ""),
        phase=None if file.is_work_file else call.phase,
        deadline=call.deadline,
        is_demo=call.is_demo,
        applications=len(own),
        to_do=sum(task.is_to_do for task in own),
        handing=least_of([task.handing for task in tasks]) if tasks else Handing.NOT,
    )
