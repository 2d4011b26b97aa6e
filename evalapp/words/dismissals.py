"""That a suspected conflict of interest was decided to be none: who decided it, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evalapp.domain.ids import PersonId
from evalapp.domain.jury.suspicion import Dismissed
from evalapp.domain.texts import _
from evalapp.words import formats


def decisions_by_pair(
    dismissed: Iterable[Dismissed], names: Mapping[PersonId, str]
) -> dict[tuple[PersonId, str], str]:
    """By juror and application. What was decided of several signs at once is said once."""
    found: dict[tuple[PersonId, str], dict[str, None]] = {}
    for each in sorted(dismissed, key=lambda each: (each.at, each.juror, each.application)):
        text = _("decided by {who} on {day} that it is no conflict of interest: {reason}")
        said = text.format(who=names.get(each.by, each.by), day=formats.day(each.at), reason=each.reason)
        found.setdefault((each.juror, each.application), {})[said] = None
    return {pair: "; ".join(said) for pair, said in found.items()}
