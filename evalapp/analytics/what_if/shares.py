"""Weights as shares of the whole: one is moved, the others keep their proportions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _

Shares = Mapping[str, Fraction]
"""Criterion that counts → its share of the whole; together 1."""

_FINEST = 1_000_000


def shares_of(scheme: Scheme) -> dict[str, Fraction]:
    whole = _whole(scheme)
    return {each.id: each.weight / whole for each in scheme.counting}


def moved(shares: Shares, criterion: str, share: Fraction) -> dict[str, Fraction]:
    """One share as it is asked, the others scaled along. Raises BadValue for one that leaves nothing of the others."""
    if len(shares) < 2:
        raise BadValue(
            _("“{criterion}” is the only criterion that counts, so it is the whole.").format(
                criterion=criterion
            )
        )
    if not 0 < share < 1:
        raise BadValue(_("A weight in percent is a share of the whole: more than 0 and less than 100."))
    factor = (1 - share) / (1 - shares[criterion])
    return {id: share if id == criterion else each * factor for id, each in shares.items()}


def settled(shares: Shares) -> dict[str, Fraction]:
    """To a millionth of the whole, and together still 1.

    Weights that are moved in turn would else gather denominators until exact numbers fill no machine word any more.
    """
    rounded = {
        id: max(Fraction(round(each * _FINEST), _FINEST), Fraction(1, _FINEST)) for id, each in shares.items()
    }
    largest = max(rounded, key=lambda id: rounded[id])
    rounded[largest] += 1 - sum(rounded.values())
    return rounded


def reweighed(scheme: Scheme, shares: Shares) -> Scheme:
    """The scheme with these shares, in its own unit: the weights come to as much as before."""
    whole = _whole(scheme)
    groups = tuple(
        replace(
            group,
            criteria=tuple(
                replace(each, weight=shares[each.id] * whole) if each.id in shares else each
                for each in group.criteria
            ),
        )
        for group in scheme.groups
    )
    return replace(scheme, groups=groups)


def _whole(scheme: Scheme) -> Fraction:
    return sum((each.weight for each in scheme.counting), Fraction())
