"""Suspected conflicts of interest of which somebody said why they are none."""

from __future__ import annotations

from evalapp.domain.jury.suspicion import Dismissed
from evalapp.domain.order import pair_key
from evalapp.store.file import PanelFile


def read_dismissed(file: PanelFile) -> list[Dismissed]:
    """By juror and application."""
    rows = file.rows("SELECT juror, application, because, resembles, reason, by_whom, at FROM dismissed")
    return [
        Dismissed(
            juror=juror, application=number, because=because, resembles=resembles, reason=reason, by=by, at=at
        )
        for juror, number, because, resembles, reason, by, at in sorted(
            rows, key=lambda r: (pair_key(r[:2]), r[2:])
        )
    ]
