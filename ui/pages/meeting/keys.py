"""What letters do on the page of the meeting, where no field takes them."""

from __future__ import annotations

from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_
from ui.actions import OFFICE
from ui.actions import Action as Act

HAS_LEFT = Act(
    id="has-left",
    said=N_("Meeting: has left the room"),
    keys="V",
    roles=OFFICE,
    is_local=True,
    in_palette=False,
    needs=Action.MEET,
)
NAMES = Act(
    id="names",
    said=N_("Meeting: show or hide names"),
    keys="N",
    roles=OFFICE,
    is_local=True,
    in_palette=False,
)
PROPOSE = Act(
    id="propose",
    said=N_("Meeting: the jury proposes otherwise"),
    keys="P",
    roles=OFFICE,
    is_local=True,
    in_palette=False,
    needs=Action.ADVISE,
)
