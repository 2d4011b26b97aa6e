"""Which of what a file keeps for itself the history tells, and as what; of the rest, as of keys, it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import N_, _
from evalapp.store.rows import settings
from evalapp.words import formats

_Said = Callable[[str], str]


def _plain(text: str) -> str:
    return shorten(text, 160)


def _declaration(text: str) -> str:
    return shorten(str(settings.DECLARATION.decode(text)), 160) or _("as the program has it")


_TOLD: Mapping[str, tuple[str, _Said]] = {
    settings.LOT_SEED.name: (N_("Seed of the lot"), _plain),
    settings.SUBMITTED_UNTIL.name: (N_("Applications taken in until"), formats.stamp),
    settings.DECLARATION.name: (N_("Text of the declaration"), _declaration),
    settings.DEVICE_NAME.name: (N_("Computer"), _plain),
    settings.PACK_NUMBER.name: (N_("Number of the pack"), _plain),
    settings.REVISION.name: (N_("Number of the return"), _plain),
    settings.SUBMITTED_AT.name: (N_("Handed in"), formats.stamp),
}


def setting_name(key: str) -> str:
    """Empty for one that is not told."""
    return _(_TOLD[key][0]) if key in _TOLD else ""


def setting_value(row: Mapping[str, Any]) -> str:
    said = _TOLD.get(str(row["key"]))
    return said[1](str(row["value"])) if said and row["value"] else ""
