"""Forged packs and returns: bytes flipped, signed by another, said of another, older, or sealed for somebody else."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec

from evalapp.demo.play import SECRETARY
from evalapp.domain.errors import KnownError
from evalapp.domain.merge import Outcome
from evalapp.exchange.sealed.identity import new_identity, recipient_of
from evalapp.exchange.sealed.pack import UnsealedPack, open_pack, seal_pack
from evalapp.exchange.sealed.pack_content import PackContent
from evalapp.exchange.sealed.returns import ReturnContent, open_return, seal_return
from evalapp.exchange.sealed.signing import public_keys, signing_key
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.juror.opening import open_or_renew
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PANEL_IDENTITY
from tools.forge.stage import Stage
from tools.forge.trial import GaveWay, Trial

_JUROR, _OTHER = "J-01", "J-02"
# Of a return: what the forger says instead, always with a key of their own or another juror's.
_SAID: dict[str, Callable[[ReturnContent], ReturnContent]] = {
    "another juror's scores under this name": lambda content: content,
    "a higher score": lambda content: msgspec.structs.replace(
        content,
        evaluations=tuple(
            msgspec.structs.replace(each, value=(each.value or 0) + 1) for each in content.evaluations
        ),
    ),
    "a later revision without any score": lambda content: msgspec.structs.replace(
        content, revision=content.revision + 1, base_revision=content.revision, evaluations=()
    ),
    "that all was declared": lambda content: msgspec.structs.replace(content, declared=()),
    "that it is complete": lambda content: msgspec.structs.replace(
        content, is_complete=not content.is_complete
    ),
    "the pack of another": lambda content: msgspec.structs.replace(content, juror=_OTHER),
    "another panel": lambda content: msgspec.structs.replace(content, panel="another"),
}


def trials(stage: Stage) -> Iterator[Trial]:
    for place in (0, 20, 200, -1000, -100, -1):
        yield Trial(
            kind="return", name=f"one bit flipped at {place}", attempt=partial(_flipped, stage, place)
        )
    for name, say in _SAID.items():
        yield Trial(
            kind="return", name=f"says {name}, signed by another", attempt=partial(_signed, stage, say)
        )
    yield Trial(kind="return", name="of before, sent again", attempt=partial(_again, stage))
    for place in (0, 200, -1000, -1):
        yield Trial(
            kind="pack", name=f"one bit flipped at {place}", attempt=partial(_flipped_pack, stage, place)
        )
    yield Trial(kind="pack", name="of another, with one's own code", attempt=partial(_of_another, stage))
    yield Trial(kind="pack", name="newer, returns sealed for the forger", attempt=partial(_redirected, stage))
    yield Trial(kind="pack", name="newer, of another panel", attempt=partial(_of_another_panel, stage))
    yield Trial(kind="pack", name="older than the work", attempt=partial(_older, stage))
    yield Trial(
        kind="pack", name="newer, signing with a key of the forger", attempt=partial(_other_key, stage)
    )


def _flip(data: bytes, place: int) -> bytes:
    flipped = bytearray(data)
    flipped[place] ^= 1
    return bytes(flipped)


def _merged(stage: Stage, folder: Path, content: bytes) -> str:
    panel = stage.copy(stage.scoring, folder)
    path = folder / stage.returned(_JUROR).name
    path.write_bytes(content)
    with Workspace.open(panel) as workspace:
        workspace.act_as(SECRETARY)
        (file,) = plan_merge(workspace, [path]).files
    if file.outcome not in (Outcome.REFUSED, Outcome.UNCHANGED, Outcome.STALE) or file.new or file.updated:
        raise GaveWay(f"it would be merged: {file.outcome}")
    return f"merge ({file.outcome})"


def _flipped(stage: Stage, place: int, folder: Path) -> str:
    return _merged(stage, folder, _flip(stage.returned(_JUROR).read_bytes(), place))


def _content(stage: Stage) -> tuple[ReturnContent, str]:
    with Workspace.open(stage.panel, read_only=True) as workspace:
        identity = workspace.view.setting(PANEL_IDENTITY)
        keys = workspace.view.juror_keys()
        panel = workspace.view.call().panel
    opened = open_return(
        stage.returned(_JUROR).read_bytes(), identity, lambda juror: keys[juror][1], panel=panel
    )
    return opened.content, recipient_of(identity)


def _signed(stage: Stage, say: Callable[[ReturnContent], ReturnContent], folder: Path) -> str:
    content, recipient = _content(stage)
    key = signing_key(stage.code(_OTHER), content.panel, _OTHER)
    said = say(content)
    if said.juror == _OTHER:
        key = signing_key(stage.code(_JUROR), content.panel, _JUROR)
    return _merged(stage, folder, seal_return(said, key, recipient))


def _again(stage: Stage, folder: Path) -> str:
    return _merged(stage, folder, stage.returned(_JUROR).read_bytes())


def _refused(stage: Stage, folder: Path, pack: bytes, code: str) -> str:
    """Into work that was begun: whatever happens, the work is afterwards as it was."""
    work = stage.copy(stage.work(_JUROR), folder)
    path = folder / f"{work.stem}.evalpack"
    path.write_bytes(pack)
    before = _held(work)
    try:
        open_or_renew(path, code, work).workspace.close()
    except KnownError:
        if _held(work) != before:
            raise GaveWay("it was refused, but the work was changed") from None
        return "refused, the work as it was"
    raise GaveWay("it was opened")


def _held(work: Path) -> str:
    with Workspace.open(work, read_only=True) as workspace:
        return workspace.view.fingerprint()


def _flipped_pack(stage: Stage, place: int, folder: Path) -> str:
    return _refused(stage, folder, _flip(stage.pack(_JUROR).read_bytes(), place), stage.code(_JUROR))


def _of_another(stage: Stage, folder: Path) -> str:
    return _refused(stage, folder, stage.pack(_OTHER).read_bytes(), stage.code(_JUROR))


def _forged_pack(stage: Stage, change: Callable[[PackContent], PackContent]) -> bytes:
    """Anybody may seal something for a juror: the key that it takes is public."""
    code, sealed = stage.code(_JUROR), stage.pack(_JUROR).read_bytes()
    with io.BytesIO() as plain:
        unsealed: UnsealedPack = open_pack(io.BytesIO(sealed), len(sealed), code, plain)
        content = change(unsealed.content)
        recipient = public_keys(code, unsealed.content.panel, _JUROR).recipient
        with io.BytesIO() as again, io.BytesIO() as made:
            seal_pack(
                content, lambda sha256: b"".join(unsealed.chunks(sha256)), recipient, plain=again, sealed=made
            )
            return made.getvalue()


def _newer(content: PackContent) -> PackContent:
    return replace(
        content,
        pack="00000000-0000-4000-8000-000000000000",
        number=content.number + 1,
        created_at="2030-01-01T00:00:00.000+00:00",
    )


def _redirected(stage: Stage, folder: Path) -> str:
    mine = recipient_of(new_identity())
    pack = _forged_pack(stage, lambda content: replace(_newer(content), recipient=mine))
    return _refused(stage, folder, pack, stage.code(_JUROR))


def _of_another_panel(stage: Stage, folder: Path) -> str:
    pack = _forged_pack(stage, lambda content: replace(_newer(content), panel="another"))
    return _refused(stage, folder, pack, stage.code(_JUROR))


def _older(stage: Stage, folder: Path) -> str:
    pack = _forged_pack(
        stage,
        lambda content: replace(
            content,
            pack="00000000-0000-4000-8000-000000000000",
            number=0,
            created_at="2010-01-01T00:00:00.000+00:00",
        ),
    )
    return _refused(stage, folder, pack, stage.code(_JUROR))


def _other_key(stage: Stage, folder: Path) -> str:
    """The code would no longer fit the key that the pack names: nothing can be signed, and the panel takes nothing."""
    other = public_keys(stage.code(_OTHER), "another", _OTHER).public_key
    pack = _forged_pack(
        stage, lambda content: replace(_newer(content), juror=replace(content.juror, public_key=other))
    )
    return _refused(stage, folder, pack, stage.code(_JUROR))
