"""All modules of the program, loaded: what is changed in them for the pictures must be changed wherever it is used."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import evalapp
import ui


def modules() -> Iterator[ModuleType]:
    for package in (evalapp, ui):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith(".__main__"):
                yield importlib.import_module(found.name)
