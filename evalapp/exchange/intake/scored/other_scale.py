"""Whether a juror scored on another scale: where some numbers lie above ours, those that fit it do so by accident.

An 8, a 7 and a 9 on a scale of 0 to 5 are refused each by itself; the 4 and the 5 beside them are then out of ten too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import few_digits, parse_decimal, written
from evalapp.domain.scheme.model import Scale
from evalapp.domain.texts import _

_OUT_OF = re.compile(r"\s*\d+(?:[.,]\d+)?\s*(?:/|op|out of)\s*(\d+)\s*", re.IGNORECASE)
_PERCENT = re.compile(r"\s*\d+(?:[.,]\d+)?\s*%\s*")
_PROOF = 2  # a single one is a slip
_MOST_NAMED = 8

_Of = tuple[str, Fraction, Fraction]


def lies_above(text: str, scale: Scale) -> bool:
    """Whether it is a number of a higher scale: too large, out of another number, a percentage."""
    if scale.words:
        return False
    if most := _OUT_OF.fullmatch(text):
        return few_digits(most[1]) != scale.highest
    if _PERCENT.fullmatch(text):
        return True
    try:
        return parse_decimal(text.strip()) > scale.highest
    except BadValue:
        return False


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherScales:
    """`above`: where numbers above the scale stand, of each juror on each scale."""

    above: dict[_Of, list[str]] = field(default_factory=dict)

    def see(self, juror: str, scale: Scale, text: str, address: str) -> None:
        """A number that was refused already."""
        if lies_above(text, scale):
            self.above.setdefault(_of(juror, scale), []).append(address)

    def reasons(self, fitting: Iterable[tuple[str, Scale]]) -> Iterator[str]:
        """For each of those that fit their scale, why it cannot be taken; empty where it can."""
        if not self.above:
            return
        given = list(fitting)
        proven = {of: _because(places, of) for of, places in self.above.items() if len(places) >= _PROOF}
        for juror, scale in given:
            yield proven.get(_of(juror, scale), "")


def _of(juror: str, scale: Scale) -> _Of:
    return juror, scale.lowest, scale.highest


def _because(places: Sequence[str], of: _Of) -> str:
    named = ", ".join(places[:_MOST_NAMED])
    if (n := len(places) - _MOST_NAMED) > 0:
        named = f"{named} " + _("and {n} more").format(n=n)
    return _(
        "this juror also gave numbers that do not fit the scale from {low} to {high}: {cells}; the others may then be "
        "on another scale too, and none of these was taken. Ask the juror for scores from {low} to {high}"
    ).format(low=written(of[1]), high=written(of[2]), cells=named)
