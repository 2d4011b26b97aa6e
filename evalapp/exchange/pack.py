"""The pack: what the panel hands one juror, sealed so that only that juror's access code opens it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from evalapp.domain.application import Dossier
from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.container import Limits, read_container, write_container
from evalapp.exchange.sealing import SealedForAnother, seal, unseal
from evalapp.exchange.signing import age_identity
from evalapp.exchange.wire import (
    FORMAT,
    DossierJson,
    Manifest,
    PackJson,
    PackJurorJson,
    ScoreJson,
    decode,
    encode,
)

KIND = "evalapp pack"
SUFFIX = ".evalpack"
LIMITS = Limits(most_bytes=2_000_000_000, most_members=10_000)
_JSON = "pack.json"
_ATTACHMENT = "attachment-"


@dataclass(frozen=True, kw_only=True, slots=True)
class PackJuror:
    """`public_key` (hex) is the juror's signing key, against which a code typed at sending in is checked."""

    id: str
    name: str
    public_key: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class PackContent:
    """Everything one juror gets. `pack` is this pack's own id, `number` counts the packs of the juror from 1.

    `dossiers` must already leave out what the juror has a conflict with. `scores` are the juror's own, as the
    panel holds them. `recipient` is the panel's, to which the return is sealed.
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


def seal_pack(content: PackContent, attachments: Mapping[str, bytes], recipient: str) -> bytes:
    """The bytes of a `.evalpack`; `attachments` by the SHA-256 that the dossiers name, more are left out.

    Raises BadValue when an attachment is missing or not what its SHA-256 says, or a value is out of bounds.
    """
    members = {
        _ATTACHMENT + sha256: _attachment(attachments, sha256, name)
        for sha256, name in _wanted(content).items()
    }
    if sum(map(len, members.values())) > LIMITS.most_bytes * 9 // 10:
        raise BadValue(_("The attachments of this juror are more than 1.8 GB; leave out the largest ones."))
    json = _to_json(content)
    manifest = Manifest(
        format=FORMAT,
        kind=KIND,
        panel=content.panel,
        pack=content.pack,
        pack_number=content.number,
        juror=content.juror.id,
        scheme_version=content.scheme_version,
        recipient=content.recipient,
    )
    return seal(write_container(manifest, {_JSON: encode(json), **members}), recipient)


def open_pack(data: bytes, code: str) -> tuple[PackContent, dict[str, bytes]]:
    """The content of a pack and its attachments by SHA-256.

    Raises BadValue for a mistyped code, SealedForAnother when the code does not open this pack, UnreadableFile for
    a damaged one or one that a newer version wrote.
    """
    try:
        plain = unseal(data, age_identity(code), most_bytes=LIMITS.most_bytes)
    except SealedForAnother as error:
        raise SealedForAnother(
            _(
                "This access code does not open this pack: either the code is of an earlier or another pack, or the "
                "pack is another juror's; take the code that came with this pack, or ask the secretary for both anew."
            )
        ) from error
    manifest, members = read_container(plain, KIND, LIMITS)
    content = _from_json(decode(members.pop(_JSON, b""), PackJson, _JSON), manifest)
    attachments = {name.removeprefix(_ATTACHMENT): each for name, each in members.items()}
    checked = {_ATTACHMENT + member.sha256 for member in manifest.members if member.name != _JSON}
    if not {_ATTACHMENT + sha256 for sha256 in _wanted(content)} == members.keys() == checked:
        raise UnreadableFile(
            _(
                "The attachments in this pack are not those of its applications; ask the secretary for a new pack."
            )
        )
    return content, attachments


def _wanted(content: PackContent) -> dict[str, str]:
    """SHA-256 → a name, of every attachment of the dossiers."""
    return {each.sha256: each.name for dossier in content.dossiers for each in dossier.attachments}


def _attachment(attachments: Mapping[str, bytes], sha256: str, name: str) -> bytes:
    found = attachments.get(sha256)
    if found is None or hashlib.sha256(found).hexdigest() != sha256:
        raise BadValue(
            _(
                "The attachment “{name}” is missing or was altered; import it again before handing out."
            ).format(name=shorten(name))
        )
    return found


def _to_json(content: PackContent) -> PackJson:
    try:
        return PackJson(
            format=FORMAT,
            panel=content.panel,
            pack=content.pack,
            pack_number=content.number,
            created_at=content.created_at,
            title=content.title,
            reference=content.reference,
            deadline=content.deadline,
            is_demo=content.is_demo,
            scheme_version=content.scheme_version,
            scheme=content.scheme_text,
            juror=msgspec.convert(content.juror, PackJurorJson, from_attributes=True),
            recipient=content.recipient,
            dossiers=msgspec.convert(content.dossiers, tuple[DossierJson, ...], from_attributes=True),
            scores=msgspec.convert(content.scores, tuple[ScoreJson, ...], from_attributes=True),
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
    return PackContent(
        panel=json.panel,
        pack=json.pack,
        number=json.pack_number,
        created_at=json.created_at,
        title=json.title,
        reference=json.reference,
        deadline=json.deadline,
        is_demo=json.is_demo,
        scheme_version=json.scheme_version,
        scheme_text=json.scheme,
        juror=msgspec.convert(json.juror, PackJuror, from_attributes=True),
        recipient=json.recipient,
        dossiers=msgspec.convert(json.dossiers, tuple[Dossier, ...], from_attributes=True),
        scores=tuple(
            Score(
                juror=json.juror.id,
                application=each.application,
                criterion=each.criterion,
                value=each.value,
                no_score=each.no_score,
                comment=each.comment,
                at=each.at,
            )
            for each in json.scores
        ),
    )
