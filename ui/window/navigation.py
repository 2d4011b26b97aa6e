"""Which pages each role has, in the order of the rail, and what can be done on them.

A page's module is imported when it is first shown, or when somebody asks what it can do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from evalapp.domain.people import Role
from ui.actions import Action
from ui.window.entries import ENTRIES, Entry


def entries_for(role: Role, *, is_ranked: bool = True) -> tuple[Entry, ...]:
    """`is_ranked`: whether the call ranks its applications, or assesses each by itself."""
    return tuple(entry for entry in ENTRIES if role in entry.roles and entry.is_ranked in (None, is_ranked))


def on_rail(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if not entry.under)


def _keys(numbers: Mapping[str, int], entry: Entry) -> str:
    """None of a page without a button on the rail."""
    return f"Alt+{numbers[entry.id]}" if entry.id in numbers else ""


def page_actions(role: Role, only: str = "", *, is_ranked: bool = True) -> tuple[tuple[str, Action], ...]:
    """(id of the page, action) for what `role` can do on its pages, and for going to each of them.

    With `only` what can be done on that page alone: the others need not be brought for it.
    """
    entries = entries_for(role, is_ranked=is_ranked)
    on_pages = [
        (entry.id, action)
        for entry in entries
        if only in ("", entry.id)
        for action in entry.bring().known_actions()
    ]
    numbers = {entry.id: n for n, entry in enumerate(on_rail(entries), start=1)}
    ways = [
        (entry.id, Action(id=f"go:{entry.id}", said=entry.said, keys=_keys(numbers, entry), also=entry.also))
        for entry in entries
    ]
    return tuple((page, action) for page, action in (*on_pages, *ways) if role in action.roles)


def bring_all(role: Role, report: Callable[[], object], *, is_ranked: bool = True) -> None:
    """The pages' modules, in a thread: whoever is at the first page waits for none of them."""
    for entry in entries_for(role, is_ranked=is_ranked):
        report()
        entry.bring()
