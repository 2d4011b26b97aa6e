"""The official ranking of a panel, read straight from its file, and the lot that settles a tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, state
from evalapp.domain.permissions import Action
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.collecting import collecting_later
from evalapp.operations.ranking.material import material_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import LOT_SEED

_MOST_SEED = 200


def ranking_of(workspace: Workspace) -> Ranking:
    """The ranking under the scheme's rules, blocked or not. numpy is loaded here, not at start-up."""
    with collecting_later():
        return material_of(workspace.view).rank()


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawLot:
    """Record the seed of the lot: it must be announced after the list of applications is final.

    The order is the ascending SHA-256 of `seed:number`; anyone can repeat it with `sha256sum`.
    """

    seed: str
    reason: str = ""
    action: ClassVar[Action] = Action.DRAW_LOT

    def summary(self, view: View) -> Act:
        return act(
            "lot",
            before=state("seed", view.setting(LOT_SEED)),
            after=state("seed", self.seed.strip()),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        seed = self.seed.strip()
        if not seed.isprintable():
            raise BadValue(_("A seed is one line of characters that everyone can see; type it again."))
        if not seed or len(seed) > _MOST_SEED:
            raise BadValue(
                _("Drawing lots needs a seed of 1 to {most} characters that everyone saw.").format(
                    most=_MOST_SEED
                )
            )
        earlier = change.view.setting(LOT_SEED)
        if earlier and earlier != seed and not self.reason.strip():
            raise BadValue(
                _("Lots were drawn already, with seed “{seed}”; give the reason for drawing again.").format(
                    seed=earlier
                )
            )
        change.put_setting(LOT_SEED, seed)
