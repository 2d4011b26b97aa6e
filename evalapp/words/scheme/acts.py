"""What became other in a scheme, as the journal keeps it and tells it: a sentence for each thing, from what to what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.scheme.parts import Kind
from evalapp.domain.texts import N_, ngettext
from evalapp.words.scheme.changes import CHOICE, choice_name, key_name

SENTENCES: Mapping[str, str] = {
    "scheme-scheme": N_("Scheme: {key}"),
    "scheme-scale": N_("Scale “{title}”: {key}"),
    "scheme-codes": N_("Codes for no score: “{key}”"),
    "scheme-flag": N_("Flag “{title}”: {key}"),
    "scheme-check": N_("Question of the checklist “{title}”: {key}"),
    "scheme-group": N_("Group “{title}”: {key}"),
    "scheme-criterion": N_("Criterion “{title}”: {key}"),
    "scheme-ranking": N_("Rules of the ranking: {key}"),
    "scheme-budget": N_("Rules of the budget: {key}"),
    "scheme-scale-added": N_("Scale “{title}” added"),
    "scheme-flag-added": N_("Flag “{title}” added"),
    "scheme-check-added": N_("Question of the checklist “{title}” added"),
    "scheme-group-added": N_("Group “{title}” added"),
    "scheme-criterion-added": N_("Criterion “{title}” added"),
    "scheme-scale-removed": N_("Scale “{title}” removed"),
    "scheme-flag-removed": N_("Flag “{title}” removed"),
    "scheme-check-removed": N_("Question of the checklist “{title}” removed"),
    "scheme-group-removed": N_("Group “{title}” removed"),
    "scheme-criterion-removed": N_("Criterion “{title}” removed"),
    "scheme-version": N_("Version {version} of the scheme in force"),
    "scheme-version-by": N_("Version {version} of the scheme in force, decision {reference}"),
}
COUNTED: Mapping[str, Callable[[int], str]] = {
    "scheme-aside": lambda n: ngettext("{n} score set aside", "{n} scores set aside", n),
    "scheme-more": lambda n: ngettext("{n} further change", "{n} further changes", n),
}
STATES: Mapping[str, Callable[[str], str]] = {
    "scheme-key": key_name,
    "scheme-choice": lambda value: choice_name(*value.split(CHOICE, 1)),
    "threshold": str,
}


def sentence_name(kind: Kind, *, is_added: bool = False, is_removed: bool = False) -> str:
    """Of a thing of this kind that became other, came or went."""
    return f"scheme-{kind}{'-added' if is_added else '-removed' if is_removed else ''}"
