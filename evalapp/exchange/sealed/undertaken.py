"""What a pack asks of its juror before anything is read, and what a return says that was agreed to."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from evalapp.domain.outgoing.undertaking import hash_of
from evalapp.exchange.sealed.basis import Device, Language, Line, Sha256, Wire


class DeclarationJson(Wire, frozen=True, kw_only=True):
    """What a juror of this call declares before a dossier opens."""

    nl: Line
    en: Line


class UndertakingJson(Wire, frozen=True, kw_only=True):
    """A text that a juror agrees to before anything else of the pack is read; `sha256` of its words in UTF-8."""

    language: Language
    text: Annotated[str, Meta(min_length=1, max_length=20_000)]
    sha256: Sha256

    @property
    def is_sound(self) -> bool:
        return hash_of(self.text) == self.sha256


class AgreedJson(Wire, frozen=True, kw_only=True):
    """That the juror agreed to this text: when, by the own clock, and in the work file of which device."""

    language: Language
    text: Annotated[str, Meta(min_length=1, max_length=20_000)]
    sha256: Sha256
    at: Annotated[str, Meta(min_length=1, max_length=40)]
    device: Device
    device_name: Line = ""

    @property
    def is_sound(self) -> bool:
        return hash_of(self.text) == self.sha256
