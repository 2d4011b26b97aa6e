"""What the palette offers in a window: actions, pages, applications."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from ui.actions import Action
from ui.dialogs.palette import Item
from ui.dialogs.shortcuts import native_keys
from ui.session import Session


def action_items(
    actions: Iterable[Action], trigger: Callable[[str], object], why_not: Callable[[Action], str]
) -> Iterator[Item]:
    """What cannot be done now stands there too, with the reason: whoever looks for it learns why."""
    for action in actions:
        if action.in_palette:
            reason = why_not(action)
            hint = _("not in this phase") if reason else native_keys(action.keys)
            yield Item(
                text=action.text,
                hint=hint,
                act=partial(trigger, action.id),
                also=_(action.also) if action.also else "",
                why_not=reason,
            )


def instead_items(session: Session, show: Callable[[str], object]) -> Iterator[Item]:
    """What is looked for and does not exist, with what there is in its place."""
    if session.actor.role is not Role.JUROR:
        yield Item(
            text=_("Remove an application"),
            answer=_("declare it inadmissible, or undo its import"),
            hint=_("Applications"),
            act=partial(show, "applications"),
        )


def application_items(session: Session, show: Callable[[str, object], object]) -> Iterator[Item]:
    """`show(page, application)`: the page that reads applications in this role, and the number of one."""
    page = "dossiers" if session.actor.role is Role.JUROR else "applications"
    for application in session.view.applications():
        yield Item(
            text=application.title, hint=application.number, act=partial(show, page, application.number)
        )
