"""What a person can do, declared at the function that does it: keys, palette and shortcut sheet are made from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

from PySide6.QtGui import QKeySequence

from evalapp.domain.people import Role
from evalapp.domain.permissions import Action as Permission
from evalapp.domain.texts import N_, _

EVERYONE = frozenset(Role)
JUROR = frozenset({Role.JUROR})
OFFICE = frozenset({Role.SECRETARY, Role.CHAIR})
SECRETARY = frozenset({Role.SECRETARY})

FROM_TABLE = N_("read in load excel csv spreadsheet table file")
INTO_FILE = N_("minutes record of the meeting excel csv")
"""Other words for what is read from a file, and for what is written into one."""

OTHER_KEYS = {"Ctrl+=": "Ctrl++", "Ctrl+À": "Ctrl+0", "Ctrl+Ç": "Ctrl+9", "Ctrl+Shift++": "Ctrl++"}
"""What the same keys give on other keyboards: without Shift on an AZERTY or with it on a QWERTY one."""

Function = TypeVar("Function", bound=Callable[..., object])
_DOES = "_does"


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """`said` is marked with N_ and put into the language of the moment by `text`.

    `keys` in Qt's portable notation. `always`: also without an open file. `is_local`: the part of the page that it
    belongs to looks for its keys itself, while the keyboard is in it; elsewhere they may mean something else.
    `also`, likewise marked, holds other words by which somebody may look for it.
    `needs` is what must be allowed for it to come to anything, in the phase that the call is in.
    """

    id: str
    said: str
    keys: str = ""
    roles: frozenset[Role] = EVERYONE
    always: bool = False
    in_palette: bool = True
    is_local: bool = False
    also: str = ""
    needs: Permission | None = None

    @property
    def text(self) -> str:
        return _(self.said)

    @property
    def native_keys(self) -> str:
        """As this desktop writes them; empty without."""
        return QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)


def does(action: Action, *given: object) -> Callable[[Function], Function]:
    """Declare that a method does `action`, called with `given`. One method may do several."""

    def declare(function: Function) -> Function:
        # Decorators apply from the lowest up; the table keeps the order in which they are read.
        setattr(function, _DOES, ((action, given), *getattr(function, _DOES, ())))
        return function

    return declare


def action(
    id: str,
    said: str,
    *,
    keys: str = "",
    roles: frozenset[Role] = EVERYONE,
    always: bool = False,
    in_palette: bool = True,
    given: tuple[object, ...] = (),
    needs: Permission | None = None,
    also: str = "",
) -> Callable[[Function], Function]:
    """The same for an action that nothing else names."""
    made = Action(
        id=id, said=said, keys=keys, roles=roles, always=always, in_palette=in_palette, needs=needs, also=also
    )
    return does(made, *given)


def does_each(actions: Iterable[Action]) -> Callable[[Function], Function]:
    """Declare that a method does each of `actions`, called with the id of the one that is asked for."""

    def declare(function: Function) -> Function:
        for action in reversed([*actions]):
            does(action, action.id)(function)
        return function

    return declare


@cache
def _declared(kind: type) -> tuple[tuple[str, Action, tuple[object, ...]], ...]:
    return tuple(
        (name, action, given)
        for each in reversed(kind.__mro__)
        for name, member in vars(each).items()
        for action, given in getattr(member, _DOES, ())
    )


def declared(kind: type) -> tuple[Action, ...]:
    """The actions that the methods of this class do, in the order of the source."""
    return tuple(action for _name, action, _given in _declared(kind))


def acts_of(doer: object) -> Mapping[str, Callable[[], object]]:
    """Id of an action → the method of `doer` that does it."""
    kind: type = type(doer)
    return {action.id: partial(getattr(doer, name), *given) for name, action, given in _declared(kind)}
