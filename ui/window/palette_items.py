"""What the palette offers in a window: actions, pages, applications."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from evalapp.domain.people import Role
from ui.actions import Action
from ui.dialogs.palette import Item
from ui.dialogs.shortcuts import native_keys
from ui.session import Session


def action_items(actions: Iterable[Action], trigger: Callable[[str], object]) -> Iterator[Item]:
    for action in actions:
        if action.in_palette:
            yield Item(text=action.text, hint=native_keys(action.keys), act=partial(trigger, action.id))


def application_items(session: Session, show: Callable[[str, object], object]) -> Iterator[Item]:
    """`show(page, application)`: the page that reads applications in this role, and the number of one."""
    page = "dossiers" if session.actor.role is Role.JUROR else "applications"
    for application in session.view.applications():
        yield Item(
            text=application.title, hint=application.number, act=partial(show, page, application.number)
        )
