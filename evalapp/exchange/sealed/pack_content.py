"""What one juror is handed, and how it stands in pack.json."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from evalapp.domain.application import Dossier
from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import hash_of, in_languages
from evalapp.domain.people import Conflict
from evalapp.domain.texts import NO_TEXT, Text, _
from evalapp.exchange.sealed.renewed import Renewed, RenewedJson
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


def to_json(content: PackContent) -> PackJson:
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


def from_json(json: PackJson, manifest: Manifest) -> PackContent:
    if not manifest.describes(json) or manifest.recipient != json.recipient:
        raise UnreadableFile(
            _("Parts of two different packs were joined in this file; ask the secretary for a new pack.")
        )
    undertaking = {each.language: each.text for each in json.undertaking}
    if len(undertaking) != len(json.undertaking) or not all(each.is_sound for each in json.undertaking):
        raise UnreadableFile(
            _("The undertaking in this pack is not the one that it names; ask the secretary for a new pack.")
        )
    numbers = {each.application.number for each in json.dossiers}
    if stray := next((each for each in json.scores if each.application not in numbers), None):
        raise UnreadableFile(
            _(
                "This pack has a score of “{application}”, which is none of its applications; ask the secretary for a "
                "new pack."
            ).format(application=shorten(stray.application))
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
