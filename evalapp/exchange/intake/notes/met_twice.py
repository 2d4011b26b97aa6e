"""Enterprises that stand in more than one application: a partner may, of an applicant somebody must know."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.application import Dossier
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import join_names

_LEAST_DIGITS = 8  # less is no number: what was written in its place is kept too
_MOST_PLACES = 4
_MOST_BESIDE = 500
_BETWEEN = str.maketrans("", "", ". -/")


@dataclass(frozen=True, kw_only=True, slots=True)
class Met:
    """An enterprise, as first written, with the applications of which it is the applicant, and a partner."""

    number: str
    name: str
    applied: tuple[str, ...]
    joined: tuple[str, ...]

    @property
    def words(self) -> str:
        places = [
            *(_("{number} (applicant)").format(number=shorten(each, 64)) for each in self.applied),
            *(_("{number} (partner)").format(number=shorten(each, 64)) for each in self.joined),
        ]
        return f"{self.number} {shorten(self.name)}: {join_names(places, most=_MOST_PLACES)}"


def met_twice(dossiers: Iterable[Dossier], imported: Container[str]) -> list[Met]:
    """Of those that stand in one of the `imported` applications; one that is applicant and partner of the same is not.

    Every application of the call is looked at, so nothing is made of what stands only once.
    """
    once: dict[str, tuple[str, str, str, bool]] = {}  # number, name, application, as applicant
    # The applications in lists: of a call there are tens of thousands of enterprises, and few of each.
    found: dict[str, tuple[str, str, list[str], list[str]]] = {}

    def meet(written: str, name: str, application: str, *, applies: bool) -> None:
        key = enterprise_key(written)
        known = found.get(key)
        if known is None:
            first = once.setdefault(key, (written, name, application, applies))
            if first[2] == application:
                return
            applied, joined = ([first[2]], []) if first[3] else ([], [first[2]])
            known = found[key] = (first[0], first[1], applied, joined)
        places = known[2] if applies else known[3]
        if not places or places[-1] != application:  # each dossier is gone through once
            places.append(application)

    for dossier in dossiers:
        own = dossier.application
        if own.enterprise_number:
            meet(own.enterprise_number, own.organisation, own.number, applies=True)
        for partner in dossier.partners:
            if partner.enterprise_number:
                meet(partner.enterprise_number, partner.name, own.number, applies=False)
    return [
        Met(
            number=written,
            name=name,
            applied=tuple(applied),
            joined=tuple(each for each in joined if each not in applied),
        )
        for written, name, applied, joined in found.values()
        if _is_a_number(written) and any(each in imported for own in (applied, joined) for each in own)
    ]


def enterprise_key(written: str) -> str:
    """What two ways of writing an enterprise number have in common."""
    return written.translate(_BETWEEN).casefold()


def _is_a_number(written: str) -> bool:
    return sum(each.isdigit() for each in written) >= _LEAST_DIGITS


def notes_on_met(met: Sequence[Met]) -> list[str]:
    """The applicants first: who applies twice may ask twice for the same."""
    twice = [each for each in met if len(each.applied) > 1]
    others = [each for each in met if len(each.applied) <= 1]
    said = []
    if twice:
        said.append(
            ngettext(
                "Look whether one applicant asks twice for the same: {n} enterprise number applies more than "
                "once. {which}.",
                "Look whether one applicant asks twice for the same: {n} enterprise numbers apply more than "
                "once. {which}.",
                len(twice),
            ).format(n=len(twice), which=_listed(twice))
        )
    if others:
        said.append(
            ngettext(
                "{n} enterprise number stands in more than one application, which may be: {which}.",
                "{n} enterprise numbers stand in more than one application, which may be: {which}.",
                len(others),
            ).format(n=len(others), which=_listed(others))
        )
    return said


def _listed(items: Sequence[Met]) -> str:
    shown = [each.words for each in items[:_MOST_PLACES]]
    if rest := len(items) - len(shown):
        shown.append(ngettext("{n} other", "{n} others", rest).format(n=rest))
    return "; ".join(shown)


def applied_twice(met: Iterable[Met]) -> Mapping[str, str]:
    """By application: what is said beside it; nothing where so many do that nobody reads it."""
    twice = [each for each in met if len(each.applied) > 1]
    said: dict[str, str] = {}
    if sum(len(each.applied) for each in twice) > _MOST_BESIDE:
        return said
    for each in twice:
        for number in each.applied:
            others = [shorten(other, 64) for other in each.applied if other != number]
            said[number] = _("The applicant, {enterprise}, also applies with {applications}.").format(
                enterprise=each.number, applications=join_names(others, most=_MOST_PLACES)
            )
    return said
