"""Sentences of the history for what a panel has from another one: its applications, or all that an export told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.texts import N_, ngettext
from evalapp.words import formats

SENTENCES: Mapping[str, str] = {
    "read-back": N_(
        "Call read back from an export, as its files say: of panel {panel}, after change {change}, fingerprint "
        "{fingerprint}"
    ),
    "read-back-open": N_("closed there and open here, since nobody signed a closing of this file"),
}
COUNTED: Mapping[str, Callable[[int], str]] = {
    "taken-over": lambda n: ngettext(
        "{n} application taken over from the earlier call",
        "{n} applications taken over from the earlier call",
        n,
    ),
}
STATES: Mapping[str, Callable[[str], str]] = {"fingerprint": formats.short_fingerprint}
