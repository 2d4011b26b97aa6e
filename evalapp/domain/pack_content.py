"""What a pack or form held when it left, kept so that anybody can tell later whether it still says what is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from evalapp.domain.application import Dossier
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.texts import Text, _

_NOT_OF_THE_JUROR = frozenset(("admissibility", "admissibility_reason", "withdrawn_on", "withdrawn_reason"))

NOT_IN_IT = "-"
"""In place of the digest of the declaration: a form asks for none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PackDigest:
    """`dossiers` by number: a digest of all that a juror reads of it; `declaration`: of the text before it opens;
    `undertaking`: by language the hash of the text that is agreed to before the pack is read, none where it asks none.

    `sealed` is the SHA-256 of the pack or form as a file; empty of a time when it was not kept.
    """

    deadline: str
    dossiers: Mapping[str, str] = field(default_factory=dict)
    declaration: str = ""
    sealed: str = ""
    undertaking: Mapping[str, str] = field(default_factory=dict)

    def encode(self) -> str:
        told: dict[str, Any] = {"deadline": self.deadline, "dossiers": dict(sorted(self.dossiers.items()))}
        if self.declaration:
            told["declaration"] = self.declaration
        if self.sealed:
            told["sealed"] = self.sealed
        if self.undertaking:
            told["undertaking"] = dict(sorted(self.undertaking.items()))
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> PackDigest | None:
    """None for a pack of a time when nothing of it was kept, and for what no Evalapp wrote."""
    if not text:
        return None
    try:
        told = kept_json(text)
        return PackDigest(
            deadline=told["deadline"],
            dossiers=told["dossiers"],
            declaration=told.get("declaration", ""),
            sealed=told.get("sealed", ""),
            undertaking={str(code): str(sha) for code, sha in told.get("undertaking", {}).items()},
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def digest_of_declaration(text: Text) -> str:
    """Empty for that of the program."""
    return hashlib.sha256(f"{text.nl}\n{text.en}".encode()).hexdigest()[:16] if text else ""


def digest_of(dossier: Dossier) -> str:
    """Of all that a juror reads, without what has its default: a field that comes later changes no digest."""
    told = {
        "application": _filled(dossier.application),
        "partners": [_filled(each) for each in dossier.partners],
        "budget": [_filled(each) for each in dossier.budget],
        "attachments": [[each.name, each.sha256] for each in dossier.attachments],
    }
    if dossier.lacking is not None:
        told["lacking"] = _filled(dossier.lacking)
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _filled(value: Any) -> dict[str, Any]:
    names = {each.name: each.default for each in fields(value) if each.name not in _NOT_OF_THE_JUROR}
    told = {name: getattr(value, name) for name in names}
    return {name: each for name, each in told.items() if each != names[name] and each != {}}


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outdated:
    """What is no longer as the last pack of a juror had it; applications by number. False where nothing is."""

    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    is_other_deadline: bool = False
    is_other_scheme: bool = False
    is_other_declaration: bool = False
    is_other_undertaking: bool = False
    is_other_key: bool = False

    def __bool__(self) -> bool:
        return bool(
            self.added
            or self.taken
            or self.changed
            or self.is_other_deadline
            or self.is_other_scheme
            or self.is_other_declaration
            or self.is_other_undertaking
            or self.is_other_key
        )

    @property
    def words(self) -> str:
        parts = [
            _("lacks {applications}").format(applications=_listed(self.added)) if self.added else "",
            _("still has {applications}").format(applications=_listed(self.taken)) if self.taken else "",
            _("{applications} changed since").format(applications=_listed(self.changed))
            if self.changed
            else "",
            _("another deadline") if self.is_other_deadline else "",
            _("another scheme") if self.is_other_scheme else "",
            _("another text of the declaration") if self.is_other_declaration else "",
            _("another undertaking") if self.is_other_undertaking else "",
            _("the key of the panel was renewed") if self.is_other_key else "",
        ]
        return "; ".join(part for part in parts if part)


UP_TO_DATE = Outdated()
_MOST_NAMED = 4


def _listed(numbers: Iterable[str]) -> str:
    listed = list(numbers)
    if len(listed) <= _MOST_NAMED:
        return ", ".join(listed)
    named = ", ".join(listed[:_MOST_NAMED])
    return _("{names} and {n} more").format(names=named, n=len(listed) - _MOST_NAMED)
