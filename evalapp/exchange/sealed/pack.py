"""The pack: what the panel hands one juror, sealed so that only that juror's access code opens it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO

from evalapp.domain.application import Attachment
from evalapp.domain.errors import BadValue, KnownError, UnreadableFile
from evalapp.domain.incoming.bounds import PACK_BYTES, PACK_MEMBERS, SEALED_JSON_BYTES
from evalapp.domain.incoming.system import system_words
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.sealed.coding import decode, encode
from evalapp.exchange.sealed.container import Container, Later, Limits, open_container, write_container_into
from evalapp.exchange.sealed.pack_content import PackContent, from_json, to_json
from evalapp.exchange.sealed.renewed import require_proved
from evalapp.exchange.sealed.sealing import SealedForAnother, seal_into, unseal_into
from evalapp.exchange.sealed.signing import age_identity, public_key_of, signing_key
from evalapp.exchange.sealed.wire import (
    Manifest,
    PackJson,
)

KIND = "evalapp pack"
LIMITS = Limits(most_bytes=PACK_BYTES, most_members=PACK_MEMBERS)
_JSON = "pack.json"
_ATTACHMENT = "attachment-"


def seal_pack(
    content: PackContent,
    attachment_of: Callable[[str], bytes | None],
    recipient: str,
    *,
    plain: IO[bytes],
    sealed: IO[bytes],
) -> None:
    """Write a `.evalpack` to `sealed`, by way of `plain`; attachments are asked for by SHA-256, one at a time.

    `plain` lies beside the panel. Raises BadValue when an attachment is missing or not what its SHA-256 says, or a
    value is out of bounds; KnownError where `plain` takes no more.
    """
    json = encode(to_json(content))
    members: dict[str, bytes | Later] = {
        _ATTACHMENT + sha256: Later(size=each.size, sha256=sha256, read=partial(_fetch, attachment_of, each))
        for sha256, each in wanted(content).items()
    }
    if sum(each.size for each in wanted(content).values()) > LIMITS.most_bytes * 9 // 10:
        raise BadValue(_("The attachments of this juror are more than 1.8 GB; leave out the largest ones."))
    manifest = Manifest(
        format=content.format,
        kind=KIND,
        panel=content.panel,
        pack=content.pack,
        pack_number=content.number,
        juror=content.juror.id,
        scheme_version=content.scheme_version,
        recipient=content.recipient,
    )
    try:
        write_container_into(plain, manifest, {_JSON: json, **members})
        plain.seek(0)
    except OSError as error:  # another disk, maybe, than the one on which the pack is to lie
        words = _("A pack cannot be put together beside the panel file: {why}; make room on that disk.")
        raise KnownError(words.format(why=system_words(error))) from error
    seal_into(plain, sealed, recipient)


@dataclass(frozen=True, kw_only=True)
class UnsealedPack:
    """An open pack: its content at once, its attachments one by one."""

    content: PackContent
    _container: Container

    def size(self, sha256: str) -> int:
        return self._container.size(_ATTACHMENT + sha256)

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """The bytes of an attachment. Raises UnreadableFile, at the latest at their end, for what is not as sealed."""
        return self._container.chunks(_ATTACHMENT + sha256)


def open_pack(
    sealed: IO[bytes],
    size: int,
    code: str,
    plain: IO[bytes],
    *,
    progress: Callable[[int], None] | None = None,
) -> UnsealedPack:
    """Unseal the `size` bytes of `sealed` into `plain`, which must stay open as long as attachments are read.

    `progress` is told the bytes that were read; what it raises ends the opening.
    Raises BadValue for a mistyped code, SealedForAnother when the code does not open this pack, UnreadableFile for
    a damaged one or one that a newer version wrote.
    """
    try:
        unseal_into(sealed, size, plain, age_identity(code), most_bytes=LIMITS.most_bytes, progress=progress)
    except SealedForAnother as error:
        raise SealedForAnother(
            _(
                "This access code does not open this pack: either the code is of an earlier or another pack, or the "
                "pack is another juror’s; take the code that came with this pack, or ask the secretary for both anew."
            )
        ) from error
    container = open_container(plain, KIND, LIMITS)
    raw = container.read(_JSON, SEALED_JSON_BYTES) if _JSON in container.names else b""
    content = from_json(decode(raw, PackJson, _JSON), container.manifest)
    _require_own_key(content, code)
    require_proved(content.renewed, age_identity(code), content.panel, content.juror.id, content.recipient)
    named = {_ATTACHMENT + member.sha256 for member in container.manifest.members if member.name != _JSON}
    if not {_ATTACHMENT + sha256 for sha256 in wanted(content)} == {*container.names} - {_JSON} == named:
        raise UnreadableFile(
            _(
                "The attachments in this pack are not those of its applications; ask the secretary for a new pack."
            )
        )
    return UnsealedPack(content=content, _container=container)


def _require_own_key(content: PackContent, code: str) -> None:
    """Anybody can seal something for a juror; with another key in it nothing of theirs could be signed any more."""
    if public_key_of(signing_key(code, content.panel, content.juror.id)) != content.juror.public_key:
        raise UnreadableFile(
            _(
                "This pack names another key for signing than that of your access code: it does not come from the "
                "panel as it is. Do not use it, and tell the secretary where you got it."
            )
        )


def wanted(content: PackContent) -> dict[str, Attachment]:
    """The attachments of the dossiers by SHA-256, each content once."""
    return {each.sha256: each for dossier in content.dossiers for each in dossier.attachments}


def _fetch(attachment_of: Callable[[str], bytes | None], attachment: Attachment) -> bytes:
    found = attachment_of(attachment.sha256)
    is_whole = found is not None and len(found) == attachment.size
    if found is None or not is_whole or hashlib.sha256(found).hexdigest() != attachment.sha256:
        raise BadValue(
            _(
                "The attachment “{name}” is missing or was altered; import it again before handing out."
            ).format(name=shorten(attachment.name))
        )
    return found
