"""The return: a juror's work, signed with the access code and sealed for the panel."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.incoming.bounds import RETURN_BYTES
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.sealed.coding import decode, encode
from evalapp.exchange.sealed.container import Limits, read_container, write_container
from evalapp.exchange.sealed.sealing import SealedForAnother, seal, unseal
from evalapp.exchange.sealed.signed import (
    CONTEXT,
    OWN_CONTEXT,
    RETURN_JSON,
    SIGNATURE_BYTES,
    NotSignedNow,
    NotTheirs,
    ReturnContent,
    require_signed,
)
from evalapp.exchange.sealed.signing import sign
from evalapp.exchange.sealed.wire import DeclaredConflict, DeclaredJson, Evaluation, Manifest, ReturnJson

__all__ = [
    "DeclaredConflict",
    "DeclaredJson",
    "Evaluation",
    "NotSignedNow",
    "NotTheirs",
    "OpenedReturn",
    "ReturnContent",
    "open_return",
    "seal_return",
    "sha256_of",
]

KIND = "evalapp return"
LIMITS = Limits(most_bytes=RETURN_BYTES, most_members=4)
_SIGNATURE, _OWN_SIGNATURE = "return.sig", "own.sig"


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenedReturn:
    """A return whose signature fits. `raw_json` and `signature` prove it later; `sha256` is of `raw_json`.

    Behind the signature of the code stands that of the own part, where the juror has one.
    """

    content: ReturnContent
    raw_json: bytes
    signature: bytes
    sha256: str


def seal_return(
    content: ReturnContent, key: Ed25519PrivateKey, recipient: str, own: Ed25519PrivateKey | None = None
) -> bytes:
    """The bytes of a `.evalreturn`, signed with the code and, where `own` is given, with the own part.

    Raises BadValue for what no panel would accept: a row twice, a score and a reason for none at once.
    """
    if (wrong := _contradiction(content)) is not None:
        raise BadValue(wrong)
    raw = encode(content)
    manifest = Manifest(
        format=content.format,
        kind=KIND,
        panel=content.panel,
        pack=content.pack,
        pack_number=content.pack_number,
        juror=content.juror,
        scheme_version=content.scheme_version,
    )
    members = {RETURN_JSON: raw, _SIGNATURE: sign(key, CONTEXT, raw)}
    if own is not None:
        members[_OWN_SIGNATURE] = sign(own, OWN_CONTEXT, raw)
    return seal(write_container(manifest, members), recipient)


def sha256_of(content: ReturnContent) -> str:
    """The SHA-256 of the return.json that `content` becomes: what later returns name in `earlier`."""
    return hashlib.sha256(encode(content)).hexdigest()


def open_return(
    data: bytes, identity: str, public_key_of: Callable[[str], str | None], *, panel: str
) -> OpenedReturn:
    """`identity` is the panel's own; `public_key_of` a juror is hex, None for who is not known or has no code.

    Raises NotTheirs for another panel's return or another's signature, UnreadableFile for a damaged or newer one.
    """
    try:
        plain = unseal(data, identity, most_bytes=LIMITS.most_bytes)
    except SealedForAnother as error:
        raise NotTheirs(
            _(
                "The file is not sealed for this panel: it is the return of another call, a pack, or damaged at its "
                "beginning; merge it into the panel that handed out the pack, or ask the juror to send it again."
            )
        ) from error
    manifest, members = read_container(plain, KIND, LIMITS)
    if members.keys() - {_OWN_SIGNATURE} != {RETURN_JSON, _SIGNATURE}:
        raise UnreadableFile(_("The return has no signed content; ask the juror to send it in again."))
    raw, by_code = members[RETURN_JSON], members[_SIGNATURE]
    # One of another length is none, and must not take in what stands behind it.
    signature = by_code + members.get(_OWN_SIGNATURE, b"") if len(by_code) == SIGNATURE_BYTES else b""
    content = decode(raw, ReturnJson, RETURN_JSON)
    if not manifest.describes(content):
        raise UnreadableFile(
            _("Parts of two different returns were joined in this file; ask the juror to send it in again.")
        )
    require_signed(content, raw, signature, public_key_of, panel)
    if (wrong := _contradiction(content)) is not None:
        raise UnreadableFile(wrong)
    return OpenedReturn(
        content=content, raw_json=raw, signature=signature, sha256=hashlib.sha256(raw).hexdigest()
    )


def _contradiction(content: ReturnContent) -> str | None:
    for each in content.evaluations:
        if each.is_contradictory:
            return _("The return gives “{application}” a score and a reason for none at once.").format(
                application=shorten(each.application)
            )
    if content.undertaking is not None and not content.undertaking.is_sound:
        return _("The return names another text than the undertaking that it holds.")
    if len({(each.application, each.criterion) for each in content.evaluations}) != len(content.evaluations):
        return _("The return holds the same score twice.")
    return None
