"""The accessibility bus: what is asked of an object on it, and what the objects tell by themselves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection
    from jeepney.low_level import Message

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_EVENTS = ("org.a11y.atspi.Event.Object", "org.a11y.atspi.Event.Window")
_PATIENCE = 5.0  # seconds that an answer may take


class Unanswered(Exception):
    """An object that is gone, or that does not know what it is asked."""


@dataclass(frozen=True)
class Place:
    """Where an object is on the bus."""

    owner: str
    path: str


@dataclass(frozen=True)
class Event:
    """What an object told: kind as `StateChanged`, of what, its number, and what came with it."""

    place: Place
    kind: str
    of: str
    number: int
    value: object


class Bus:
    """One connection to the accessibility bus of the session at `address`."""

    def __init__(self, address: str) -> None:
        from jeepney.io.blocking import open_dbus_connection

        self._early: list[Event] = []
        self._session = open_dbus_connection(address)
        self._bus = self._session
        launcher = Place("org.a11y.Bus", "/org/a11y/bus")
        self.set(launcher, "org.a11y.Status", "IsEnabled", ("b", True))
        (own,) = self.ask(launcher, "org.a11y.Bus", "GetAddress")
        self._bus = open_dbus_connection(str(own))
        registry = Place("org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
        for kind in (
            "object:state-changed",
            "object:announcement",
            "object:property-change",
            "window:activate",
        ):
            self.ask(registry, "org.a11y.atspi.Registry", "RegisterEvent", "s", (kind,))
        daemon = Place("org.freedesktop.DBus", "/org/freedesktop/DBus")
        for event in _EVENTS:
            self.ask(daemon, "org.freedesktop.DBus", "AddMatch", "s", (f"type='signal',interface='{event}'",))

    def ask(
        self, place: Place, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()
    ) -> tuple[object, ...]:
        from jeepney import DBusAddress, MessageType, new_method_call

        address = DBusAddress(place.path, bus_name=place.owner, interface=interface)
        call = new_method_call(address, method, signature or None, body)
        try:
            answer = self._answer(self._bus, call)
        except TimeoutError:
            raise Unanswered(f"{method}: no answer in {_PATIENCE:.0f} s") from None
        if answer.header.message_type is MessageType.error:
            raise Unanswered(f"{method}: {answer.body}")
        return tuple(answer.body)

    def _answer(self, bus: DBusConnection, call: Message) -> Message:
        """What comes in between is an event, and is kept: jeepney itself would drop it."""
        from jeepney import HeaderFields

        number = next(bus.outgoing_serial)
        bus.send(call, serial=number)
        until = time.monotonic() + _PATIENCE
        while True:
            came = bus.receive(timeout=max(until - time.monotonic(), 0.001))
            if came.header.fields.get(HeaderFields.reply_serial) == number:
                return came
            if event := _event(came):
                self._early.append(event)

    def get(self, place: Place, name: str, interface: str = _ACCESSIBLE) -> object:
        (found,) = self.ask(place, _PROPERTIES, "Get", "ss", (interface, name))
        assert isinstance(found, tuple)
        return found[1]

    def set(self, place: Place, interface: str, name: str, value: tuple[str, object]) -> None:
        self.ask(place, _PROPERTIES, "Set", "ssv", (interface, name, value))

    def events(self, quiet: float, longest: float) -> Iterator[Event]:
        """As they come, until there is nothing for `quiet` seconds, and no longer than `longest`."""
        end = time.monotonic() + longest
        while time.monotonic() < end:
            if self._early:
                yield self._early.pop(0)
                continue
            try:
                came = self._bus.receive(timeout=quiet)
            except TimeoutError:
                return
            if event := _event(came):
                yield event

    def close(self) -> None:
        self._bus.close()
        self._session.close()


def _event(came: Message) -> Event | None:
    from jeepney import HeaderFields

    fields = came.header.fields
    if fields.get(HeaderFields.interface) not in _EVENTS or len(came.body) < 4:
        return None
    place = Place(str(fields[HeaderFields.sender]), str(fields[HeaderFields.path]))
    of, number, _other, (_kind, value) = came.body[:4]
    return Event(place, str(fields[HeaderFields.member]), str(of), int(number), value)
