"""Whether the program would ever have made a change: its act, the role and phase it was made in, who and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.permissions import AFTER_CLOSING, BESIDE_CLOSING, Action, Phase, may
from evalapp.domain.texts import _
from evalapp.domain.writing.listed import Listed
from evalapp.store.tables.declared import tables_of

_ACTS = frozenset(Action)  # no version had one under another name: none was ever taken away
_ROLES = frozenset(Role)
_BY_NOBODY = frozenset({Action.RESTORE_GUARDS, Action.GO_ON})  # the program does these, whatever the phase
_AGAIN = frozenset({Action.UNDO, Action.REDO})
_CALL = "[1]"
_A_DAY = timedelta(days=1)

State = Mapping[str, Mapping[str, str]]


class Permitted:
    """Asked of every change in turn; its notes are of what may have come about honestly and is to be looked at."""

    def __init__(self) -> None:
        self._strangers = Listed()
        self._ahead: list[str] = []
        self._latest = (datetime.now(UTC) + _A_DAY).isoformat(timespec="milliseconds")
        self._phases: dict[str | None, Phase | None] = {None: None}
        self._people: set[str] = set()  # images of persons that were read
        self._members: set[tuple[str, str]] = set()  # name and role of whoever ever stood in the register
        self._strange: set[tuple[str, str]] = set()
        self._ids: dict[str, set[str]] = {}
        self._origins: dict[int, str] = {}  # by number: the act that it is about in the end

    @property
    def notes(self) -> tuple[str, ...]:
        return (*self._ahead, *self._strangers)

    def fault_of(self, change: Sequence[Any], state: State) -> str:
        """What is wrong with a change that comes after `state`, empty where nothing is."""
        number, at, _actor, role, action = change[:5]
        about = self._origins.get(change[6], "") if action in _AGAIN else action
        self._origins[number] = about
        if action not in _ACTS:
            text = _("change {number} is called “{act}”, an act that the program does not have")
            return text.format(number=number, act=shorten(action))
        if not _is_time(at):
            return _("change {number} has no time as Evalapp writes one: {at}").format(
                number=number, at=shorten(at)
            )
        if action in _BY_NOBODY:
            return ""
        if action not in (Action.TAKE_BACK, Action.PUT_BACK) and _is_away(state):
            text = _("change {number} (“{act}”) was made while the right to write was handed over")
            return text.format(number=number, act=shorten(action))
        phase = self._phase(state.get("call", {}).get(_CALL))
        # Of a closed call only what was done since is undone, and of one that is not, nothing of that.
        is_late = (
            action in _AGAIN
            and about not in BESIDE_CLOSING
            and (phase is Phase.CLOSED) is not (about in AFTER_CLOSING)
        )
        if role in _ROLES and may(Role(role), Action(action), phase) and not is_late:
            return ""
        text = _(
            "change {number} (“{act}”) was made in the role “{role}” in the phase “{phase}”, which is not allowed"
        )
        return text.format(
            number=number, act=shorten(action), role=shorten(role), phase=phase.label if phase else "–"
        )

    def look_at(self, change: Sequence[Any], state: State) -> None:
        """At a change that was carried out on `state`, for the notes."""
        number, at, actor, role, action = change[:5]
        if "person" in (tables_of(action) or ()):
            self.read_people(state.get("person", {}))
        if role != Role.SECRETARY and not self._is_member(actor, role):
            self._strange.add((actor, role))
            text = _(
                "Change {number} was made by {actor} in the role “{role}”, who never stood in this file in that role."
            )
            self._strangers.append(text.format(number=number, actor=shorten(actor), role=shorten(role)))
        if at > self._latest and not self._ahead:
            text = _("Change {number} says {at}, a time that has not come yet.")
            self._ahead.append(text.format(number=number, at=shorten(at)))

    def _phase(self, call: str | None) -> Phase | None:
        if call not in self._phases:
            self._phases[call] = Phase(kept_json(call or "")["phase"])
        return self._phases[call]

    def read_people(self, people: Mapping[str, str]) -> None:
        for image in set(people.values()) - self._people:
            self._people.add(image)
            person = kept_json(image)
            name = str(person["name"])
            self._members.add((name, str(person["role"])))
            self._ids.setdefault(name, set()).add(str(person["id"]))
            self._ids.setdefault(str(person["id"]), set()).add(str(person["id"]))

    def ids_of(self, actor: str) -> frozenset[str]:
        """Of whoever of that name ever stood in the register; namesakes are not told apart."""
        names = (actor, *(actor[:at] for at in (_brackets(actor) if actor.endswith(")") else ())))
        return frozenset(found for name in names for found in self._ids.get(name, ()))

    def _is_member(self, actor: str, role: str) -> bool:
        """Namesakes are told apart by what stands behind their names."""
        named = (actor, role)
        return (
            named in self._members
            or named in self._strange
            or (actor.endswith(")") and any((actor[:at], role) in self._members for at in _brackets(actor)))
        )


def _is_away(state: State) -> bool:
    """Whether the file was handed over and not taken back since."""
    if not (rows := state.get("handover")):
        return False
    return any(row["kind"] == "given" and not row["back_at"] for row in map(kept_json, rows.values()))


def _brackets(name: str) -> list[int]:
    return [at for at in range(len(name)) if name.startswith(" (", at)]


def _is_time(at: object) -> bool:
    """As every version wrote it, in UTC and to the thousandth: times of other writing come in another order."""
    try:
        return (
            isinstance(at, str)
            and datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="milliseconds") == at
        )
    except (ValueError, OverflowError):
        return False
