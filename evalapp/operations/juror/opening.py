"""Opening a pack: the juror's work file is made from it, gone on with, or renewed by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.errors import BadValue, KnownError, WrongCode
from evalapp.domain.file_kinds import WORK
from evalapp.domain.incoming.plain_files import open_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.journal import Act, act
from evalapp.domain.outgoing.undertaking import Read
from evalapp.domain.people import Actor, Role
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import Text, _
from evalapp.operations.change import OpenChange
from evalapp.operations.juror.agreeing import AgreeToUndertaking, agreement_of, put_agreed, require_agreed
from evalapp.operations.juror.own_part import chosen_own_key, signing_own_key
from evalapp.operations.juror.renewal import Renewal
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile, remove_file
from evalapp.store.rows.settings import OWN_KEY, PACK, PACK_CREATED_AT, PACK_NUMBER, RECIPIENT, REVISION
from evalapp.store.unfinished import is_unfinished

if TYPE_CHECKING:
    from evalapp.exchange.sealed.pack import UnsealedPack
    from evalapp.exchange.sealed.pack_content import PackContent

Progress = Callable[[int, int], None]
"""Bytes that are done, bytes in all. What it raises stops the opening and leaves nothing behind."""


@dataclass(frozen=True, kw_only=True)
class OpenedPack:
    """`renewal` is None unless a newer pack was merged into work that was begun; `is_new`: the work began now."""

    workspace: Workspace
    renewal: Renewal | None = None
    is_new: bool = False


def check_code(text: str) -> str | None:
    """What is wrong with an access code as typed so far in full; None when it is well formed."""
    from evalapp.exchange.sealed.codes import parse_code

    try:
        parse_code(text)
    except BadValue as error:
        return str(error)
    return None


def fault_so_far(text: str) -> str | None:
    """What is wrong with the beginning of a code that is still being typed."""
    from evalapp.exchange.sealed.codes import fault_so_far

    return fault_so_far(text)


def written_code(text: str) -> str:
    """As much of a code as was typed, in groups, with 0 and 1 for the letters that look like them."""
    from evalapp.exchange.sealed.codes import written

    return written(text)


def work_path_for(pack: Path) -> Path:
    return pack.with_suffix(WORK.suffix)


def open_pack(
    pack: Path,
    code: str,
    work: Path | None = None,
    *,
    agreed: Read | None = None,
    own_part: str | None = None,
    progress: Progress | None = None,
) -> Workspace:
    """As `open_or_renew`, for who need not hear what a newer pack changed."""
    return open_or_renew(pack, code, work, agreed=agreed, own_part=own_part, progress=progress).workspace


def open_or_renew(
    pack: Path,
    code: str,
    work: Path | None = None,
    *,
    agreed: Read | None = None,
    own_part: str | None = None,
    progress: Progress | None = None,
) -> OpenedPack:
    """The juror's work file for a pack, made beside it unless `work` says where; goes on where it stopped.

    A newer pack than the one it was begun from is merged into it. `agreed` is what the juror read of the undertaking
    and agreed to; `own_part` what is added to the code where the work begins now: later it must be the same one. Raises
    NotAgreed where the pack asks for an agreement that there is not yet, BadValue for a mistyped code, WrongCode for a
    code or own part that does not fit, KnownError for a damaged or older pack and for a work file of another call or
    juror. All is then as it was.
    """
    path = work or work_path_for(pack)
    size = _size(pack)
    # Unsealing goes through the sealed bytes, storing through about as many again.
    tell = progress or (lambda _done, _all: None)
    with _unsealed(pack, size, code, path.parent, lambda done: tell(done, 2 * size)) as unsealed:
        agreed = agreed if unsealed.content.undertaking else None
        if is_unfinished(path):
            remove_file(path)
        if path.exists():
            return _go_on(
                path, unsealed, agreed, own_part, lambda done: tell(min(size + done, 2 * size), 2 * size)
            )
        require_agreed(unsealed.content, agreed)
        return OpenedPack(
            workspace=_begin(
                path, unsealed, agreed, own_part, lambda done: tell(min(size + done, 2 * size), 2 * size)
            ),
            is_new=True,
        )


def undertaking_of(pack: Path, code: str) -> Text:
    """What a pack asks its juror to agree to; nothing is opened or written. Raises as `open_or_renew`."""
    with _unsealed(pack, _size(pack), code, pack.parent, lambda _done: None) as unsealed:
        return unsealed.content.undertaking


def forget_begun(opened: OpenedPack) -> None:
    """Remove the work file that this opening made, unless it has handed in since: its number must not come twice."""
    workspace = opened.workspace
    if opened.is_new and not workspace.view.setting(REVISION):
        workspace.close()
        remove_file(workspace.path)


def _size(pack: Path) -> int:
    try:
        return pack.stat().st_size
    except OSError as error:
        raise _unreadable(pack, error) from error


def _unreadable(pack: Path, error: OSError) -> KnownError:
    return KnownError(
        _("“{file}” cannot be read: {why}; check the name.").format(file=pack.name, why=system_words(error))
    )


@contextmanager
def _unsealed(
    pack: Path, size: int, code: str, folder: Path, progress: Callable[[int], None]
) -> Iterator[UnsealedPack]:
    from evalapp.exchange.sealed.pack import open_pack as unseal_pack
    from evalapp.exchange.sealed.sealing import SealedForAnother
    from evalapp.folders import nameless_file

    try:
        sealed = open_plain(pack)
    except OSError as error:
        raise _unreadable(pack, error) from error
    with sealed, nameless_file(folder) as plain:
        try:
            unsealed = unseal_pack(sealed, size, code, plain, progress=progress)
        except SealedForAnother as error:
            raise WrongCode(str(error)) from error
        except OSError as error:
            raise KnownError(
                _(
                    "“{file}” cannot be opened in this folder: {why}; make room or choose another place."
                ).format(file=pack.name, why=system_words(error))
            ) from error
        yield unsealed


@dataclass(frozen=True, kw_only=True)
class BeginWork:
    """The first change of a work file: all that the pack holds."""

    pack: UnsealedPack
    scheme: Scheme
    agreed: Read | None
    own_key: str
    progress: Callable[[int], None]
    action: ClassVar[Action] = Action.OPEN_PACK

    def summary(self, view: View) -> Act:
        return act("pack-opened", number=self.pack.content.number)

    def apply(self, change: OpenChange) -> None:
        from evalapp.operations.juror.filling import fill

        fill(change, self.pack, self.scheme, self.progress)
        put_agreed(change, self.agreed)
        if self.own_key:
            change.put_setting(OWN_KEY, self.own_key)


def _begin(
    path: Path,
    pack: UnsealedPack,
    agreed: Read | None,
    own_part: str | None,
    progress: Callable[[int], None],
) -> Workspace:
    own_key = chosen_own_key(own_part, pack.content.panel, pack.content.juror.id)
    juror = pack.content.juror
    scheme = parse_scheme(pack.content.scheme_text, "pack", is_kept=True)
    file = PanelFile.create(path, is_work_file=True)
    try:
        workspace = Workspace(file, Actor(id=juror.id, name=juror.name, role=Role.JUROR))
        with file.with_small_cache():
            workspace.execute(
                BeginWork(pack=pack, scheme=scheme, agreed=agreed, own_key=own_key, progress=progress)
            )
        return workspace
    except BaseException:
        file.close()
        remove_file(path)
        raise


def _go_on(
    path: Path,
    pack: UnsealedPack,
    agreed: Read | None,
    own_part: str | None,
    progress: Callable[[int], None],
) -> OpenedPack:
    from evalapp.operations.juror.renewing import renew

    workspace = Workspace.open(path)
    try:
        _require_same_juror(workspace, pack.content)
        _require_same_recipient(workspace, pack.content)
        if own_part is not None:
            signing_own_key(workspace.view, own_part)
        is_same = workspace.view.setting(PACK) == pack.content.pack
        if not is_same:
            _require_newer(workspace, pack.content)
        if agreement_of(workspace.view, pack.content.undertaking) is None:
            require_agreed(pack.content, agreed)
        else:
            agreed = None
        if is_same and not _lacks_an_application(workspace, pack.content):
            if agreed is not None:  # nobody was asked when the work was begun
                workspace.execute(AgreeToUndertaking(agreed=agreed))
            return OpenedPack(workspace=workspace)
        scheme = parse_scheme(pack.content.scheme_text, "pack", is_kept=True)
        with workspace.file.with_small_cache():
            return OpenedPack(workspace=workspace, renewal=renew(workspace, pack, scheme, agreed, progress))
    except BaseException:
        workspace.close()
        raise


def _lacks_an_application(workspace: Workspace, content: PackContent) -> bool:
    """Where a declared conflict of interest was withdrawn, the pack can give the dossier back."""
    view = workspace.view
    kept = {each.application for each in view.assignments()} | {each.application for each in view.conflicts()}
    return any(each.application.number not in kept for each in content.dossiers)


def _require_same_juror(workspace: Workspace, content: PackContent) -> None:
    call = workspace.view.call()
    if (call.panel, call.juror) != (content.panel, content.juror.id):
        raise KnownError(
            _("“{file}” belongs to another call or juror; choose another name for the work file.").format(
                file=workspace.path.name
            )
        )


def _require_same_recipient(workspace: Workspace, content: PackContent) -> None:
    """Who seals a pack with another key than the panel's wants to read the returns, unless that key was renewed."""
    if workspace.view.setting(RECIPIENT) not in content.recipients:
        raise KnownError(
            _(
                "This pack would have your return sealed for somebody else than the panel that “{file}” was begun for. "
                "Nothing was changed: do not use it, go on in “{file}”, and tell the secretary where you got the pack."
            ).format(file=workspace.path.name)
        )


def _require_newer(workspace: Workspace, content: PackContent) -> None:
    """Two packs of one number come from two copies of a panel file: then the later one is the newer."""
    number, created_at = workspace.view.setting(PACK_NUMBER), workspace.view.setting(PACK_CREATED_AT)
    if (content.number, content.created_at) < (number, created_at):
        raise KnownError(
            _(
                "This is pack {old} and your work in “{file}” stands on pack {new}, which is newer; open “{file}” "
                "instead, nothing was changed."
            ).format(old=content.number, new=number, file=workspace.path.name)
        )
