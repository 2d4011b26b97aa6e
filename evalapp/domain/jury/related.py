"""Where a recorded conflict of interest may reach further: other applications in which the same organisation stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.application import Dossier
from evalapp.domain.ids import PersonId
from evalapp.domain.jury.likeness import digits_of, organisation_keys
from evalapp.domain.jury.suspicion import Because, Side, Suspicion, SuspicionKey
from evalapp.domain.order import pair_key

_Sign = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Related:
    """`general`: the organisations of a conflict that stand in most applications and tell none of them from another."""

    found: tuple[Suspicion, ...] = ()
    general: tuple[str, ...] = ()


def related(conflicts: Collection[tuple[PersonId, str]], dossiers: Iterable[Dossier]) -> Related:
    """By juror and application. Organisations are the same by name without legal form, or by enterprise number.

    What the conflict is with is not recorded, so every organisation of that application counts, applicant or partner;
    it may be found inadmissible, and says as much. Nothing is suspected of a pair with a conflict of its own.
    """
    if not conflicts:
        return Related()
    by_number = {each.application.number: each for each in dossiers}
    signs: dict[_Sign, dict[str, tuple[Side, str]]] = {}
    for number, dossier in by_number.items():
        for sign, side, shown in _organisations(dossier):
            signs.setdefault(sign, {}).setdefault(number, (side, shown))
    general = _general(signs, len(by_number))
    found: dict[SuspicionKey, Suspicion] = {}
    aside: dict[_Sign, None] = {}
    for juror, source in conflicts:
        if source not in by_number:
            continue
        for sign, _side, _shown in _organisations(by_number[source]):
            if sign in general:
                aside[sign] = None
                continue
            for number, (side, shown) in signs[sign].items():
                is_settled = number == source or (juror, number) in conflicts
                if is_settled or not by_number[number].application.is_judged:
                    continue
                each = Suspicion(
                    juror=juror,
                    application=number,
                    because=Because.CONFLICT,
                    side=side,
                    resembles=f"{source} · {shown}",
                )
                found.setdefault(each.key, each)
    ordered = sorted(found.values(), key=lambda s: (pair_key((s.juror, s.application)), s.resembles))
    told = dict.fromkeys(next(iter(signs[sign].values()))[1] for sign in aside)
    return Related(found=tuple(ordered), general=tuple(sorted(told)))


def without_known(found: Sequence[Suspicion], known: Iterable[Suspicion]) -> tuple[Suspicion, ...]:
    """Those that do not say again of an organisation what its name or number said."""
    named = {(each.juror, each.application, each.resembles) for each in known}
    return tuple(
        each
        for each in found
        if (each.juror, each.application, each.resembles.partition(" · ")[2]) not in named
    )


def _general(signs: Mapping[_Sign, Mapping[str, object]], all_of_them: int) -> frozenset[_Sign]:
    counts = Counter({sign: len(places) for sign, places in signs.items()})
    return frozenset(sign for sign, n in counts.items() if n >= 3 and 2 * n > all_of_them)


def _organisations(dossier: Dossier) -> Iterator[tuple[_Sign, Side, str]]:
    application = dossier.application
    sides = [(application.organisation, application.enterprise_number, Side.APPLICANT)]
    sides += [(each.name, each.enterprise_number, Side.PARTNER) for each in dossier.partners]
    for name, number, side in sides:
        for key in organisation_keys(name):
            yield ("name", key), side, name
        if number:
            yield ("number", digits_of(number)), side, name
