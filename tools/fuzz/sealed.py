"""Packs and returns, sealed and signed with the keys that fit: what is wrong with them lies behind the signature."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import PACK_BYTES
from evalapp.exchange.sealed.pack import KIND as PACK_KIND
from evalapp.exchange.sealed.pack import open_pack, wanted
from evalapp.exchange.sealed.returns import KIND as RETURN_KIND
from evalapp.exchange.sealed.sealing import seal, seal_into, unseal_into
from evalapp.exchange.sealed.signed import CONTEXT
from evalapp.exchange.sealed.signing import age_identity, public_keys, sign, signing_key
from evalapp.operations.juror.opening import open_or_renew
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import FIRST_HASH
from tools.fuzz.documents import Draw, bytes_of, changed, documents
from tools.fuzz.ground import Ground
from tools.fuzz.kind import (
    Fault,
    Input,
    Kind,
    Verdict,
    digest,
    require_sentence,
    require_sound,
)
from tools.fuzz.planning import deep, merged_twice, of_merge, planned
from tools.fuzz.zips import zipped

_JUROR, _OTHER = "J-01", "J-02"
_ZIP = "plain.zip"
_OF_MANIFEST = ("format", "panel", "pack", "pack_number", "scheme_version")
Document = dict[str, Any]


def _returns(ground: Ground) -> SearchStrategy[Input]:
    content = json.loads(msgspec.json.encode(ground.return_of(_JUROR)))
    panel = content["panel"]
    small = {**content, "evaluations": content["evaluations"][:3]}
    seeds = [content, small, _fuller(small), _fuller(content)]
    keys = {juror: signing_key(ground.codes[juror], panel, juror) for juror in (_JUROR, _OTHER)}

    @st.composite
    def made(draw: Draw) -> Input:
        raw = draw(documents(seeds))
        juror = draw(st.sampled_from((_JUROR,) * 9 + (_OTHER,)))
        key = keys[juror]
        signature = draw(st.sampled_from((sign(key, CONTEXT, raw),) * 12 + (b"", b"\x00" * 64)))
        members = {"return.json": raw, "return.sig": signature}
        plain = _container(draw, RETURN_KIND, members, _read(raw, content))
        return Input(files={_ZIP: plain}, options={"deep": draw(deep)})

    return made()


def _fuller(content: Document) -> Document:
    """With all that a return may say."""
    application = content["evaluations"][0]["application"]
    at = content["submitted_at"]
    return {
        **content,
        "format": 2,
        "revision": 2,
        "base_revision": 1,
        "earlier": [FIRST_HASH],
        "device_name": "Laptop",
        "conflicts": [{"application": application, "kind": "family", "note": "x", "at": at}],
        "declared": [{"application": application, "conflict": False, "at": at, "wording": 1}],
        "wordings": ["Ik verklaar."],
    }


def _packs(ground: Ground) -> SearchStrategy[Input]:
    code = ground.codes[_JUROR]
    members = members_of(ground, code)
    content = json.loads(members.pop("pack.json"))
    small = {**content, "dossiers": content["dossiers"][:1], "scores": content.get("scores", [])[:2]}
    application = content["dossiers"][0]["application"]["number"]
    fuller = {
        **content,
        "format": 2,
        "declaration": {"nl": "Ik verklaar.", "en": "I declare."},
        "conflicts": [
            {"application": "A-03", "kind": "family", "declared_by": "S-01", "at": content["created_at"]}
        ],
        "scores": [{"application": application, "criterion": "additionality", "value": 4, "comment": "x"}],
    }

    @st.composite
    def made(draw: Draw) -> Input:
        raw = draw(documents([content, small, fuller]))
        found = _read(raw, content)
        with_attachments = {"pack.json": raw, **members}
        if draw(st.integers(0, 15)) == 0:
            with_attachments.pop(draw(st.sampled_from(list(with_attachments))))
        return Input(
            files={
                _ZIP: _container(
                    draw, PACK_KIND, with_attachments, found, recipient=found.get("recipient", "")
                )
            },
            options={"over": draw(st.sampled_from(("", "", "yes"))), "deep": draw(deep)},
        )

    return made()


def members_of(ground: Ground, code: str) -> dict[str, bytes]:
    import zipfile

    sealed = ground.pack(_JUROR).read_bytes()
    with io.BytesIO() as plain:
        unseal_into(io.BytesIO(sealed), len(sealed), plain, age_identity(code), most_bytes=PACK_BYTES)
        with zipfile.ZipFile(plain) as archive:
            return {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}


def _read(raw: bytes, otherwise: Document) -> Document:
    """What the changed content says of itself, so that the manifest says it too; of what says nothing, as it was."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return otherwise
    return {**otherwise, **found} if isinstance(found, dict) else otherwise


