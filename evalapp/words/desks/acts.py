"""Sentences of the history for copies that were brought together, for the right to write, and for the file itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.desks.keeping import CopyKind
from evalapp.domain.desks.together import Take
from evalapp.domain.texts import N_, ngettext
from evalapp.words import formats

SENTENCES: Mapping[str, str] = {
    "hand-over": N_("Right to write handed over to {person}, in “{file}”"),
    "take-over": N_("Right to write taken over by {person}, after change {change}, fingerprint {head}"),
    "take-back": N_("Right to write taken back from {person}"),
    "put-back": N_("Back-up put back; what the file told of itself came along"),
    "copy-noted": N_("Copy noted, held by {person}: {kind}"),
    "copy-struck": N_("Copy struck off, held by {person}: {kind}"),
    "key-renewed": N_("Key of the panel renewed: key {number}"),
    "key-dropped": N_("Retired key of the panel dropped: key {number}"),
    "guards-restored": N_("Triggers that write the journal put back: {words}"),
    "handed-in": N_("Handed in: return {number}"),
    "went-on": N_("Work continued on {machine}"),
    # Particulars.
    "reconcile-chosen": N_("Choice for {place}: {version}"),
    "reconcile-open": N_("Not chosen for {place}: {version}"),
    "reconcile-not-taken": N_("Not taken: {place}: {why}"),
    "reconcile-ended": N_(
        "Conflict of interest of {person} with {application}: rows of this file that ended with it: {rows}"
    ),
}
COUNTED: Mapping[str, Callable[[int], str]] = {
    "reconcile": lambda n: ngettext(
        "Brought together with “{file}”: {n} change there since change {fork}, rows taken: {taken}",
        "Brought together with “{file}”: {n} changes there since change {fork}, rows taken: {taken}",
        n,
    ),
}
STATES: Mapping[str, Callable[[str], str]] = {
    "copy": lambda side: Take(side).label,
    "head": formats.short_fingerprint,
    "copy-kind": lambda kind: CopyKind(kind).label,
}
