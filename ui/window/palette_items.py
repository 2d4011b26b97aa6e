"""What the palette offers in a window: actions, pages, applications."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from evalapp.domain.people import Role
from ui.dialogs.palette import Item
from ui.dialogs.shortcuts import native_keys

if TYPE_CHECKING:
    from ui.window.frame import MainWindow


def palette_items(window: MainWindow) -> tuple[Item, ...]:
    return (*_actions(window), *_applications(window))


def _actions(window: MainWindow) -> Iterator[Item]:
    for action in window.known_actions():
        if action.in_palette:
            yield Item(
                text=action.text, hint=native_keys(action.keys), act=partial(window.trigger, action.id)
            )


def _applications(window: MainWindow) -> Iterator[Item]:
    if window.session is None:
        return
    is_juror = window.session.actor.role is Role.JUROR
    page = "dossiers" if is_juror else "applications"
    for application in window.session.view.applications():
        yield Item(
            text=application.title,
            hint=application.number,
            act=partial(window.show_page, page, application.number),
        )
