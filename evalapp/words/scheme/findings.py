"""What the program can find beside a question of the checklist, in a word or two."""

from __future__ import annotations

from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _


def finding_name(kind: FindingKind) -> str:
    return {
        FindingKind.ON_TIME: _("whether it came in on time"),
        FindingKind.ENTERPRISE_NUMBER: _("the enterprise number"),
        FindingKind.COMPLETE: _("what is missing"),
        FindingKind.CEILINGS: _("the ceilings of the budget"),
        FindingKind.SUPPORT_RATE: _("the support rate"),
        FindingKind.HELIX: _("which sides take part"),
        FindingKind.SMES: _("how many SMEs take part"),
        FindingKind.EARLIER_INSTRUMENT: _("an earlier instrument"),
        FindingKind.DUPLICATE: _("a second application that is alike"),
    }[kind]
