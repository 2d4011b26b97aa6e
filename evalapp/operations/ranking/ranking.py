"""The official ranking of a panel, read straight from its file, and the lot that settles a tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, TableName, act, state
from evalapp.domain.permissions import Action
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.collecting import collecting_later
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import LOT_SEED

if TYPE_CHECKING:
    from evalapp.analytics.ranking.material import Material

_MOST_SEED = 200


# All tables that `material_of` reads.
RANKED_TABLES: tuple[TableName, ...] = (
    "call",
    "scheme",
    "application",
    "assignment",
    "conflict",
    "score",
    "consensus",
    "setting",
    "flagged",
    "panel_order",
    "granted",
    "open_choice",
)


def ranking_of(workspace: Workspace) -> Ranking:
    """The ranking under the scheme's rules, blocked or not. numpy is loaded here, not at start-up."""
    with collecting_later():
        return material_of(workspace.view).rank()


def material_of(view: View) -> Material:
    """All that the ranking looks at, as it stands in the file."""
    from evalapp.analytics.ranking.material import Material
    from evalapp.analytics.table import ScoreTable

    call = view.call()
    applications = view.applications()
    table = ScoreTable.from_runs(call.scheme, [each.number for each in applications], view.score_runs())
    return Material(
        scheme=call.scheme,
        table=table,
        applications=tuple(applications),
        consensus=tuple(view.consensus()),
        assignments=tuple(view.pairs("assignment")),
        conflicts=tuple(view.pairs("conflict")),
        budget=call.budget,
        lot_seed=view.setting(LOT_SEED),
        decisions=view.decisions(),
        open_choices=tuple(each.placed for each in view.open_choices()),
    )


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
