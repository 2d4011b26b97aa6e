"""Why an application has no total yet, and what gives it one: beside the dash, where somebody looks at it alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.ranking import Blocker, BlockerKind
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.explain import blocker_lines
from evalapp.words.phrases import join_names

# What the jury itself mends by a consensus, on each criterion.
_AGREED = (BlockerKind.QUORUM, BlockerKind.NO_SCORE_AT_ALL, BlockerKind.NO_CONSENSUS)


def lacking_lines(
    scheme: Scheme, blockers: Iterable[Blocker], application: str, names: Mapping[PersonId, PersonName]
) -> list[str]:
    """A sentence for each reason, the criteria of one together; none where it lacks nothing."""
    own = [each for each in blockers if each.application == application]
    others = [each for each in own if each.kind not in _AGREED]
    return [*_of_agreed(scheme, own), *blocker_lines(scheme, others, names)]


def consensus_needed(scheme: Scheme, blockers: Iterable[Blocker], application: str) -> str:
    """On which criteria the jury must still agree before it has a total; empty where on none."""
    heads = [
        scheme.criterion(each.criterion).head
        for each in blockers
        if each.application == application and each.kind in _AGREED
    ]
    text = _("consensus needed on {criteria}")
    return text.format(criteria=join_names(heads, most=len(heads))) if heads else ""


def _of_agreed(scheme: Scheme, own: Sequence[Blocker]) -> Iterator[str]:
    least = scheme.ranking.least_scores
    for kind, count in dict.fromkeys((each.kind, each.count) for each in own if each.kind in _AGREED):
        of_it = [each for each in own if (each.kind, each.count) == (kind, count)]
        heads = [scheme.criterion(each.criterion).head for each in of_it]
        if kind is BlockerKind.QUORUM:
            text = ngettext(
                "No total yet: {n} score where at least {least} are needed. A consensus is needed on {criteria}.",
                "No total yet: {n} scores where at least {least} are needed. A consensus is needed on {criteria}.",
                count,
            )
        elif kind is BlockerKind.NO_SCORE_AT_ALL:
            text = _(
                "No total yet: every juror gave a reason for no score. A consensus is needed on {criteria}."
            )
        else:
            text = _("No total yet: the jurors differ. A consensus is needed on {criteria}.")
        yield text.format(n=count, least=least, criteria=join_names(heads, most=len(heads)))
