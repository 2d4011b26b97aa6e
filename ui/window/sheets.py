"""What lies over the window for a moment; made when it is asked for, so that nobody waits for it at the start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from evalapp.domain.people import Role

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window.offered import Offered


def close_sheets(window: QWidget) -> None:
    from ui.dialogs.overlay import Overlay

    for sheet in window.findChildren(Overlay):
        if sheet.isVisible():
            sheet.close_over()


def show_palette(
    window: QWidget,
    offered: Offered,
    session: Session | None,
    *,
    trigger: Callable[[str], object],
    show_page: Callable[..., object],
) -> None:
    from ui.dialogs.palette import Palette
    from ui.window.names import NameIndex
    from ui.window.palette_items import action_items, guide_groups, instead_items, named_groups

    items = list(action_items(offered.known(), trigger, offered.why_not))
    if session is None:
        Palette(window, items).show_over()
        return
    items += instead_items(session, show_page)
    index = NameIndex.of(session)
    role = session.actor.role.value
    chapter = partial(_show_chapter, window, role, partial(show_shortcuts, window, offered, session))
    palette = Palette(
        window, items, partial(named_groups, index, show_page), partial(guide_groups, role, chapter)
    )
    index.ready.connect(palette.look_again)
    palette.show_over()
    index.prepare()


def show_shortcuts(window: QWidget, offered: Offered, session: Session | None) -> None:
    from ui.dialogs.shortcuts import ShortcutSheet

    is_juror = session is not None and session.actor.role is Role.JUROR
    ShortcutSheet(window, offered.known(), with_typing=is_juror).show_over()


def show_guide(
    window: QWidget, role: Role, page: str, part: str = "", *, shortcuts: Callable[[], object]
) -> None:
    """The guide for whoever is at work, at the chapter of what is at hand."""
    from ui.window.chapters import chapter_of

    _show_chapter(window, role.value, shortcuts, chapter_of(role, page, part))


def _show_chapter(window: QWidget, name: str, shortcuts: Callable[[], object], heading: str) -> None:
    from ui.dialogs.guide_window import GuideWindow

    shown = next(iter(window.findChildren(GuideWindow)), None) or GuideWindow(window, shortcuts)
    shown.show_chapter(name, heading)
