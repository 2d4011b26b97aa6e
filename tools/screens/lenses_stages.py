"""The lenses, each worked out, in the call that always shows what-if."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest


def at_lens(name: str) -> Callable[[object], None]:
    """What the page does before the picture is taken."""

    def prepare(page: object) -> None:
        page.open_at(name)  # type: ignore[attr-defined]
        lens = page.lens  # type: ignore[attr-defined]
        lens.reckon()
        if hasattr(lens, "took"):
            lens.took.setText("")  # it differs from machine to machine
        page.take_focus()  # type: ignore[attr-defined]
        QTest.qWait(100)

    return prepare
