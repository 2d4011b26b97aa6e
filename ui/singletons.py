"""Keeping None, True and False alive under PySide6 6.12 on Python 3.11.

PySide6 6.12 is compiled for immortal singletons (Python 3.12, PEP 683) and returns them without counting the
reference, though it still installs on Python 3.11, where they are counted. Every call of a Qt function that
returns nothing then takes one reference of None away; after some thousands the interpreter aborts with
“none_dealloc: deallocating None”. Giving the singletons more references than a program can lose prevents that.
"""

from __future__ import annotations

import ctypes
import sys

SPARE = 1 << 40


def keep_singletons() -> None:
    """Does nothing where the interpreter never frees them anyway."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    # The count stands before the type pointer, at the end of the bare object's head.
    offset = object.__basicsize__ - 2 * ctypes.sizeof(ctypes.c_void_p)
    for singleton in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(singleton) + offset).value += SPARE
