"""What is said once of all files, where every row by itself would only repeat it."""

from __future__ import annotations

from evalapp.domain.intake import PARTNERS
from evalapp.domain.texts import ngettext
from evalapp.exchange.intake.rows import Gathered


def commitments_not_given(gathered: Gathered) -> list[str]:
    """A file without that column says of nobody that the commitment is only intended."""
    taken = [each for (kind, _number), parts in gathered.items() if kind == PARTNERS for each in parts.values]
    n = sum(each.is_committed is None for each in taken)
    if not n:
        return []
    if n == len(taken):
        text = ngettext(
            "Whether the commitment is signed is not said of the {n} partner: it is kept as not given.",
            "Whether the commitment is signed is not said of any of the {n} partners: it is kept as not given.",
            n,
        )
    else:
        text = ngettext(
            "Whether the commitment is signed is not said of {n} of the {all} partners: it is kept as not given.",
            "Whether the commitment is signed is not said of {n} of the {all} partners: it is kept as not given.",
            len(taken),
        )
    return [text.format(n=n, all=len(taken))]
