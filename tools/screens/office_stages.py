"""Pages of the office with a tab or a stage of their own, each brought into sight for its picture."""

from __future__ import annotations

from collections.abc import Callable


def at_target(target: str) -> Callable[[object], None]:
    """A page that opens at what another one asks for by name."""

    def prepare(page: object) -> None:
        page.open_at(target)  # type: ignore[attr-defined]

    return prepare


def at_seats(page: object) -> None:
    page.tabs.setCurrentIndex(1)  # type: ignore[attr-defined]


def at_admissibility(page: object) -> None:
    page.checking.bar.setCurrentIndex(1)  # type: ignore[attr-defined]


def at_result(page: object) -> None:
    """Of the last merge that the panel keeps."""
    page.open_at("merge")  # type: ignore[attr-defined]
    page.merging.show_result()  # type: ignore[attr-defined]
