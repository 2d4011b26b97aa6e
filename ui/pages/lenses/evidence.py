"""What all lenses begin with: worked up once, in the pool, for whichever of them is asked first."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from evalapp.operations.collecting import collecting_later
from evalapp.operations.ranking.material import kept_material
from ui.session import Session

if TYPE_CHECKING:
    from evalapp.analytics.lenses.one_by_one import Basis
    from evalapp.analytics.ranking.material import Material


def read_evidence(session: Session) -> Material:
    """In the thread of the window, to which the file belongs; read once after each change."""
    with collecting_later():
        return kept_material(session.view)


class Evidence:
    """It knows nothing of the window: whatever goes into the pool must not hold a widget."""

    def __init__(self) -> None:
        self._basis: Basis | None = None
        self._lock = Lock()

    def basis(self, material: Material) -> Basis:
        from evalapp.analytics.lenses.one_by_one import Basis

        with self._lock:
            if self._basis is None or self._basis.material is not material:
                self._basis = Basis.of(material)
            return self._basis
