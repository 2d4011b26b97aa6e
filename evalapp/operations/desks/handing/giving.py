"""Handing over: the panel as a sealed file, and from then on this one only to read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.file_kinds import HANDOVER
from evalapp.domain.incoming.bounds import PACK_BYTES
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.incoming.system import unwritable_words
from evalapp.domain.journal import Changes
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_name
from evalapp.exchange.sealed.codes import new_code
from evalapp.exchange.sealed.handed_over import seal_panel
from evalapp.files import FOR_OTHERS, put_newly_in_place, require_plain, stage_with
from evalapp.operations.desks.handing.acts import HandOver, TakeBackRight
from evalapp.operations.workspace import Workspace

MOST_OF_A_NAME = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """`code` opens the file, and stands nowhere else: it goes to `person` by another way."""

    path: Path
    person: str
    code: str
    change: int


def hand_over(
    workspace: Workspace, person: str, path: Path, *, announce: Callable[[], None] | None = None
) -> Given:
    """Write the sealed file, and record that the right to write went with it.

    `announce` is called once nothing stands in the way any more; whatever it raises ends it. Raises KnownError; then
    the right stays here, and no file is left. A kill in between, or a disk from which nothing can be removed, leaves a
    file that nobody has the code of, and the right here.
    """
    name = typed_name(person, MOST_OF_A_NAME)
    if not name:
        raise BadValue(_("Say to whom the right to write goes."))
    if not HANDOVER.is_kind_of(path):
        text = _("“{file}” does not end in {suffix}; choose such a name.")
        raise BadValue(text.format(file=shorten(path.name), suffix=HANDOVER.suffix))
    if workspace.is_work_file:
        raise KnownError(
            _("Only a panel file is handed over; what a juror did goes to the secretary as a return.")
        )
    workspace.require(HandOver.action)
    require_plain(path)
    if path.exists():
        raise already_there(path)
    code, view = new_code(), workspace.view
    command = HandOver(
        person=name, file=shorten(path.name), change=view.last_change(), head=view.fingerprint()
    )
    copy = workspace.back_up()  # whole, compact and looked through: what goes out
    _require_room(copy)
    with open_plain(copy) as plain:
        staged = stage_with(path, lambda sealed: seal_panel(plain, sealed, code), mode=FOR_OTHERS)
    try:
        placed = put_newly_in_place(staged.part, path)
    except FileExistsError:  # since it was looked at, such as another hand-over
        raise already_there(path) from None
    except OSError as error:
        raise KnownError(unwritable_words(path, error)) from error
    finally:
        staged.drop()
    try:
        if announce is not None:
            announce()
        changes = workspace.execute(command)
    except BaseException:
        with suppress(OSError):  # why nothing was handed over is what must be said
            placed.remove()
        raise
    return Given(path=path, person=name, code=code, change=changes.change or 0)


def take_back(workspace: Workspace, reason: str) -> Changes:
    """Write here again. Raises KnownError where it was not handed over, or without a reason."""
    return workspace.execute(TakeBackRight(reason=reason))


def already_there(path: Path) -> KnownError:
    text = _("“{file}” already exists; choose another name, nothing was overwritten.")
    return KnownError(text.format(file=shorten(path.name)))


def _require_room(copy: Path) -> None:
    if copy.stat().st_size > PACK_BYTES:
        text = _("The panel is larger than {most} GB, more than a sealed file holds; hand it over on a disk.")
        raise KnownError(text.format(most=PACK_BYTES // 1_000_000_000))
