"""The lot that settles a tie: its seed and who saw it are fixed before it is drawn; every draw is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.decisions import Draw
from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonName
from evalapp.domain.journal import Act, Step, moment, state
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.change import OpenChange
from evalapp.operations.meeting.times import happened_at, in_utc
from evalapp.operations.ranking.decisions import checked_reason
from evalapp.operations.view import View
from evalapp.store.rows.settings import LOT_SEED
from evalapp.words import formats

_MOST_SEED = 200
_MOST_WITNESSES = 300
_ALL = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawLot:
    """Record the seed of the lot: it must be announced after the list of applications is final.

    The order is the ascending SHA-256 of `seed:number`; anyone can repeat it with `sha256sum`. `witnesses` are who saw
    the seed come about, `noted_at` is when it was fixed (ISO 8601, empty for now). The same once more changes nothing.
    """

    seed: str
    reason: str = ""
    witnesses: str = ""
    noted_at: str = ""
    action: ClassVar[Action] = Action.DRAW_LOT

    def summary(self, view: View) -> Act:
        drawn = Step(
            what="lot",
            before=state("seed", view.setting(LOT_SEED)),
            after=state("seed", self.seed.strip()),
        )
        seen = Step(what="lot-seen", named={"witnesses": " ".join(self.witnesses.split())})
        noted = Step(
            what="lot-noted", named={"moment": moment(in_utc(self.noted_at) if self.noted_at else "")}
        )
        steps = [drawn, *([seen] if self.witnesses.strip() else ()), *([noted] if self.noted_at else ())]
        return Act(steps=tuple(steps), reason=" ".join(self.reason.split()))

    def apply(self, change: OpenChange) -> None:
        seed = _checked_seed(self.seed)
        witnesses = typed_line(self.witnesses, _MOST_WITNESSES)
        earlier = draws_of(change.view)
        if earlier and _is_same(earlier[-1], seed, witnesses, self.noted_at):
            return
        if earlier and not self.reason.strip():
            raise BadValue(
                _("Lots were drawn already, with seed “{seed}”; give the reason for drawing again.").format(
                    seed=earlier[-1].seed
                )
            )
        row = {
            "nth": len(earlier) + 1,
            "seed": seed,
            "witnesses": witnesses,
            "noted_at": happened_at(change, self.noted_at),
            "reason": checked_reason(self.reason) if self.reason.strip() else "",
            "by_whom": change.actor.name,
            "at": change.at,
        }
        change.put("draw", [row])
        change.put_setting(LOT_SEED, seed)


def _checked_seed(text: str) -> str:
    seed = text.strip()
    if not seed.isprintable():
        raise BadValue(_("A seed is one line of characters that everyone can see; type it again."))
    if not seed or len(seed) > _MOST_SEED:
        raise BadValue(
            _("Drawing lots needs a seed of 1 to {most} characters that everyone saw.").format(
                most=_MOST_SEED
            )
        )
    return seed


def _is_same(draw: Draw, seed: str, witnesses: str, noted_at: str) -> bool:
    """What is not said is not another thing."""
    return (
        draw.seed == seed
        and witnesses in ("", draw.witnesses)
        and (not noted_at or in_utc(noted_at) == draw.noted_at)
    )


def draws_of(view: View) -> list[Draw]:
    """All that hold, oldest first; those of a time when they were not kept as rows as the journal tells them."""
    kept = view.closings.draws()
    seed = view.setting(LOT_SEED)
    if not seed or (kept and kept[0].nth == 1):
        return kept
    return [*_before_rows(view, seed, kept[0].nth - 1 if kept else None), *kept]


def witnessed_words(view: View) -> str:
    """Of the last draw, who saw its seed and when it was fixed; empty where nothing was drawn, or nobody was asked."""
    draws = draws_of(view)
    return seen_words(draws[-1]) if draws else ""


def seen_words(draw: Draw) -> str:
    """Without the full stop; empty of a draw of a time when nobody was asked."""
    if draw.witnesses and draw.noted_at:
        text = _("Fixed at {moment}, before the draw, and seen by {witnesses}")
        return text.format(moment=formats.moment(draw.noted_at), witnesses=draw.witnesses)
    if draw.noted_at:
        text = _("Fixed at {moment}, before the draw; who saw it was not recorded")
        return text.format(moment=formats.moment(draw.noted_at))
    return ""


def _before_rows(view: View, seed: str, most: int | None) -> list[Draw]:
    """The first `most` draws; of the very last one the file itself has the `seed`, of others the act may not say it."""
    drawn = {each.id: each for each in view.history(limit=_ALL, action=Action.DRAW_LOT)}
    gone = view.registered().taken_back
    standing = [drawn[number] for number in sorted(drawn) if number not in gone][:most]
    if not standing:  # read back from an export, which has no act of theirs
        last = seed if most is None else ""
        return [Draw(nth=nth, seed=last) for nth in range(1, (most or 1) + 1)]
    return [
        Draw(
            nth=nth,
            seed=_seed_told(each.act) or (seed if most is None and each is standing[-1] else ""),
            reason=each.act.reason if each.act else "",
            by=PersonName(each.actor),
            at=each.at,
        )
        for nth, each in enumerate(standing, start=1)
    ]


def _seed_told(act: Act | None) -> str:
    after = act.steps[0].after if act is not None and act.steps else None
    match after:
        case {"state": ["seed", str(seed)]}:
            return seed
        case _:
            return ""
