"""A window manager of one rule: the keyboard is with the newest window on the display, and goes back when it closes.

`python -m tools.keeper` says “keeping” and keeps the display that DISPLAY names until it is ended. It needs nothing but
libX11, which the window itself needs, so that a run of the real window is the same on every machine.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from typing import Final

_SUBSTRUCTURE_NOTIFY, _SUBSTRUCTURE_REDIRECT = 1 << 19, 1 << 20
_UNMAP, _MAP_REQUEST, _MAP, _DESTROY, _CONFIGURE_REQUEST = 18, 20, 19, 17, 23
_REVERT_TO_ROOT: Final = 1
_NOW: Final = 0
_LONGS_IN_EVENT: Final = 24

# Xlib.h: every event begins with type, serial, send_event, display, parent (or event) and window.
_HEAD: Final = (
    ("type", ctypes.c_int),
    ("serial", ctypes.c_ulong),
    ("send_event", ctypes.c_int),
    ("display", ctypes.c_void_p),
    ("parent", ctypes.c_ulong),
    ("window", ctypes.c_ulong),
)


class _Event(ctypes.Structure):
    _fields_ = (*_HEAD, ("is_unmanaged", ctypes.c_int))  # of a map only: override_redirect


class _Changes(ctypes.Structure):
    _fields_ = (
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("border_width", ctypes.c_int),
        ("sibling", ctypes.c_ulong),
        ("stack_mode", ctypes.c_int),
    )


class _Configure(ctypes.Structure):
    _fields_ = (
        *_HEAD,
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("border_width", ctypes.c_int),
        ("above", ctypes.c_ulong),
        ("detail", ctypes.c_int),
        ("value_mask", ctypes.c_ulong),
    )


class _Room(ctypes.Union):
    """As much as Xlib writes for any event."""

    _fields_ = (("event", _Event), ("configure", _Configure), ("room", ctypes.c_long * _LONGS_IN_EVENT))


_ERROR_HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def _let_pass(_display: object, _error: object) -> int:
    """A window may be gone by the time that it is asked for something."""
    return 0


class Keeper:
    """Raises OSError where there is no display, or no libX11."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        display = self._x.XOpenDisplay(None)
        if not display:
            raise OSError("no display to keep")
        self._display = ctypes.c_void_p(display)
        self._on_error = _ERROR_HANDLER(_let_pass)  # kept: Xlib calls it as long as this lives
        self._x.XSetErrorHandler(self._on_error)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._windows: list[int] = []  # as they came; the last has the keyboard
        mask = ctypes.c_long(_SUBSTRUCTURE_NOTIFY | _SUBSTRUCTURE_REDIRECT)
        self._x.XSelectInput(self._display, self._root, mask)
        self._x.XSync(self._display, 0)
        print("keeping", flush=True)

    def keep(self) -> None:
        room = _Room()
        while True:
            self._x.XNextEvent(self._display, ctypes.byref(room))
            self._follow(room)

    def _follow(self, room: _Room) -> None:
        event = room.event
        if event.type == _MAP_REQUEST:
            self._x.XMapRaised(self._display, ctypes.c_ulong(event.window))
        elif event.type == _CONFIGURE_REQUEST:
            self._configure(room.configure)
        elif event.type == _MAP and not event.is_unmanaged:
            self._windows = [*(each for each in self._windows if each != event.window), event.window]
            self._give_keyboard()
        elif event.type in (_UNMAP, _DESTROY) and event.window in self._windows:
            self._windows.remove(event.window)
            self._give_keyboard()

    def _configure(self, asked: _Configure) -> None:
        """Just as the window asks."""
        changes = _Changes(
            asked.x, asked.y, asked.width, asked.height, asked.border_width, asked.above, asked.detail
        )
        mask = ctypes.c_uint(asked.value_mask)
        self._x.XConfigureWindow(self._display, ctypes.c_ulong(asked.window), mask, ctypes.byref(changes))

    def _give_keyboard(self) -> None:
        if self._windows:
            newest = ctypes.c_ulong(self._windows[-1])
            self._x.XSetInputFocus(self._display, newest, _REVERT_TO_ROOT, ctypes.c_ulong(_NOW))
            self._x.XSync(self._display, 0)


if __name__ == "__main__":
    try:
        Keeper().keep()
    except OSError as error:
        sys.exit(str(error))
