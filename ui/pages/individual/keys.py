"""What letters do on the page of the individual procedure, where no field takes them."""

from __future__ import annotations

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_
from ui.actions import OFFICE
from ui.actions import Action as Act


def _letter(id: str, said: str, keys: str) -> Act:
    return Act(
        id=id, said=said, keys=keys, roles=OFFICE, is_local=True, in_palette=False, needs=Action.ADVISE
    )


APPROVE = _letter("propose-approve", N_("Decisions: propose to approve"), "G")
REJECT = _letter("propose-reject", N_("Decisions: propose to reject"), "A")
RETURN = _letter("propose-return", N_("Decisions: propose to return it to the applicant"), "T")
KEYS = {Proposal.APPROVE: APPROVE.keys, Proposal.REJECT: REJECT.keys, Proposal.RETURN: RETURN.keys}
