"""Where the jurors of an application lie far apart: worth a look in the meeting, and nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from evalapp.domain.order import number_key
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.scoring.asked import asked_scores
from evalapp.domain.scoring.discord import FAR
from evalapp.domain.texts import _
from evalapp.operations.progress.facts import Facts
from evalapp.words.scores import value_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    """The criterion of an application on which its jurors lie furthest apart, from `lowest` to `highest`, in steps."""

    application: str
    criterion: Criterion
    lowest: int
    highest: int

    @property
    def share(self) -> Fraction:
        """Of what the scale spans."""
        scale = self.criterion.scale
        return Fraction(self.highest - self.lowest, scale.highest_steps - scale.lowest_steps)

    @property
    def words(self) -> str:
        text = _("{application} {criterion}: from {lowest} to {highest}")
        return text.format(
            application=self.application,
            criterion=self.criterion.head,
            lowest=value_text(self.criterion.scale, self.lowest),
            highest=value_text(self.criterion.scale, self.highest),
        )


def far_apart(facts: Facts, withheld: Collection[str] = ()) -> tuple[Apart, ...]:
    """One for each application with at least two scores that lie `FAR` apart, the furthest first.

    Without criteria that do not count or that a consensus settled, and without scores beside a conflict of interest;
    nor those that are `withheld`, since others are still to score them.
    """
    agreed = {(each.application, each.criterion) for each in facts.consensus}
    scheme = facts.call.scheme
    criteria = {each.id: each for each in scheme.criteria if each.counts and _spans(each)}
    ends: dict[tuple[str, str], tuple[int, int]] = {}
    for score in asked_scores(facts.scores, facts.asked, scheme):
        value, place = score.value, (score.application, score.criterion)
        if (
            value is None
            or score.criterion not in criteria
            or place in agreed
            or score.application in withheld
            or (score.juror, score.application) in facts.barred
        ):
            continue
        low, high = ends.get(place, (value, value))
        ends[place] = min(low, value), max(high, value)
    found = (
        Apart(application=application, criterion=criteria[criterion], lowest=low, highest=high)
        for (application, criterion), (low, high) in ends.items()
    )
    return tuple(_furthest(each for each in found if each.share >= FAR))


def _furthest(found: Iterable[Apart]) -> list[Apart]:
    """One of each application."""
    best: dict[str, Apart] = {}
    for each in found:
        if each.application not in best or each.share > best[each.application].share:
            best[each.application] = each
    return sorted(best.values(), key=lambda each: (-each.share, number_key(each.application)))


def _spans(criterion: Criterion) -> bool:
    return criterion.scale.highest_steps > criterion.scale.lowest_steps
