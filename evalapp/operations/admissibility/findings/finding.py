"""A finding: whether something holds, does not, or cannot be checked, with its numbers in words and its rule."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.scheme.model import Scheme
from evalapp.operations.panel.lacking import LeftOut

Holds = bool | None
"""None: it cannot be checked, which is never taken for yes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One thing of a finding; `holds` is True also for what is only told."""

    words: str
    holds: Holds = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """`rule` is what was looked at, or where what it is held against comes from."""

    kind: FindingKind
    parts: tuple[Said, ...]
    rule: str

    @property
    def holds(self) -> Holds:
        """One part that does not hold is enough, and one that cannot be checked keeps it from holding."""
        found = [each.holds for each in self.parts]
        return False if False in found else None if None in found or not found else True

    @property
    def text(self) -> str:
        return " · ".join(each.words for each in self.parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What a finding needs beside the dossier itself, read once for all of them.

    `until`: until when applications were taken in, ISO 8601, empty where nobody said; `numbers` and `titles` tell
    which applications have the same enterprise number or, folded, the same title.
    """

    scheme: Scheme
    until: str
    left_out: LeftOut
    numbers: Mapping[str, Sequence[str]]
    titles: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, scheme: Scheme, dossiers: Iterable[Dossier], *, until: str, left_out: LeftOut) -> Around:
        numbers: dict[str, list[str]] = {}
        titles: dict[str, list[str]] = {}
        for each in dossiers:
            application = each.application
            if application.is_withdrawn:
                continue  # who withdraws an application may hand in another
            if application.enterprise_number:
                numbers.setdefault(application.enterprise_number, []).append(application.number)
            if folded := folded_title(application.title):
                titles.setdefault(folded, []).append(application.number)
        return cls(scheme=scheme, until=until, left_out=left_out, numbers=numbers, titles=titles)


def folded_title(title: str) -> str:
    """Without what two spellings of the same title differ in: case, accents, marks and spaces."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    kept = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in kept).split())
