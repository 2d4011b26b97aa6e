"""What another copy had done, as the change keeps it that brought the two together: each act with who, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evalapp.domain.incoming.kept_json import kept_words
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.operations.view import View
from evalapp.store.history.acts import account_in, read_act
from evalapp.store.history.lived import gone_by
from evalapp.store.history.tail import TailChange, decode_tail
from evalapp.words.acts import told

_MOST_WORDS, _MOST_NAME = 4_000, 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """`changes` are those of the other copy, oldest first, with the numbers that they have there; `file` is its name.

    Of a copy that was brought together before, only what it did since then.
    """

    file: str
    changes: tuple[Change, ...] = ()

    @property
    def standing(self) -> tuple[Change, ...]:
        """Without what was taken back there, and the taking back."""
        gone = gone_by((each.id, each.undoes) for each in self.changes)
        return tuple(each for each in self.changes if each.id not in gone and each.undoes is None)


NOTHING = Brought(file="")


def brought(view: View, number: int) -> Brought:
    """By change `number`; nothing where that brought no copies together. An altered file may hold anything: `verify`
    says what is wrong with it, and here is told what can be read.
    """
    kept = [_kept(each.after) for each in view.rows_written(number)[0] if each.table == "reconciled"]
    if len(kept) != 1 or kept[0] is None:
        return NOTHING
    file, tail = kept[0]
    try:
        found = decode_tail(view.content(tail)).changes
    except (LookupError, TypeError, ValueError):
        return Brought(file=file)
    known = _heads_before(view, number)
    old = max((each.id for each in found if each.hash in known), default=0)
    return Brought(file=file, changes=tuple(_change(each) for each in found if each.id > old))


def _kept(row: Any) -> tuple[str, str] | None:
    return (shorten(str(row["file"])), str(row["tail"])) if row is not None else None


def _heads_before(view: View, number: int) -> set[str]:
    """Of the copies as they were when they were brought together earlier."""
    return {
        str(row.after["head"])
        for change in view.history(limit=1_000_000, action=Action.RECONCILE)
        if change.id < number
        for row in view.rows_written(change.id)[0]
        if row.table == "reconciled" and row.after is not None
    }


def _change(each: TailChange) -> Change:
    kept = next((after for table, _key, _before, after in each.rows if table == "act" and after), None)
    said = kept_words(kept).get("told") if kept is not None else None
    text = said if isinstance(said, str) else None
    act = read_act(text)
    return Change(
        id=each.id,
        at=each.at,
        actor=shorten(each.actor, _MOST_NAME),
        role=shorten(each.role, _MOST_NAME),
        action=shorten(each.action, _MOST_NAME),
        summary=shorten(told(act) if act is not None else each.summary, _MOST_WORDS),
        hash=each.hash,
        undoes=each.undoes,
        act=act,
        account=account_in(text),
    )
