"""What stands in the way of taking one change back, by name, before anybody tries."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import ngettext
from evalapp.operations.view import View

MOST_NAMED = 8
_MOST_LETTERS = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Hindrance:
    """`changes` build on it and are to be undone first, newest first; `more` are not named."""

    number: int
    changes: tuple[Change, ...]
    more: int = 0

    @property
    def reason(self) -> str:
        n = len(self.changes) + self.more
        return ngettext(
            "Change {number} cannot be undone yet: {n} later change builds on it; undo that one first.",
            "Change {number} cannot be undone yet: {n} later changes build on it; undo those first, newest first.",
            n,
        ).format(number=self.number, n=n)

    @property
    def words(self) -> str:
        """With the changes by number and name, for who reads no links."""
        named = [f"{each.id} (“{shorten(each.summary, _MOST_LETTERS)}”)" for each in self.changes]
        if self.more:
            named.append(ngettext("and {n} more", "and {n} more", self.more).format(n=self.more))
        return f"{self.reason} {', '.join(named)}."


def hindrance(view: View, change: int) -> Hindrance | None:
    """None where no later change builds on it; it may be kept from being undone by what it is."""
    later = view.built_on(change)
    if not later:
        return None
    named = tuple(view.change(each) for each in later[:MOST_NAMED])
    return Hindrance(number=change, changes=named, more=len(later) - len(named))


def refuse_hindered(view: View, change: int) -> None:
    """Raises KnownError that names what builds on it."""
    if found := hindrance(view, change):
        raise KnownError(found.words)
