"""Publishing panels one after the other: each in a transaction of its own, none keeps another out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evalapp import stops
from evalapp.domain.errors import KnownError
from evalapp.domain.people import OFFICE
from evalapp.domain.permissions import require_role
from evalapp.domain.texts import _
from evalapp.operations.publishing.content import content_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from evalapp.publish.warehouse import Standing, Warehouse


class Became(StrEnum):
    PUBLISHED = "published"
    REPLACED = "replaced"
    UP_TO_DATE = "up-to-date"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one file. `reason` says why it was refused; of one that cannot be read `is_unreadable`.

    `notes` is what is otherwise there than in the file. `rows` are those written, by table.
    """

    path: Path
    became: Became
    panel: str = ""
    title: str = ""
    change: int | None = None
    fingerprint: str = ""
    rows: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    is_unreadable: bool = False

    @property
    def scores(self) -> int:
        return dict(self.rows).get("score", 0)


@dataclass(frozen=True, kw_only=True)
class Published:
    """`left_to_do` is SQL for who manages the database; `is_new`: the tables were laid out now."""

    server: str
    is_new: bool
    left_to_do: tuple[str, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def is_whole(self) -> bool:
        return all(each.became is not Became.REFUSED for each in self.outcomes)


def publish(
    paths: Sequence[Path], url: str, *, is_older_too: bool = False, tell: Callable[[int, int], None]
) -> Published:
    """Raises KnownError where nothing was published: for an address, a server or files that are of no use.

    A server that gives up on the way leaves what was published before; the files after it are refused with why.
    """
    with _opened(url) as warehouse:
        outcomes = tuple(_each(paths, warehouse, is_older_too=is_older_too, tell=tell))
        if all(each.is_unreadable for each in outcomes):
            raise KnownError("\n".join(each.reason for each in outcomes))
        return Published(
            server=warehouse.address.shown,
            is_new=warehouse.is_new,
            left_to_do=warehouse.left_to_do,
            outcomes=outcomes,
        )


def _opened(url: str) -> Warehouse:
    """Raises KnownError where the extra is not installed."""
    try:
        from evalapp.publish.warehouse import Warehouse
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("sqlalchemy", "psycopg", "psycopg_binary"):
            raise
        raise _lacking() from error
    except ImportError as error:  # the driver is there, and the library that it drives is not
        raise _lacking() from error
    return Warehouse.open(url)


def _server_fault() -> type[KnownError]:
    from evalapp.publish.faults import ServerFault

    return ServerFault


def _lacking() -> KnownError:
    return KnownError(
        _("Publishing needs the driver of PostgreSQL; install it with: {command}").format(
            command="pip install 'evalapp[publish]'"
        )
    )


def _each(
    paths: Sequence[Path], warehouse: Warehouse, *, is_older_too: bool, tell: Callable[[int, int], None]
) -> Iterator[Outcome]:
    broken: KnownError | None = None
    is_begun = False
    for n, path in enumerate(paths):
        stops.heed()
        if broken is not None:
            yield Outcome(path=path, became=Became.REFUSED, reason=str(broken))
            continue
        try:
            yield _publish_one(path, warehouse, is_older_too=is_older_too)
            is_begun = True
        except _server_fault() as error:
            if not is_begun:
                raise
            broken = error
            yield Outcome(path=path, became=Became.REFUSED, reason=str(error))
        tell(n + 1, len(paths))


def _publish_one(path: Path, warehouse: Warehouse, *, is_older_too: bool) -> Outcome:
    try:
        workspace = Workspace.open(path, read_only=True)
    except KnownError as error:
        return _unreadable(path, error)
    with workspace:
        if workspace.is_work_file:
            return _unreadable(
                path, KnownError(_("This is the work file of a juror; what is published is a panel file."))
            )
        call = workspace.view.call()
        outcome = Outcome(path=path, became=Became.REFUSED, panel=call.panel, title=call.title)
        try:
            with workspace.file.as_it_stands(), workspace.blaming_damage():
                require_role(workspace.actor.role, OFFICE, _("publish a call"))
                workspace.verdict.require()
                return _published(workspace, warehouse, outcome, is_older_too=is_older_too)
        except KnownError as error:
            if isinstance(error, _server_fault()):
                raise
            return replace(outcome, reason=str(error))


def _unreadable(path: Path, error: KnownError) -> Outcome:
    return Outcome(path=path, became=Became.REFUSED, reason=str(error), is_unreadable=True)


def _published(
    workspace: Workspace, warehouse: Warehouse, outcome: Outcome, *, is_older_too: bool
) -> Outcome:
    view = workspace.view
    warehouse.lay_out()
    outcome = replace(outcome, change=view.last_change(), fingerprint=view.fingerprint())
    before = warehouse.standing(outcome.panel)
    if before is not None and before.is_of(outcome.fingerprint):
        return replace(outcome, became=Became.UP_TO_DATE)
    hindrance = _none if is_older_too else partial(_hindrance, view)
    if before is not None and (why := hindrance(before)):
        return replace(outcome, reason=why)
    content, touched = content_of(workspace).without_nul()
    put = warehouse.put(content, hindrance)
    stops.note_done(workspace.path)
    if not put.is_written:
        became = Became.REFUSED if put.hindrance else Became.UP_TO_DATE
        return replace(outcome, became=became, reason=put.hindrance)
    return replace(
        outcome,
        became=Became.PUBLISHED if put.before is None else Became.REPLACED,
        rows=tuple((name, len(each.rows)) for name, each in content.tables.items()),
        notes=(_nul_note(touched),) if touched else (),
    )


def _none(_before: Standing) -> str:
    return ""


def _hindrance(view: View, before: Standing) -> str:
    """Why this file does not go on from what was published; empty where it does."""
    known = view.change_with_hash(before.fingerprint)
    if known is not None and known.id == before.change:
        return ""
    last = view.last_change()
    if last < before.change:
        return _(
            "The warehouse holds change {there} of this call and the file ends at change {here}: it is an older copy. "
            "Publish the latest file; to put this one in its place all the same, add --older."
        ).format(there=before.change, here=last)
    return _(
        "The warehouse holds change {there} of this call, which this file does not have: the two went on apart. "
        "Publish the file that counts; to put this one in its place all the same, add --older."
    ).format(there=before.change)


def _nul_note(tables: Sequence[str]) -> str:
    return _("PostgreSQL has no place for the character NUL; it stands there as “\ufffd” ({tables}).").format(
        tables=", ".join(tables)
    )
