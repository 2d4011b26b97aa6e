"""Taking over: a panel file made of a sealed one, which may write from its first own change on."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from evalapp.domain.errors import BadValue, KnownError, UnreadableFile
from evalapp.domain.file_kinds import PANEL
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.incoming.system import system_words, unwritable_words
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Actor, Role
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_name
from evalapp.exchange.sealed.handed_over import unseal_panel
from evalapp.files import OWNER_ONLY, part_beside, put_newly_in_place
from evalapp.operations.desks.handing.acts import TakeOverRight
from evalapp.operations.desks.handing.giving import MOST_OF_A_NAME, already_there
from evalapp.operations.workspace import Workspace

Progress = Callable[[int, int], None]
"""Bytes that are done, bytes in all. What it raises stops it and leaves nothing behind."""


def panel_path_for(sealed: Path) -> Path:
    return sealed.with_suffix(PANEL.suffix)


def free_path_for(sealed: Path) -> Path:
    """The same, with a number where a panel of that name lies there already, such as the one that was handed over."""
    wanted = panel_path_for(sealed)
    numbered = (wanted.with_stem(f"{wanted.stem}-{n}") for n in count(2))
    return wanted if not _lies_at(wanted) else next(each for each in numbered if not _lies_at(each))


def _lies_at(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def whoever(name: str) -> Actor:
    """The secretary of that name, whom the panel need not know. Raises BadValue for none."""
    said = typed_name(name, MOST_OF_A_NAME)
    if not said:
        raise BadValue(_("Say in whose name the panel is taken over."))
    return Actor(id=PersonId(said), name=PersonName(said), role=Role.SECRETARY)


def take_over(
    sealed: Path,
    code: str,
    panel: Path,
    actor: Actor | None = None,
    *,
    person: str | None = None,
    progress: Progress | None = None,
) -> Path:
    """Make the panel file `panel` of a sealed one, and record in it who took it over.

    `person` is the id of one in the panel. The file bears its name only once all is recorded. Raises BadValue or
    WrongCode for the code, UnreadableFile for a damaged file, KnownError for all else; nothing is left behind then.
    """
    if _lies_at(panel):
        raise already_there(panel)
    part = part_beside(panel)
    try:
        _unseal(sealed, code, part, progress or (lambda _done, _all: None))
        with Workspace.open(part, actor) as workspace:
            _require_panel(workspace, sealed)
            if person:
                workspace.act_as(person)
            workspace.execute(TakeOverRight(person=str(workspace.actor.name), file=shorten(sealed.name)))
        _name(part, panel)
    except OSError as error:
        raise KnownError(unwritable_words(panel, error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return panel


def _name(part: Path, panel: Path) -> None:
    try:
        put_newly_in_place(part, panel)
    except FileExistsError:  # since it was looked at, such as another one that was taken over
        raise already_there(panel) from None


def _unseal(sealed: Path, code: str, part: Path, progress: Progress) -> None:
    try:
        stream = open_plain(sealed)
        size = sealed.stat().st_size
    except OSError as error:
        text = _("“{file}” cannot be read: {why}; check the name.")
        raise KnownError(text.format(file=shorten(sealed.name), why=system_words(error))) from error
    with stream, os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as plain:
        unseal_panel(stream, size, code, plain, progress=lambda done: progress(done, size))
        plain.flush()
        os.fsync(plain.fileno())


def _require_panel(workspace: Workspace, sealed: Path) -> None:
    """Whole, or it is none that anybody goes on with."""
    if workspace.is_work_file:
        text = _("“{file}” holds the work of a juror and no panel; ask who sent it what it is.")
        raise UnreadableFile(text.format(file=shorten(sealed.name)))
    workspace.verdict.reach()
    if workspace.verdict.refusal:
        text = _(
            "What “{file}” holds was altered before it was sealed, so it is not taken over; ask who handed it over."
        )
        raise UnreadableFile(text.format(file=shorten(sealed.name)))
