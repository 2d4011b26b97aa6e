"""What the palette offers in a window: actions, pages, and what is in the file by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from ui.actions import Action
from ui.dialogs.guide_chapters import chapters_about
from ui.dialogs.guide_window import slug
from ui.dialogs.palette import Item
from ui.dialogs.shortcuts import native_keys
from ui.session import Session
from ui.window.names import NameIndex

MOST_OF_A_KIND = 20


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
                group=_("Pages") if action.id.startswith("go:") else _("Actions"),
            )


def instead_items(session: Session, show: Callable[[str], object]) -> Iterator[Item]:
    """What is looked for and does not exist, with what there is in its place."""
    if session.actor.role is not Role.JUROR:
        yield Item(
            text=_("Remove an application"),
            answer=_("withdrawn, inadmissible, or its import undone"),
            hint=_("Applications"),
            group=_("Actions"),
            act=partial(show, "applications"),
        )


def guide_groups(
    name: str, show: Callable[[str], object], typed: str
) -> list[tuple[str, Sequence[Item], int]]:
    """The chapters that tell of it; `show(heading)` opens the guide there."""
    found = chapters_about(name, typed)
    items = [Item(text=each, hint="", act=partial(show, slug(each))) for each in found]
    return [(_("In the guide"), items, len(items))] if items else []


def named_groups(
    index: NameIndex, show: Callable[[str, object], object], typed: str
) -> list[tuple[str, list[Item], int]]:
    """Applications, people, organisations and partners; `show(page, target)` goes to one."""
    found = index.names.found(typed, MOST_OF_A_KIND) if index.names is not None else {}
    return [
        (
            kind.label,
            [
                Item(text=each.text, hint=each.hint, act=partial(show, each.page, each.target))
                for each in of_kind.first
            ],
            of_kind.n,
        )
        for kind, of_kind in found.items()
    ]
