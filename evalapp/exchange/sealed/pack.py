"""The pack: what the panel hands one juror, sealed so that only that juror's access code opens it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO

import msgspec

from evalapp.domain.application import Attachment, Dossier
from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.incoming.bounds import PACK_BYTES, PACK_MEMBERS, SEALED_JSON_BYTES
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import hash_of, in_languages
from evalapp.domain.people import Conflict
from evalapp.domain.texts import NO_TEXT, Text, _
from evalapp.exchange.sealed.coding import decode, encode
from evalapp.exchange.sealed.container import Container, Later, Limits, open_container, write_container_into
from evalapp.exchange.sealed.renewed import Renewed, RenewedJson, require_proved
from evalapp.exchange.sealed.sealing import SealedForAnother, seal_into, unseal_into
from evalapp.exchange.sealed.signing import age_identity, public_key_of, signing_key
from evalapp.exchange.sealed.undertaken import DeclarationJson, UndertakingJson
from evalapp.exchange.sealed.wire import (
    FIRST_FORMAT,
    FORMAT,
    SECOND_FORMAT,
    DossierJson,
    Manifest,
    PackJson,
    PackJurorJson,
    RecordedConflict,
    ScoreJson,
)

KIND = "evalapp pack"
LIMITS = Limits(most_bytes=PACK_BYTES, most_members=PACK_MEMBERS)
_JSON = "pack.json"
_ATTACHMENT = "attachment-"


@dataclass(frozen=True, kw_only=True, slots=True)
class PackJuror:
    """`public_key` (hex) is the juror's signing key, against which a code typed at sending in is checked."""

    id: PersonId
    name: PersonName
    public_key: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class PackContent:
    """Everything one juror gets. `pack` is this pack's own id, `number` counts the packs of the juror from 1.

    `dossiers` must already leave out what the juror has a conflict with, which are in `conflicts`. `scores` are the
    juror's own, as the panel holds them. `recipient` is the panel's, to which the return is sealed; `renewed` are the
    earlier ones in whose place it came, each with its proof for this juror.
    """

    panel: str
    pack: str
    number: int
    created_at: str
    title: str
    reference: str
    scheme_version: int
    scheme_text: str
    juror: PackJuror
    recipient: str
    dossiers: tuple[Dossier, ...]
    scores: tuple[Score, ...] = ()
    deadline: str = ""
    is_demo: bool = False
    declaration: Text = NO_TEXT
    conflicts: tuple[Conflict, ...] = ()
    undertaking: Text = NO_TEXT
    renewed: tuple[Renewed, ...] = ()

    @property
    def recipients(self) -> frozenset[str]:
        """Those for which work may have been begun that goes on with this pack."""
        return frozenset({self.recipient, *(each.recipient for each in self.renewed)})

    @property
    def format(self) -> int:
        """The oldest that has all it holds."""
        partners = (each for dossier in self.dossiers for each in dossier.partners)
        has_more = any(each.is_committed is None or each.staff_hundredths for each in partners)
        has_more = has_more or any(each.lacking is not None for each in self.dossiers)
        if self.undertaking or self.renewed:
            return FORMAT
        return SECOND_FORMAT if self.declaration or self.conflicts or has_more else FIRST_FORMAT


def seal_pack(
    content: PackContent,
    attachment_of: Callable[[str], bytes | None],
    recipient: str,
    *,
    plain: IO[bytes],
    sealed: IO[bytes],
) -> None:
    """Write a `.evalpack` to `sealed`, by way of `plain`; attachments are asked for by SHA-256, one at a time.

    Raises BadValue when an attachment is missing or not what its SHA-256 says, or a value is out of bounds.
    """
    json = encode(_to_json(content))
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
    write_container_into(plain, manifest, {_JSON: json, **members})
    plain.seek(0)
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
    content = _from_json(decode(raw, PackJson, _JSON), container.manifest)
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


def _to_json(content: PackContent) -> PackJson:
    try:
        return PackJson(
            format=content.format,
            panel=content.panel,
            pack=content.pack,
            pack_number=content.number,
            created_at=content.created_at,
            title=content.title,
            reference=content.reference,
            deadline=content.deadline,
            is_demo=content.is_demo,
            declaration=DeclarationJson(nl=content.declaration.nl, en=content.declaration.en)
            if content.declaration
            else None,
            scheme_version=content.scheme_version,
            scheme=content.scheme_text,
            juror=msgspec.convert(content.juror, PackJurorJson, from_attributes=True),
            recipient=content.recipient,
            dossiers=msgspec.convert(content.dossiers, tuple[DossierJson, ...], from_attributes=True),
            scores=msgspec.convert(content.scores, tuple[ScoreJson, ...], from_attributes=True),
            conflicts=msgspec.convert(content.conflicts, tuple[RecordedConflict, ...], from_attributes=True),
            undertaking=msgspec.convert(
                [
                    {"language": code, "text": words, "sha256": hash_of(words)}
                    for code, words in in_languages(content.undertaking).items()
                ],
                tuple[UndertakingJson, ...],
            ),
            renewed=msgspec.convert(content.renewed, tuple[RenewedJson, ...], from_attributes=True),
        )
    except msgspec.ValidationError as error:
        raise BadValue(
            _("An application or score of juror “{juror}” has a value out of bounds: {why}.").format(
                juror=shorten(content.juror.id), why=shorten(str(error), 200)
            )
        ) from error


def _from_json(json: PackJson, manifest: Manifest) -> PackContent:
    if not manifest.describes(json) or manifest.recipient != json.recipient:
        raise UnreadableFile(
            _("Parts of two different packs were joined in this file; ask the secretary for a new pack.")
        )
    undertaking = {each.language: each.text for each in json.undertaking}
    if len(undertaking) != len(json.undertaking) or not all(each.is_sound for each in json.undertaking):
        raise UnreadableFile(
            _("The undertaking in this pack is not the one that it names; ask the secretary for a new pack.")
        )
    return PackContent(
        panel=json.panel,
        pack=json.pack,
        number=json.pack_number,
        created_at=json.created_at,
        title=json.title,
        reference=json.reference,
        deadline=json.deadline,
        is_demo=json.is_demo,
        declaration=Text(nl=json.declaration.nl, en=json.declaration.en) if json.declaration else NO_TEXT,
        undertaking=Text(nl=undertaking.get("nl", ""), en=undertaking.get("en", "")),
        scheme_version=json.scheme_version,
        scheme_text=json.scheme,
        juror=msgspec.convert(json.juror, PackJuror, from_attributes=True),
        recipient=json.recipient,
        renewed=tuple(Renewed(recipient=each.recipient, proof=each.proof) for each in json.renewed),
        dossiers=msgspec.convert(json.dossiers, tuple[Dossier, ...], from_attributes=True),
        scores=tuple(
            Score.saying(
                each.answer, juror=json.juror.id, place=(each.application, each.criterion), at=each.at
            )
            for each in json.scores
        ),
        conflicts=tuple(
            Conflict(
                juror=json.juror.id,
                application=each.application,
                kind=each.kind,
                declared_by=PersonId(each.declared_by),
                at=each.at,
            )
            for each in json.conflicts
        ),
    )
