"""The changes that somebody asks for, newest first and a page at a time: a file may have 100,000 of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evalapp.domain.journal import Change, Concerning
from evalapp.operations.records.story.kinds import asked_actions
from evalapp.operations.view import View

PAGE = 500
_AT_ONCE = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the changes are to be about, all of it at once; nothing given finds every change.

    `kind` is a `Kind` or the name of an act.
    """

    application: str | None = None
    concerning: Concerning | None = None
    kind: str | None = None
    juror: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """`has_more`: whether earlier changes are asked for too, from `ends_at` on."""

    changes: tuple[Change, ...]
    has_more: bool

    @property
    def ends_at(self) -> int | None:
        return self.changes[-1].id if self.changes else None


def page_of(view: View, asked: Asked, *, before: int | None = None, most: int = PAGE) -> Page:
    """At most `most` changes with numbers under `before`. Raises BadValue for a kind that is none."""
    found = view.history(
        limit=most + 1,
        before=before,
        application=asked.application,
        juror=asked.juror,
        concerning=asked.concerning,
        actions=None if asked.kind is None else asked_actions(asked.kind),
    )
    return Page(changes=tuple(found[:most]), has_more=len(found) > most)


def all_of(
    view: View, asked: Asked, *, before: int | None = None, at_once: int = _AT_ONCE
) -> Iterator[Change]:
    """Never all in memory."""
    page = page_of(view, asked, before=before, most=at_once)
    yield from page.changes
    while page.has_more:
        page = page_of(view, asked, before=page.ends_at, most=at_once)
        yield from page.changes
