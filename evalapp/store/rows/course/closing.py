"""What ends the work of a jury as rows: the lots that were drawn, and who signed the closing."""

from __future__ import annotations

from evalapp.domain.decisions import Draw, Signature
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Role
from evalapp.store.file import PanelFile


class Closings:
    """Draws in the order in which they were made, signatures the chair's first."""

    def __init__(self, file: PanelFile) -> None:
        self._file = file

    def draws(self) -> list[Draw]:
        rows = self._file.rows(
            "SELECT nth, seed, witnesses, noted_at, reason, by_whom, at FROM draw ORDER BY nth"
        )
        return [
            Draw(nth=nth, seed=seed, witnesses=seen, noted_at=noted, reason=reason, by=PersonName(by), at=at)
            for nth, seed, seen, noted, reason, by, at in rows
        ]

    def signatures(self) -> list[Signature]:
        rows = self._file.rows(
            "SELECT person, role, name, fingerprint, at FROM signature ORDER BY role, person"
        )
        return [
            Signature(
                person=PersonId(person),
                role=Role(role),
                name=PersonName(name),
                fingerprint=fingerprint,
                at=at,
            )
            for person, role, name, fingerprint, at in rows
        ]