def _container(draw: Draw, kind: str, members: Mapping[str, bytes], content: Document, **more: Any) -> bytes:
    juror = content.get("juror")
    manifest = {
        **{key: content.get(key) for key in _OF_MANIFEST},
        "kind": kind,
        "juror": juror.get("id") if isinstance(juror, dict) else juror,
        **more,
        "members": [
            {"name": name, "size": len(members[name]), "sha256": hashlib.sha256(members[name]).hexdigest()}
            for name in sorted(members)
        ],
    }
    if draw(st.integers(0, 9)) == 0:
        manifest = changed(draw, manifest, 2)
    return zipped(draw, {"manifest.json": bytes_of(manifest), **dict(sorted(members.items()))}, often=10)


def judge_return(ground: Ground, given: Input, folder: Path) -> Verdict:
    """Merged twice: the second time nothing comes of it."""
    path = folder / "J-01.evalreturn"
    path.write_bytes(seal(io.BytesIO(given.files[_ZIP]), ground.recipient))
    if not given.options.get("deep"):
        return planned(ground.scoring, path, of_merge)
    done = merged_twice(ground, path, folder)
    return Verdict.ACCEPTED if done is not None and _is_merged(done.panel) else Verdict.REFUSED


def _is_merged(panel: Path) -> bool:
    with Workspace.open(panel, read_only=True) as workspace:
        return bool(list(workspace.view.receipts()))


def judge_pack(ground: Ground, given: Input, folder: Path) -> Verdict:
    """Opened as a juror does: a first pack, or one over work that was begun."""
    code = ground.codes[_JUROR]
    recipient = public_keys(code, ground.panel, _JUROR).recipient
    pack = folder / "J-01.evalpack"
    with pack.open("wb") as sealed:
        seal_into(io.BytesIO(given.files[_ZIP]), sealed, recipient)
    work = folder / "J-01.evalwork"
    if given.options.get("over"):
        shutil.copy(ground.work(_JUROR), work)
    before = digest(work)
    if not given.options.get("deep"):
        return _opened(pack, code)
    try:
        open_or_renew(pack, code, work).workspace.close()
    except KnownError as error:
        if not str(error).strip():
            raise Fault("refused without a word") from error
        if digest(work) != before:
            raise Fault(f"refused, and the work is another: {error}") from error
        left = sorted(each.name for each in folder.iterdir() if each not in (pack, work))
        if left:
            raise Fault(f"refused, and it left {left}") from error
        return Verdict.REFUSED
    require_sound(work)
    with Workspace.open(work, read_only=True) as workspace:
        first = workspace.view.fingerprint()
    open_or_renew(pack, code, work).workspace.close()
    with Workspace.open(work, read_only=True) as workspace:
        if workspace.view.fingerprint() != first:
            raise Fault("opened twice it is another work file")
    return Verdict.ACCEPTED


def _opened(pack: Path, code: str) -> Verdict:
    try:
        with pack.open("rb") as sealed, io.BytesIO() as plain:
            unsealed = open_pack(sealed, pack.stat().st_size, code, plain)
            for each in wanted(unsealed.content):
                b"".join(unsealed.chunks(each))
    except KnownError as error:
        require_sentence(str(error))
        return Verdict.REFUSED
    return Verdict.ACCEPTED


KINDS = (
    Kind(name="return", weight=110, short=260, inputs=_returns, judge=judge_return),
    Kind(name="pack", weight=90, short=150, inputs=_packs, judge=judge_pack),
)
