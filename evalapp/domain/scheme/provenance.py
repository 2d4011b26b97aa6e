"""What of a scheme is official and what is its maker's own, as its notes say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _

# “Official (thresholds): at least 3 on each criterion …”, in either language whatever the reader's.
_NOTE = re.compile(r"(?:(?P<official>Official|Officieel)|Ours|Eigen keuze) \((?P<topics>[^()]+)\): ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """The topics of the notes, in their order and in the current language."""

    official: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What follows the rules of the call’s own programme, and what whoever wrote the scheme filled in."""
        official, own = "; ".join(self.official), "; ".join(self.own)
        parts = (
            _("From the official rules: {topics}.").format(topics=official) if official else "",
            _("Chosen for this scheme: {topics}.").format(topics=own) if own else "",
        )
        return " ".join(filter(None, parts)) or _(
            "The notes of this scheme do not say which rules are official."
        )


def provenance_of(scheme: Scheme) -> Provenance:
    """Notes that do not begin with `Official (…):` or `Ours (…):` (Dutch `Officieel`, `Eigen keuze`) say neither."""
    found = [match for note in scheme.notes if (match := _NOTE.match(str(note)))]
    return Provenance(
        official=tuple(each["topics"] for each in found if each["official"]),
        own=tuple(each["topics"] for each in found if not each["official"]),
    )
