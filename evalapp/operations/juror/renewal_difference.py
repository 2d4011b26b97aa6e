"""How the dossiers and criteria of a newer pack differ from those of the work file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from evalapp.domain.application import Admissibility, Dossier
from evalapp.domain.order import number_key
from evalapp.domain.scheme.difference import changed_criteria, difference
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.parts import Kind
from evalapp.domain.texts import _
from evalapp.words.scheme.changes import change_words


@dataclass(frozen=True, kw_only=True)
class DossierDifference:
    """Numbers of applications. `changed`: what is other in each, in words. `other_parties`: applicant or partners."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]
    other_parties: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CriterionDifference:
    """Criteria by title; those that `changed` with what is other in them."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]


def difference_of_dossiers(
    old: Mapping[str, Dossier], new: Iterable[Dossier], assigned: Collection[str]
) -> DossierDifference:
    """`old` has every application of the work file, `assigned` those that can be scored there."""
    by_number = {each.application.number: each for each in new}
    both = [number for number in by_number if number in assigned]
    changed = {number: _changed_parts(old[number], by_number[number]) for number in both}
    return DossierDifference(
        added=tuple(number for number in by_number if number not in assigned),
        gone=tuple(sorted(set(assigned) - by_number.keys(), key=number_key)),
        changed={number: parts for number, parts in changed.items() if parts},
        other_parties=tuple(
            number for number in both if _parties(old[number]) != _parties(by_number[number])
        ),
    )


def difference_of_criteria(old: Scheme, new: Scheme) -> CriterionDifference:
    changes = difference(old, new)
    whole = [each for each in changes if each.kind is Kind.CRITERION and not each.key]
    changed = {
        key: ", ".join(change_words(each, old, new) for each in own)
        for key, own in changed_criteria(changes, new).items()
    }
    return CriterionDifference(
        added=tuple(str(each.title) for each in whole if each.is_added),
        gone=tuple(str(each.title) for each in whole if each.is_removed),
        changed=tuple(f"{new.criterion(key).title} ({words})" for key, words in changed.items()),
    )


def _changed_parts(old: Dossier, new: Dossier) -> tuple[str, ...]:
    """Whether an application was found admissible is no concern of a juror."""
    texts = [
        replace(each.application, admissibility=Admissibility.OPEN, admissibility_reason="")
        for each in (old, new)
    ]
    files = [{(each.name, each.sha256) for each in dossier.attachments} for dossier in (old, new)]
    parts = (
        (_("text"), texts[0] != texts[1]),
        (_("partners"), old.partners != new.partners),
        (_("budget"), old.budget != new.budget),
        (_("attachments"), files[0] != files[1]),
        (_("what could not be read"), old.lacking != new.lacking),
    )
    return tuple(word for word, is_changed in parts if is_changed)


def _parties(dossier: Dossier) -> tuple[str, frozenset[str]]:
    return dossier.application.organisation, frozenset(each.name for each in dossier.partners)
