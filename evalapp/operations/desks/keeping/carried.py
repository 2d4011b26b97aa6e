"""What a file tells of itself, carried over into the back-up that is put in its place: a back-up takes none of it back.

Who has the right to write, who holds copies and which key is in use are no work that a back-up could restore: they
happened outside the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from evalapp.domain.desks.handing import Handover
from evalapp.domain.desks.identity import Identity
from evalapp.domain.desks.keeping import Copy, CopyKind
from evalapp.domain.journal import Act, act
from evalapp.domain.permissions import Action
from evalapp.operations.change import OpenChange
from evalapp.operations.desks.keeping.held import recorded_copies
from evalapp.operations.desks.keeping.keys import identities_of
from evalapp.operations.view import View

Row = Mapping[str, str | int]
Table = Literal["handover", "copy", "identity"]
_OF_HANDING = {True: CopyKind.HANDED_OVER, False: CopyKind.TAKEN_FROM}
_GONE = ("gone_on", "gone_by", "gone_reason", "struck_by", "struck_at")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """As the file stood that goes.

    `recipients` are the public halves of its keys; `keys` those keys, none where they are not to be taken along.
    """

    handovers: tuple[Handover, ...]
    copies: tuple[Copy, ...]
    keys: tuple[Identity, ...]
    recipients: tuple[str, ...]

    def without_keys(self) -> Told:
        return replace(self, keys=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """Rows that come, and columns of rows that are there, by table."""

    new: tuple[tuple[Table, Row], ...]
    altered: tuple[tuple[Table, Row, Row], ...]
    """Table, key, and what becomes of its columns."""

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.altered)


def told_by(view: View) -> Told:
    return Told(
        handovers=view.handovers(),
        copies=recorded_copies(view),
        keys=(keys := identities_of(view)),
        recipients=tuple(each.recipient for each in keys),
    )


def are_of_one_line(earlier: tuple[Identity, ...], later: tuple[Identity, ...]) -> bool:
    """Whether the keys go on from those of `earlier`; of two copies that each made one, neither does."""
    return [each.recipient for each in earlier] == [each.recipient for each in later[: len(earlier)]]


def carried_over(view: View, told: Told) -> Carried:
    """What the file of `view` lacks of what another of the same panel tells of itself."""
    new: list[tuple[Table, Row]] = []
    altered: list[tuple[Table, Row, Row]] = []
    renamed: dict[str, str] = {}
    for parts in (_handovers(view, told, renamed), _copies(view, told, renamed), _keys(view, told)):
        for table, key, row in parts:
            if key is None:
                new.append((table, row))
            else:
                altered.append((table, key, row))
    return Carried(new=tuple(new), altered=tuple(altered))


@dataclass(frozen=True, kw_only=True, slots=True)
class PutBack:
    """The first change after a back-up was put back."""

    carried: Carried
    action: ClassVar[Action] = Action.PUT_BACK

    def summary(self, view: View) -> Act:
        return act("put-back")

    def apply(self, change: OpenChange) -> None:
        for table in dict.fromkeys(table for table, _row in self.carried.new):
            change.put(table, [dict(row) for each, row in self.carried.new if each == table])
        for table, key, row in self.carried.altered:
            change.update(table, dict(row), **key)


_Part = tuple[Table, Row | None, Row]


def _handovers(view: View, told: Told, renamed: dict[str, str]) -> Iterator[_Part]:
    """`renamed` gets the ids of the list of copies, in which each hand-over has its number."""
    ours = view.handovers()
    known = {_mark(each): each for each in ours}
    last = max((each.nth for each in ours), default=0)
    for each in told.handovers:
        same = known.get(_mark(each))
        if same is None:
            last += 1
            yield "handover", None, _handover(each, last)
        elif each.back_at and not same.back_at:
            back: Row = {"back_at": each.back_at, "back_reason": each.back_reason}
            yield "handover", {"nth": same.nth}, back
        kind = _OF_HANDING[each.is_given]
        renamed[f"{kind}-{each.nth}"] = f"{kind}-{last if same is None else same.nth}"


def _mark(each: Handover) -> tuple[bool, str, str, str]:
    return each.is_given, each.person, each.head, each.at


def _handover(each: Handover, nth: int) -> Row:
    return {
        "nth": nth,
        "kind": "given" if each.is_given else "taken",
        "person": each.person,
        "change": each.change,
        "head": each.head,
        "file": each.file,
        "back_at": each.back_at,
        "back_reason": each.back_reason,
        "by_whom": each.by,
        "at": each.at,
    }


def _copies(view: View, told: Told, renamed: Mapping[str, str]) -> Iterator[_Part]:
    """Those that a hand-over tells of come with it, unless they were struck off."""
    noted = {each.id: each for each in view.noted_copies()}
    tells = {each.id for each in recorded_copies(view)} | set(renamed.values())
    for each in told.copies:
        id = renamed.get(each.id, each.id)
        mine = noted.get(id)
        gone: dict[str, str | int] = {name: getattr(each, name) for name in _GONE}
        if mine is not None and mine.is_open and not each.is_open:
            yield "copy", {"id": id}, gone
        elif mine is None and not (each.is_open and id in tells):
            said = {"id": id, "kind": str(each.kind), "person": each.holder, "place": each.place}
            made = {"since": each.since, "note": each.note, "by_whom": each.by, "at": each.at or each.since}
            yield "copy", None, said | made | gone


def _keys(view: View, told: Told) -> Iterator[_Part]:
    ours = identities_of(view)
    if len(told.keys) < 2 or not are_of_one_line(ours, told.keys):
        return
    for each in told.keys:
        mine = next((one for one in ours if one.nth == each.nth), None) if len(ours) > 1 else None
        if mine is None:
            yield "identity", None, _identity(each, told.keys[max(each.nth, 2) - 1])
        elif each.dropped_at and not mine.dropped_at:
            dropped: Row = {"dropped_at": each.dropped_at, "dropped_reason": each.dropped_reason}
            yield "identity", {"nth": each.nth}, dropped


def _identity(each: Identity, written: Identity) -> Row:
    """The secret of the first stands among the settings, and stays there; its row was written with the second."""
    return {
        "nth": each.nth,
        "recipient": each.recipient,
        "secret": each.secret if each.nth > 1 else "",
        "link": each.link,
        "reason": each.reason,
        "dropped_at": each.dropped_at,
        "dropped_reason": each.dropped_reason,
        "by_whom": written.by,
        "at": written.at,
    }
