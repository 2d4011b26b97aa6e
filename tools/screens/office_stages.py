"""Pages of the office with a tab or a stage of their own, each brought into sight for its picture."""

from __future__ import annotations

from collections.abc import Callable

from ui.widgets.scrolling import bring_into_view


def at_target(target: str) -> Callable[[object], None]:
    """A page that opens at what another one asks for by name."""

    def prepare(page: object) -> None:
        page.open_at(target)  # type: ignore[attr-defined]

    return prepare


def at_seats(page: object) -> None:
    page.tabs.setCurrentIndex(1)  # type: ignore[attr-defined]


def at_version(page: object) -> None:
    """The draft of a version in which points become words: nobody's scheme, and thrown away two pictures on."""
    page.begin_version()  # type: ignore[attr-defined]
    kind = page.scale.entries["kind"].field  # type: ignore[attr-defined]
    kind.setCurrentIndex(kind.findData("words"))
    kind.activated.emit(kind.currentIndex())


def at_scale(page: object) -> None:
    """The words of its scale; begun here where the picture before was not asked for."""
    if page.version.isHidden():  # type: ignore[attr-defined]
        at_version(page)
    bring_into_view(page.scale)  # type: ignore[attr-defined]


def at_rules(page: object) -> None:
    """The rules of the scheme with the example that follows them."""
    page.give_up()  # type: ignore[attr-defined]
    page.faces.go_to_rules()  # type: ignore[attr-defined]


def at_admissibility(page: object) -> None:
    page.checking.bar.setCurrentIndex(1)  # type: ignore[attr-defined]


def at_result(page: object) -> None:
    """Of the last merge that the panel keeps."""
    page.open_at("merge")  # type: ignore[attr-defined]
    page.merging.show_result()  # type: ignore[attr-defined]
